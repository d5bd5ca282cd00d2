//! Writing cells so that a terminal of another mind about widths cannot shift
//! a row.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};

/// Cells on their way to a terminal through crossterm.
///
/// The cursor is set anew behind every glyph whose width terminals do not
/// agree on (quotation marks, dashes, frames, emoji, see UAX 11): where they
/// differ such a glyph may be overlapped, but what follows it stands in its
/// column, and so do borders. Behind a hanzi, of which all agree that it takes
/// two cells, it is not: a screen of hanzi takes half the bytes so.
#[derive(Debug)]
pub struct CarefulBackend<W: Write> {
    inner: CrosstermBackend<W>,
}

impl<W: Write> CarefulBackend<W> {
    /// Writes to `writer`.
    pub const fn new(writer: W) -> Self {
        Self {
            inner: CrosstermBackend::new(writer),
        }
    }
}

/// The cell written last. The inner backend sets the cursor wherever the column
/// is not the one behind the last; so a glyph behind a wide one is told to stand
/// there.
struct Last {
    /// The column that the inner backend was told.
    told: u16,
    /// Column and row where the cursor stands now.
    next: (u16, u16),
}

impl Last {
    /// Whether the inner backend would not set the cursor for a cell that is
    /// not where the cursor stands.
    fn misleads(&self, x: u16, y: u16) -> bool {
        self.next != (x, y) && (self.told.saturating_add(1), self.next.1) == (x, y)
    }
}

/// Whether every terminal takes the same number of cells for it: ASCII,
/// hanzi, kana, CJK and full-width marks.
pub(in crate::terminal) fn is_certain(symbol: &str) -> bool {
    let mut chars = symbol.chars();
    let certain = chars.next().is_none_or(|c| {
        matches!(c,
            ' '..='~'
            | '\u{3001}'..='\u{3029}'
            | '\u{3041}'..='\u{3096}'
            | '\u{30A1}'..='\u{30FA}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{AC00}'..='\u{D7A3}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{FF01}'..='\u{FF5E}')
    });
    certain && chars.as_str().is_empty()
}

impl<W: Write> Backend for CarefulBackend<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        // A call of the inner backend begins with setting the cursor.
        let mut content = content.peekable();
        while content.peek().is_some() {
            let mut goes_on = true;
            let mut last: Option<Last> = None;
            let run = std::iter::from_fn(|| {
                // What is drawn back to the left may fall on a column that the
                // inner backend believes to be next.
                let (x, y, cell) = content.next_if(|&(x, y, _)| {
                    let misled = last.as_ref().is_some_and(|last| last.misleads(x, y));
                    goes_on && !misled
                })?;
                goes_on = is_certain(cell.symbol());
                let told = match &last {
                    Some(last) if last.next == (x, y) => last.told.saturating_add(1),
                    _ => x,
                };
                let width = if cell.symbol().is_ascii() { 1 } else { 2 };
                last = Some(Last {
                    told,
                    next: (x.saturating_add(width), y),
                });
                Some((told, y, cell))
            });
            self.inner.draw(run)?;
        }
        Ok(())
    }

    fn append_lines(&mut self, lines: u16) -> io::Result<()> {
        self.inner.append_lines(lines)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        self.inner.clear_region(clear_type)
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}

impl<W: Write> Write for CarefulBackend<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.inner.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Write::flush(&mut self.inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(symbols: &[&'static str]) -> String {
        let cells: Vec<Cell> = symbols.iter().map(|&symbol| Cell::new(symbol)).collect();
        let mut out = Vec::new();
        let mut backend = CarefulBackend::new(&mut out);
        let content = (0u16..).zip(&cells).map(|(x, cell)| (x, 0, cell));
        backend.draw(content).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_cursor_is_set_behind_a_doubtful_glyph() {
        assert!(written(&["“", "a"]).contains("\u{1b}[1;2Ha"));
        assert!(written(&["a", "b"]).contains("ab"));
    }

    #[test]
    fn the_cursor_is_not_set_between_hanzi() {
        let cells: Vec<Cell> = ["纲", "目", "a", "b", "举"].map(Cell::new).into();
        let columns = [3, 5, 7, 8, 12];
        let mut out = Vec::new();
        let mut backend = CarefulBackend::new(&mut out);
        let content = columns
            .into_iter()
            .zip(&cells)
            .map(|(x, cell)| (x, 1, cell));
        backend.draw(content).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(
            text.starts_with("\u{1b}[2;4H纲目ab\u{1b}[2;13H举"),
            "{text:?}"
        );
    }

    #[test]
    fn the_cursor_is_set_for_what_lies_to_the_left() {
        let cells: Vec<Cell> = ["纲", "目", "a", "b"].map(Cell::new).into();
        let mut out = Vec::new();
        let mut backend = CarefulBackend::new(&mut out);
        // Behind the second the inner backend believes to stand in column 2.
        let content = [0, 2, 2, 3].into_iter().zip(&cells);
        backend.draw(content.map(|(x, cell)| (x, 0, cell))).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.contains("\u{1b}[1;1H纲目"), "{text:?}");
        assert!(text.contains("\u{1b}[1;3Hab"), "{text:?}");
    }

    #[test]
    fn every_cell_is_written_once() {
        let text = written(&["“", "”", "…", "a", "─"]);
        for symbol in ["“", "”", "…", "a", "─"] {
            assert_eq!(text.matches(symbol).count(), 1, "{symbol}");
        }
    }
}
