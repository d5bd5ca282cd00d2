//! A configuration and a log in the real program.

use std::fs;
use std::path::{Path, PathBuf};

use gangmu::text::Ambiguous;
use portable_pty::CommandBuilder;

use crate::harness::{GANGMU, Session};

/// A folder with a configuration in it.
fn configured(name: &str, text: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("gangmu")).unwrap();
    fs::write(folder.join("gangmu/config.toml"), text).unwrap();
    folder
}

fn session(folder: &Path, arguments: &[&str]) -> Session {
    let mut command = CommandBuilder::new(GANGMU);
    command.args(arguments);
    command.env("XDG_CONFIG_HOME", folder);
    Session::spawn(100, 24, command)
}

#[test]
fn what_is_good_holds_and_what_is_bad_is_told() {
    let text = "# mine\n[typography]\nmeasure = 9\n[keys]\nquit = \"F6\"\n";
    let folder = configured("configured", text);
    let mut session = session(&folder, &[]);
    session.wait_for_text("配置有 1 处不对；第 3 行");
    session.wait_for_text("12 到 100");
    // What is chosen is kept in the same file.
    session.keys(",hw");
    session.wait_for_text("已记入");
    session.keys("\x1b");
    session.wait_for("the page is closed", |screen| {
        !screen.contents().contains("行宽（汉字）")
    });
    session.keys("Q");
    session.wait_for_text("Q 没有用处");
    session.keys("\x1b[17~");
    assert!(session.wait_exit().success());
    session.assert_restored();
    let kept = fs::read_to_string(folder.join("gangmu/config.toml")).unwrap();
    assert_eq!(kept, text.replace("measure = 9", "measure = 38"));
    fs::remove_dir_all(&folder).unwrap();
}

/// `ESC [ 1 ; 3 R` tells where the cursor is while that is asked, and is Alt and
/// F3 from then on.
#[test]
fn a_function_key_with_alt_is_heard_once_the_terminal_has_answered() {
    let folder = configured("function-key", "[keys]\nhelp = \"Alt-F3\"\n");
    let mut command = CommandBuilder::new(GANGMU);
    command.env("XDG_CONFIG_HOME", &folder);
    let mut session = Session::spawn_in(100, 24, command, Some(Ambiguous::Wide));
    session.wait_for_emulator("the widths it has answered", |e| {
        (1..20).any(|y| e.text(y).contains('|'))
    });
    session.keys("\x1b[1;3R");
    session.wait_for_text("键位帮助");
    session.keys("\x1b");
    session.wait_for("help is gone", |screen| {
        !screen.contents().contains("键位帮助")
    });
    session.keys("Q");
    assert!(session.wait_exit().success());
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_log_is_written_and_nothing_else_on_the_screen() {
    let folder = configured("logged", "theme = 3\n");
    let log = folder.join("log.txt");
    let mut session = session(&folder, &["--log", log.to_str().unwrap(), "gone.md"]);
    session.wait_for_message("gone.md");
    session.keys("Q");
    assert_eq!(session.wait_exit().exit_code(), 2, "nothing was opened");
    session.assert_restored();
    let told = fs::read_to_string(&log).unwrap();
    assert!(told.contains("fault in the configuration"), "{told}");
    assert!(told.contains("gone.md"), "{told}");
    fs::remove_dir_all(&folder).unwrap();
}
