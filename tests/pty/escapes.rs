//! Controls in documents and in the names of files: on a terminal they are
//! shown as symbols by every subcommand in every form, and do nothing.

use std::fs;
use std::path::PathBuf;

use portable_pty::CommandBuilder;

use crate::harness::{GANGMU, Session};

/// A document in which everything that is told of a document holds controls:
/// titles, words that repeat, figures, quotes.
const NASTY: &str = "\
第一章 总\x1b]0;改标题\x07则\n\
各地要深化改革\x1b[2J，扩大开放，仿\x1b[1;31m冒\x1b[m，完成\u{9b}2J投资100\x08亿元。\n\
各地要深化改革\x1b[2J，扩大开放，仿\x1b[1;31m冒\x1b[m，“稳\u{9d}0;x\u{9c}中求进”，\u{202e}金额\u{202c}。\n\
各地要深化改革\x1b[2J，扩大开放\x7f，仿\x1b[32m冒\x1b[m，the the \x1bP1$r\x1b\\ end。\n\
第二章 附\x1b[?1049h则\n\
要深化改革\x1b[2J开放\x0e，见\x1b]8;;http://a\x1b\\此\x1b]8;;\x1b\\。\n";

/// The same in the name of a file.
const NAME: &str = "坏\x1b]0;名\x07\u{9b}2J.txt";

/// A file in a folder of its own, gone with it.
struct Nasty(PathBuf);

impl Nasty {
    fn new(name: &str, bytes: &[u8]) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!(
            "escapes-{}-{}",
            std::process::id(),
            bytes.len()
        ));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Nasty {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(self.0.parent().unwrap());
    }
}

/// What the program writes on a terminal, errors too.
fn on_terminal(arguments: &[&str]) -> String {
    let mut session = Session::gangmu(120, 40, arguments);
    session.wait_exit();
    session.bytes(|bytes| String::from_utf8(bytes.to_vec()).unwrap())
}

/// Fails where anything but our own colours would act on a terminal.
fn assert_harmless(written: &str, what: &dyn std::fmt::Debug) {
    // No colour of ours begins behind this character.
    assert!(!written.contains("仿\x1b"), "{what:?}: {written:?}");
    let mut rest = written.to_owned();
    for colour in ["\x1b[1;31m", "\x1b[35m", "\x1b[32m", "\x1b[m"] {
        rest = rest.replace(colour, "");
    }
    // The terminal itself makes this of a line feed.
    let rest = rest.replace("\r\n", "\n");
    let acts = |c: &char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let found: Vec<char> = rest.chars().filter(acts).collect();
    assert!(found.is_empty(), "{what:?}: {found:?} in {written:?}");
}

const CALLS: &[(&[&str], &[&str])] = &[
    (&["outline"], &["text", "tsv", "csv", "json"]),
    (&["outline", "--styles"], &["text", "tsv", "csv", "json"]),
    (&["search", "改革"], &["text", "tsv", "csv", "json"]),
    (
        &["search", "--kwic", "改革"],
        &["text", "tsv", "csv", "json"],
    ),
    (
        &["search", "--by-section", "改革"],
        &["text", "tsv", "csv", "json"],
    ),
    (
        &["search", "--count", "改革"],
        &["text", "tsv", "csv", "json"],
    ),
    (&["show", "--line", "2"], &["text", "tsv", "csv", "json"]),
    (&["show", "--line", "2", "--width", "0"], &["text"]),
    (&["check", "--all"], &["text", "tsv", "csv", "json"]),
    (&["figures"], &["text", "tsv", "csv", "json"]),
    (&["keywords"], &["text", "tsv", "csv", "json"]),
    (&["phrases"], &["text", "tsv", "csv", "json"]),
    (&["collocates", "改革"], &["text", "tsv", "csv", "json"]),
    (&["notes"], &["text", "tsv", "csv", "json", "md"]),
    (&["export"], &["text", "json", "md", "html"]),
];

#[test]
fn no_form_of_any_subcommand_lets_a_control_through() {
    let file = Nasty::new(NAME, NASTY.as_bytes());
    let mut symbols = 0;
    for (call, forms) in CALLS {
        for form in *forms {
            let arguments = [call, &[file.path(), "--format", form][..]].concat();
            let written = on_terminal(&arguments);
            assert_harmless(&written, &arguments);
            symbols += written.matches('␛').count();
        }
    }
    assert!(symbols > 30, "they are shown: {symbols}");
    // Where there are several, each row names its file.
    for form in ["text", "tsv", "csv", "json"] {
        let arguments = ["search", "改革", file.path(), file.path(), "--format", form];
        assert_harmless(&on_terminal(&arguments), &form);
        let coloured = [&arguments[..], &["--color", "always"]].concat();
        assert_harmless(&on_terminal(&coloured), &form);
    }
}

#[test]
fn no_message_lets_a_control_through() {
    let file = Nasty::new(NAME, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let missing = format!("{}.md", file.path());
    let config =
        String::from("la\x1b[2Jng = 1\nlanguage = \"\u{9b}2J\x07\"\n[keys]\n\"\u{9b}x\" = 1\n");
    let config = Nasty::new("config.toml", config.as_bytes());
    for (arguments, wanted) in [
        (&["outline", file.path()][..], "PNG"),
        (&["search", "改革", &missing], "␛]0;名␇"),
        (
            &["outline", "--no-heading", "\x1b[2J节", "data/digest.md"],
            "␛[2J",
        ),
        (&["outline", "--\x1b[2J改"], "改"),
        (&["show", "--format", "\x1b]0;x\x07"], "--format"),
        (
            &["config", "--check", "--config", config.path()],
            "config.toml",
        ),
        (&["config", "--path", "--config", &missing], "␛]0;名␇"),
        (&["--plain", file.path()], "PNG"),
        (&["outline", "--config", &missing], "␛]0;名␇"),
    ] {
        let written = on_terminal(arguments);
        assert_harmless(&written, &arguments);
        assert!(written.contains(wanted), "{arguments:?}: {written:?}");
    }
}

#[test]
fn plain_mode_lets_no_control_through() {
    let file = Nasty::new("坏\x1b]0;名\x07.md", NASTY.as_bytes());
    let mut session = Session::gangmu(100, 40, &["--plain", file.path()]);
    for line in ["t", "i", "/改革", "C", "W", "#", "!", "?"] {
        session.keys(&format!("{line}\r"));
    }
    session.keys("q\r");
    session.wait_exit();
    session.bytes(|bytes| {
        let written = String::from_utf8(bytes.to_vec()).unwrap();
        assert_harmless(&written, &"--plain");
        assert!(written.contains("␛"), "{written:?}");
    });
}

/// A title or a mode is what a control of the file would set.
#[test]
fn the_screen_of_the_explorer_is_not_touched_either() {
    let file = Nasty::new("坏\x1b]0;名\x07.txt", NASTY.as_bytes());
    let mut session = Session::gangmu(80, 24, &[file.path()]);
    session.wait_for_text("␛]0;改标题␇");
    session.keys("q");
    session.wait_exit();
    session.bytes(|bytes| {
        let contains = |what: &[u8]| bytes.windows(what.len()).any(|window| window == what);
        assert!(!contains("改标题\x07".as_bytes()) && !contains(b"\x1b]0;"));
    });
}

#[test]
fn what_is_piped_in_is_opened_where_the_output_is_a_terminal() {
    let file = Nasty::new("正文.txt", "第一章 渡口\n江面起了雾。\n".as_bytes());
    let mut session = Session::shell(80, 24, &format!("cat {} | $GANGMU", file.path()));
    session.wait_for_text("江面起了雾");
    session.wait_for("the explorer", vt100::Screen::alternate_screen);
    session.keys("q");
    assert_eq!(session.wait_exit().exit_code(), 0);
    let line = format!(
        "cat {} | $GANGMU | cat; cat {} | $GANGMU search 江面 --count",
        file.path(),
        file.path()
    );
    let mut session = Session::shell(80, 24, &line);
    session.wait_exit();
    session.bytes(|bytes| {
        let written = String::from_utf8(bytes.to_vec()).unwrap();
        assert_eq!(
            written,
            "第一章 渡口\r\n江面起了雾。\r\n\x1b[32m1\x1b[m\r\n"
        );
    });
}

#[test]
fn nothing_piped_in_is_the_embedded_document() {
    for redirection in ["", "</dev/null", "<&-"] {
        let mut session = Session::shell(80, 24, &format!("$GANGMU {redirection}"));
        session.wait_for_text("digest.md");
        session.keys("q");
        assert_eq!(session.wait_exit().exit_code(), 0, "{redirection}");
    }
}

#[test]
fn the_explorer_names_what_is_no_text() {
    let file = Nasty::new("报告.txt", b"AT&TFORM\0\0\x10\0DJVMDIRM\0\0\0\x2e");
    for line in [
        format!("$GANGMU {}", file.path()),
        format!("cat {} | $GANGMU", file.path()),
    ] {
        let mut session = Session::shell(80, 24, &format!("{line}; echo status $?"));
        session.wait_for_message("DjVu");
        session.wait_for_message("djvutxt");
        session.look(|screen| assert!(!screen.contents().contains("DIRM")));
        session.keys("q");
        session.wait_for_text("status 2");
        session.wait_exit();
    }
    let good = Nasty::new("好.txt", "第一章 渡口\n江面起了雾。\n".as_bytes());
    let mut command = CommandBuilder::new(GANGMU);
    command.args([file.path(), good.path()]);
    let mut session = Session::spawn(80, 24, command);
    session.wait_for_message("djvutxt");
    session.keys(")");
    session.wait_for_text("江面起了雾");
    session.keys("q");
    assert_eq!(session.wait_exit().exit_code(), 0);
}
