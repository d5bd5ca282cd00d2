//! After every key the screen of a terminal equals a full redraw, cell by
//! cell: what was drawn before leaves nothing behind.

use std::cell::RefCell;
use std::io::{self, Write};
use std::num::NonZeroU16;
use std::rc::Rc;

use gangmu::explorer::{Action, Mouse, MouseKind};
use gangmu::terminal::{CarefulBackend, Painter};
use gangmu::ui;
use ratatui::buffer::Buffer;
use ratatui::layout::Size;

use crate::driver::Driver;

/// Feeds what is written to a terminal emulator.
#[derive(Clone)]
struct Wire(Rc<RefCell<vt100::Parser>>);

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
    painter: Painter<CarefulBackend<Wire>>,
    wire: Wire,
}

impl Emulated {
    fn new((width, height): (u16, u16)) -> Self {
        let cells = |count| NonZeroU16::new(count).unwrap();
        let emulator = vt100::Parser::new(cells(height), cells(width), 0);
        let wire = Wire(Rc::new(RefCell::new(emulator)));
        Self {
            painter: Painter::new(CarefulBackend::new(wire.clone())),
            wire,
        }
    }

    fn draw(&mut self, driver: &Driver) {
        let (width, height) = driver.state.size();
        let size = Size { width, height };
        let mut paint = |buffer: &mut Buffer| ui::draw(buffer, &driver.state);
        self.painter.draw(size, &mut paint).unwrap();
    }

    /// Every cell with its looks.
    fn cells(&self, (width, height): (u16, u16)) -> Vec<Vec<String>> {
        let emulator = self.wire.0.borrow();
        let screen = emulator.screen();
        (0..height)
            .map(|y| {
                let row = (0..width).map(|x| {
                    let cell = screen.cell(y, x).unwrap();
                    let symbol = match cell.contents() {
                        "" => " ",
                        symbol => symbol,
                    };
                    let looks = (cell.bgcolor(), cell.inverse(), cell.underline());
                    format!("{symbol}{looks:?}")
                });
                row.collect()
            })
            .collect()
    }
}

const KEYS: [&str; 46] = [
    "j",
    "k",
    "d",
    "u",
    "<Space>",
    "b",
    "g",
    "G",
    "}",
    "{",
    "J",
    "K",
    "p",
    "z",
    "Z",
    "-",
    "+",
    "n",
    "N",
    "f",
    "F",
    "c",
    "x",
    "X",
    "<Esc>",
    "<Tab>",
    "t",
    "<",
    ">",
    "m",
    "i",
    "?",
    ":",
    "s",
    "<Enter>",
    "/改革<Enter>",
    "/发展",
    "|",
    "w",
    "*",
    "P",
    ",",
    "l",
    "50%",
    "[",
    "L",
];

/// The same throws for the same seed (a linear congruential generator with
/// the multiplier of Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn throw(&mut self, below: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }
}

fn compare(mut driver: Driver, seed: u64, keys: usize) {
    let mut dice = Dice(seed);
    let size = driver.state.size();
    let mut kept = Emulated::new(size);
    let mut pressed = Vec::new();
    for _ in 0..keys {
        if dice.throw(13) == 0 {
            let mut cell = |size| u16::try_from(dice.throw(usize::from(size))).unwrap();
            let (x, y) = (cell(size.0), cell(size.1));
            let kinds = [
                MouseKind::Press,
                MouseKind::DoublePress,
                MouseKind::WheelUp,
                MouseKind::WheelDown,
            ];
            let kind = kinds[dice.throw(kinds.len())];
            driver.act(Action::Mouse(Mouse { kind, x, y }));
            pressed.push("mouse");
        } else {
            let key = KEYS[dice.throw(KEYS.len())];
            driver.keys(key);
            pressed.push(key);
        }
        kept.draw(&driver);
        let mut fresh = Emulated::new(size);
        fresh.draw(&driver);
        for (y, (kept, fresh)) in kept.cells(size).iter().zip(fresh.cells(size)).enumerate() {
            for (x, (kept, fresh)) in kept.iter().zip(fresh).enumerate() {
                assert_eq!(
                    kept,
                    &fresh,
                    "cell {x},{y} of {size:?} after {pressed:?}\n{}",
                    driver.screen()
                );
            }
        }
    }
}

#[test]
fn every_key_leaves_the_screen_as_a_full_redraw_would() {
    for (seed, (width, height)) in (1..).zip([(80, 24), (120, 40), (40, 10), (61, 17)]) {
        compare(Driver::digest(width, height), seed, 250);
    }
}

#[test]
fn odd_characters_too() {
    let text = "# 表情😀与❄️、👨‍👩‍👧家庭、🇨🇳旗\n\n𠮷林𤭢，shànɡ（é）\u{200b}，ｶﾞｷﾞ，\u{e000}。发展改革a改革b改革。\n\n\
        ## 改革\u{301}　“引”——‘号’…\n\n- 一\t二\u{feff}三\n\n```\n改革\tx\n```\n\n\u{202e}倒\u{7}。\n";
    for (seed, width) in (1..).zip([80, 61, 33]) {
        compare(Driver::markdown(width, 20, text), seed, 120);
    }
}
