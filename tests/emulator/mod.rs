//! A terminal in memory that can be set to what terminals were seen to do: to
//! draw characters of ambiguous width over two cells, to join emoji or set
//! their parts side by side, to drop marks. It knows the sequences that the
//! explorer writes and no others: an unknown one is a failure.
//!
//! It blanks what is left of a wide glyph when half of it is overwritten.

use std::ops::RangeInclusive;

use gangmu::text::{Ambiguous, WideKinds};
use unicode_width::UnicodeWidthChar;

/// What a terminal makes of joined emoji (a family of three).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Emoji {
    /// One glyph over two cells (kitty, konsole).
    Joined,
    /// Each over one cell (xterm.js by the tables of Unicode 6): three.
    Narrow,
    /// Each over two cells (xterm, VTE, alacritty): six.
    Apart,
    /// So, and the joiners over one each (mlterm): eight.
    ApartWithJoiners,
}

/// Ambiguous letters of pinyin and other texts (`EastAsianWidth.txt`).
const LETTERS: [RangeInclusive<char>; 18] = [
    'Α'..='Ω',
    'α'..='ρ',
    'σ'..='ω',
    'А'..='я',
    'Ё'..='Ё',
    'ё'..='ё',
    'à'..='á',
    'è'..='ê',
    'ì'..='í',
    'ò'..='ó',
    'ù'..='ú',
    'ü'..='ü',
    'ā'..='ā',
    'ē'..='ē',
    'ō'..='ō',
    'ɡ'..='ɡ',
    'ɑ'..='ɑ',
    'ǎ'..='ǎ',
];

/// What a terminal does.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Behaviour {
    /// The width of ambiguous characters, letters too.
    pub(crate) ambiguous: Ambiguous,
    pub(crate) emoji: Emoji,
    /// Whether combining marks are not drawn (st, zutty).
    pub(crate) drops_marks: bool,
    /// Whether there is another screen (not in GNU screen as it comes).
    pub(crate) has_alternate: bool,
    /// Whether what comes in a synchronized update is shown at its end.
    pub(crate) synchronizes: bool,
    /// The colour it says its ground has.
    pub(crate) ground: Option<&'static str>,
}

impl Behaviour {
    /// What most do.
    pub(crate) const fn usual(ambiguous: Ambiguous) -> Self {
        Self {
            ambiguous,
            emoji: Emoji::Apart,
            drops_marks: false,
            has_alternate: true,
            synchronizes: true,
            ground: Some("rgb:0000/0000/0000"),
        }
    }

    /// Every one that was seen.
    pub(crate) fn all() -> Vec<Self> {
        let usual = Self::usual(Ambiguous::Narrow);
        let with = |emoji| Self { emoji, ..usual };
        let marks = WideKinds {
            marks: true,
            ..WideKinds::default()
        };
        vec![
            usual,
            with(Emoji::Joined),
            with(Emoji::Narrow),
            with(Emoji::ApartWithJoiners),
            Self::usual(Ambiguous::Wide),
            Self {
                emoji: Emoji::ApartWithJoiners,
                ..Self::usual(Ambiguous::Wide)
            },
            Self::usual(Ambiguous::measured(marks)),
            Self {
                drops_marks: true,
                ..usual
            },
            Self {
                has_alternate: false,
                synchronizes: false,
                ground: None,
                ..usual
            },
        ]
    }

    /// Cells of a character; 0 where it is drawn with the one before.
    fn width(&self, c: char) -> usize {
        match c {
            '\u{FF9E}' | '\u{FF9F}' => 1,
            '\u{200D}' if self.emoji == Emoji::ApartWithJoiners => 1,
            '\u{1F000}'..='\u{1FAFF}' if self.emoji == Emoji::Narrow => {
                c.width().unwrap_or(0).min(1)
            }
            _ => {
                let narrow = c.width().unwrap_or(0);
                let is_letter = LETTERS.iter().any(|letters| letters.contains(&c));
                let is_number = matches!(c, 'Ⅰ'..='ⅿ' | '①'..='⓿');
                let is_ambiguous = narrow == 1 && (is_letter || c.width_cjk() == Some(2));
                let is_wide = match self.ambiguous {
                    Ambiguous::Narrow => false,
                    Ambiguous::Wide => true,
                    Ambiguous::Mixed(wide) if is_letter => wide.letters,
                    Ambiguous::Mixed(wide) if is_number => wide.numbers,
                    Ambiguous::Mixed(wide) => wide.marks,
                };
                narrow + usize::from(is_ambiguous && is_wide)
            }
        }
    }
}

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
    behaviour: Behaviour,
    cells: Vec<Cell>,
    /// What is shown while an update is under way.
    held: Option<Vec<Cell>>,
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
        Self::behaving(columns, rows, Behaviour::usual(ambiguous))
    }

    /// One on whose screen other things stand.
    pub(crate) fn behaving(columns: u16, rows: u16, behaviour: Behaviour) -> Self {
        let (columns, rows) = (usize::from(columns), usize::from(rows));
        Self {
            columns,
            rows,
            behaviour,
            cells: vec![
                Cell {
                    base: Some('#'),
                    ..BLANK
                };
                columns * rows
            ],
            held: None,
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
        let shown = self.held.as_ref().unwrap_or(&self.cells);
        &shown[row * self.columns..(row + 1) * self.columns]
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
            [0x1B, b']', rest @ ..] => {
                let end = rest.windows(2).position(|end| end == b"\x1b\\")?;
                assert_eq!(&rest[..end], b"11;?", "an unknown command");
                if let Some(ground) = self.behaviour.ground {
                    let report = format!("\x1b]11;{ground}\x1b\\");
                    self.replies.extend(report.bytes());
                }
                Some(end + 4)
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
                match self.behaviour.width(c) {
                    0 => self.combine(c),
                    _ if self.joins(c) => self.combine(c),
                    width => self.print(c, width),
                }
                Some(c.len_utf8())
            }
        }
    }

    /// Whether a character is drawn as one with what stands before the cursor.
    fn joins(&mut self, c: char) -> bool {
        if self.behaviour.emoji != Emoji::Joined {
            return false;
        }
        let Some(column) = self.before() else {
            return false;
        };
        let before = self.cell(column).symbol();
        let is_regional = |c: char| ('\u{1F1E6}'..='\u{1F1FF}').contains(&c);
        before.ends_with('\u{200D}')
            || ('\u{1F3FB}'..='\u{1F3FF}').contains(&c) && before.starts_with(|c| c > '\u{2300}')
            || is_regional(c) && before.chars().count() == 1 && before.starts_with(is_regional)
    }

    /// The column of the glyph before the cursor.
    fn before(&mut self) -> Option<usize> {
        let column = match (self.wraps, self.column.checked_sub(1)) {
            (true, _) => self.column,
            (false, before) => before?,
        };
        match self.cell(column).base {
            None => column.checked_sub(1),
            Some(_) => Some(column),
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
        if self.behaviour.drops_marks {
            return;
        }
        let Some(column) = self.before() else { return };
        self.cell(column).marks.push(c);
        // The glyph of a terminal that joins takes two cells, if it did not.
        let wide = matches!(c, '\u{FE0F}' | '\u{20E3}' | '\u{1F1E6}'..='\u{1F1FF}');
        let is_one = !self.cell(column).wide && column + 1 == self.column;
        if self.behaviour.emoji == Emoji::Joined && wide && is_one && self.column < self.columns {
            self.part(self.column);
            let looks = self.cell(column).looks;
            self.cell(column).wide = true;
            let next = self.column;
            *self.cell(next) = Cell {
                base: None,
                looks,
                ..BLANK
            };
            self.column += 1;
            if self.column >= self.columns {
                (self.column, self.wraps) = (self.columns - 1, true);
            }
        }
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
            ("?1049", 'h' | 'l') if !self.behaviour.has_alternate => {}
            ("2", 'J') | ("?1049", 'h' | 'l') => {
                self.cells.fill(BLANK);
                self.cleared += usize::from(last == 'J');
            }
            ("?2026", 'h') if self.behaviour.synchronizes => {
                self.held.get_or_insert_with(|| self.cells.clone());
            }
            ("?2026", 'l') => self.held = None,
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
        for sample in ["“", "à", "α", "①"] {
            let mut emulator = Emulator::new(10, 2, ambiguous);
            emulator.process(format!("{sample}\x1b[6n").as_bytes());
            assert_eq!(emulator.replies, format!("\x1b[1;{column}R").as_bytes());
        }
    }
}

#[test]
fn joined_emoji_take_the_cells_of_the_setting() {
    for (emoji, [family, tone, flag, keycap]) in [
        (Emoji::Joined, [2, 2, 2, 2]),
        (Emoji::Narrow, [3, 2, 2, 1]),
        (Emoji::Apart, [6, 4, 2, 1]),
        (Emoji::ApartWithJoiners, [8, 4, 2, 1]),
    ] {
        let behaviour = Behaviour {
            emoji,
            ..Behaviour::usual(Ambiguous::Narrow)
        };
        for (sample, cells) in [
            ("👨\u{200D}👩\u{200D}👧", family),
            ("👍🏽", tone),
            ("🇨🇳", flag),
            ("1\u{FE0F}\u{20E3}", keycap),
        ] {
            let mut emulator = Emulator::behaving(20, 2, behaviour);
            emulator.process(format!("\x1b[2J{sample}\x1b[6n").as_bytes());
            let report = format!("\x1b[1;{}R", cells + 1);
            assert_eq!(emulator.replies, report.as_bytes(), "{emoji:?} {sample}");
        }
    }
}

#[test]
fn half_a_glyph_is_not_left_over() {
    let mut emulator = Emulator::new(6, 1, Ambiguous::Narrow);
    emulator.process(b"\x1b[2J");
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
