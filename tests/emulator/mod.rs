//! A terminal in memory that can be set to draw characters of ambiguous width
//! over two cells. It knows the sequences that the explorer writes and no
//! others: an unknown one is a failure.
//!
//! It measures character by character, as terminals without grapheme clusters
//! do, and blanks what is left of a wide glyph when half of it is overwritten.

use gangmu::text::Ambiguous;
use unicode_width::UnicodeWidthChar;

/// One cell: a character with the marks on it, and how it is shown. The
/// second cell of a wide glyph has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cell {
    base: Option<char>,
    marks: String,
    wide: bool,
    looks: Looks,
}

const BLANK: Cell = Cell {
    base: Some(' '),
    marks: String::new(),
    wide: false,
    looks: Looks {
        foreground: 0,
        background: 0,
        attributes: 0,
    },
};

impl Cell {
    /// What it shows.
    pub(crate) fn symbol(&self) -> String {
        self.base.into_iter().chain(self.marks.chars()).collect()
    }
}

/// Colours by the parameters that set them, base 1000; the attributes by bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Looks {
    foreground: u64,
    background: u64,
    attributes: u16,
}

pub(crate) struct Emulator {
    columns: usize,
    rows: usize,
    ambiguous: Ambiguous,
    cells: Vec<Cell>,
    column: usize,
    row: usize,
    /// The last column was written.
    wraps: bool,
    /// Whether the next character goes to a new row then (DECAWM).
    may_wrap: bool,
    looks: Looks,
    /// Bytes of a sequence that is not complete.
    pending: Vec<u8>,
    /// What it sends to the program.
    pub(crate) replies: Vec<u8>,
    /// How often the screen was cleared.
    pub(crate) cleared: usize,
}

impl Emulator {
    pub(crate) fn new(columns: u16, rows: u16, ambiguous: Ambiguous) -> Self {
        let (columns, rows) = (usize::from(columns), usize::from(rows));
        Self {
            columns,
            rows,
            ambiguous,
            cells: vec![BLANK; columns * rows],
            column: 0,
            row: 0,
            wraps: false,
            may_wrap: true,
            looks: Looks::default(),
            pending: Vec::new(),
            replies: Vec::new(),
            cleared: 0,
        }
    }

    /// How many rows there are.
    pub(crate) fn rows(&self) -> usize {
        self.rows
    }

    /// The cells of a row.
    pub(crate) fn row(&self, row: usize) -> &[Cell] {
        &self.cells[row * self.columns..(row + 1) * self.columns]
    }

    /// A row as text.
    pub(crate) fn text(&self, row: usize) -> String {
        self.row(row).iter().map(Cell::symbol).collect()
    }

    /// Takes bytes as they come.
    pub(crate) fn process(&mut self, bytes: &[u8]) {
        let mut all = std::mem::take(&mut self.pending);
        all.extend_from_slice(bytes);
        let mut rest = all.as_slice();
        while let Some(used) = self.step(rest) {
            rest = &rest[used..];
        }
        self.pending = rest.to_vec();
    }

    /// Obeys the first character or sequence; gives its length, or nothing
    /// where it is not complete.
    fn step(&mut self, bytes: &[u8]) -> Option<usize> {
        match bytes {
            [] | [0x1B] => None,
            [0x1B, b'[', rest @ ..] => {
                let end = rest.iter().position(|byte| (0x40..=0x7E).contains(byte))?;
                let parameters = std::str::from_utf8(&rest[..end]).unwrap();
                self.sequence(parameters, char::from(rest[end]));
                Some(end + 3)
            }
            [b'\r', ..] => {
                (self.column, self.wraps) = (0, false);
                Some(1)
            }
            [b'\n', ..] => {
                self.row = (self.row + 1).min(self.rows - 1);
                Some(1)
            }
            [ascii @ b' '..=b'~', ..] => {
                self.print(char::from(*ascii), 1);
                Some(1)
            }
            _ => {
                let head = &bytes[..bytes.len().min(4)];
                let valid = match std::str::from_utf8(head) {
                    Ok(text) => text,
                    Err(error) => std::str::from_utf8(&head[..error.valid_up_to()]).unwrap(),
                };
                let c = valid.chars().next()?;
                assert!(!c.is_control(), "a control character: {c:?}");
                let width = match self.ambiguous {
                    _ if matches!(c, '\u{FF9E}' | '\u{FF9F}') => Some(1),
                    Ambiguous::Narrow => c.width(),
                    Ambiguous::Wide => c.width_cjk(),
                };
                match width.unwrap_or(0) {
                    0 => self.combine(c),
                    width => self.print(c, width),
                }
                Some(c.len_utf8())
            }
        }
    }

    fn print(&mut self, c: char, width: usize) {
        if !self.may_wrap {
            self.column = self.column.min(self.columns - width);
            self.wraps = false;
        } else if self.wraps || self.column + width > self.columns {
            (self.column, self.wraps) = (0, false);
            assert!(self.row + 1 < self.rows, "the screen scrolls");
            self.row += 1;
        }
        for column in self.column..self.column + width {
            self.part(column);
        }
        for column in self.column..self.column + width {
            let first = column == self.column;
            *self.cell(column) = Cell {
                base: first.then_some(c),
                marks: String::new(),
                wide: first && width > 1,
                looks: self.looks,
            };
        }
        self.column += width;
        if self.column >= self.columns {
            (self.column, self.wraps) = (self.columns - 1, true);
        }
    }

    /// Puts a character without width on the glyph before the cursor.
    fn combine(&mut self, c: char) {
        let mut column = match (self.wraps, self.column.checked_sub(1)) {
            (true, _) => self.column,
            (false, Some(before)) => before,
            (false, None) => return,
        };
        if self.cell(column).base.is_none() {
            column = column.saturating_sub(1);
        }
        self.cell(column).marks.push(c);
    }

    /// Blanks the wide glyph of which `column` is a half.
    fn part(&mut self, column: usize) {
        let first = match self.cell(column) {
            Cell { wide: true, .. } => column,
            Cell { base: None, .. } => column - 1,
            _ => return,
        };
        for half in [first, first + 1] {
            let looks = self.cell(half).looks;
            *self.cell(half) = Cell { looks, ..BLANK };
        }
    }

    fn cell(&mut self, column: usize) -> &mut Cell {
        &mut self.cells[self.row * self.columns + column]
    }

    fn sequence(&mut self, parameters: &str, last: char) {
        let numbers: Vec<u16> = parameters
            .split(';')
            .map(|number| number.parse().unwrap_or(0))
            .collect();
        let number = |index: usize| usize::from(*numbers.get(index).unwrap_or(&0));
        match (parameters, last) {
            (_, 'H') => {
                self.row = number(0).max(1).min(self.rows) - 1;
                self.column = number(1).max(1).min(self.columns) - 1;
                self.wraps = false;
            }
            ("2", 'J') | ("?1049", 'h' | 'l') => {
                self.cells.fill(BLANK);
                self.cleared += usize::from(last == 'J');
            }
            ("2", 'K') => (0..self.columns).for_each(|column| *self.cell(column) = BLANK),
            ("6", 'n') => {
                let report = format!("\x1b[{};{}R", self.row + 1, self.column + 1);
                self.replies.extend(report.bytes());
            }
            ("?7", 'h' | 'l') => self.may_wrap = last == 'h',
            ("?25" | "?1000" | "?1002" | "?1006" | "?2004" | "?2026", 'h' | 'l') => {}
            (_, 'm') => self.set_looks(&numbers),
            _ => panic!("an unknown sequence: ESC [ {parameters} {last}"),
        }
    }

    fn set_looks(&mut self, mut numbers: &[u16]) {
        let looks = &mut self.looks;
        while let [first, rest @ ..] = numbers {
            let mut used = 1;
            match first {
                0 => *looks = Looks::default(),
                1..=9 => looks.attributes |= 1 << first,
                22 => looks.attributes &= !0b110,
                23..=29 => looks.attributes &= !(1 << (first - 20)),
                39 => looks.foreground = 0,
                49 => looks.background = 0,
                59 => {}
                30..=37 | 90..=97 => looks.foreground = u64::from(*first),
                40..=47 | 100..=107 => looks.background = u64::from(*first),
                38 | 48 => {
                    let length = if rest.first() == Some(&5) { 2 } else { 4 };
                    let join = |sum, part: &u16| sum * 1000 + u64::from(*part);
                    let colour = rest[..length].iter().fold(1, join);
                    used += length;
                    match first {
                        38 => looks.foreground = colour,
                        _ => looks.background = colour,
                    }
                }
                _ => panic!("unknown looks: {numbers:?}"),
            }
            numbers = &numbers[used..];
        }
    }
}

#[test]
fn ambiguous_characters_take_the_cells_of_the_setting() {
    for (ambiguous, column) in [(Ambiguous::Narrow, 2), (Ambiguous::Wide, 3)] {
        let mut emulator = Emulator::new(10, 2, ambiguous);
        emulator.process("“\x1b[6n".as_bytes());
        assert_eq!(emulator.replies, format!("\x1b[1;{column}R").as_bytes());
    }
}

#[test]
fn half_a_glyph_is_not_left_over() {
    let mut emulator = Emulator::new(6, 1, Ambiguous::Narrow);
    for (bytes, row) in [
        ("甲乙丙", "甲乙丙"),
        ("\x1b[1;2Hx", " x乙丙"),
        ("\x1b[1;3Hy", " xy 丙"),
    ] {
        emulator.process(bytes.as_bytes());
        let rows = (0..emulator.rows()).map(|y| emulator.text(y));
        assert_eq!(rows.collect::<Vec<_>>(), [row]);
    }
}
