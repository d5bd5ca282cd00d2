//! Faults made for real: what the reader sees of them, and what is kept.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};

use portable_pty::CommandBuilder;

use crate::harness::{GANGMU, Session};

fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn leave(mut session: Session) {
    session.keys("Q");
    assert!(session.wait_exit().success());
    session.assert_restored();
}

/// What the reader is told of something that cannot be opened; the program
/// goes on and can be left, and its status tells.
fn refused(path: &Path, reason: &str) {
    let session = Session::gangmu(160, 24, &[path]);
    session.wait_for_text(reason);
    leave_unopened(session);
}

fn leave_unopened(mut session: Session) {
    session.keys("Q");
    assert_eq!(session.wait_exit().exit_code(), 2);
    session.assert_restored();
}

#[test]
fn a_closed_terminal_ends_the_program_and_the_place_is_kept() {
    let folder = folder("hung-up");
    let file = folder.join("约.txt");
    let chapter = |n: &str| format!("第{n}章 某事\n\n{}\n\n", "　　说了一些话。\n".repeat(40));
    let text: String = ["一", "二", "三", "四"].map(chapter).concat();
    fs::write(&file, &text).unwrap();
    let open = || {
        let mut command = CommandBuilder::new(GANGMU);
        command.arg(&file);
        command.env("XDG_STATE_HOME", folder.join("state"));
        Session::spawn(80, 24, command)
    };
    let mut session = open();
    session.wait_for_text("第四章");
    session.keys("s第三章");
    session.wait_for_text("─ 1/1 ─");
    session.keys("\r");
    session.wait_for_text("89/176");
    let status = session.hang_up();
    assert!(!status.success(), "{status:?}");
    drop(session);
    let mut session = open();
    session.wait_for_text("回到上次读到的地方");
    session.keys("tt");
    // A terminal that closes may type its end of file (Ctrl-d) first, which
    // goes on by half a page.
    session.wait_for("the place of before", |screen| {
        let contents = screen.contents();
        contents.contains("89/176") || contents.contains("100/176")
    });
    leave(session);
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn devices_are_refused() {
    for device in ["/dev/null", "/dev/full", "/dev/zero", "/dev/tty"] {
        refused(Path::new(device), "它是设备，不是文件");
    }
}

#[test]
fn an_endless_device_is_no_standard_input_and_an_empty_one_is_an_empty_text() {
    let session = Session::shell(160, 24, "$GANGMU - < /dev/zero");
    session.wait_for_message("它是设备，不是文件");
    leave_unopened(session);
    let session = Session::shell(80, 24, "$GANGMU - < /dev/null");
    session.wait_for_text("文档是空的");
    leave(session);
    let session = Session::shell(80, 24, "$GANGMU - <&-");
    session.wait_for_text("文档是空的");
    leave(session);
}

#[test]
fn what_is_no_file_is_told_by_what_it_is() {
    let folder = folder("no-file");
    refused(&folder, "它是文件夹；请给出里面的文档（如果有）");
    let broken = folder.join("断");
    symlink(folder.join("没有"), &broken).unwrap();
    refused(&broken, "它是链接，所指的文件不存在");
    let (a, b) = (folder.join("圈1"), folder.join("圈2"));
    symlink(&a, &b).unwrap();
    symlink(&b, &a).unwrap();
    refused(&a, "它是链接，所指的文件不存在");
    refused(&folder.join("没有/文.txt"), "没有这个文件");
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn what_may_not_be_read_is_told() {
    let folder = folder("no-permission");
    let (file, closed) = (folder.join("密.txt"), folder.join("锁"));
    fs::write(&file, "密").unwrap();
    fs::create_dir(&closed).unwrap();
    let inside = closed.join("文.txt");
    fs::write(&inside, "文").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&file).is_ok() {
        println!("skipped: this user may read everything");
    } else {
        refused(&file, "没有读取的权限");
        refused(&inside, "没有读取的权限");
    }
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_full_disk_is_told_and_what_was_kept_before_stays_whole() {
    let folder = folder("full-disk");
    let (file, state) = (folder.join("文.txt"), folder.join("state"));
    fs::write(&file, "第一章 甲\n\n文。\n\n第二章 乙\n\n文。\n").unwrap();
    let line = |limit: &str| {
        format!(
            "{limit} XDG_STATE_HOME='{}' $GANGMU '{}'",
            state.display(),
            file.display()
        )
    };
    // Something is kept while there is room.
    let mut session = Session::shell(80, 24, &line(""));
    session.wait_for_text("第二章");
    session.keys("}D");
    session.wait_for_text("去掉标题");
    leave(session);
    let kept = contents(&state);
    assert!(!kept.is_empty());
    // No byte more may be written to any file, as on a disk that is full.
    let mut session = Session::shell(160, 24, &line("ulimit -f 0;"));
    session.wait_for_text("按上次的更正排出章节");
    session.keys("2H");
    session.wait_for_message("无法保存到");
    session.keys("g");
    session.wait_for_text("文。");
    leave(session);
    assert_eq!(contents(&state), kept);
    fs::remove_dir_all(&folder).unwrap();
}

/// The files below a folder with what they hold, without those that are empty
/// and serve as locks.
fn contents(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut all = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let bytes = fs::read(&path).unwrap();
                all.push((path, bytes));
            }
        }
    }
    all.retain(|(_, bytes)| !bytes.is_empty());
    all.sort();
    all
}

#[test]
fn a_terminal_without_a_size_is_survived() {
    let mut session = Session::gangmu::<&str>(80, 24, &[]);
    session.wait_for_text("digest.md");
    session.resize_to_nothing();
    session.keys("jj");
    session.resize(80, 24);
    session.keys("\x0c");
    session.wait_for_text("3/84 行");
    leave(session);
    for size in ["rows 0 cols 0", "rows 1 cols 1", "rows 2 cols 3"] {
        let line = format!("stty {size}; $GANGMU; echo 完了$?");
        let mut session = Session::shell(80, 24, &line);
        session.wait_for("the explorer", |screen| screen.alternate_screen());
        session.keys("j/甲\r");
        session.keys("Q");
        session.wait_for_text("完了0");
        session.wait_exit();
        session.assert_restored();
    }
}

#[test]
fn a_thousand_sizes_at_once_end_in_the_last() {
    let session = Session::gangmu::<&str>(80, 24, &[]);
    session.wait_for_text("digest.md");
    let mut seed = 7u32;
    for _ in 0..1000 {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let columns = u16::try_from(1 + (seed >> 8) % 200).unwrap();
        let rows = u16::try_from(1 + (seed >> 20) % 60).unwrap();
        session.resize(columns, rows);
    }
    session.resize(80, 24);
    session.wait_for_text("/84 行");
    session.settle(std::time::Duration::from_millis(300));
    let contents = || session.look(|screen| screen.contents());
    let shown = contents();
    let mut session = session;
    session.keys("\x0c");
    session.settle(std::time::Duration::from_millis(300));
    assert_eq!(session.look(|screen| screen.contents()), shown);
    leave(session);
}

#[test]
fn without_a_known_terminal_it_opens_and_is_left_all_the_same() {
    for environment in ["TERM=dumb", "-u TERM", "TERM=no-such-terminal"] {
        let line = format!("env {environment} $GANGMU; echo 完了$?");
        let mut session = Session::shell(80, 24, &line);
        session.wait_for_text("要闻");
        // A dumb one is read from line by line.
        session.keys("q\r");
        session.wait_for_text("完了0");
        session.wait_exit();
        session.assert_restored();
    }
}

#[test]
fn whatever_the_locale_the_text_is_utf8() {
    for locale in ["C", "POSIX", "zh_CN.GBK", "zh_TW.Big5", "no_SUCH"] {
        let line = format!("LC_ALL={locale} $GANGMU");
        let session = Session::shell(80, 24, &line);
        session.wait_for_text("沿着习近平总书记指引的方向坚定前行");
        leave(session);
        let line = format!("printf '甲\\n' | LC_ALL={locale} $GANGMU - | od -An -tx1");
        let mut session = Session::shell(80, 24, &line);
        session.wait_for_text("e7 94 b2 0a");
        session.wait_exit();
    }
}

#[test]
fn without_a_home_everything_is_read() {
    let line = "env -u HOME -u XDG_STATE_HOME -u XDG_CONFIG_HOME $GANGMU; echo 完了$?";
    let mut session = Session::shell(80, 24, line);
    session.wait_for_text("digest.md");
    // Nothing that would be kept: the account may still have a folder.
    session.keys("jjq");
    session.wait_for_text("完了0");
    session.wait_exit();
    session.assert_restored();
}

#[test]
fn a_parser_that_panics_makes_a_failed_book() {
    let folder = folder("panic");
    let (good, bad) = (folder.join("甲.txt"), folder.join("panic.txt"));
    fs::write(&good, "第一章 甲\n\n好的话。\n").unwrap();
    fs::write(&bad, "第一章 乙\n\n坏的话。\n").unwrap();
    let of = |files: &[&Path]| {
        let mut command = CommandBuilder::new(GANGMU);
        command.args(files);
        command.env("GANGMU_PANIC", "1");
        Session::spawn(160, 24, command)
    };
    let session = of(&[&bad]);
    session.wait_for_text("a parser that panics");
    leave_unopened(session);
    // The other one goes on, and the screen stays whole.
    let mut session = of(&[&good, &bad]);
    session.wait_for_text("好的话");
    session.keys(")");
    session.wait_for_text("a parser that panics");
    session.wait_for_text("好的话");
    session.keys("i");
    session.wait_for_text("甲.txt");
    session.keys("q");
    leave(session);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_clock_that_is_wrong_hides_no_change() {
    let folder = folder("clock");
    let file = folder.join("表.txt");
    let far = std::time::SystemTime::UNIX_EPOCH;
    let ahead = far + std::time::Duration::from_secs(3600 * 24 * 365 * 100);
    fs::write(&file, "第一章 甲\n\n早先的话。\n").unwrap();
    let set = |time| {
        let file = fs::File::options().write(true).open(&file).unwrap();
        file.set_modified(time).unwrap();
    };
    set(ahead);
    let session = Session::gangmu(80, 24, &[&file]);
    session.wait_for_text("早先的话");
    fs::write(&file, "第一章 甲\n\n今天的话。\n").unwrap();
    set(far);
    session.wait_for_text("今天的话");
    fs::write(&file, "第一章 甲\n\n明天的话。\n").unwrap();
    set(ahead);
    session.wait_for_text("明天的话");
    leave(session);
    fs::remove_dir_all(&folder).unwrap();
}
