//! What the screen shows, remembered from frame to frame.
//!
//! Only cells that change are sent to the terminal. A wide glyph that loses
//! one of its two cells takes the other with it, and terminals differ in what
//! they leave there: looks of the old glyph or of the new one, or half of an
//! emoji that they draw as two. Such cells must be sent even if, by the model,
//! they have not changed. Of a row with graphemes on whose width terminals do
//! not agree, all cells are sent when any changes.

use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use unicode_width::UnicodeWidthChar;

/// The frame before, to tell which wide glyphs are gone.
#[derive(Debug, Default)]
pub struct Canvas {
    previous: Buffer,
}

impl Canvas {
    /// Marks in `next`, a finished frame, the cells to be sent in any case.
    /// Linear in the cells.
    pub(super) fn finish(&mut self, next: &mut Buffer) {
        if self.previous.area == next.area {
            let area = next.area;
            for y in area.top()..area.bottom() {
                if self.is_changed_and_doubtful(next, y) {
                    for x in area.left()..area.right() {
                        send(next, x, y);
                    }
                    continue;
                }
                for x in area.left()..area.right() {
                    self.mark(next, x, y);
                }
            }
        }
        self.previous.clone_from(next);
    }

    /// Marks both cells of a wide glyph of the frame before, at its left cell,
    /// where it stands there no longer.
    fn mark(&self, next: &mut Buffer, x: u16, y: u16) {
        let Some(before) = self.previous.cell((x, y)) else {
            return;
        };
        if before.cell_width() < 2 {
            return;
        }
        let stays = next
            .cell((x, y))
            .is_some_and(|now| now.symbol() == before.symbol() && looks(now) == looks(before));
        if stays {
            return;
        }
        send(next, x, y);
        send(next, x.saturating_add(1), y);
    }

    fn is_changed_and_doubtful(&self, next: &Buffer, y: u16) -> bool {
        let row = next.area.left()..next.area.right();
        let mut doubtful = false;
        let mut changed = false;
        for x in row {
            let (Some(before), Some(now)) = (self.previous.cell((x, y)), next.cell((x, y))) else {
                return false;
            };
            doubtful |= is_doubtful(before) || is_doubtful(now);
            changed |= before.symbol() != now.symbol() || looks(before) != looks(now);
        }
        doubtful && changed
    }
}

/// Lets a cell be sent whether it has changed or not.
fn send(next: &mut Buffer, x: u16, y: u16) {
    if let Some(cell) = next.cell_mut((x, y))
        && cell.diff_option == CellDiffOption::None
    {
        cell.set_diff_option(CellDiffOption::AlwaysUpdate);
    }
}

/// Whether a terminal that knows no grapheme clusters would take another
/// number of cells for it: sequences of emoji, flags, half-width sound marks.
fn is_doubtful(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    if symbol.len() < 3 {
        return false;
    }
    let apart: usize = symbol.chars().filter_map(UnicodeWidthChar::width).sum();
    apart != usize::from(cell.cell_width())
}

fn looks(cell: &Cell) -> impl PartialEq + use<> {
    (cell.fg, cell.bg, cell.modifier)
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    fn frame(text: &str) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        buffer.set_string(0, 0, text, Style::new());
        buffer
    }

    fn sent(before: &str, after: &str) -> Vec<u16> {
        let mut canvas = Canvas::default();
        let mut first = frame(before);
        canvas.finish(&mut first);
        let mut second = frame(after);
        canvas.finish(&mut second);
        first.diff(&second).iter().map(|(x, _, _)| *x).collect()
    }

    #[test]
    fn the_other_half_of_a_glyph_that_is_gone_is_sent() {
        assert_eq!(sent("a纲b", "a b"), [1, 2, 3]);
        assert_eq!(sent("纲 ", "x "), [0, 1]);
    }

    #[test]
    fn what_stays_is_not_sent() {
        assert!(sent("a纲b", "a纲b").is_empty());
        assert_eq!(sent("纲a", "纲b"), [2]);
    }

    #[test]
    fn a_row_with_a_doubtful_glyph_is_sent_whole() {
        assert_eq!(sent("👨‍👩‍👧abcd", "👨‍👩‍👧abce").len(), 7);
        assert!(sent("👨‍👩‍👧abcd", "👨‍👩‍👧abcd").is_empty());
    }

    #[test]
    fn the_second_cell_of_a_new_glyph_is_not_sent_by_itself() {
        let cells = sent("纲", "目");
        assert!(!cells.contains(&1), "{cells:?}");
    }
}
