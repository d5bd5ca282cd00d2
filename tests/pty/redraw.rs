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

use crate::common::Dice;
use crate::common::redraw::{self, KEYS, SIZES};
use crate::emulator::Cell;
use crate::harness::{GANGMU, Session};

/// The arguments; where the corpus is not there, the embedded document, the
/// guide and the odd characters.
fn documents() -> [OsString; 3] {
    let own = || {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let names = [
            "data/digest.md",
            "data/guide.zh.md",
            "tests/fixtures/torture.md",
        ];
        names.map(|name| here.join(name))
    };
    redraw::documents().unwrap_or_else(own).map(OsString::from)
}

/// A key as the terminal sends it.
fn sent(key: &str) -> String {
    let names = [("<Space>", " "), ("<Tab>", "\t"), ("<Enter>", "\r")];
    let sent = names.iter();
    sent.fold(key.to_owned(), |key, (name, sent)| key.replace(name, sent))
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
    let keys = [&KEYS[..], &["/发展<Enter>"]].concat();
    let mut dice = Dice(u64::from(columns));
    let mut pressed = String::new();
    for batch in 0..10 {
        for _ in 0..50 {
            let key = sent(dice.of(&keys));
            session.keys(&key);
            pressed.push_str(&key);
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
