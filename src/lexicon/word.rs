//! The word at a place of a text.

use std::ops::Range;

use super::cutting::segmentation::segmenter;

/// The bytes of the word that holds the byte at `at`, or where none does, of
/// the next one; words of fewer than `least` characters are passed over where
/// a longer one follows. Punctuation and white space are no words. `None`
/// where no word is at `at` or behind it.
///
/// Loads the dictionary, so it belongs into a worker. Linear in the text.
#[must_use]
pub fn word_at(text: &str, at: usize, least: usize) -> Option<Range<usize>> {
    let mut first = None;
    let mut long = None;
    segmenter().cut(text, |start, end| {
        if end <= at || long.is_some() {
            return;
        }
        let word = text.get(start..end).unwrap_or_default();
        if !word.chars().any(char::is_alphanumeric) {
            return;
        }
        first.get_or_insert(start..end);
        if word.chars().count() >= least {
            long = Some(start..end);
        }
    });
    long.or(first)
}

/// The bytes of all words of a text; punctuation and white space are none.
///
/// Loads the dictionary, so it belongs into a worker. Linear in the text.
#[must_use]
pub fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    segmenter().cut(text, |start, end| {
        let word = text.get(start..end).unwrap_or_default();
        if word.chars().any(char::is_alphanumeric) {
            words.push(start..end);
        }
    });
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, before: &str, least: usize) -> String {
        let at = text.find(before).unwrap();
        word_at(text, at, least).map_or_else(String::new, |at| text[at].to_owned())
    }

    #[test]
    fn the_word_around_a_place_or_the_next_one() {
        let text = "（一）为人民服务，是宗旨。";
        assert_eq!(word(text, "民", 1), "人民");
        assert_eq!(word(text, "，", 1), "是");
        assert_eq!(word(text, "（", 1), "一");
        assert_eq!(word(text, "（", 2), "人民");
        assert_eq!(word("的。", "的", 2), "的");
        assert_eq!(word("人民。", "。", 1), "");
        assert_eq!(word_at("", 0, 1), None);
    }

    #[test]
    fn words_leave_punctuation_out() {
        let text = "（一）为人民服务，是宗旨。";
        let all: Vec<&str> = words(text).into_iter().map(|at| &text[at]).collect();
        assert_eq!(all.concat(), "一为人民服务是宗旨");
        assert!(all.contains(&"人民"), "{all:?}");
    }
}
