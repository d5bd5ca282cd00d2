//! What a terminal sends, cut, late and behind an escape: no command but the
//! meant one runs, and nothing is kept.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use portable_pty::CommandBuilder;

use crate::harness::{GANGMU, Session};

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
}

impl Reading {
    fn open(name: &str) -> Self {
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
        session.keys("\tg");
        session.settle(Duration::from_millis(60));
        let before = session.look(|screen| screen.contents());
        Self {
            folder,
            session,
            before,
        }
    }

    /// The screen behind these pieces, each after a pause in milliseconds, and
    /// back to the one before.
    fn after(&mut self, pieces: &[(u64, &str)]) -> String {
        for (pause, piece) in pieces {
            thread::sleep(Duration::from_millis(*pause));
            self.session.keys(piece);
        }
        // What is pending is told by then: no piece is left alone.
        self.session.settle(Duration::from_millis(15));
        let screen = self.session.look(|screen| screen.contents());
        // Out of a box that may be open, and to the beginning.
        self.session.keys("\x1b");
        thread::sleep(ALONE);
        self.session.keys("g");
        self.session.settle(Duration::from_millis(15));
        let again = self.session.look(|screen| screen.contents());
        assert_eq!(again, self.before, "behind {pieces:?}:\n{screen}");
        screen
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

fn cuts(sequence: &str) -> Vec<usize> {
    let cuts = 2..sequence.len();
    cuts.filter(|&at| sequence.is_char_boundary(at)).collect()
}

#[test]
fn a_sequence_cut_in_two_is_the_same() {
    let mut reading = Reading::open("cut");
    for sequence in SEQUENCES {
        let whole = reading.after(&[(0, sequence)]);
        for at in cuts(sequence) {
            let (one, two) = sequence.split_at(at);
            let screen = reading.after(&[(0, one), (45, two)]);
            assert_eq!(screen, whole, "{sequence:?} at {at}");
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
        let screen = reading.after(&[(0, one), (700, two)]);
        assert_eq!(screen, whole, "{sequence:?}");
    }
    reading.leave();
}

#[test]
fn an_escape_held_back_is_the_key_and_then_the_sequence() {
    let mut reading = Reading::open("held");
    for sequence in SEQUENCES {
        let apart = reading.after(&[(0, "\x1b"), (60, sequence)]);
        let held = format!("\x1b{sequence}");
        assert_eq!(reading.after(&[(0, &held)]), apart, "{held:?}");
        for at in [2, 3] {
            let (one, two) = held.split_at(at);
            let screen = reading.after(&[(0, one), (45, two)]);
            assert_eq!(screen, apart, "{held:?} at {at}");
        }
    }
    let apart = reading.after(&[(0, "\x1b"), (60, "\x1b[B")]);
    assert_eq!(reading.after(&[(0, "\x1b\x1b"), (700, "[B")]), apart);
    reading.leave();
}

#[test]
fn the_rest_of_a_sequence_behind_its_escape_is_no_letters() {
    let mut reading = Reading::open("rest");
    for sequence in SEQUENCES {
        let apart = reading.after(&[(0, "\x1b"), (60, sequence)]);
        let (escape, rest) = sequence.split_at(1);
        for pause in [60, 300] {
            let screen = reading.after(&[(0, escape), (pause, rest)]);
            assert_eq!(screen, apart, "{sequence:?} after {pause} ms");
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
    thread::sleep(ALONE);
    reading.session.settle(Duration::from_millis(15));
    let screen = reading.session.look(|screen| screen.contents());
    assert_eq!(screen, reading.before);
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
        let screen = reading.after(&[(0, boxed), (60, held)]);
        assert_eq!(screen, apart, "{boxed:?} {held:?}");
    }
    reading.leave();
}
