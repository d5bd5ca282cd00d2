//! The layout engine: a paragraph becomes rows.

use super::breaks::{Level, Piece, may_hang, pieces, plain_pieces};
use super::cells::Ambiguous;
use super::chars::{is_line_end, is_space};

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
    /// Cells drawn, without the indent.
    pub cells: u16,
}

/// Lays `text` out in rows.
///
/// Rows follow each other without gap and cover the text; an empty text gives
/// one empty row. No row is wider than the measure, save for a hanging mark.
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
        rows.push(Row {
            start,
            end: end_of(cut.taken),
            shown_end: end_of(cut.drawn),
            indent,
            cells: u16::try_from(cut.cells).unwrap_or(u16::MAX),
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
                cells,
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

/// The row end by the rules: the last legal one that fits, else the next best.
fn cut_row(pieces: &[Piece], room: u32, hang: bool) -> Cut {
    // The last row end of each level, from Ugly to Legal.
    let mut best = [Cut::default(); 4];
    let mut drawn = 0;
    let mut cells = 0_u32;
    let mut spaces = 0_u32;
    for (index, piece) in pieces.iter().enumerate() {
        let taken = index.saturating_add(1);
        let wide = u32::from(piece.cells);
        if is_blank(piece.first) {
            spaces = spaces.saturating_add(wide);
        } else {
            let next = cells.saturating_add(spaces).saturating_add(wide);
            if next > room {
                if hang && spaces == 0 && may_hang(piece.first) {
                    let end = taken.saturating_add(blanks(pieces.get(taken..)));
                    let last = end.checked_sub(1).and_then(|i| pieces.get(i));
                    if last.is_none_or(|p| p.level == Level::Legal) {
                        return Cut {
                            taken: end,
                            drawn: taken,
                            cells: next,
                        };
                    }
                }
                return choose(&best, pieces, room).unwrap_or(Cut {
                    taken: taken.saturating_add(blanks(pieces.get(taken..))),
                    drawn: taken,
                    cells: next.min(room),
                });
            }
            cells = next;
            spaces = 0;
            drawn = taken;
        }
        if let Some(slot) = slot(piece.level).and_then(|slot| best.get_mut(slot)) {
            *slot = Cut {
                taken,
                drawn,
                cells,
            };
        }
    }
    Cut {
        taken: pieces.len(),
        drawn,
        cells,
    }
}

const fn slot(level: Level) -> Option<usize> {
    match level {
        Level::Never => None,
        Level::Ugly => Some(0),
        Level::Word => Some(1),
        Level::Quantity => Some(2),
        Level::Legal => Some(3),
    }
}

/// The best of the row ends found; a word that is longer than a whole row is
/// cut where it stands if moving it would leave a quarter of the row empty.
fn choose(best: &[Cut; 4], pieces: &[Piece], room: u32) -> Option<Cut> {
    let found = |cut: &&Cut| cut.taken > 0;
    let &cut = best.iter().rev().find(found)?;
    let [_, word, quantity, _] = best;
    let inside = if word.taken > quantity.taken {
        word
    } else {
        quantity
    };
    if inside.cells > cut.cells.saturating_add(room / 4)
        && is_overlong(pieces.get(cut.taken..).unwrap_or_default(), room)
    {
        return Some(*inside);
    }
    Some(cut)
}

/// Whether no row can hold the pieces up to the first legal row end.
fn is_overlong(pieces: &[Piece], room: u32) -> bool {
    let mut cells = 0_u32;
    for piece in pieces {
        cells = cells.saturating_add(u32::from(piece.cells));
        if cells > room {
            return true;
        }
        if matches!(piece.level, Level::Legal | Level::Never) {
            return false;
        }
    }
    false
}

/// Number of blanks at the start.
fn blanks(pieces: Option<&[Piece]>) -> usize {
    let count = |pieces: &[Piece]| pieces.iter().take_while(|p| is_blank(p.first)).count();
    pieces.map_or(0, count)
}

/// Whether a piece is swallowed at the end of a row.
const fn is_blank(c: char) -> bool {
    is_space(c) || is_line_end(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(width: u16) -> Measure {
        Measure {
            width,
            first_indent: 0,
            rest_indent: 0,
            ambiguous: Ambiguous::Narrow,
            hang: false,
            preformatted: false,
        }
    }

    fn laid(text: &str, measure: &Measure) -> Vec<String> {
        rows(text, measure)
            .iter()
            .map(|row| text[row.start as usize..row.shown_end as usize].to_owned())
            .collect()
    }

    #[test]
    fn hanzi_fill_the_row() {
        let text = "使用 ratatui 显示一段没有空格的很长很长的中文";
        let rows = laid(text, &measure(20));
        assert_eq!(rows[0], "使用 ratatui 显示一");
        assert_eq!(rows.concat(), text);
    }
}
