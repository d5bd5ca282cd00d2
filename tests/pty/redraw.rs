//! The real program: after random keys the screen equals the one that is drawn
//! anew when the process is continued, in terminals of both settings.
//!
//! Every key is compared in `tests/screens/redraw.rs`; here every fiftieth is,
//! since the screen has to come to rest first.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use gangmu::text::Ambiguous;
use portable_pty::CommandBuilder;

use crate::common::Dice;
use crate::common::redraw::{self, KEYS, SIZES};
use crate::emulator::{Behaviour, Cell};
use crate::harness::{GANGMU, Session, crowd};

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
    document: &Path,
    (columns, rows): (u16, u16),
    behaviour: Behaviour,
    seed: u64,
) -> Option<String> {
    let mut command = CommandBuilder::new(GANGMU);
    command.arg(document);
    let mut session = Session::spawn_behaving(columns, rows, command, Some(behaviour));
    session.wait_for("the document", |screen| {
        let contents = screen.contents();
        contents.contains("UTF-8") && !contents.contains("章节 0")
    });
    let keys = [&KEYS[..], &["/发展<Enter>"]].concat();
    let mut dice = Dice(seed);
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
                    "{document:?} {columns}x{rows} {behaviour:?}, seed {seed}, row {y} after {pressed:?}:\n{}\n{}",
                    text(kept),
                    text(fresh)
                ));
            }
        }
    }
    None
}

/// Compares all documents in all sizes.
fn compare(documents: &[PathBuf], seed: impl Fn(u16) -> u64) {
    let _crowd = crowd();
    for (size, documents) in SIZES.iter().flat_map(|size| {
        let some = documents.chunks(3);
        some.map(move |documents| (*size, documents))
    }) {
        let seed = seed(size.0);
        thread::scope(|scope| {
            for document in documents {
                for ambiguous in [Ambiguous::Narrow, Ambiguous::Wide] {
                    scope.spawn(move || {
                        let behaviour = Behaviour::usual(ambiguous);
                        if let Some(difference) = difference(document, size, behaviour, seed) {
                            panic!("{difference}");
                        }
                    });
                }
            }
        });
    }
}

#[test]
fn the_screen_is_as_if_drawn_anew() {
    compare(&redraw::documents(), u64::from);
}

#[test]
fn the_screen_of_odd_characters_is_as_if_drawn_anew() {
    let odd = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/torture.md");
    for seed in [1, 2] {
        compare(std::slice::from_ref(&odd), |_| seed);
    }
}

/// What each terminal was seen to do is asked for and found out.
#[test]
fn the_screen_of_every_terminal_seen_is_as_if_drawn_anew() {
    let odd = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/torture.md");
    let _crowd = crowd();
    thread::scope(|scope| {
        for (seed, behaviour) in (1..).zip(Behaviour::all()) {
            let odd = &odd;
            scope.spawn(move || {
                if let Some(difference) = difference(odd, (80, 24), behaviour, seed) {
                    panic!("{difference}");
                }
            });
        }
    });
}

/// What a library writes to standard error would stand in the middle of the
/// screen until that is drawn anew.
#[test]
fn standard_error_is_kept_off_the_screen() {
    let mut session = Session::gangmu(80, 24, &["data/digest.md"]);
    session.wait_for_text("UTF-8");
    let place = format!("/proc/{}/fd/2", session.id());
    let leads = || std::fs::read_link(&place);
    let Ok(nowhere) = leads() else {
        println!("skipped: nothing tells where standard error leads");
        return;
    };
    assert_eq!(nowhere, Path::new("/dev/null"));
    session.keys("q");
    assert!(session.wait_exit().success());
}
