//! Setting a row to the full measure: blank cells between its graphemes.
//!
//! A terminal has whole cells only, so a few cells are spread over places
//! where a little room is not seen as a hole, and where the row might have
//! ended: behind spaces and between hanzi and Latin letters or digits first,
//! then around punctuation, never between two hanzi. A row that needs more
//! stays ragged.

use super::breaks::{Level, Piece, is_ideographic};
use crate::text::chars::{is_closing, is_final_punctuation, is_opening, is_pause};

/// The most cells that one row is filled up with.
const MOST: usize = 6;

/// The most cells in one place.
const AT_ONE_PLACE: usize = 2;

/// Of so many cells of a row, one may be filled.
const SHARE: u32 = 8;

/// Blank cells between the graphemes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gaps([u32; MOST]);

impl Default for Gaps {
    fn default() -> Self {
        Self([NONE; MOST])
    }
}

/// Stands for no place.
const NONE: u32 = u32::MAX;

impl Gaps {
    /// How many cells there are in all.
    #[must_use]
    pub fn cells(&self) -> u16 {
        self.count(|at| at != NONE)
    }

    /// How many of them stand in front of the grapheme that starts at this
    /// byte.
    #[must_use]
    pub fn before(&self, offset: u32) -> u16 {
        self.count(|at| at == offset && at != NONE)
    }

    /// The same gaps in a text of which the row's text is a part that starts
    /// at this byte.
    #[must_use]
    pub fn moved(self, by: u32) -> Self {
        Self(self.0.map(|at| at.saturating_add(by)))
    }

    fn count(&self, counted: impl Fn(u32) -> bool) -> u16 {
        let count = self.0.iter().filter(|&&at| counted(at)).count();
        u16::try_from(count).unwrap_or(0)
    }
}

/// Where `extra` cells go in a row of these pieces, of `room` cells; nowhere
/// if there are not enough places. Linear.
pub(in crate::text) fn gaps(pieces: &[Piece], extra: u32, room: u32) -> Gaps {
    let mut gaps = Gaps::default();
    let wanted = usize::try_from(extra).unwrap_or(usize::MAX);
    if wanted == 0 || wanted > MOST || extra > room / SHARE {
        return gaps;
    }
    let (open, marks) = places(pieces);
    let per_round = open.len().saturating_add(marks.len());
    if wanted > per_round.saturating_mul(AT_ONE_PLACE) {
        return gaps;
    }
    let mut free = gaps.0.iter_mut();
    let mut left = wanted;
    for places in [&open, &marks, &open, &marks] {
        let count = places.len().min(left);
        for (place, slot) in evenly(places, count).zip(free.by_ref()) {
            *slot = place;
        }
        left = left.saturating_sub(count);
        if left == 0 {
            break;
        }
    }
    gaps
}

/// So many of the places, spread over all of them.
fn evenly(places: &[u32], count: usize) -> impl Iterator<Item = u32> {
    let all = places.len();
    let step = move |index: usize| index.saturating_mul(count).checked_div(all);
    let taken = move |(index, &place): (usize, &u32)| {
        (step(index) != step(index.saturating_add(1))).then_some(place)
    };
    places.iter().enumerate().filter_map(taken)
}

/// The places that may take a cell, as the byte behind them: spaces and the
/// seams between scripts, and those beside marks.
fn places(pieces: &[Piece]) -> (Vec<u32>, Vec<u32>) {
    let (mut open, mut marks) = (Vec::new(), Vec::new());
    // What is seen last before the place; the indent of a row stays as it is.
    let mut before = None;
    for pair in pieces.windows(2) {
        let [piece, next] = pair else { continue };
        if !piece.blank {
            before = Some(piece.first);
        }
        let (Some(before), Level::Legal) = (before, piece.level) else {
            continue;
        };
        if next.blank {
            continue;
        }
        let is_space = piece.blank && piece.cells > 0;
        if is_space || is_script_seam(before, next.first) {
            open.push(piece.end);
        } else if is_mark(before) || is_opening(next.first) {
            marks.push(piece.end);
        }
    }
    (open, marks)
}

/// Whether one of two neighbours is a hanzi and the other Latin.
const fn is_script_seam(a: char, b: char) -> bool {
    is_ideographic(a) && is_latin(b) || is_latin(a) && is_ideographic(b)
}

const fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{C0}'..='\u{24F}')
}

const fn is_mark(c: char) -> bool {
    is_pause(c) || is_closing(c) || is_final_punctuation(c)
}

#[cfg(test)]
mod tests {
    use crate::text::{Ambiguous, Measure, graphemes, rows};

    /// The rows of a text as they are drawn.
    fn drawn(text: &str, width: u16) -> Vec<String> {
        let measure = Measure {
            width,
            first_indent: 0,
            rest_indent: 0,
            ambiguous: Ambiguous::Narrow,
            hang: false,
            justify: true,
            preformatted: false,
        };
        let draw = |row: &crate::text::Row| {
            let mut line = String::new();
            let text = &text[row.start as usize..row.shown_end as usize];
            for grapheme in graphemes(text, Ambiguous::Narrow) {
                let gap = row.gaps.before(row.start + grapheme.offset);
                line.extend((0..gap).map(|_| ' '));
                line.push_str(grapheme.text);
            }
            line
        };
        rows(text, &measure).iter().map(draw).collect()
    }

    #[test]
    fn room_is_made_at_spaces_and_between_scripts_first() {
        assert_eq!(
            drawn("使用 ratatui 来显示一段，没有空格的中文", 26),
            ["使用 ratatui  来显示一段，", "没有空格的中文"]
        );
        assert_eq!(
            drawn("去年GDP增长百分之五多一，比上年快", 24),
            ["去年 GDP  增长百分之五多", "一，比上年快"]
        );
    }

    #[test]
    fn marks_come_next_and_hanzi_are_never_parted() {
        assert_eq!(
            drawn("改革，开放，发展稳定改革开放", 17),
            ["改革，开放， 发展", "稳定改革开放"]
        );
        assert_eq!(
            drawn("改革开放发展稳定改革开放", 17),
            ["改革开放发展稳定", "改革开放"]
        );
    }

    #[test]
    fn the_last_row_and_one_with_too_few_places_stay_ragged() {
        assert_eq!(drawn("改革 开放", 20), ["改革 开放"]);
        assert_eq!(
            drawn("改革 internationalization", 22),
            ["改革", "internationalization"]
        );
    }

    #[test]
    fn the_indent_of_a_row_stays() {
        let rows = drawn("　　改革，开放，发展稳定改革开放", 17);
        assert!(rows[0].starts_with("　　改革"), "{rows:?}");
    }
}
