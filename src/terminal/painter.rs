//! Frames to the terminal: only what has changed is sent.
//!
//! Rows are compared, and of a row that differs all from the first to the last
//! cell that changed is sent, from glyph to glyph of both frames. So no half
//! of a wide glyph is ever left to what a terminal makes of it: terminals
//! differ in that. A row with graphemes on whose width terminals do not agree
//! (sequences of emoji, flags) is sent whole.

use std::io;
use std::ops::Range;

use ratatui::backend::Backend;
use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui::layout::{Position, Rect, Size};
use unicode_width::UnicodeWidthChar;

use super::backend::is_certain;

/// Draws on a backend and remembers what it shows.
#[derive(Debug)]
pub struct Painter<B> {
    backend: B,
    /// What the terminal shows; `None` where that is not known.
    shown: Option<Buffer>,
    caret_shown: bool,
}

impl<B: Backend<Error = io::Error>> Painter<B> {
    /// A painter that knows nothing yet of what the terminal shows.
    pub const fn new(backend: B) -> Self {
        Self {
            backend,
            shown: None,
            caret_shown: true,
        }
    }

    /// The backend, for what is no drawing.
    pub const fn backend_mut(&mut self) -> &mut B {
        &mut self.backend
    }

    /// Forgets what the terminal shows: the next frame is drawn whole on a
    /// cleared screen.
    pub fn forget(&mut self) {
        self.shown = None;
        self.caret_shown = true;
    }

    /// Draws a frame of `size` cells. `paint` fills an empty buffer and tells
    /// where the caret stands, if it is to be seen. Linear in the cells.
    ///
    /// # Errors
    /// Where the backend fails.
    pub fn draw(
        &mut self,
        size: Size,
        paint: &mut dyn FnMut(&mut Buffer) -> Option<Position>,
    ) -> io::Result<()> {
        let area = Rect::new(0, 0, size.width, size.height);
        let mut next = Buffer::empty(area);
        let caret = paint(&mut next);
        if self.caret_shown {
            self.backend.hide_cursor()?;
            self.caret_shown = false;
        }
        let shown = match self.shown.take() {
            Some(shown) if shown.area == area => shown,
            _ => {
                self.backend.clear()?;
                Buffer::empty(area)
            }
        };
        let changes = changes(&shown, &next);
        let cells = changes.iter().map(|(x, y, cell)| (*x, *y, cell));
        self.backend.draw(cells)?;
        if let Some(caret) = caret {
            self.backend.set_cursor_position(caret)?;
            self.backend.show_cursor()?;
            self.caret_shown = true;
        }
        self.backend.flush()?;
        self.shown = Some(next);
        Ok(())
    }
}

/// The cells of `next` to be sent where `shown` is on the screen.
fn changes(shown: &Buffer, next: &Buffer) -> Vec<(u16, u16, Cell)> {
    let mut changes = Vec::new();
    for y in next.area.top()..next.area.bottom() {
        let Some(columns) = changed_columns(shown, next, y) else {
            continue;
        };
        let mut x = columns.start;
        while x < columns.end {
            let Some(cell) = next.cell((x, y)) else { break };
            let width = cell.cell_width().max(1);
            let behind = x.saturating_add(width);
            let mut cell = cell.clone();
            if is_doubtful(&cell) || may_fall_short(&cell) {
                // Where the terminal takes the glyph for a narrower one, its
                // cells must not keep what was there.
                let mut blank = cell.clone();
                blank.set_symbol(" ").set_diff_option(CellDiffOption::None);
                changes.extend((x..behind).map(|x| (x, y, blank.clone())));
                keep_within(&mut cell, next.area.right().saturating_sub(x));
            }
            changes.push((x, y, cell));
            x = behind;
        }
    }
    changes
}

/// The columns of a row to be sent; they begin and end between glyphs of both
/// frames.
fn changed_columns(shown: &Buffer, next: &Buffer, y: u16) -> Option<Range<u16>> {
    let row = next.area.left()..next.area.right();
    let differs = |x: &u16| shown.cell((*x, y)) != next.cell((*x, y));
    let first = row.clone().find(differs)?;
    let last = row.clone().rev().find(differs)?;
    let both = [shown, next];
    let doubtful = |x: u16| both.iter().filter_map(|b| b.cell((x, y))).any(is_doubtful);
    if row.clone().any(doubtful) {
        return Some(row);
    }
    let wide = |x: u16| {
        let mut cells = both.iter().filter_map(|b| b.cell((x, y)));
        cells.any(|cell| cell.cell_width() > 1)
    };
    let mut start = first;
    while let Some(before) = start.checked_sub(1).filter(|&x| wide(x)) {
        start = before;
    }
    let mut end = last.saturating_add(1);
    while end < row.end && wide(end.saturating_sub(1)) {
        end = end.saturating_add(1);
    }
    Some(start..end)
}

/// Whether a terminal that knows no grapheme clusters would take another
/// number of cells for it: sequences of emoji, flags, half-width sound marks.
fn is_doubtful(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    symbol.len() >= 3 && apart(symbol) != usize::from(cell.cell_width())
}

/// Whether a terminal with older tables may draw it over fewer cells, or leave
/// it out: wide glyphs but the common ones, and whatever lies outside the
/// Basic Multilingual Plane, where hanzi and emoji are added every few years.
fn may_fall_short(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    let is_rare = symbol.chars().next().is_some_and(|c| c > '\u{FFFF}');
    is_rare || cell.cell_width() > 1 && !is_certain(symbol)
}

/// Cells of a symbol in a terminal that measures character by character.
fn apart(symbol: &str) -> usize {
    symbol.chars().filter_map(UnicodeWidthChar::width).sum()
}

/// Keeps a sequence from running over the right edge of a terminal that draws
/// its characters side by side: where it would, only as much of it is drawn as
/// its own cells hold.
fn keep_within(cell: &mut Cell, room: u16) {
    if apart(cell.symbol()) <= usize::from(room) {
        return;
    }
    let most = usize::from(cell.cell_width());
    let mut taken = 0_usize;
    let fits = |c: &char| {
        taken = taken.saturating_add(c.width().unwrap_or(0));
        taken <= most
    };
    let head: String = cell.symbol().chars().take_while(fits).collect();
    cell.set_symbol(head.trim_end_matches(JOINER));
}

/// Joins emoji to one.
const JOINER: char = '\u{200D}';

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;

    fn frame(text: &str) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        buffer.set_string(0, 0, text, Style::new());
        buffer
    }

    fn sent(before: &str, after: &str) -> Vec<u16> {
        let (before, after) = (frame(before), frame(after));
        changes(&before, &after)
            .iter()
            .map(|(x, _, _)| *x)
            .collect()
    }

    #[test]
    fn what_stays_is_not_sent() {
        assert!(sent("a纲b", "a纲b").is_empty());
        assert_eq!(sent("纲a", "纲b"), [2]);
        assert_eq!(sent("abc", "abd"), [2]);
    }

    #[test]
    fn both_cells_of_a_glyph_that_is_gone_are_sent() {
        assert_eq!(sent("a纲b", "a b"), [1, 2, 3]);
        assert_eq!(sent("纲 ", "x "), [0, 1]);
        assert_eq!(sent("纲目", "a纲"), [0, 1, 3]);
    }

    #[test]
    fn the_cells_of_a_glyph_that_may_be_left_out_are_blanked_first() {
        assert_eq!(sent("abcd", "\u{323B0}d"), [0, 1, 0, 2, 3]);
        assert_eq!(sent("abcd", "纲cd"), [0]);
    }

    #[test]
    fn a_sequence_at_the_right_edge_does_not_run_over_it() {
        let drawn = |before: &str| {
            let changes = changes(&frame(""), &frame(&format!("{before}👨‍👩‍👧")));
            let symbols = changes.iter().map(|(_, _, cell)| cell.symbol().to_owned());
            symbols.collect::<Vec<_>>()
        };
        assert!(drawn("ab").contains(&"👨‍👩‍👧".to_owned()));
        assert!(drawn("abcdef").contains(&"👨".to_owned()));
    }

    #[test]
    fn a_row_with_a_doubtful_glyph_is_sent_whole() {
        assert_eq!(sent("👨‍👩‍👧abcd", "👨‍👩‍👧abce"), [0, 1, 0, 2, 3, 4, 5, 6, 7]);
        assert!(sent("👨‍👩‍👧abcd", "👨‍👩‍👧abcd").is_empty());
    }
}
