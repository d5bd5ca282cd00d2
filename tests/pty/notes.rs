//! Copying, selecting and notes in a real terminal.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use portable_pty::CommandBuilder;

use crate::harness::{GANGMU, Session};

const TEXT: &str = "\
# 河工志

## 第一章 修堤

春天修堤，村人都来帮忙。

## 第二章 护林

秋天修渠，也补种树。
";

/// A folder with a document, for as long as it is held.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("notes-{name}-{}", std::process::id());
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("河工.md"), TEXT).unwrap();
        Self(folder)
    }

    fn document(&self) -> PathBuf {
        self.0.join("河工.md")
    }

    fn state(&self) -> PathBuf {
        self.0.join("state")
    }

    /// The program on the document, with what it keeps in this folder.
    fn open(&self, set: &[(&str, &str)]) -> Session {
        let mut command = CommandBuilder::new(GANGMU);
        command.arg(self.document());
        command.env("XDG_STATE_HOME", self.state());
        for outside in ["TMUX", "STY"] {
            command.env_remove(outside);
        }
        for (name, value) in set {
            command.env(name, value);
        }
        let session = Session::spawn(80, 24, command);
        session.wait_for_text("第二章 护林");
        session
    }

    /// All that is kept, as it stands in the files.
    fn kept(&self) -> String {
        let folder = self.state().join("gangmu/documents");
        let files = fs::read_dir(folder).into_iter().flatten().flatten();
        let files = files.map(|file| file.path());
        let files = files.filter(|path| path.extension().is_some_and(|end| end == "json"));
        files
            .map(|path| fs::read_to_string(path).unwrap())
            .collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn leave(mut session: Session) {
    session.keys("Q");
    assert!(session.wait_exit().success());
}

/// The text of the last OSC 52 sequence among the bytes; of one wrapped for
/// tmux where that is asked for.
fn clipboard(bytes: &[u8], wrapped: bool) -> Option<String> {
    let (begin, end) = match wrapped {
        true => ("\x1bPtmux;\x1b\x1b]52;c;", "\x07\x1b\\"),
        false => ("\x1b]52;c;", "\x1b\\"),
    };
    let text = String::from_utf8_lossy(bytes).into_owned();
    let text = match wrapped {
        true => text,
        // The wrapped one holds the plain one with its escapes doubled.
        false => text.replace("\x1b\x1b", ""),
    };
    let (_, rest) = text.rsplit_once(begin)?;
    let (coded, _) = rest.split_once(end)?;
    Some(String::from_utf8(decode(coded)).unwrap())
}

/// Base64.
fn decode(coded: &str) -> Vec<u8> {
    let value = |c: u8| match c {
        b'A'..=b'Z' => u32::from(c - b'A'),
        b'a'..=b'z' => u32::from(c - b'a') + 26,
        b'0'..=b'9' => u32::from(c - b'0') + 52,
        b'+' => 62,
        _ => 63,
    };
    let digits: Vec<u8> = coded.bytes().filter(|&c| c != b'=').collect();
    let mut bytes = Vec::new();
    for chunk in digits.chunks(4) {
        let group = chunk.iter().fold(0, |sum, &c| sum << 6 | value(c));
        let group = group << (6 * (4 - chunk.len()));
        bytes.extend(&group.to_be_bytes()[1..chunk.len()]);
    }
    bytes
}

#[test]
fn a_copy_reaches_the_terminal_and_the_file() {
    let folder = Folder::new("copy");
    let mut session = folder.open(&[]);
    session.keys("}jY");
    session.wait_for_text("也在");
    let expected = "春天修堤，村人都来帮忙。\n——《河工志》，第一章 修堤，第 5 行";
    session.wait_for_bytes("the sequence", |bytes| {
        clipboard(bytes, false).as_deref() == Some(expected)
    });
    assert_eq!(session.bytes(|bytes| clipboard(bytes, true)), None);
    let file = folder.state().join("gangmu/copied.txt");
    assert_eq!(fs::read_to_string(file).unwrap(), expected);
    leave(session);
}

#[test]
fn in_tmux_the_sequence_is_wrapped_too() {
    let folder = Folder::new("tmux");
    let mut session = folder.open(&[("TMUX", "/tmp/tmux-0/default,1,0")]);
    session.keys("}jy");
    for wrapped in [false, true] {
        session.wait_for_bytes("the sequence", |bytes| {
            clipboard(bytes, wrapped).as_deref() == Some("春天修堤，村人都来帮忙。")
        });
    }
    leave(session);
}

#[test]
fn a_terminal_that_would_show_the_sequence_gets_none() {
    for term in ["linux", "vt100", "sun-color"] {
        let folder = Folder::new(&format!("copy-{term}"));
        let mut session = folder.open(&[("TERM", term)]);
        session.keys("}jy");
        session.wait_for_message("已复制 12 字到");
        session.settle(Duration::from_millis(20));
        session.bytes(|bytes| {
            let text = String::from_utf8_lossy(bytes);
            assert!(!text.contains("]52;"), "{term}");
        });
        leave(session);
    }
}

#[test]
fn in_screen_the_sequence_goes_in_pieces_that_it_passes_on() {
    let folder = Folder::new("screen");
    let mut session = folder.open(&[("TERM", "screen"), ("STY", "1.tests")]);
    session.keys("g");
    for _ in 0..3 {
        session.keys("v");
        session.keys("Gy");
    }
    session.wait_for_bytes("the sequence", |bytes| {
        let text = String::from_utf8_lossy(bytes);
        text.contains("\x1bP\x1b]52;c;") && text.contains("\x07\x1b\\")
    });
    session.bytes(|bytes| {
        let text = String::from_utf8_lossy(bytes);
        for (at, _) in text.match_indices("]52;") {
            assert!(text[..at].ends_with("\x1bP\x1b"), "wrapped");
        }
    });
    leave(session);
}

#[test]
fn without_an_alternate_screen_the_prompt_stands_alone() {
    let mut session = Session::shell(80, 24, "TERM=vt100 $GANGMU; printf '$ '");
    session.wait_for_text("上接1版");
    session.keys("Q");
    session.wait_exit();
    // What a terminal makes of it that has none.
    let bytes = session.bytes(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let bytes = bytes.replace("\x1b[?1049h", "").replace("\x1b[?1049l", "");
    let (rows, columns) = (24.try_into().unwrap(), 80.try_into().unwrap());
    let mut terminal = vt100::Parser::new(rows, columns, 0);
    terminal.process(bytes.as_bytes());
    let rows: Vec<String> = terminal.screen().rows(0, 80).collect();
    assert_eq!(rows.last().map(|row| row.trim_end()), Some("$"), "{rows:?}");
    assert!(
        rows[22].contains("帮助"),
        "the screen is above it: {rows:?}"
    );
}

/// The cell (from 1) where `text` begins.
fn cell(session: &Session, text: &str) -> (usize, usize) {
    session.look(|screen| {
        let rows: Vec<String> = screen.rows(0, 80).collect();
        let at = rows.iter().position(|row| row.contains(text)).unwrap();
        let before = rows[at].split_once(text).unwrap().0;
        (gangmu::text::cells(before, Default::default()) + 1, at + 1)
    })
}

#[test]
fn a_drag_over_wide_characters_is_copied() {
    let folder = Folder::new("drag");
    let mut session = folder.open(&[]);
    session.wait_for_text("村人都来");
    let (x, y) = cell(&session, "村人都来");
    // From the right half of 村 to the left half of 来.
    session.keys(&format!("\x1b[<0;{};{y}M", x + 1));
    session.keys(&format!("\x1b[<32;{};{y}M\x1b[<32;{};{y}M", x + 3, x + 6));
    session.keys(&format!("\x1b[<0;{};{y}m", x + 6));
    session.wait_for_text("选了 4 字");
    session.keys("y");
    session.wait_for_bytes("the sequence", |bytes| {
        clipboard(bytes, false).as_deref() == Some("村人都来")
    });
    // By keys and words from the place that was clicked: what is typed while
    // the dictionary is loaded waits for it.
    session.keys("v2ey");
    session.wait_for_bytes("the words", |bytes| {
        clipboard(bytes, false).is_some_and(|text| text != "村人都来")
    });
    let words = session.bytes(|bytes| clipboard(bytes, false));
    assert!(words.as_ref().is_some_and(|w| w == "村人都"), "{words:?}");
    leave(session);
}

#[test]
fn notes_of_two_windows_meet_and_follow_their_words() {
    let folder = Folder::new("windows");
    let (mut one, mut two) = (folder.open(&[]), folder.open(&[]));
    one.keys("}jaspring note\r");
    one.wait_for_text("已记下");
    two.keys("}}jaautumn note\r");
    two.wait_for_text("已记下");
    // What the other window has written comes by itself.
    one.keys("A");
    one.wait_for_text("autumn note");
    one.wait_for_text("spring note");
    one.keys("q}B\r");
    one.wait_for_text("已记下");
    two.keys("A");
    two.wait_for_text("书签    第二章 护林");
    // And what it takes away goes.
    one.keys("\\");
    one.wait_for_text("已删除");
    two.wait_for("the bookmark to go", |screen| {
        !screen.contents().contains("书签    第二章 护林")
    });
    one.keys("U");
    one.wait_for_text("已找回");
    leave(one);
    leave(two);
    let kept = folder.kept();
    assert!(
        kept.contains("spring note") && kept.contains("autumn note"),
        "{kept}"
    );
    assert!(kept.contains("bookmark"), "{kept}");
    // Nothing stands beside the document.
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 2);

    let changed = TEXT.replace("# 河工志", "# 河工志\n\n新写的序。");
    let changed = changed.replace("春天修堤，村人都来帮忙。", "没有了。");
    fs::write(folder.document(), changed).unwrap();
    let mut session = folder.open(&[]);
    session.wait_for_text("1 处书签或笔记找不到原文");
    session.keys("A");
    session.wait_for_text("失位  笔记    spring note");
    session.wait_for_text("11  笔记    autumn note");
    leave(session);
    assert!(folder.kept().contains("spring note"));
}

#[test]
fn what_another_window_writes_disturbs_nothing() {
    let folder = Folder::new("undisturbed");
    let filling = "说了一些话，又说了一些话。\n\n".repeat(60);
    fs::write(
        folder.document(),
        format!("{TEXT}\n{filling}## 第三章 收尾\n\n完。\n"),
    )
    .unwrap();
    let (mut one, mut two) = (folder.open(&[]), folder.open(&[]));
    one.keys("40G");
    one.wait_for_text("章节 3/4");
    one.keys("ahalf a th");
    one.wait_for_text("half a th");
    let before = one.look(|screen| screen.contents());
    // Below the box, where the text stands.
    let text_of = |screen: &vt100::Screen| {
        let rows: Vec<String> = screen
            .contents()
            .lines()
            .skip(11)
            .map(str::to_owned)
            .collect();
        rows.join("\n")
    };
    let place = one.look(text_of);
    two.keys("40Gkk2M");
    two.wait_for_text("已标色");
    two.keys("}Bmeanwhile\r");
    two.wait_for_text("已记下");
    // The bookmark of the other window is on the scroll bar and nothing else
    // has moved.
    one.wait_for("the bookmark on the scroll bar", |screen| {
        screen.contents() != before && screen.contents().contains('+')
    });
    let trimmed = |text: &str| -> String {
        let lines = text.lines().map(|line| line.trim_end_matches([' ', '+']));
        lines.collect::<Vec<_>>().join("\n")
    };
    assert_eq!(trimmed(&one.look(text_of)), trimmed(&place));
    one.keys("ought\r");
    one.wait_for_text("已记下");
    one.keys("A");
    one.wait_for_text("half a thought");
    one.wait_for_text("meanwhile");
    two.keys("A");
    two.wait_for_text("half a thought");
    leave(one);
    leave(two);
    let kept = folder.kept();
    for written in ["half a thought", "meanwhile", "\"colour\": 2"] {
        assert!(kept.contains(written), "{kept}");
    }
}

#[test]
fn lines_of_a_note_are_typed_and_pasted() {
    let folder = Folder::new("lines");
    // Nothing is asked of the terminal, so that a line feed is Ctrl-j at once.
    let settings = folder.0.join("gangmu");
    fs::create_dir_all(&settings).unwrap();
    let quiet = "[typography]\nambiguous = \"narrow\"\n";
    fs::write(settings.join("config.toml"), quiet).unwrap();
    let home = folder.0.display().to_string();
    let mut session = folder.open(&[("XDG_CONFIG_HOME", &home)]);
    session.keys("}jaone\ntwo\x1b\rthree\x1b[200~\rfour\rfive\x1b[201~");
    session.wait_for_text("five");
    session.keys("\r");
    session.wait_for_text("已记下");
    leave(session);
    let kept = folder.kept();
    assert!(kept.contains(r"one\ntwo\nthree\nfour\nfive"), "{kept}");
}

#[test]
fn the_editor_has_the_terminal_and_what_it_changes_is_read_again() {
    let folder = Folder::new("editor");
    let editor = folder.0.join("editor");
    let script = "#!/bin/sh\n\
         echo EDITING $1 $2\n\
         IFS= read -r line\n\
         printf '\\n新的一段：%s。\\n' \"$line\" >> \"$3\"\n";
    fs::write(&editor, script).unwrap();
    let variable = format!("sh '{}' --wait", editor.display());
    let mut session = folder.open(&[("VISUAL", &variable), ("EDITOR", "false")]);
    session.keys("}}");
    session.wait_for_text("7/9 行");
    session.keys("e");
    session.wait_for_text("EDITING --wait +7");
    session.look(|screen| assert!(!screen.alternate_screen()));
    // Every key is for the editor.
    session.keys("typed there\r");
    session.wait_for_text("新的一段：typed there。");
    session.look(|screen| assert!(screen.alternate_screen()));
    session.wait_for_text("（11 行）");
    leave(session);

    let mut session = folder.open(&[("VISUAL", "/nonexistent/editor"), ("EDITOR", "")]);
    session.keys("e");
    session.wait_for_message("不能用 /nonexistent/editor 编辑");
    leave(session);
}

/// Reading goes on where nothing can be kept.
fn reads_on(mut session: Session) {
    session.keys("}jalost?\r");
    session.wait_for_message("无法保存到");
    session.keys("}");
    session.wait_for("the next section", |screen| {
        screen.contents().contains("第二章 护林") && !screen.contents().contains("无法保存")
    });
    leave(session);
}

#[test]
fn a_folder_that_cannot_be_written_gets_a_message() {
    let folder = Folder::new("read-only");
    // A file in its place: that binds every user.
    fs::write(folder.state(), "").unwrap();
    reads_on(folder.open(&[]));
    assert_eq!(fs::read_to_string(folder.state()).unwrap(), "");
}

#[test]
fn a_full_disk_gets_a_message_and_what_was_kept_stays() {
    let folder = Folder::new("full");
    let mut session = folder.open(&[]);
    session.keys("}jafirst\r");
    session.wait_for_text("已记下");
    leave(session);
    // No file may grow: writing fails as on a full disk.
    let line = format!(
        "trap '' XFSZ; ulimit -f 0; XDG_STATE_HOME={} exec $GANGMU {}",
        quoted(&folder.state()),
        quoted(&folder.document())
    );
    let session = Session::shell(80, 24, &line);
    session.wait_for_text("河工.md  UTF-8");
    reads_on(session);
    assert!(folder.kept().contains("first"));
}

fn quoted(path: &Path) -> String {
    format!("'{}'", path.display())
}
