//! Cutting text into words with jieba.

use std::sync::OnceLock;

use jieba_rs::Jieba;

use crate::text::fold;

/// Cuts text into words. Shared by all of the program: see [`segmenter`].
#[derive(Debug)]
pub struct Segmenter {
    jieba: Jieba,
}

static SEGMENTER: OnceLock<Segmenter> = OnceLock::new();

/// The one segmenter of the program. The first call loads the dictionary, in
/// about a tenth of a second and 35 MB; others that come meanwhile wait for
/// it.
pub fn segmenter() -> &'static Segmenter {
    SEGMENTER.get_or_init(|| Segmenter {
        jieba: Jieba::new(),
    })
}

/// Whether the dictionary is there, so that [`segmenter`] returns at once.
#[must_use]
pub fn is_loaded() -> bool {
    SEGMENTER.get().is_some()
}

impl Segmenter {
    /// The words of `text` with their places, in order and without gaps:
    /// punctuation and white space come as words too. `each` is given the
    /// first byte and the byte after the last of each.
    ///
    /// Traditional text is cut as if it were simplified, which is what the
    /// dictionary knows. Best given one paragraph at a time.
    pub fn cut(&self, text: &str, mut each: impl FnMut(usize, usize)) {
        let simple: String = text.chars().map(fold::simplified).collect();
        let words = self.jieba.cut(&simple, true);
        if same_lengths(&simple, text) {
            for word in words {
                each(word.byte_start, word.byte_end);
            }
            return;
        }
        // A few traditional hanzi take more bytes than their simplified form:
        // count in characters there.
        let mut offsets = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        let mut start = offsets.next().unwrap_or_default();
        let mut passed = 0usize;
        for word in words {
            let step = word.end.saturating_sub(passed);
            let Some(end) = step.checked_sub(1).and_then(|n| offsets.nth(n)) else {
                continue;
            };
            each(start, end);
            (start, passed) = (end, word.end);
        }
    }

    /// The words of `text`, which is to be in simplified hanzi and half width,
    /// in order and without gaps; `each` is given the word, its first
    /// character and the character after its last. What the dictionary does
    /// not know is guessed where `guesses` says so, and comes character by
    /// character otherwise.
    pub fn cut_simplified(
        &self,
        text: &str,
        guesses: bool,
        mut each: impl FnMut(&str, usize, usize),
    ) {
        for word in self.jieba.cut(text, guesses) {
            each(word.word, word.start, word.end);
        }
    }

    /// Whether the dictionary has a word, in simplified hanzi.
    #[must_use]
    pub fn knows(&self, word: &str) -> bool {
        self.jieba.has_word(word)
    }

    /// The words of `text`, which is to be in simplified hanzi, by the
    /// dictionary alone: what it does not know comes character by character,
    /// where [`cut`](Self::cut) guesses words.
    #[must_use]
    pub fn cut_known<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let words = self.jieba.cut(text, false);
        words.into_iter().map(|word| word.word).collect()
    }

    /// Every word of the dictionary that stands in `text`, which is to be in
    /// simplified hanzi, by its first character; those that begin at the same
    /// one by their length. `each` is given the word, its first character and
    /// the character after its last. Hanzi that the dictionary does not know
    /// as a word do not come.
    pub fn each_known(&self, text: &str, mut each: impl FnMut(&str, usize, usize)) {
        for word in self.jieba.cut_all(text) {
            each(word.word, word.start, word.end);
        }
    }

    /// How often the dictionary counted a word, in simplified hanzi; 0 for one
    /// that it does not know.
    #[must_use]
    pub fn frequency(&self, word: &str) -> usize {
        if self.jieba.has_word(word) {
            self.jieba.suggest_freq(word)
        } else {
            0
        }
    }

    /// The class of a word, in simplified hanzi, by the tags of the dictionary:
    /// `n`, `v`, `d` and so on, some with a second letter. Empty for a word
    /// that it does not know.
    #[must_use]
    pub fn class<'a>(&'a self, word: &'a str) -> &'a str {
        // The tagger loads its own table at the first call: not for a word that
        // has no tag.
        if !self.jieba.has_word(word) {
            return "";
        }
        match self.jieba.tag(word, false).as_slice() {
            [tagged] => tagged.tag,
            _ => "",
        }
    }
}

/// Whether the characters of two texts begin at the same bytes.
fn same_lengths(a: &str, b: &str) -> bool {
    a.chars()
        .map(char::len_utf8)
        .eq(b.chars().map(char::len_utf8))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        segmenter().cut(text, |from, to| found.push(&text[from..to]));
        found
    }

    #[test]
    fn words_touch_and_cover_the_text() {
        let text = "为人民服务是宗旨，12.6亿元 GDP。";
        assert!(words(text).contains(&"人民"));
        assert_eq!(words(text).concat(), text);
        assert!(is_loaded());
    }

    #[test]
    fn the_dictionary_tells_of_a_word() {
        let segmenter = segmenter();
        assert!(segmenter.frequency("工作") > segmenter.frequency("协同"));
        assert_eq!(segmenter.frequency("链链"), 0);
        assert_eq!(segmenter.class("推进"), "v");
        assert_eq!(segmenter.class("链链"), "");
        assert_eq!(segmenter.cut_known("产业链链"), ["产业链", "链"]);
        let mut all = Vec::new();
        segmenter.each_known("产业链", |word, from, to| {
            all.push((word.to_owned(), from, to))
        });
        assert!(all.contains(&("产业".to_owned(), 0, 2)));
        assert!(all.contains(&("产业链".to_owned(), 0, 3)));
    }

    #[test]
    fn traditional_text_is_cut_as_simplified() {
        assert_eq!(words("經濟發展"), ["經濟", "發展"]);
        // The simplified form of 𧜵 is three bytes long, not four.
        assert_eq!(fold::simplified('𧜵').len_utf8(), 3);
        let text = "𧜵經濟發展，人民";
        assert_eq!(words(text).concat(), text);
        assert!(words(text).contains(&"發展"));
    }
}
