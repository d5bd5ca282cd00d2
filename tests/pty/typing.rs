//! What a terminal sends, cut, late and behind an escape: no command but the
//! meant one runs, and nothing is kept.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::RwLockReadGuard;
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use vt100::Screen;

use crate::harness::{GANGMU, Session, calm};

/// Longer than the program waits behind a lone escape.
const ALONE: Duration = Duration::from_millis(60);

/// Of each kind one: an arrow, the same from the pad, one with a modifier,
/// presses of the mouse in two forms, the wheel, pasted text, the focus,
/// answers of the terminal, and what nobody knows.
const SEQUENCES: [&str; 12] = [
    "\x1b[B",
    "\x1bOB",
    "\x1b[1;2B",
    "\x1b[<0;40;6M",
    "\x1b[M H&",
    "\x1b[<65;40;6M",
    "\x1b[200~堤\x1b[B\r\x1b[201~",
    "\x1b[I",
    "\x1b[24;80R",
    "\x1b]11;rgb:ffff/ffff/ffff\x1b\\",
    "\x1bP>|XTerm(379)\x1b\\",
    "\x1b[?97;5z",
];

/// The program on a document, in a folder of its own.
struct Reading {
    folder: PathBuf,
    session: Session,
    /// The screen before anything is typed.
    before: String,
    _calm: RwLockReadGuard<'static, ()>,
}

impl Reading {
    fn open(name: &str) -> Self {
        let calm = calm();
        let name = format!("typing-{name}-{}", std::process::id());
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("堤.md");
        let lines: String = (1..60)
            .map(|n| format!("第{n}天，堤上有人。\n\n"))
            .collect();
        fs::write(&file, format!("# 堤\n\n## 一 春\n\n{lines}")).unwrap();
        let mut command = CommandBuilder::new(GANGMU);
        command.args(["--ambiguous", "narrow"]);
        command.arg(&file);
        command.env("XDG_STATE_HOME", folder.join("state"));
        let mut session = Session::spawn(80, 24, command);
        session.wait_for_text("第1天");
        session.keys("g10G");
        session.settle(Duration::from_millis(60));
        let before = session.look(shown);
        Self {
            folder,
            session,
            before,
            _calm: calm,
        }
    }

    /// Sends these pieces, each after a pause in milliseconds.
    fn send(&mut self, pieces: &[(u64, &str)]) {
        for (pause, piece) in pieces {
            thread::sleep(Duration::from_millis(*pause));
            self.session.keys(piece);
        }
    }

    /// The screen behind these pieces; what is shown then is the one before
    /// again.
    fn after(&mut self, pieces: &[(u64, &str)]) -> String {
        self.send(pieces);
        self.session.settle(Duration::from_millis(80));
        let screen = self.session.look(shown);
        self.go_back();
        screen
    }

    /// Fails unless these pieces bring this screen, and leave it so.
    fn assert_after(&mut self, pieces: &[(u64, &str)], wanted: &str) {
        self.send(pieces);
        let what = format!("the screen behind {pieces:?}:\n{wanted}");
        self.session
            .wait_for(&what, |screen| shown(screen) == wanted);
        let nothing_more = wanted == self.before;
        let quiet = if nothing_more { 40 } else { 15 };
        self.session.settle(Duration::from_millis(quiet));
        assert_eq!(self.session.look(shown), wanted, "behind {pieces:?}");
        self.go_back();
    }

    /// Out of a box that may be open, and back to the place before.
    fn go_back(&mut self) {
        self.session.keys("\x1b");
        thread::sleep(ALONE);
        // A press elsewhere, so that the next is no second one of a double.
        self.session.keys("\x1b[<0;60;1Mg10G");
        let before = &self.before;
        let session = &self.session;
        session.wait_for("the screen before", |screen| shown(screen) == *before);
    }

    /// Leaves; nothing but the place may be kept.
    fn leave(mut self) {
        self.session.keys("Q");
        assert!(self.session.wait_exit().success());
        let documents = self.folder.join("state/gangmu/documents");
        for file in fs::read_dir(documents).into_iter().flatten().flatten() {
            let kept = fs::read_to_string(file.path()).unwrap();
            for mark in ["bookmark", "note", "colour", "color"] {
                assert!(!kept.contains(&format!("\"{mark}\"")), "{mark}: {kept}");
            }
        }
        drop(self.session);
        fs::remove_dir_all(&self.folder).unwrap();
    }
}

/// The rows of the screen without the blanks at their ends.
fn shown(screen: &Screen) -> String {
    let contents = screen.contents();
    let rows: Vec<&str> = contents.lines().map(str::trim_end).collect();
    rows.join("\n")
}

/// Some places behind the second byte; the decoder's own tests try all.
fn cuts(sequence: &str) -> Vec<usize> {
    let last = sequence.len() - 1;
    let mut cuts = vec![2, 3, sequence.len() / 2, last];
    cuts.retain(|&at| at > 1 && at <= last && sequence.is_char_boundary(at));
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

#[test]
fn a_sequence_cut_in_two_is_the_same() {
    let mut reading = Reading::open("cut");
    for sequence in SEQUENCES {
        let whole = reading.after(&[(0, sequence)]);
        for at in cuts(sequence) {
            let (one, two) = sequence.split_at(at);
            reading.assert_after(&[(0, one), (45, two)], &whole);
        }
    }
    reading.leave();
}

#[test]
fn a_sequence_whose_rest_is_late_is_the_same() {
    let mut reading = Reading::open("late");
    for sequence in ["\x1b[B", "\x1bOB", "\x1b[<0;40;6M", "\x1b[M H&"] {
        let whole = reading.after(&[(0, sequence)]);
        let (one, two) = sequence.split_at(2);
        reading.assert_after(&[(0, one), (700, two)], &whole);
    }
    reading.leave();
}

#[test]
fn an_escape_held_back_is_the_key_and_then_the_sequence() {
    let mut reading = Reading::open("held");
    for sequence in SEQUENCES {
        let apart = reading.after(&[(0, "\x1b"), (60, sequence)]);
        let held = format!("\x1b{sequence}");
        reading.assert_after(&[(0, &held)], &apart);
        for at in [2, 3] {
            let (one, two) = held.split_at(at);
            reading.assert_after(&[(0, one), (45, two)], &apart);
        }
    }
    let apart = reading.after(&[(0, "\x1b"), (60, "\x1b[B")]);
    reading.assert_after(&[(0, "\x1b\x1b"), (700, "[B")], &apart);
    reading.leave();
}

#[test]
fn the_rest_of_a_sequence_behind_its_escape_is_no_letters() {
    let mut reading = Reading::open("rest");
    for sequence in SEQUENCES {
        let apart = reading.after(&[(0, "\x1b"), (60, sequence)]);
        let (escape, rest) = sequence.split_at(1);
        for pause in [60, 300] {
            reading.assert_after(&[(0, escape), (pause, rest)], &apart);
        }
    }
    reading.leave();
}

#[test]
fn keys_typed_one_by_one_do_what_they_say() {
    let mut reading = Reading::open("typed");
    let pieces = [(0, "\x1b"), (150, "["), (150, "B")];
    let screen = reading.after(&pieces);
    assert!(screen.contains("书签"), "{screen}");
    // A lone Esc closes the help within a few frames.
    reading.session.keys("?");
    reading.session.wait_for_text("键位帮助");
    reading.session.keys("\x1b");
    let begun = Instant::now();
    let before = &reading.before;
    let session = &reading.session;
    session.wait_for("no help", |screen| shown(screen) == *before);
    println!("a lone Esc has acted after {:?}", begun.elapsed());
    reading.leave();
}

#[test]
fn a_letter_with_alt_that_no_command_has_is_esc_and_the_letter() {
    let mut reading = Reading::open("alt");
    // Out of the help and down; into the filter and out of it again.
    for (boxed, held, apart) in [
        ("?", "\x1bj", "j"),
        ("/堤", "\x1bj", "j"),
        (":", "\x1bG", "G"),
        ("5", "\x1bj", "j"),
    ] {
        let apart = reading.after(&[(0, boxed), (60, "\x1b"), (60, apart)]);
        reading.assert_after(&[(0, boxed), (60, held)], &apart);
    }
    reading.leave();
}
