//! References to annexes: 附件2, 附件一, 附录A, 附表3.

use super::named::{Key, UNNUMBERED, annex_key};
use crate::grammar::{AnnexName, Cursor, annex_name};
use crate::text::is_hanzi;

/// A reference to an annex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Annex {
    pub(super) key: Key,
    /// Byte behind the name.
    pub(super) end: usize,
}

impl Annex {
    /// Whether it has neither number nor letter.
    pub(super) fn is_unnumbered(&self) -> bool {
        self.key.1 == UNNUMBERED
    }
}

/// Reads the name of an annex at byte `at`. A longer word (附件一览表), a
/// decimal number (附件1.2) and prose behind an unnumbered name give `None`.
pub(super) fn annex(text: &str, at: usize) -> Option<Annex> {
    let mut cursor = Cursor::at(text, at);
    let AnnexName {
        word,
        number,
        letter,
    } = annex_name(&mut cursor)?;
    let key = annex_key(word?, number, letter)?;
    let found = Annex {
        key,
        end: cursor.at,
    };
    let mut ahead = cursor;
    let joint = ahead.eat(|c| matches!(c, '-' | '－' | '–' | '.' | '．'));
    let goes_on = joint.is_some() && ahead.peek().is_some_and(char::is_alphanumeric);
    let in_word = cursor.peek().is_some_and(|c| {
        if is_hanzi(c) {
            found.is_unnumbered() || !"所的中规規第至和与與及或之列内外为為是以给".contains(c)
        } else {
            c.is_alphanumeric()
        }
    });
    (!goes_on && !in_word).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::super::named::LETTERS;
    use super::*;

    fn number(text: &str) -> Option<Vec<u32>> {
        annex(text, 0).map(|name| name.key.1.parts().to_vec())
    }

    #[test]
    fn annexes_are_read_by_number_and_letter() {
        assert_eq!(number("附件2"), Some(vec![2]));
        assert_eq!(number("附件一）"), Some(vec![1]));
        assert_eq!(number("附表 3："), Some(vec![3]));
        assert_eq!(number("附件1-2所列"), Some(vec![1, 2]));
        assert_eq!(number("附錄B所列"), Some(vec![LETTERS + 2]));
        assert_eq!(number("附件）"), Some(UNNUMBERED.parts().to_vec()));
        for text in ["附件一览表", "附件1.2", "附件材料", "附近", "附录AB"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
