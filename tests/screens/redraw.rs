//! After every key the screen of a terminal equals a full redraw, cell by
//! cell: what was drawn before leaves nothing behind. In a terminal that draws
//! characters of ambiguous width over one cell, and in one that takes two.

use std::cell::RefCell;
use std::io::{self, Write};
use std::ops::Range;
use std::rc::Rc;
use std::thread;

use gangmu::explorer::{Action, Effect, Mouse, MouseKind, Settings};
use gangmu::source::{Embedded, Location};
use gangmu::terminal::{CarefulBackend, Joined, Painter};
use gangmu::text::Ambiguous;
use gangmu::ui;
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Rect, Size};

use crate::common::Dice;
use crate::common::redraw::{self, KEYS, SIZES};
use crate::driver::Driver;
use crate::emulator::{Behaviour, Emoji, Emulator};
use crate::torture::TORTURE;

/// Feeds what is written to a terminal emulator.
#[derive(Clone)]
struct Wire(Rc<RefCell<Emulator>>);

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().process(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A terminal that a program writes to, with the emulator that shows it.
struct Emulated {
    painter: Painter<CarefulBackend<io::BufWriter<Wire>>>,
    wire: Wire,
}

impl Emulated {
    fn new((width, height): (u16, u16), behaviour: Behaviour) -> Self {
        let emulator = Emulator::behaving(width, height, behaviour);
        let wire = Wire(Rc::new(RefCell::new(emulator)));
        let out = io::BufWriter::with_capacity(1 << 16, wire.clone());
        let mut painter = Painter::new(CarefulBackend::new(out));
        if behaviour.emoji == Emoji::Joined {
            painter.join(Joined::ALL);
        }
        Self { painter, wire }
    }

    /// Draws what was painted.
    fn draw(&mut self, painted: &Buffer) {
        let size = Size {
            width: painted.area.width,
            height: painted.area.height,
        };
        let mut paint = |buffer: &mut Buffer| {
            buffer.clone_from(painted);
            None
        };
        self.painter.draw(size, &mut paint).unwrap();
    }
}

/// The places of a row in a buffer.
fn range_of(buffer: &Buffer, y: u16) -> Range<usize> {
    let start = buffer.index_of(0, y);
    start..start + usize::from(buffer.area.width)
}

fn row_of(buffer: &Buffer, y: u16) -> &[Cell] {
    &buffer.content[range_of(buffer, y)]
}

/// No glyph of a row may be cut: each stands where it was painted. Of a
/// cluster that the terminal does not know for one, the beginning is enough.
fn assert_whole(painted: &Buffer, y: u16, emulator: &Emulator) {
    let row = emulator.row(usize::from(y));
    let mut x = 0;
    while let (Some(cell), Some(shown)) = (row_of(painted, y).get(x), row.get(x)) {
        let shown = shown.symbol();
        assert!(
            !shown.is_empty() && cell.symbol().starts_with(&shown),
            "{:?} at {x},{y}: {}",
            cell.symbol(),
            emulator.text(usize::from(y))
        );
        x += usize::from(cell.cell_width().max(1));
    }
}

/// Keys beside those that open no page: they open one, or leave a box open.
const OPENING: [&str; 16] = [
    "<Esc>",
    "i",
    "?",
    ":",
    "s",
    "/发展",
    "|",
    "w",
    "*",
    "P",
    ",",
    "l",
    "L",
    "a",
    "笔记“一”……长长的一行，比框还要宽些的一行〇",
    "<Alt-Enter>",
];

/// A document to be read, with the setting of its terminal.
#[derive(Clone)]
struct Case {
    document: Source,
    size: (u16, u16),
    behaviour: Behaviour,
    seed: u64,
    keys: usize,
}

#[derive(Clone)]
enum Source {
    At(Location),
    Markdown(String),
}

impl Case {
    fn driver(&self) -> Driver {
        let settings = Settings {
            ambiguous: self.behaviour.ambiguous,
            ..Settings::default()
        };
        let (width, height) = self.size;
        match &self.document {
            Source::At(location) => Driver::open(width, height, settings, None, location.clone()),
            Source::Markdown(text) => Driver::start(width, height, settings, Some(text.clone())),
        }
    }

    fn compare(&self) {
        let mut driver = self.driver();
        let keys = [&KEYS[..], &OPENING].concat();
        let mut dice = Dice(self.seed);
        let (size, mut behaviour) = (self.size, self.behaviour);
        let mut kept = Emulated::new(size, self.behaviour);
        let mut pressed = Vec::new();
        let mut last = Buffer::empty(Rect::new(0, 0, size.0, size.1));
        let mut wanted = vec![Vec::new(); usize::from(size.1)];
        let mut whole = true;
        for _ in 0..self.keys {
            if dice.below(13) == 0 {
                let mut cell = |size| u16::try_from(dice.below(usize::from(size))).unwrap();
                let (x, y) = (cell(size.0), cell(size.1));
                let kinds = [
                    MouseKind::Press,
                    MouseKind::DoublePress,
                    MouseKind::WheelUp,
                    MouseKind::WheelDown,
                ];
                let kind = dice.of(&kinds);
                driver.act(Action::Mouse(Mouse { kind, x, y }));
                pressed.push("mouse");
            } else {
                let key = dice.of(&keys);
                driver.keys(key);
                pressed.push(key);
            }
            let area = Rect::new(0, 0, size.0, size.1);
            let mut painted = Buffer::empty(area);
            let _ = ui::draw(&mut painted, &driver.state);
            let is_anew = |effect| matches!(effect, Effect::Redraw);
            if driver.left.drain(..).any(is_anew) {
                whole = true;
                // The setting may be another now, and so is the terminal.
                behaviour.ambiguous = driver.state.ambiguous();
                kept = Emulated::new(size, behaviour);
            }
            kept.draw(&painted);
            // Rows that are painted as before must be as they were; the
            // others as a terminal shows them that has shown nothing yet.
            let changed: Vec<bool> = (0..size.1)
                .map(|y| whole || row_of(&painted, y) != row_of(&last, y))
                .collect();
            let mut partly = Buffer::empty(area);
            for (y, _) in (0..size.1).zip(&changed).filter(|(_, changed)| **changed) {
                let range = range_of(&painted, y);
                partly.content[range.clone()].clone_from_slice(&painted.content[range]);
            }
            let mut fresh = Emulated::new(size, behaviour);
            fresh.draw(&partly);
            let (kept, fresh) = (kept.wire.0.borrow(), fresh.wire.0.borrow());
            for (y, changed) in (0..size.1).zip(changed) {
                let row = usize::from(y);
                if changed {
                    wanted[row] = fresh.row(row).to_vec();
                    assert_whole(&painted, y, &kept);
                }
                assert!(
                    kept.row(row) == wanted[row],
                    "row {y} of {size:?}, {:?}, after {pressed:?}\n{}\n{}\n{}",
                    self.behaviour,
                    kept.text(row),
                    fresh.text(row),
                    driver.screen()
                );
            }
            last = painted;
            whole = false;
        }
    }
}

/// What most terminals do, by the width of ambiguous characters.
const SETTINGS: [Behaviour; 2] = [
    Behaviour::usual(Ambiguous::Narrow),
    Behaviour::usual(Ambiguous::Wide),
];

fn documents() -> Vec<Source> {
    let embedded = [Embedded::Digest, Embedded::GuideZh].map(Location::Embedded);
    let others = redraw::documents().into_iter().map(Location::Path);
    embedded.into_iter().chain(others).map(Source::At).collect()
}

/// Compares all cases, half of them on a thread of its own.
fn compare(cases: Vec<Case>) {
    let (even, odd): (Vec<_>, Vec<_>) = cases.into_iter().partition(|case| case.seed % 2 == 0);
    thread::scope(|scope| {
        for cases in [even, odd] {
            scope.spawn(move || cases.iter().for_each(Case::compare));
        }
    });
}

#[test]
fn every_key_leaves_the_screen_as_a_full_redraw_would() {
    let mut cases = Vec::new();
    for document in documents() {
        for size in SIZES {
            for behaviour in SETTINGS {
                let seed = u64::try_from(cases.len()).unwrap() + 1;
                let document = document.clone();
                cases.push(Case {
                    document,
                    size,
                    behaviour,
                    seed,
                    keys: 150,
                });
            }
        }
    }
    compare(cases);
}

#[test]
fn odd_characters_leave_nothing_behind_either() {
    let mut cases = Vec::new();
    for size in SIZES {
        for seed in 1..=20 {
            for behaviour in SETTINGS {
                cases.push(Case {
                    document: Source::Markdown(TORTURE.to_owned()),
                    size,
                    behaviour,
                    seed,
                    keys: 40,
                });
            }
        }
    }
    compare(cases);
}

/// Lines that try what terminals differ in: toned pinyin by one character and
/// by two, Greek and Cyrillic letters, emoji of several characters, marks and
/// what is not seen.
const DIFFERENCES: &str = "\
# αβγ；Абв与shàng、zho\u{304}ng、ǎ

说文解字的注音：gāngjǔmùzhāng，ga\u{304}ngju\u{30C}mu\u{300}zha\u{304}ng，nǚ、lu\u{308}\u{30C}，ɡ与ɑ；m\u{300}、n\u{30C}、hm\u{304}。αβγδ，Ω≈π；Привет，①②③⑳，Ⅰ、Ⅱ、ⅲ，ⓐ。

## 👨\u{200D}👩\u{200D}👧一家👍🏽旗🇨🇳键1\u{FE0F}\u{20E3}

一家👨\u{200D}👩\u{200D}👧\u{200D}👦，👩🏽\u{200D}🚀与🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}，👍🏿👍🏻，🇯🇵🇰🇷🇨，#\u{FE0F}\u{20E3}0\u{20E3}，❤\u{FE0F}\u{200D}🔥，क्षत्रिय हिन्दी，தமிழ்。

## 零\u{200C}宽、葛\u{E0100}、标\u{E0041}签、辻\u{FE00}

| 甲 | 家👨\u{200D}👩\u{200D}👧 | shàng |
|---|---|---|
| à | 🇨🇳🇭🇰 | zho\u{304}ng\u{200C}guo\u{301} |
| α | 1\u{FE0F}\u{20E3}2\u{FE0F}\u{20E3} | क्षि |
";

/// In a terminal that does any of what was seen the screen is that of a full
/// redraw, with neighbours, borders and the rows behind.
#[test]
fn every_terminal_seen_is_drawn_without_harm() {
    let mut cases = Vec::new();
    for text in [DIFFERENCES, TORTURE] {
        for behaviour in Behaviour::all() {
            for size in [(80, 24), (40, 10)] {
                cases.push(Case {
                    document: Source::Markdown(text.to_owned()),
                    size,
                    behaviour,
                    seed: u64::try_from(cases.len()).unwrap() + 1,
                    keys: 60,
                });
            }
        }
    }
    compare(cases);
}

/// What stands at the end of a row is where it was painted whatever stands
/// before it, once what was there is scrolled away and back.
#[test]
fn neighbours_of_doubtful_glyphs_stay_whole() {
    for behaviour in Behaviour::all() {
        let size = (24, 3);
        let mut terminal = Emulated::new(size, behaviour);
        for sample in [
            "👨\u{200D}👩\u{200D}👧",
            "👍🏽",
            "🇨🇳",
            "1\u{FE0F}\u{20E3}",
            "👩🏽\u{200D}🚀",
            "❤\u{FE0F}\u{200D}🔥",
            "क्षि",
            "葛\u{E0100}",
        ] {
            for text in [format!("甲{sample}乙丙|"), "甲乙丙丁戊己|".to_owned()] {
                let mut painted = Buffer::empty(Rect::new(0, 0, size.0, size.1));
                let settings = Settings {
                    ambiguous: behaviour.ambiguous,
                    ..Settings::default()
                };
                let cells = gangmu::text::graphemes(&text, settings.ambiguous);
                let mut x = 0;
                for grapheme in cells {
                    let symbol = gangmu::text::shown(grapheme.text);
                    painted[(x, 1)].set_symbol(&symbol);
                    x += grapheme.cells;
                }
                terminal.draw(&painted);
                let emulator = terminal.wire.0.borrow();
                let blank = |y: usize| emulator.text(y).trim().is_empty();
                assert!(blank(0) && blank(2), "{behaviour:?} {sample:?}");
                let row = emulator.row(1);
                assert_eq!(row[0].symbol(), "甲", "{behaviour:?} {sample:?}");
                let end = usize::from(x) - 1;
                assert_eq!(row[end].symbol(), "|", "{behaviour:?} {sample:?}");
                assert_eq!(row[end - 2].symbol().chars().count(), 1);
                assert!(row[end + 1..].iter().all(|cell| cell.symbol() == " "));
            }
        }
    }
}
