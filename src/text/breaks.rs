//! Where a row may end: UAX 14, and our own rules for Chinese text over it.

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness};

use super::cells::Ambiguous;
use super::chars::{is_closing, is_final_punctuation, is_hanzi, is_line_end, is_opening, is_space};
use super::graphemes::graphemes;
use super::quantity::{is_digit, quantity_len};

/// How good a row end behind a grapheme is; a better one is greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// In front of a space: the row ends behind it.
    Never,
    /// Puts a closing mark first in a row or an opening one last.
    Ugly,
    /// Inside a word.
    Word,
    /// Between a number and its unit.
    Quantity,
    /// A break that the rules allow.
    Legal,
}

/// One grapheme as layout sees it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// First byte behind it.
    pub(super) end: u32,
    /// Its first character.
    pub(super) first: char,
    /// Cells it takes.
    pub(super) cells: u8,
    /// The row end behind it.
    pub(super) level: Level,
}

/// The graphemes of `text` with the row ends behind them. Numbers with their
/// units are kept together up to `quantity` cells. Linear.
pub(super) fn pieces(text: &str, ambiguous: Ambiguous, quantity: usize) -> Vec<Piece> {
    let mut pieces = plain_pieces(text, ambiguous);
    let mut options = LineBreakOptions::default();
    options.strictness = Some(LineBreakStrictness::Strict);
    let mut allowed = LineSegmenter::new_for_non_complex_scripts(options)
        .segment_str(text)
        .skip(1);
    let mut next_allowed = allowed.next();

    let mut before = None;
    let mut kept_to = 0_u32;
    let mut kept = false;
    let mut start = 0_u32;
    for index in 0..pieces.len() {
        let Some(&here) = pieces.get(index) else {
            break;
        };
        let next = pieces.get(index.saturating_add(1)).map(|p| p.first);
        let behind = pieces.get(index.saturating_add(2)).map(|p| p.first);
        let end = here.end as usize;
        while next_allowed.is_some_and(|at| at < end) {
            next_allowed = allowed.next();
        }
        if start >= kept_to && is_digit(here.first) {
            let length = text.get(start as usize..).map_or(0, quantity_len);
            kept_to = start.saturating_add(u32::try_from(length).unwrap_or(0));
            kept = text
                .get(start as usize..kept_to as usize)
                .is_some_and(|t| super::cells(t, ambiguous) <= quantity);
        }
        let mut level = match next {
            None => Level::Legal,
            Some(next) => level(before, here.first, next, behind, next_allowed == Some(end)),
        };
        if level == Level::Legal && kept && here.end < kept_to {
            level = Level::Quantity;
        }
        if let Some(piece) = pieces.get_mut(index) {
            piece.level = level;
        }
        before = Some(here.first);
        start = here.end;
    }
    pieces
}

/// The graphemes of `text`, with a row end allowed behind each.
pub(super) fn plain_pieces(text: &str, ambiguous: Ambiguous) -> Vec<Piece> {
    let mut pieces = Vec::with_capacity(text.len() / 3);
    for grapheme in graphemes(text, ambiguous) {
        let length = u32::try_from(grapheme.text.len()).unwrap_or(u32::MAX);
        pieces.push(Piece {
            end: grapheme.offset.saturating_add(length),
            first: grapheme.text.chars().next().unwrap_or(' '),
            cells: u8::try_from(grapheme.cells).unwrap_or(2),
            level: Level::Legal,
        });
    }
    pieces
}

/// The row end between `here` and `next`.
fn level(
    before: Option<char>,
    here: char,
    next: char,
    behind: Option<char>,
    allowed: bool,
) -> Level {
    if is_space(next) || is_line_end(next) {
        return Level::Never;
    }
    if never_first(next) && !(next.is_ascii() && is_space(here) && allowed) {
        return Level::Ugly;
    }
    if is_opening(here) {
        return Level::Ugly;
    }
    if allowed || allowed_by_us(before, here, next, behind) {
        Level::Legal
    } else {
        Level::Word
    }
}

/// Whether a row may end between `here` and `next` though UAX 14 forbids it.
fn allowed_by_us(before: Option<char>, here: char, next: char, behind: Option<char>) -> bool {
    let is_cjk = |c: char| is_ideographic(c) || is_wide_mark(c);
    let was_cjk = before.is_some_and(is_cjk);
    if is_opening(next) {
        // Quotes are of class QU, with no break on either side; ASCII brackets
        // behind letters and figures are glued by LB30.
        return is_cjk(here) || behind.is_some_and(is_ideographic);
    }
    match here {
        '”' | '’' => is_cjk(next) || was_cjk,
        ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' => was_cjk,
        '.' => was_cjk && !next.is_ascii_alphabetic(),
        _ => false,
    }
}

/// Whether `c` is written without spaces between words: hanzi and kana.
const fn is_ideographic(c: char) -> bool {
    is_hanzi(c) || matches!(c, '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}')
}

/// Whether `c` is a mark of Chinese text (not opening).
const fn is_wide_mark(c: char) -> bool {
    !c.is_ascii() && never_first(c)
}

/// Whether `c` may not stand first in a row: closing marks, pause and stop
/// marks, dashes, dots, marks behind a number, iteration marks.
pub(super) const fn never_first(c: char) -> bool {
    is_closing(c)
        || is_final_punctuation(c)
        || is_pause(c)
        || matches!(
            c,
            '—' | '―'
                | '–'
                | '…'
                | '⋯'
                | '·'
                | '•'
                | '‧'
                | '・'
                | '～'
                | '〜'
                | '%'
                | '％'
                | '‰'
                | '‱'
                | '℃'
                | '℉'
                | '°'
                | '′'
                | '″'
                | '々'
                | '〻'
                | 'ー'
                | 'ゝ'
                | 'ゞ'
                | 'ヽ'
                | 'ヾ'
        )
}

/// Pause marks: comma, enumeration comma, colon, semicolon of any width.
const fn is_pause(c: char) -> bool {
    matches!(
        c,
        '，' | '、'
            | '；'
            | '：'
            | ','
            | ';'
            | ':'
            | '､'
            | '﹐'
            | '﹑'
            | '﹔'
            | '﹕'
            | '︐'
            | '︑'
            | '︓'
            | '︔'
    )
}

/// Whether `c` may hang in the margin behind a full row.
pub(super) const fn may_hang(c: char) -> bool {
    is_closing(c) || is_pause(c) || (is_final_punctuation(c) && c != '…')
}
