//! Where a row may end: UAX 14, and rules for Chinese text over it.
//!
//! UAX 14 comes from `icu_segmenter` in its strict form (small kana stay with
//! the character before; the locale makes no difference there). It leaves
//! these to the tailoring that follows GB/T 15834 and common typesetting:
//!
//! - no closing mark, pause or stop mark, dash, ellipsis, middle dot or unit
//!   sign is first in a row, whatever UAX 14 says of its class; no opening
//!   mark is last. So `——` and `……` stay whole
//! - a curved quote is a bracket: between Chinese characters a row may end
//!   before `“` and behind `”` (class QU allows neither)
//! - ASCII commas, stops and brackets among Chinese characters are taken for
//!   their full-width twins
//! - a number keeps its unit, and 第 its number, where the row allows
//! - private use characters among hanzi are hanzi (rare characters in old
//!   files), and an ideographic description sequence is one character

use std::borrow::Cow;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};

use super::quantity::{is_digit, is_unit_sign, number_len, quantity_len};
use crate::text::chars::{
    is_closing, is_final_punctuation, is_hanzi, is_line_end, is_opening, is_pause, is_space,
};
use crate::text::display::ambiguous::Ambiguous;
use crate::text::display::cells::cells;
use crate::text::display::graphemes::graphemes;

/// How good a row end behind a grapheme is; the better is the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::text) enum Level {
    /// Before a space or something invisible: the row ends behind that.
    Never,
    /// Puts a closing mark first in a row or an opening one last.
    Ugly,
    /// Inside a word.
    Word,
    /// Between a number and its unit.
    Quantity,
    /// Allowed by the rules.
    Legal,
}

/// One grapheme as layout sees it.
#[derive(Debug, Clone, Copy)]
pub(in crate::text) struct Piece {
    /// First byte behind it.
    pub(in crate::text) end: u32,
    /// Its first character.
    pub(in crate::text) first: char,
    /// Cells it takes, 0..=2.
    pub(in crate::text) cells: u8,
    /// Whether nothing of it is seen at the end of a row: a space, a line end,
    /// or what takes no cell anywhere.
    pub(in crate::text) blank: bool,
    /// The row end behind it.
    pub(in crate::text) level: Level,
}

/// The graphemes of `text`, with a legal row end behind each.
pub(in crate::text) fn plain_pieces(text: &str, ambiguous: Ambiguous) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(text.len() / 3);
    for grapheme in graphemes(text, ambiguous) {
        let mut chars = grapheme.text.chars();
        let first = chars.next().unwrap_or(' ');
        // A space with a mark on it is seen.
        let bare = chars.as_str().is_empty();
        let length = u32::try_from(grapheme.text.len()).unwrap_or(u32::MAX);
        pieces.push(Piece {
            end: grapheme.offset.saturating_add(length),
            first,
            cells: u8::try_from(grapheme.cells).unwrap_or(2),
            blank: grapheme.cells == 0 || is_line_end(first) || (bare && is_space(first)),
            level: Level::Legal,
        });
    }
    pieces
}

/// The graphemes of `text` with the row ends behind them. A number with its
/// unit is kept together if it takes at most `quantity` cells. Linear.
pub(in crate::text) fn pieces(text: &str, ambiguous: Ambiguous, quantity: usize) -> Vec<Piece> {
    let mut pieces = plain_pieces(text, ambiguous);
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    let segmenter = LineSegmenter::new_for_non_complex_scripts(options);
    let plain = without_complex(text, &pieces);
    let mut allowed = segmenter.segment_str(&plain).skip(1).peekable();

    // The last two characters that are seen, and the last that is no space.
    let mut before = None;
    let mut here = ' ';
    let mut solid = ' ';
    // Where the last number with its unit ends, and whether it is kept whole.
    let mut quantity_end = 0_u32;
    // Where its digits end: UAX 14 lets full-width ones be parted.
    let mut number_end = 0_u32;
    let mut kept = false;
    // Operands that a description sequence still wants.
    let mut wanted = 0_u8;
    let mut start = 0_u32;
    for index in 0..pieces.len() {
        let ahead = |count| pieces.get(index.saturating_add(count)).copied();
        let Some(piece) = ahead(0) else { break };
        let end = piece.end as usize;
        while allowed.next_if(|&at| at < end).is_some() {}
        let allowed = allowed.peek() == Some(&end);
        if piece.cells > 0 {
            before = (index > 0).then_some(here);
            here = piece.first;
            if !piece.blank {
                solid = here;
            }
            wanted = described(wanted, here);
        }
        if start >= quantity_end && is_digit(piece.first) {
            let rest = text.get(start as usize..).unwrap_or_default();
            let number = rest.get(..quantity_len(rest)).unwrap_or_default();
            quantity_end = start.saturating_add(u32::try_from(number.len()).unwrap_or(0));
            number_end = start.saturating_add(u32::try_from(number_len(rest)).unwrap_or(0));
            kept = cells(number, ambiguous) <= quantity;
        }
        let level = match ahead(1) {
            None => Level::Legal,
            Some(next) if next.blank => Level::Never,
            Some(next) => {
                let around = Around {
                    before,
                    here,
                    solid,
                    next: next.first,
                    behind: ahead(2).map(|piece| piece.first),
                };
                match around.level(allowed) {
                    Level::Legal if piece.end < number_end => Level::Word,
                    Level::Legal if kept && piece.end < quantity_end => Level::Quantity,
                    Level::Legal if wanted > 0 => Level::Word,
                    level => level,
                }
            }
        };
        if let Some(piece) = pieces.get_mut(index) {
            piece.level = level;
        }
        start = piece.end;
    }
    pieces
}

/// The text with a letter of as many bytes for each one of a script that is
/// written without spaces. The segmenter has no dictionaries for them and
/// breaks nowhere either way, but in debug builds it says so on standard error,
/// in the middle of the screen.
fn without_complex<'a>(text: &'a str, pieces: &[Piece]) -> Cow<'a, str> {
    if !pieces.iter().any(|piece| is_complex(piece.first)) {
        return Cow::Borrowed(text);
    }
    let letter = |c: char| if is_complex(c) { 'ⴰ' } else { c };
    Cow::Owned(text.chars().map(letter).collect())
}

/// Whether it is of class SA (UAX 14): Thai, Lao, Burmese, Khmer, Tai. All take
/// three bytes.
const fn is_complex(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}'
        | '\u{1950}'..='\u{19DF}' | '\u{1A20}'..='\u{1AAF}' | '\u{A9E0}'..='\u{A9FF}'
        | '\u{AA60}'..='\u{AADF}')
}

/// Operands wanted behind `c` if `wanted` were before it.
const fn described(wanted: u8, c: char) -> u8 {
    let more = match c {
        '⿰' | '⿱' | '⿴'..='⿽' | '㇯' => 2,
        '⿲' | '⿳' => 3,
        '⿾' | '⿿' => 1,
        _ => 0,
    };
    wanted.saturating_sub(1).saturating_add(more)
}

/// The characters around a possible row end, which is behind `here`.
#[derive(Debug, Clone, Copy)]
struct Around {
    before: Option<char>,
    here: char,
    /// `here`, or what is before the spaces that it ends.
    solid: char,
    next: char,
    behind: Option<char>,
}

impl Around {
    /// How good the row end is, `allowed` being what UAX 14 says of it.
    fn level(self, allowed: bool) -> Level {
        let Self { here, next, .. } = self;
        if is_opening(self.solid) {
            return Level::Ugly;
        }
        // ASCII marks behind a space may start a word: .net, -x.
        if never_first(next) && !(next.is_ascii() && is_space(here) && allowed) {
            return Level::Ugly;
        }
        if !allowed && !self.is_allowed_in_chinese() {
            return Level::Word;
        }
        if matches!(here, '第' | '－' | '＋') && is_digit(next) {
            return Level::Quantity;
        }
        Level::Legal
    }

    /// Whether a row may end here in Chinese text though UAX 14 forbids it.
    fn is_allowed_in_chinese(self) -> bool {
        let Self { here, next, .. } = self;
        let was_chinese = self.before.is_some_and(is_chinese);
        // Quotes are of class QU, with no break on either side; LB30 glues ASCII
        // brackets to the letters and digits around them.
        if is_opening(next) && (is_chinese(here) || self.behind.is_some_and(is_chinese)) {
            return true;
        }
        match here {
            '”' | '’' | ')' | ']' | '}' => was_chinese || is_chinese(next),
            ',' | ';' | ':' | '!' | '?' => {
                was_chinese
                    || self
                        .before
                        .is_some_and(|c| is_closing(c) || is_unit_sign(c))
            }
            '.' => was_chinese && !next.is_ascii_alphabetic(),
            // By LB25 a currency sign is glued to a closing mark.
            _ if !here.is_ascii() && never_first(here) && is_currency(next) => true,
            _ => {
                is_private(here) && is_ideographic(next) || is_private(next) && is_ideographic(here)
            }
        }
    }
}

/// Whether `c` belongs to Chinese text: an ideographic character or a mark
/// that is not ASCII.
const fn is_chinese(c: char) -> bool {
    is_ideographic(c) || !c.is_ascii() && (never_first(c) || is_opening(c))
}

/// Whether `c` is written without spaces between words: hanzi, kana, and
/// private use characters, which stand for hanzi.
pub(in crate::text) const fn is_ideographic(c: char) -> bool {
    is_hanzi(c) || is_private(c) || matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}')
}

/// Whether `c` is a sign of money that stands before a number.
const fn is_currency(c: char) -> bool {
    matches!(c, '$' | '＄' | '¥' | '￥' | '€' | '£' | '￡')
}

/// Whether `c` is for private use.
const fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{FFFFD}' | '\u{100000}'..='\u{10FFFD}')
}

/// Whether `c` may not be first in a row: closing, pause and stop marks,
/// dashes, dots, marks behind a number, iteration and length marks.
#[rustfmt::skip]
pub(in crate::text) const fn never_first(c: char) -> bool {
    is_closing(c) || is_final_punctuation(c) || is_pause(c) || is_unit_sign(c)
        || matches!(c,
            '—' | '―' | '–' | '⸺' | '·' | '•' | '‧' | '・' | '･' | '～' | '〜'
            | '々' | '〻' | 'ー' | 'ｰ' | 'ゝ' | 'ゞ' | 'ヽ' | 'ヾ')
}

/// Whether `c` may hang in the margin behind a full row: closing, pause and
/// stop marks, but no ellipsis, which is two.
pub(in crate::text) const fn may_hang(c: char) -> bool {
    is_closing(c) || is_pause(c) || (is_final_punctuation(c) && !matches!(c, '…' | '⋯'))
}
