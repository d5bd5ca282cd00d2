//! How many terminal cells text takes, and how it is drawn.

use std::borrow::Cow;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::graphemes::graphemes;

/// How wide characters of East Asian width "ambiguous" (“ ” … — · ① ■ ※) are
/// (UAX 11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Ambiguous {
    /// One cell, as most terminals draw them.
    #[default]
    Narrow,
    /// Two cells, as terminals set up for Chinese may draw them.
    Wide,
}

/// What is drawn for a character that a terminal cannot draw, or that would
/// take three cells (U+17D8 alone).
const REPLACEMENT: &str = "\u{FFFD}";

/// Base on which a mark without a letter of its own is drawn.
const DOTTED_CIRCLE: char = '\u{25CC}';

/// Cells (0..=2) of one grapheme of [`graphemes`](super::graphemes), as it is
/// drawn (see [`shown`]).
///
/// With [`Ambiguous::Narrow`] this is the width by which ratatui measures the
/// same symbol.
#[must_use]
pub fn grapheme_cells(grapheme: &str, ambiguous: Ambiguous) -> u16 {
    let mut chars = grapheme.chars();
    let Some(first) = chars.next() else { return 0 };
    if chars.as_str().is_empty()
        && let Some(cells) = plain_cells(first, ambiguous)
    {
        return cells;
    }
    raw_cells(&shown(grapheme), ambiguous).min(2)
}

/// Cells of a whole string, as the sum over its graphemes. Linear.
#[must_use]
pub fn cells(text: &str, ambiguous: Ambiguous) -> usize {
    graphemes(text, ambiguous)
        .map(|g| usize::from(g.cells))
        .sum()
}

/// Cells of a character that stands alone as a grapheme whenever its
/// neighbours do too: printable ASCII, hanzi, kana and the common marks.
/// `None` for every other character.
pub(super) const fn plain_cells(c: char, ambiguous: Ambiguous) -> Option<u16> {
    match c {
        ' '..='~' => Some(1),
        '\u{4E00}'..='\u{9FFF}'
        | '\u{3000}'..='\u{3029}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30A1}'..='\u{30FA}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{FF01}'..='\u{FF60}'
        | '\u{20000}'..='\u{2FFFD}'
        | '\u{30000}'..='\u{3FFFD}' => Some(2),
        '“' | '”' | '‘' | '’' | '…' | '—' | '·' => match ambiguous {
            Ambiguous::Narrow => Some(1),
            Ambiguous::Wide => Some(2),
        },
        _ => None,
    }
}

/// Cells of a string by the width tables alone.
pub(super) fn raw_cells(text: &str, ambiguous: Ambiguous) -> u16 {
    let width = match ambiguous {
        Ambiguous::Narrow => text.width(),
        Ambiguous::Wide => text.width_cjk(),
    };
    u16::try_from(width).unwrap_or(u16::MAX)
}

/// How a grapheme is drawn, so that nothing from a file reaches the terminal
/// as an escape or reorders the line:
///
/// - C0 controls and delete as their symbols (␀ ␛ ␡), C1 controls as ␦ (NEL
///   as ␤); tab and line ends as a space
/// - bidirectional controls, zero-width spaces, soft hyphens and other format
///   characters as nothing
/// - a combining mark without a base on a dotted circle
///
/// Everything else is drawn as it is. Fit for whole strings too: their
/// controls are replaced one by one.
#[must_use]
pub fn shown(grapheme: &str) -> Cow<'_, str> {
    let mut chars = grapheme.chars();
    let Some(first) = chars.next() else {
        return Cow::Borrowed(grapheme);
    };
    if chars.as_str().is_empty() {
        if plain_cells(first, Ambiguous::Narrow).is_some() {
            return Cow::Borrowed(grapheme);
        }
        if let Some(symbol) = control_symbol(first) {
            return symbol;
        }
    } else if grapheme == "\r\n" {
        return Cow::Borrowed(" ");
    } else if grapheme.chars().any(|c| control_symbol(c).is_some()) {
        return Cow::Owned(replaced(grapheme));
    }
    if first.width().unwrap_or(0) > 0 {
        // U+17D8 is the only character of three cells.
        return if raw_cells(grapheme, Ambiguous::Narrow) > 2 && chars.as_str().is_empty() {
            Cow::Borrowed(REPLACEMENT)
        } else {
            Cow::Borrowed(grapheme)
        };
    }
    if grapheme.width() > 0 {
        return Cow::Borrowed(grapheme);
    }
    if grapheme.chars().all(is_ignorable) {
        return Cow::Borrowed("");
    }
    let mut based = String::with_capacity(grapheme.len().saturating_add(3));
    based.push(DOTTED_CIRCLE);
    based.push_str(grapheme);
    Cow::Owned(based)
}

/// `text` with each control and format character replaced.
fn replaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match control_symbol(c) {
            Some(symbol) => out.push_str(&symbol),
            None => out.push(c),
        }
    }
    out
}

/// What is drawn for a control or format character; `None` for characters
/// that are drawn as they are.
fn control_symbol(c: char) -> Option<Cow<'static, str>> {
    match c {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => Some(Cow::Borrowed(" ")),
        '\0'..='\u{1F}' => {
            let picture = char::from_u32(0x2400_u32.saturating_add(u32::from(c)));
            Some(Cow::Owned(picture.unwrap_or(' ').to_string()))
        }
        '\u{7F}' => Some(Cow::Borrowed("␡")),
        '\u{85}' => Some(Cow::Borrowed("␤")),
        '\u{80}'..='\u{9F}' => Some(Cow::Borrowed("␦")),
        '\u{AD}'
        | '\u{61C}'
        | '\u{180E}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{FFF0}'..='\u{FFFB}'
        | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E001F}' => Some(Cow::Borrowed("")),
        _ => None,
    }
}

/// Whether a character without width has no shape of its own either
/// (`Default_Ignorable_Code_Point`).
const fn is_ignorable(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// The longest prefix of whole graphemes that takes at most `max` cells, and
/// the cells it takes. Linear in the prefix.
#[must_use]
pub fn fit(text: &str, max: usize, ambiguous: Ambiguous) -> (&str, usize) {
    let mut used = 0_usize;
    let mut end = 0_usize;
    for grapheme in graphemes(text, ambiguous) {
        let next = used.saturating_add(usize::from(grapheme.cells));
        if next > max {
            break;
        }
        used = next;
        end = end.saturating_add(grapheme.text.len());
    }
    (text.get(..end).unwrap_or_default(), used)
}

/// Like [`fit`], but a text that does not fit ends with an ellipsis `…` that
/// counts in the width (one cell, two with [`Ambiguous::Wide`]). Where not
/// even the ellipsis fits, the text is cut without one.
#[must_use]
pub fn fit_ellipsis(text: &str, max: usize, ambiguous: Ambiguous) -> Cow<'_, str> {
    let (prefix, _) = fit(text, max, ambiguous);
    if prefix.len() == text.len() {
        return Cow::Borrowed(text);
    }
    let Some(room) = max.checked_sub(usize::from(grapheme_cells("…", ambiguous))) else {
        return Cow::Borrowed(prefix);
    };
    let (prefix, _) = fit(text, room, ambiguous);
    Cow::Owned(format!("{prefix}…"))
}
