//! References to annexes: 附件2, 附件一, 附录A, 附表3.

use super::ordinal::{AnnexWord, Label, Reader};
use crate::text::is_hanzi;

/// Letters count from here, so that 附录A is not 附录1.
const LETTERS: u32 = 1_000_000;

/// The label of an annex that has none: 附件 alone.
pub(super) const UNNUMBERED: Label = Label::of(LETTERS - 1);

/// The name of an annex.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct AnnexName {
    pub(super) word: AnnexWord,
    pub(super) label: Label,
    /// Byte behind the name.
    pub(super) end: usize,
}

/// Reads the name of an annex at byte `at`. A longer word (附件一览表), a
/// number of several parts (附件1-2) and prose behind an unnumbered name give
/// `None`.
pub(super) fn annex(text: &str, at: usize) -> Option<AnnexName> {
    let mut reader = Reader::new(text, at);
    if !reader.eat(|c| c == '附') {
        return None;
    }
    let word = match reader.peek()? {
        '件' => AnnexWord::Enclosure,
        '录' | '錄' => AnnexWord::Appendix,
        '表' => AnnexWord::Table,
        '图' | '圖' => AnnexWord::Figure,
        _ => return None,
    };
    reader.eat(|_| true);
    let bare = reader;
    reader.spaces();
    let label = match reader.peek() {
        Some(c @ 'A'..='Z') => {
            reader.eat(|_| true);
            Label::of(LETTERS.saturating_add(u32::from(c)))
        }
        Some(_) => match reader.number() {
            Some(number) => Label::of(number),
            None => {
                reader = bare;
                UNNUMBERED
            }
        },
        None => UNNUMBERED,
    };
    let mut ahead = reader;
    let goes_on = ahead.eat(|c| matches!(c, '-' | '－' | '–' | '.' | '．'))
        && ahead.peek().is_some_and(char::is_alphanumeric);
    let in_word = reader.peek().is_some_and(|c| {
        if is_hanzi(c) {
            label == UNNUMBERED || !"所的中规規第至和与與及或之列内外为為是以给".contains(c)
        } else {
            c.is_alphanumeric()
        }
    });
    (!goes_on && !in_word).then_some(AnnexName {
        word,
        label,
        end: reader.at,
    })
}

/// What the title of an annex section calls it; a name may stand behind it
/// after a space or mark.
pub(super) fn heading(title: &str) -> Option<AnnexName> {
    let start = title.len().saturating_sub(title.trim_start().len());
    annex(title, start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(text: &str) -> Option<u32> {
        annex(text, 0).map(|name| name.label.main)
    }

    #[test]
    fn annexes_are_read_by_number_and_letter() {
        assert_eq!(label("附件2"), Some(2));
        assert_eq!(label("附件一）"), Some(1));
        assert_eq!(label("附表 3："), Some(3));
        assert_eq!(label("附錄B所列"), Some(LETTERS + u32::from('B')));
        assert_eq!(label("附件）"), Some(UNNUMBERED.main));
        for text in ["附件一览表", "附件1-2", "附件材料", "附近", "附录AB"] {
            assert_eq!(label(text), None, "{text}");
        }
    }
}
