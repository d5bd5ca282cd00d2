//! Whether the terminal is asked how wide characters of ambiguous width are,
//! and what its answer does.

use std::time::{Duration, Instant};

use gangmu::text::Ambiguous;
use portable_pty::CommandBuilder;

use crate::emulator::{Behaviour, Emoji, Emulator};
use crate::harness::{GANGMU, Session};

fn digest(arguments: &[&str], terminal: Option<Ambiguous>) -> Session {
    let mut command = CommandBuilder::new(GANGMU);
    command.args(arguments);
    Session::spawn_in(80, 24, command, terminal)
}

/// The glyph between tree and text, in every row of both.
fn divider(emulator: &Emulator) -> Vec<String> {
    (1..22).map(|y| emulator.row(y)[26].symbol()).collect()
}

fn is_divided_by(emulator: &Emulator, glyph: &str) -> bool {
    divider(emulator).iter().all(|symbol| symbol == glyph)
}

#[test]
fn a_terminal_that_answers_narrow_is_drawn_narrow() {
    let mut session = digest(&[], Some(Ambiguous::Narrow));
    session.wait_for_emulator("lines of one cell", |e| is_divided_by(e, "│"));
    session.keys("q");
    assert!(session.wait_exit().success());
    session.assert_restored();
}

#[test]
fn a_terminal_that_answers_wide_is_drawn_wide() {
    let mut session = digest(&[], Some(Ambiguous::Wide));
    session.wait_for_emulator("no glyph of doubtful width in the frame", |e| {
        is_divided_by(e, "|") && (1..22).any(|y| e.text(y).contains('“'))
    });
    session.keys(",");
    session.wait_for_text("版式");
    session.keys("q");
    session.keys("q");
    assert!(session.wait_exit().success());
    session.assert_restored();
}

#[test]
fn a_terminal_that_does_not_answer_is_narrow_and_its_keys_arrive() {
    // The keys are typed before anything is asked.
    let mut session = digest(&[], None);
    session.keys("/能力素质日益增强\r");
    session.wait_for_text("[能力素质日益增强 1 x]");
    session.wait_for_text("│");
    session.keys("q");
    assert!(session.wait_exit().success());
    session.assert_restored();
}

#[test]
fn keys_typed_around_the_answer_arrive_in_order() {
    for terminal in [Ambiguous::Narrow, Ambiguous::Wide] {
        let mut session = digest(&[], Some(terminal));
        for key in [
            "/", "能力", "素质", "日益", "增强", "\r", "\x1b[B", "\x1b[A",
        ] {
            session.keys(key);
        }
        session.wait_for_text("[能力素质日益增强 1 x]");
        session.keys("q");
        assert!(session.wait_exit().success());
    }
}

#[test]
fn a_late_answer_is_no_key() {
    let mut session = digest(&[], None);
    session.wait_for_text("digest.md");
    // Far behind the second that an answer is waited for.
    session.settle(Duration::from_millis(1150));
    session.keys("\x1b[1;3R");
    session.keys("?");
    session.wait_for_text("键位帮助");
    session.wait_for_text("│");
    session.keys("\x1b");
    session.wait_for("help is gone", |screen| {
        !screen.contents().contains("键位帮助")
    });
    session.keys("q");
    assert!(session.wait_exit().success());
}

#[test]
fn what_is_said_on_the_command_line_is_not_asked() {
    for (width, glyph) in [("narrow", "│"), ("wide", "|")] {
        let session = digest(&["--ambiguous", width], Some(Ambiguous::Narrow));
        session.wait_for_emulator(width, |e| is_divided_by(e, glyph));
    }
}

/// Prints how long the first screen takes in a terminal that answers and in
/// one that is not asked.
#[test]
fn asking_does_not_hold_up_the_first_screen() {
    for arguments in [&[][..], &["--ambiguous", "narrow"]] {
        let mut taken = Vec::new();
        for _ in 0..5 {
            let start = Instant::now();
            let session = digest(arguments, Some(Ambiguous::Narrow));
            session.wait_for_text("上接1版");
            taken.push(start.elapsed());
        }
        taken.sort_unstable();
        println!("{arguments:?}: {:?}", taken[2]);
    }
}

/// A family is sent whole only where it takes two cells; in a multiplexer,
/// which counts for itself alone, never.
#[test]
fn emoji_are_sent_as_the_terminal_draws_them() {
    for (emoji, tmux, whole) in [
        (Emoji::Joined, "", true),
        (Emoji::Apart, "", false),
        (Emoji::Narrow, "", false),
        (Emoji::ApartWithJoiners, "", false),
        (Emoji::Joined, "/run/tmux,1,0", false),
    ] {
        let mut command = CommandBuilder::new(GANGMU);
        command.arg("tests/fixtures/torture.md");
        command.env("TMUX", tmux);
        let behaviour = Behaviour {
            emoji,
            ..Behaviour::usual(Ambiguous::Narrow)
        };
        let mut session = Session::spawn_behaving(80, 24, command, Some(behaviour));
        session.wait_for_text("UTF-8");
        session.keys("/天气\r");
        session.wait_for_emulator("the row of emoji", |e| {
            (0..e.rows()).any(|y| e.text(y).contains("一家👨"))
        });
        let shown = |e: &Emulator| (0..e.rows()).any(|y| e.text(y).contains("一家👨\u{200D}"));
        match whole {
            true => session.wait_for_emulator("a family", shown),
            false => {
                session.settle(Duration::from_millis(50));
                assert!(!session.emulator(shown), "{emoji:?}");
            }
        }
        session.keys("q");
        assert!(session.wait_exit().success());
    }
}

/// The ground tells which colours can be read on it.
#[test]
fn headings_are_drawn_by_the_colour_of_the_ground() {
    for (ground, colour) in [
        (Some("rgb:ffff/ffff/ffff"), "\x1b[34"),
        (Some("rgb:0000/0000/0000"), "\x1b[36"),
    ] {
        let behaviour = Behaviour {
            ground,
            ..Behaviour::usual(Ambiguous::Narrow)
        };
        let command = CommandBuilder::new(GANGMU);
        let session = Session::spawn_behaving(80, 24, command, Some(behaviour));
        session.wait_for_bytes(colour, |bytes| {
            let text = String::from_utf8_lossy(bytes);
            text.contains(colour) || text.contains(&format!("{colour};")) || {
                let basic = colour.replace("\x1b[3", "\x1b[38;5;");
                text.contains(&basic)
            }
        });
    }
}
