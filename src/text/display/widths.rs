//! What the width tables say of a character or a cluster.

use unicode_width::UnicodeWidthStr;

use super::ambiguous::{self, Ambiguous};

/// Cells of a character that stands alone as a grapheme whenever its
/// neighbours do too: printable ASCII, hanzi, kana, Hangul syllables, common marks.
/// `None` for every other character.
pub(in crate::text) const fn plain_cells(c: char, ambiguous: Ambiguous) -> Option<u16> {
    match c {
        ' '..='~' => Some(1),
        '\u{4E00}'..='\u{9FFF}'
        | '\u{3000}'..='\u{3029}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30A1}'..='\u{30FA}'
        | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FF01}'..='\u{FF60}'
        | '\u{20000}'..='\u{2FFFD}'
        | '\u{30000}'..='\u{3FFFD}' => Some(2),
        '“' | '”' | '‘' | '’' | '…' | '—' | '·' if ambiguous.are_marks_wide() => {
            Some(2)
        }
        '“' | '”' | '‘' | '’' | '…' | '—' | '·' => Some(1),
        _ => None,
    }
}

/// Cells of a grapheme by the width tables, which for clusters are not the sum
/// over characters.
pub(in crate::text) fn raw_cells(text: &str, ambiguous: Ambiguous) -> u16 {
    // The tables take the half-width sound marks for combining ones.
    if is_sound_mark(text) {
        return 1;
    }
    if is_half_flag(text) {
        return 2;
    }
    let width = u16::try_from(text.width()).unwrap_or(u16::MAX);
    if width == 1 && ambiguous != Ambiguous::Narrow {
        let kind = text.chars().next().and_then(ambiguous::kind);
        return width.saturating_add(u16::from(kind.is_some_and(|kind| ambiguous.is_wide(kind))));
    }
    width
}

/// Whether `text` is a half-width sound mark, with or without marks on it:
/// terminals give it a cell of its own.
fn is_sound_mark(text: &str) -> bool {
    text.starts_with(['\u{FF9E}', '\u{FF9F}'])
}

/// Whether `text` is one regional indicator, of which it takes two to make a
/// flag.
fn is_half_flag(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(chars.next(), Some('\u{1F1E6}'..='\u{1F1FF}')) && chars.as_str().is_empty()
}
