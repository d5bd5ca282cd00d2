//! The real program: after random keys the screen equals the one that is drawn
//! anew when the process is continued, in terminals of both settings.
//!
//! Every key is compared in `tests/screens/redraw.rs`; here every fiftieth is,
//! since the screen has to come to rest first.

use std::ffi::OsString;
use std::path::Path;
use std::thread;
use std::time::Duration;

use gangmu::text::Ambiguous;
use portable_pty::CommandBuilder;

use crate::emulator::Cell;
use crate::harness::{GANGMU, Session};

const KEYS: [&str; 34] = [
    "j",
    "k",
    "d",
    "u",
    " ",
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
    "\t",
    "t",
    "<",
    ">",
    "m",
    "\r",
    "/改革\r",
    "/发展\r",
    "50%",
    "[",
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

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (40, 10), (61, 17)];

/// Arguments for a report, a law in traditional characters and a page of
/// tables; without them for the embedded document, the guide and the odd
/// characters.
fn documents() -> [OsString; 3] {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let corpus = here.join("../shared/corpus");
    let names = [
        "newspaper-synth-hubei.md",
        "law-tw-personal-data.md",
        "md-rust-operators.zh-cn.md",
    ];
    let paths = names.map(|name| corpus.join(name));
    if paths.iter().all(|path| path.is_file()) {
        return paths.map(OsString::from);
    }
    println!("no corpus: own documents instead");
    let own = [
        "data/digest.md",
        "data/guide.zh.md",
        "tests/fixtures/torture.md",
    ];
    own.map(|path| here.join(path).into())
}

/// What is shown once the screen has come to rest.
fn screen(session: &Session) -> Vec<Vec<Cell>> {
    session.settle(Duration::from_millis(15));
    session.emulator(|e| (0..e.rows()).map(|y| e.row(y).to_vec()).collect())
}

/// The first difference, if there is one.
fn difference(
    document: &OsString,
    (columns, rows): (u16, u16),
    ambiguous: Ambiguous,
) -> Option<String> {
    let mut command = CommandBuilder::new(GANGMU);
    command.arg(document);
    let mut session = Session::spawn_in(columns, rows, command, Some(ambiguous));
    session.wait_for("the document", |screen| {
        let contents = screen.contents();
        contents.contains("UTF-8") && !contents.contains("章节 0")
    });
    let mut dice = Dice(u64::from(columns));
    let mut pressed = String::new();
    for batch in 0..10 {
        for _ in 0..50 {
            let key = KEYS[dice.throw(KEYS.len())];
            session.keys(key);
            pressed.push_str(key);
        }
        // Seen as a count or in the filter line, it says that all keys before
        // it have arrived.
        let mark = format!("{}", 7310 + batch);
        session.keys(&mark);
        session.wait_for_emulator("the last key", |e| {
            (e.rows() - 2..e.rows()).any(|y| e.text(y).contains(&mark))
        });
        let kept = screen(&session);
        let cleared = session.emulator(|e| e.cleared);
        session.signal("CONT");
        session.wait_for_emulator("a cleared screen", |e| e.cleared > cleared);
        let fresh = screen(&session);
        for (y, (kept, fresh)) in kept.iter().zip(&fresh).enumerate() {
            if kept != fresh {
                let text = |row: &[Cell]| row.iter().map(Cell::symbol).collect::<String>();
                return Some(format!(
                    "{document:?} {columns}x{rows} {ambiguous:?}, row {y} after {pressed:?}:\n{}\n{}",
                    text(kept),
                    text(fresh)
                ));
            }
        }
    }
    None
}

#[test]
fn the_screen_is_as_if_drawn_anew() {
    let documents = documents();
    for size in SIZES {
        thread::scope(|scope| {
            for document in &documents {
                for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
                    scope.spawn(move || {
                        if let Some(difference) = difference(document, size, ambiguous) {
                            panic!("{difference}");
                        }
                    });
                }
            }
        });
    }
}
