//! Places in a text that was read again.

use crate::document::{Document, SectionId, Span};

use super::anchored::Anchor;
use super::titles::{Title, section_with_title_at, sections};

/// Where the places of one text stand in another that was read later from
/// the same source: more of it, or another version.
#[derive(Debug)]
pub struct Moved<'a> {
    old: &'a Document,
    new: &'a Document,
    /// Bytes that are the same at the beginning of both.
    before: usize,
    /// Bytes that are the same at the end of both.
    behind: usize,
}

impl<'a> Moved<'a> {
    /// Compares two texts. Linear.
    #[must_use]
    pub fn new(old: &'a Document, new: &'a Document) -> Self {
        let (a, b) = (old.text(), new.text());
        // Two characters may share their first bytes, or their last ones.
        let mut before = same_start(a.as_bytes(), b.as_bytes());
        while !a.is_char_boundary(before) {
            before = before.saturating_sub(1);
        }
        let rest = |text: &'a str| text.get(before..).unwrap_or_default();
        let (a, b) = (rest(a), rest(b));
        let mut behind = same_end(a.as_bytes(), b.as_bytes());
        while !a.is_char_boundary(a.len().saturating_sub(behind)) {
            behind = behind.saturating_sub(1);
        }
        Self {
            old,
            new,
            before,
            behind,
        }
    }

    /// Where an offset in bytes of the old text stands in the new one: in the
    /// parts that are the same at once, else by the words there, else by the
    /// line of the source.
    #[must_use]
    pub fn place(&self, offset: u32) -> u32 {
        let at = offset as usize;
        let (old, new) = (self.old.text().len(), self.new.text().len());
        if at <= self.before {
            return offset;
        }
        if at >= old.saturating_sub(self.behind) {
            let from_end = old.saturating_sub(at);
            return u32::try_from(new.saturating_sub(from_end)).unwrap_or(offset);
        }
        let find = |end: u32| {
            let anchor = Anchor::at(self.old, Span::new(offset, end));
            let found = anchor.find_where(self.new, &|span| self.is_changed(span));
            found.map(|span| span.start)
        };
        let block = self.old.block_at(offset).and_then(|id| self.old.block(id));
        let end = block.map_or(offset, |block| block.span.end.max(offset));
        // What follows may have changed; the rest of the paragraph is enough.
        find(offset).or_else(|| find(end)).unwrap_or_else(|| {
            let line = self.old.origin().number(offset);
            let there = self.new.origin().offset_of(line);
            there.unwrap_or_else(|| self.new.len())
        })
    }
}

/// What becomes of sections.
impl Moved<'_> {
    /// The later text.
    #[must_use]
    pub const fn new_text(&self) -> &Document {
        self.new
    }

    /// Whether a span of the new text begins where the texts differ: what stood
    /// in the changed part is not looked for in what is the same.
    fn is_changed(&self, span: Span) -> bool {
        let end = self.new.text().len().saturating_sub(self.behind);
        let start = span.start as usize;
        self.before <= start && start <= end
    }

    /// For each section of the old text the one of the new text that it is,
    /// where there is one. Linear, but for titles of the changed part that have
    /// changed themselves, of which a bounded number is looked for.
    #[must_use]
    pub fn sections(&self) -> Vec<Option<SectionId>> {
        let there = |start: u32| section_with_title_at(self.new, start);
        let old = self.old.text().len();
        let mut changed = Vec::new();
        let mut ids: Vec<Option<SectionId>> = Vec::new();
        for section in self.old.sections() {
            let (start, end) = (section.title.start as usize, section.title.end as usize);
            let same = end <= self.before || start >= old.saturating_sub(self.behind);
            if !same {
                changed.push((
                    ids.len(),
                    section.title,
                    Anchor::at(self.old, section.title),
                ));
            }
            ids.push(if same {
                there(self.place(section.title.start))
            } else {
                None
            });
        }
        let titles: Vec<Title<'_>> = changed
            .iter()
            .map(|(_, title, at)| Title {
                words: self.old.slice(*title),
                at,
            })
            .collect();
        let found = sections(&titles, self.new, &|span| self.is_changed(span));
        for ((at, ..), found) in changed.iter().zip(found) {
            if let Some(id) = ids.get_mut(*at) {
                *id = found;
            }
        }
        ids
    }
}

/// Bytes compared at once.
const BLOCK: usize = 4096;

fn same_start(a: &[u8], b: &[u8]) -> usize {
    let blocks = a.chunks_exact(BLOCK).zip(b.chunks_exact(BLOCK));
    let whole = blocks.take_while(|(a, b)| a == b).count();
    let start = whole.saturating_mul(BLOCK);
    let a = a.get(start..).unwrap_or_default().iter();
    let b = b.get(start..).unwrap_or_default().iter();
    start.saturating_add(a.zip(b).take_while(|(a, b)| a == b).count())
}

fn same_end(a: &[u8], b: &[u8]) -> usize {
    let blocks = a.rchunks_exact(BLOCK).zip(b.rchunks_exact(BLOCK));
    let whole = blocks.take_while(|(a, b)| a == b).count();
    let behind = whole.saturating_mul(BLOCK);
    let left = |text: &[u8]| text.len().saturating_sub(behind);
    let a = a.get(..left(a)).unwrap_or_default().iter().rev();
    let b = b.get(..left(b)).unwrap_or_default().iter().rev();
    behind.saturating_add(a.zip(b).take_while(|(a, b)| a == b).count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Meta;
    use crate::structure::{Options, parse};

    fn document(text: &str) -> Document {
        parse(text, Meta::default(), &Options::default()).unwrap()
    }

    /// What stands at the new place of `words`, as long as they are.
    fn again(old: &str, words: &str, new: &str) -> String {
        let (old, new) = (document(old), document(new));
        let at = u32::try_from(old.text().find(words).unwrap()).unwrap();
        let there = Moved::new(&old, &new).place(at) as usize;
        new.text()[there..]
            .chars()
            .take(words.chars().count())
            .collect()
    }

    const OLD: &str = "河水慢慢地流过石桥。\n\n桥头有一棵老槐树。\n\n树下的人在下棋。\n\n\
                       天色渐渐暗了下来。";

    #[test]
    fn what_stands_before_and_behind_a_change_goes_with_it() {
        let new = OLD.replace("老槐树", "很老很老的大槐树");
        for words in ["河水", "桥头有", "树下的", "天色"] {
            assert_eq!(again(OLD, words, &new), words);
        }
    }

    #[test]
    fn characters_that_share_bytes_are_not_the_same() {
        // 且 and 丙 begin with the same two bytes, 丘 and 丙 end in others.
        let old = "一二三四五六七。\n专且丕世丗丘丙业丛东丝丞丟丠両。\n完。";
        let new = old.replace("且丕世丗丘", "");
        assert_eq!(again(old, "丙业丛东", &new), "丙业丛东");
    }

    #[test]
    fn changed_words_are_found_by_what_is_left_of_them() {
        let new = format!(
            "添在前面的一段。\n\n{}",
            OLD.replace("河水慢慢", "溪水缓缓")
        );
        let new = new.replace("渐渐", "一点一点地");
        assert_eq!(again(OLD, "树下的人在", &new), "树下的人在");
    }

    #[test]
    fn a_text_that_is_cut_off_or_gone_gives_its_end() {
        let new = "河水慢慢地流过石桥。\n\n桥头";
        assert_eq!(again(OLD, "天色渐", new), "");
        assert_eq!(again(OLD, "天色渐", ""), "");
    }

    #[test]
    fn long_texts_are_compared_to_the_byte() {
        let long = "城里的钟敲了三下。\n\n".repeat(2000);
        let old = format!("{long}甲\n\n{long}");
        let new = format!("{long}乙丙\n\n{long}");
        let (a, b) = (document(&old), document(&new));
        let moved = Moved::new(&a, &b);
        let behind = u32::try_from(a.text().find('甲').unwrap() + 5).unwrap();
        assert_eq!(moved.place(behind), behind + 3);
        let last = a.len();
        assert_eq!(moved.place(last), b.len());
    }
}
