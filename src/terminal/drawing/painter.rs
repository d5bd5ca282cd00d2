//! Frames to the terminal: only what has changed is sent.
//!
//! Rows are compared, and of a row that differs all from the first to the last
//! cell that changed is sent, from glyph to glyph of both frames. So no half
//! of a wide glyph is ever left to what a terminal makes of it: terminals
//! differ in that. A row with graphemes on whose width terminals do not agree
//! (see [`super::sequences`]) is wiped and sent whole.

use std::io;
use std::ops::Range;

use ratatui::backend::{Backend, ClearType};
use ratatui::buffer::{Buffer, Cell, CellDiffOption, CellWidth};
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Modifier;

use super::backend::is_certain;
use super::sequences::{Joined, is_common, is_doubtful, is_sequence, sent};

/// Draws on a backend and remembers what it shows.
#[derive(Debug)]
pub struct Painter<B> {
    backend: B,
    /// What the terminal shows; `None` where that is not known.
    shown: Option<Buffer>,
    caret_shown: bool,
    joined: Joined,
    /// Whether slanted text is underlined instead.
    upright: bool,
}

impl<B: Backend<Error = io::Error>> Painter<B> {
    /// A painter that knows nothing yet of what the terminal shows.
    pub const fn new(backend: B) -> Self {
        Self {
            backend,
            shown: None,
            caret_shown: true,
            joined: Joined::NONE,
            upright: false,
        }
    }

    /// Is told that the terminal takes slanted text for reversed, which is
    /// what is selected: it is underlined from now on.
    pub const fn keep_upright(&mut self) {
        self.upright = true;
    }

    /// Is told which sequences the terminal draws over two cells; until then
    /// none is taken for one. What is shown of them is sent anew with the next
    /// frame.
    pub fn join(&mut self, joined: Joined) {
        if joined == self.joined {
            return;
        }
        self.joined = joined;
        let shown = self.shown.iter_mut();
        for cell in shown.flat_map(|shown| &mut shown.content) {
            if is_sequence(cell.symbol()) {
                cell.set_symbol("");
            }
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
        if self.upright {
            set_upright(&mut next);
        }
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
        let mut rest = Vec::new();
        for y in area.top()..area.bottom() {
            let Some((columns, wiped)) = changed_columns(&shown, &next, y) else {
                continue;
            };
            if wiped {
                self.backend.draw(contents(&rest))?;
                rest.clear();
                self.backend.set_cursor_position(Position::new(0, y))?;
                self.backend.clear_region(ClearType::CurrentLine)?;
            }
            push_changes(&mut rest, &next, y, columns, self.joined);
        }
        self.backend.draw(contents(&rest))?;
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

fn set_upright(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if cell.modifier.contains(Modifier::ITALIC) {
            cell.modifier.remove(Modifier::ITALIC);
            cell.modifier.insert(Modifier::UNDERLINED);
        }
    }
}

/// A cell with its place.
type Placed = (u16, u16, Cell);

fn contents(cells: &[Placed]) -> impl Iterator<Item = (u16, u16, &Cell)> {
    cells.iter().map(|(x, y, cell)| (*x, *y, cell))
}

/// Adds what is to be sent for some columns of a row.
fn push_changes(
    changes: &mut Vec<Placed>,
    next: &Buffer,
    y: u16,
    columns: Range<u16>,
    joined: Joined,
) {
    let mut x = columns.start;
    while x < columns.end {
        let Some(cell) = next.cell((x, y)) else { break };
        let width = cell.cell_width().max(1);
        let behind = x.saturating_add(width);
        let mut cell = cell.clone();
        let common = is_common(cell.symbol());
        let doubtful = !common && is_doubtful(cell.symbol(), width);
        if doubtful || !common && may_fall_short(&cell) {
            // Where the terminal takes the glyph for a narrower one, its
            // cells must not keep what was there.
            let mut blank = cell.clone();
            blank.set_symbol(" ").set_diff_option(CellDiffOption::None);
            changes.extend((x..behind).map(|x| (x, y, blank.clone())));
        }
        if doubtful {
            let symbol = sent(cell.symbol(), width, joined).into_owned();
            cell.set_symbol(&symbol);
        }
        changes.push((x, y, cell));
        x = behind;
    }
}

/// Whether a row holds a glyph on whose width terminals do not agree.
fn has_doubtful(buffer: &Buffer, y: u16) -> bool {
    let row = buffer.area.left()..buffer.area.right();
    let mut cells = row.filter_map(|x| buffer.cell((x, y)));
    // To measure a glyph costs more than all else that is done to its cell.
    cells.any(|cell| !is_common(cell.symbol()) && is_doubtful(cell.symbol(), cell.cell_width()))
}

/// The columns of a row to be sent, which begin and end between glyphs of both
/// frames, and whether the row is to be wiped before, for a glyph on whose
/// width terminals do not agree.
fn changed_columns(shown: &Buffer, next: &Buffer, y: u16) -> Option<(Range<u16>, bool)> {
    let row = next.area.left()..next.area.right();
    let differs = |x: &u16| shown.cell((*x, y)) != next.cell((*x, y));
    let first = row.clone().find(differs)?;
    let last = row.clone().rev().find(differs)?;
    let both = [shown, next];
    if both.iter().any(|buffer| has_doubtful(buffer, y)) {
        return Some((row, true));
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
    Some((start..end, false))
}

/// Whether a terminal with older tables may draw it over fewer cells, or leave
/// it out: wide glyphs but the common ones, and whatever lies outside the
/// Basic Multilingual Plane, where hanzi and emoji are added every few years.
fn may_fall_short(cell: &Cell) -> bool {
    let symbol = cell.symbol();
    let is_rare = symbol.chars().next().is_some_and(|c| c > '\u{FFFF}');
    is_rare || cell.cell_width() > 1 && !is_certain(symbol)
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::*;
    use crate::terminal::CarefulBackend;

    fn frame(text: &str) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 8, 1));
        buffer.set_string(0, 0, text, Style::new());
        buffer
    }

    fn changes(before: &Buffer, after: &Buffer, joined: Joined) -> Vec<Placed> {
        let mut changes = Vec::new();
        if let Some((columns, _)) = changed_columns(before, after, 0) {
            push_changes(&mut changes, after, 0, columns, joined);
        }
        changes
    }

    fn sent(before: &str, after: &str) -> Vec<u16> {
        let (before, after) = (frame(before), frame(after));
        changes(&before, &after, Joined::NONE)
            .iter()
            .map(|(x, _, _)| *x)
            .collect()
    }

    #[test]
    fn slanted_text_is_underlined_where_the_terminal_would_reverse_it() {
        for upright in [false, true] {
            let mut bytes = Vec::new();
            let mut painter = Painter::new(CarefulBackend::new(&mut bytes));
            if upright {
                painter.keep_upright();
            }
            let paint = &mut |buffer: &mut Buffer| {
                buffer.set_string(0, 0, "斜体", Style::new().add_modifier(Modifier::ITALIC));
                None
            };
            painter.draw(Size::new(8, 1), paint).unwrap();
            drop(painter);
            let text = String::from_utf8(bytes).unwrap();
            assert_eq!(text.contains("\x1b[3m"), !upright, "{text:?}");
            assert_eq!(text.contains("\x1b[4m"), upright, "{text:?}");
        }
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
    fn a_sequence_is_sent_where_it_is_known_to_take_two_cells() {
        let drawn = |joined| {
            let changes = changes(&frame(""), &frame("ab👨‍👩‍👧"), joined);
            let symbols = changes.iter().map(|(_, _, cell)| cell.symbol().to_owned());
            symbols.collect::<Vec<_>>()
        };
        assert!(drawn(Joined::ALL).contains(&"👨‍👩‍👧".to_owned()));
        assert!(drawn(Joined::NONE).contains(&"👨".to_owned()));
    }

    /// A row that holds a doubtful glyph, or held one, is wiped first; others
    /// are not.
    #[test]
    fn a_row_with_a_doubtful_glyph_is_wiped() {
        let written = |frames: &[&str]| {
            let mut out = Vec::new();
            let mut painter = Painter::new(CarefulBackend::new(&mut out));
            for text in frames {
                let size = Size::new(8, 2);
                let mut paint = |buffer: &mut Buffer| {
                    buffer.set_string(0, 1, *text, Style::new());
                    None
                };
                painter.draw(size, &mut paint).unwrap();
            }
            drop(painter);
            String::from_utf8(out).unwrap()
        };
        let wipes = |frames: &[&str]| written(frames).matches("\x1b[2;1H\x1b[2K").count();
        assert_eq!(wipes(&["甲乙", "甲丙", "“丁"]), 0);
        assert_eq!(wipes(&["甲👍🏽"]), 1);
        assert_eq!(wipes(&["甲👍🏽", "乙丙丁", "乙丙"]), 2);
    }

    #[test]
    fn what_a_terminal_draws_is_mended_once_it_is_known() {
        let mut out = Vec::new();
        let mut painter = Painter::new(CarefulBackend::new(&mut out));
        for joined in [None, Some(Joined::ALL), Some(Joined::ALL)] {
            if let Some(joined) = joined {
                painter.join(joined);
            }
            let mut paint = |buffer: &mut Buffer| {
                buffer.set_string(0, 0, "🇨🇳甲", Style::new());
                buffer.set_string(0, 1, "乙", Style::new());
                None
            };
            painter.draw(Size::new(8, 2), &mut paint).unwrap();
        }
        drop(painter);
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text.matches("🇨🇳").count(), 1, "{text:?}");
        assert_eq!(text.matches('甲').count(), 2, "{text:?}");
        assert_eq!(text.matches('乙').count(), 1, "{text:?}");
    }

    #[test]
    fn a_row_with_a_doubtful_glyph_is_sent_whole() {
        assert_eq!(sent("👨‍👩‍👧abcd", "👨‍👩‍👧abce"), [0, 1, 0, 2, 3, 4, 5, 6, 7]);
        assert!(sent("👨‍👩‍👧abcd", "👨‍👩‍👧abcd").is_empty());
    }
}
