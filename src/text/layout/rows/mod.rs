//! The layout engine: a paragraph becomes rows.

use super::breaks::{Level, Piece, may_hang, pieces, plain_pieces};
use super::justify::{Gaps, gaps};
use crate::text::chars::is_line_end;
use crate::text::display::ambiguous::Ambiguous;

/// How wide rows are and how they are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Measure {
    /// Cells of a row, the indent included.
    pub width: u16,
    /// Blank cells in front of the first row. Indents give way where a row
    /// would have less than two cells.
    pub first_indent: u16,
    /// Blank cells in front of every other row.
    pub rest_indent: u16,
    /// Width of ambiguous characters.
    pub ambiguous: Ambiguous,
    /// Whether a closing or pause mark may hang behind a full row: such a row
    /// is one grapheme (one or two cells) wider than `width`.
    pub hang: bool,
    /// Whether rows are filled to the measure with blank cells, save for the
    /// last and those that have no good places for them.
    pub justify: bool,
    /// Whether line ends are kept and nothing else is broken by rule: a line
    /// that is too long is cut at the width, spaces are kept. Else a line end
    /// is a space like any other.
    pub preformatted: bool,
}

/// One row of a text. Offsets are bytes in the given text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// First byte.
    pub start: u32,
    /// First byte behind the row: where the next one starts. Spaces and the
    /// line end that close the row lie in front of it.
    pub end: u32,
    /// First byte behind what is drawn.
    pub shown_end: u32,
    /// Blank cells in front.
    pub indent: u16,
    /// Cells drawn, without the indent and the gaps.
    pub cells: u16,
    /// Blank cells between the graphemes; they stand for no text.
    pub gaps: Gaps,
}

/// Lays `text` out in rows.
///
/// Rows follow each other without gap and cover the text; an empty text gives
/// one empty row. No row is wider than the measure, gaps and all, save for a
/// hanging mark.
/// At width 1 a grapheme of two cells has a row of its own with `cells` 1: it
/// is cut by the edge, and drawn as every wide glyph that an edge cuts. At
/// width 0 there is one row that holds the whole text and draws nothing.
///
/// Linear in the text.
#[must_use]
pub fn rows(text: &str, measure: &Measure) -> Vec<Row> {
    if measure.width == 0 || text.is_empty() {
        return vec![Row {
            start: 0,
            end: u32::try_from(text.len()).unwrap_or(u32::MAX),
            shown_end: 0,
            indent: if text.is_empty() {
                indent(measure.first_indent, measure.width)
            } else {
                0
            },
            cells: 0,
            gaps: Gaps::default(),
        }];
    }
    let pieces = if measure.preformatted {
        plain_pieces(text, measure.ambiguous)
    } else {
        let half = usize::from(measure.width.saturating_sub(measure.rest_indent)) / 2;
        pieces(text, measure.ambiguous, half)
    };
    let mut rows = Vec::new();
    let mut at = 0;
    let mut start = 0;
    while at < pieces.len() {
        let wanted = if rows.is_empty() {
            measure.first_indent
        } else {
            measure.rest_indent
        };
        let indent = indent(wanted, measure.width);
        let room = u32::from(measure.width.saturating_sub(indent));
        let rest = pieces.get(at..).unwrap_or_default();
        let cut = if measure.preformatted {
            cut_line(rest, room)
        } else {
            cut_row(rest, room, measure.hang)
        };
        let end_of = |count: usize| {
            count
                .checked_sub(1)
                .and_then(|last| rest.get(last))
                .map_or(start, |piece: &Piece| piece.end)
        };
        let gaps = if measure.justify && !measure.preformatted && cut.taken < rest.len() {
            let shown = rest.get(..cut.drawn).unwrap_or_default();
            gaps(shown, room.saturating_sub(cut.cells), room)
        } else {
            Gaps::default()
        };
        rows.push(Row {
            start,
            end: end_of(cut.taken),
            shown_end: end_of(cut.drawn),
            indent,
            cells: u16::try_from(cut.cells).unwrap_or(u16::MAX),
            gaps,
        });
        start = end_of(cut.taken);
        at = at.saturating_add(cut.taken.max(1));
    }
    rows
}

/// The indent that leaves two cells for text where there are two.
const fn indent(wanted: u16, width: u16) -> u16 {
    let most = width.saturating_sub(2);
    if wanted < most { wanted } else { most }
}

/// Where a row ends, counted in pieces from its start.
#[derive(Debug, Clone, Copy, Default)]
struct Cut {
    /// Pieces of the row, one at least.
    taken: usize,
    /// Pieces drawn.
    drawn: usize,
    /// Cells drawn.
    cells: u32,
}

/// A line of preformatted text, or as much of it as fits.
fn cut_line(pieces: &[Piece], room: u32) -> Cut {
    let mut cells = 0_u32;
    for (index, piece) in pieces.iter().enumerate() {
        if is_line_end(piece.first) {
            return Cut {
                taken: index.saturating_add(1),
                drawn: index,
                cells: cells.min(room),
            };
        }
        let next = cells.saturating_add(u32::from(piece.cells));
        if next > room && index > 0 {
            return Cut {
                taken: index,
                drawn: index,
                cells: cells.min(room),
            };
        }
        cells = next;
    }
    Cut {
        taken: pieces.len(),
        drawn: pieces.len(),
        cells: cells.min(room),
    }
}

/// A row by the rules: up to the last legal row end that fits, else the next
/// best one.
fn cut_row(pieces: &[Piece], room: u32, hang: bool) -> Cut {
    let mut best = Ends::default();
    let mut drawn = 0;
    let mut cells = 0_u32;
    let mut blank = 0_u32;
    for (index, piece) in pieces.iter().enumerate() {
        let taken = index.saturating_add(1);
        let wide = u32::from(piece.cells);
        if piece.blank {
            blank = blank.saturating_add(wide);
        } else {
            let next = cells.saturating_add(blank).saturating_add(wide);
            if next > room {
                let taken = taken.saturating_add(blanks(pieces.get(taken..).unwrap_or_default()));
                let whole = Cut {
                    taken,
                    drawn: index.saturating_add(1),
                    cells: next,
                };
                let hangs = hang && index > 0 && blank == 0 && may_hang(piece.first);
                if hangs && ends_legally(pieces, taken) {
                    return whole;
                }
                return best.choose(pieces, room).unwrap_or(Cut {
                    cells: next.min(room),
                    ..whole
                });
            }
            cells = next;
            blank = 0;
            drawn = taken;
        }
        let cut = Cut {
            taken,
            drawn,
            cells,
        };
        best.note(piece.level, cut);
    }
    Cut {
        taken: pieces.len(),
        drawn,
        cells,
    }
}

/// Number of pieces at the start that are not seen at a row end.
fn blanks(pieces: &[Piece]) -> usize {
    pieces.iter().take_while(|piece| piece.blank).count()
}

/// Whether a row of `taken` pieces ends legally.
fn ends_legally(pieces: &[Piece], taken: usize) -> bool {
    let last = taken.checked_sub(1).and_then(|last| pieces.get(last));
    last.is_some_and(|piece| piece.level == Level::Legal)
}

/// The last row end of each level that fits.
#[derive(Debug, Clone, Copy, Default)]
struct Ends {
    ugly: Option<Cut>,
    word: Option<Cut>,
    quantity: Option<Cut>,
    legal: Option<Cut>,
}

impl Ends {
    const fn note(&mut self, level: Level, cut: Cut) {
        match level {
            Level::Never => {}
            Level::Ugly => self.ugly = Some(cut),
            Level::Word => self.word = Some(cut),
            Level::Quantity => self.quantity = Some(cut),
            Level::Legal => self.legal = Some(cut),
        }
    }

    /// The best of them. A word that is longer than a whole row is cut where
    /// it stands if to move it would leave more than a quarter of the row
    /// empty.
    fn choose(&self, pieces: &[Piece], room: u32) -> Option<Cut> {
        let cut = self.legal.or(self.quantity).or(self.word).or(self.ugly)?;
        match self.word {
            Some(word)
                if word.cells > cut.cells.saturating_add(room / 4)
                    && is_overlong(pieces.get(cut.taken..).unwrap_or_default(), room) =>
            {
                Some(word)
            }
            _ => Some(cut),
        }
    }
}

/// Whether no row can hold the pieces up to their first row end by the rules.
fn is_overlong(pieces: &[Piece], room: u32) -> bool {
    let mut cells = 0_u32;
    for piece in pieces {
        cells = cells.saturating_add(u32::from(piece.cells));
        if cells > room {
            return true;
        }
        if !matches!(piece.level, Level::Ugly | Level::Word) {
            return false;
        }
    }
    false
}

#[cfg(test)]
mod tests;
