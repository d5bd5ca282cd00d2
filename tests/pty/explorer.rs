//! The explorer from the first key to the last.

use std::fs;
use std::path::Path;

use portable_pty::CommandBuilder;

use crate::harness::{GANGMU, Session};

const UP: &str = "\x1b[A";
const DOWN: &str = "\x1b[B";
const ENTER: &str = "\r";
const ESC: &str = "\x1b";

fn digest(columns: u16, rows: u16) -> Session {
    let session = Session::gangmu::<&str>(columns, rows, &[]);
    session.wait_for_text("? 帮助");
    session.wait_for_text("digest.md");
    session.wait_for_text("23");
    session
}

#[test]
fn a_session_from_opening_to_leaving() {
    let mut session = digest(80, 24);
    session.wait_for_text("沿着习近平总书记指引的方向坚定前行");
    session.look(|screen| assert!(screen.alternate_screen()));

    // Folding.
    session.keys("\t");
    session.keys("Z");
    session.wait_for_text("全部折叠");
    session.wait_for("no chapter in the tree", |screen| {
        !screen.contents().contains("二、今后五年")
    });
    session.keys("Z");
    session.wait_for_text("二、今后五年");

    // Moving in the tree takes the text along.
    session.keys(DOWN);
    session.wait_for_text("3/84 行");
    session.keys(UP);
    session.wait_for_text("1/84 行");

    // A jump by a piece of the title.
    session.keys("s");
    session.wait_for_text("跳到标题");
    session.keys("重点举措");
    session.wait_for_text("1/1");
    session.keys(ENTER);
    session.wait_for("the chapter on top of the text", |screen| {
        let contents = screen.contents();
        !contents.contains("跳到标题") && contents.contains("三、今后五年工作的重点举措")
    });

    // The filter, typed character by character.
    session.keys("/");
    for c in ["高", "质", "量", "发", "展"] {
        session.keys(c);
    }
    session.wait_for_text("/36 处");
    session.keys(ENTER);
    session.wait_for_text("[高质量发展 36 x]");
    session.keys("f");
    session.wait_for_text("仅命中段落");
    session.keys("f");
    session.wait_for_text("显示全部段落");

    // Clearing brings everything back.
    session.keys(ESC);
    session.wait_for_text("筛选已清除");
    session.wait_for_text("/ 关键词筛选");

    // Another size.
    session.resize(40, 10);
    session.wait_for("the narrow layout", |screen| {
        !screen.contents().contains('│') && screen.contents().contains("? 帮助")
    });
    session.resize(120, 40);
    session.wait_for("the wide layout", |screen| screen.contents().contains('│'));

    session.keys("q");
    assert!(session.wait_exit().success());
    session.assert_restored();
}

#[test]
fn pasted_text_arrives_whole() {
    let mut session = digest(80, 24);
    session.keys("/\x1b[200~能力素质日益增强\x1b[201~");
    session.wait_for_text("第 1/1 处");
    session.wait_for_text("能力素质日益增强");
    session.wait_for("the caret behind the text", |screen| {
        screen.cursor_position() == (22, 5 + 16) && !screen.hide_cursor()
    });
}

#[test]
fn presets_outlast_the_program_and_words_are_double_clicked() {
    let folder = std::env::temp_dir().join(format!("gangmu-pty-presets-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("甲.md");
    fs::write(&file, "# 甲文\n\n为人民服务。\n\n人民的人民。\n").unwrap();
    let open = || {
        let mut command = CommandBuilder::new(GANGMU);
        command.arg(&file);
        command.env("XDG_STATE_HOME", folder.join("state"));
        let session = Session::spawn(80, 24, command);
        session.wait_for_text("人民的人民");
        session
    };
    let mut session = open();
    let at = session.look(|screen| {
        let rows = screen.rows(0, 80);
        let row = rows.zip(1..).find(|(row, _)| row.contains("为人民服务"));
        row.unwrap().1
    });
    // The text begins behind the tree of 26 cells, a line, the gutter and the
    // indent; the third hanzi of the line is 民.
    let press = format!("\x1b[<0;{};{at}M", 26 + 1 + 2 + 4 + 5);
    session.keys(&press);
    session.keys(&press);
    session.wait_for_text("[人民 3 x]");
    session.keys("P");
    session.wait_for_text("保存现有筛选为“人民”");
    session.keys(ENTER);
    session.wait_for_text("已保存");
    session.keys("q");
    assert!(session.wait_exit().success());

    let mut session = open();
    session.keys("P");
    session.wait_for_text("人民  [人民]");
    session.keys(ENTER);
    session.wait_for_text("[人民 3 x]");
    session.keys("q");
    assert!(session.wait_exit().success());
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn the_keys_come_from_the_terminal_when_the_text_comes_from_a_pipe() {
    let line = "printf '# 甲\\n\\n一。\\n\\n二。\\n\\n三。\\n\\n# 乙\\n\\n四。\\n\\n五。\\n' | $GANGMU -; echo 完了$?";
    let mut session = Session::shell(80, 24, line);
    session.wait_for_text("章节 2");
    session.keys("J");
    session.wait_for_text("9/13 行");
    session.keys("q");
    session.wait_for_text("完了0");
    session.wait_exit();
    session.assert_restored();
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_keys_still_work() {
    let mut session = Session::gangmu(80, 24, &["/nonexistent/某文件.md"]);
    session.wait_for_text("某文件.md");
    session.wait_for_text("没有打开");
    session.keys("?");
    session.wait_for_text("键位帮助");
    session.keys("\x1b");
    session.wait_for("help is gone", |screen| {
        !screen.contents().contains("键位帮助")
    });
    session.keys("q");
    session.wait_exit();
    session.assert_restored();
}

#[test]
fn signals_to_end_restore_the_terminal() {
    for (name, code) in [("TERM", 143), ("HUP", 129), ("INT", 130)] {
        let mut session = digest(80, 24);
        session.signal(name);
        assert_eq!(session.wait_exit().exit_code(), code, "SIG{name}");
        session.assert_restored();
    }
}

#[test]
fn ctrl_c_leaves() {
    let mut session = digest(80, 24);
    session.keys("\x03");
    assert!(session.wait_exit().success());
    session.assert_restored();
}

#[test]
fn a_panic_restores_the_terminal_before_it_is_told() {
    let mut command = CommandBuilder::new(GANGMU);
    command.env("GANGMU_PANIC", "1");
    command.env("RUST_BACKTRACE", "0");
    let mut session = Session::spawn(80, 24, command);
    session.wait_for_text("digest.md");
    session.keys("\x1b[24~");
    assert!(!session.wait_exit().success());
    session.assert_restored();
    session.look(|screen| {
        let contents = screen.contents().replace('\n', "");
        assert!(
            contents.contains("a panic that was asked for"),
            "{contents}"
        );
    });
}

#[test]
fn suspended_and_continued() {
    // Job control on, so that the shell waits for what is stopped.
    let line = "set -m; $GANGMU; echo 停了; fg >/dev/null; echo 完了$?";
    let mut session = Session::shell(80, 24, line);
    session.wait_for_text("digest.md");
    session.keys("\x1a");
    session.wait_for("the explorer is back", |screen| {
        screen.alternate_screen() && screen.contents().contains("digest.md")
    });
    session.keys("q");
    session.wait_for_text("完了0");
    session.look(|screen| assert!(screen.contents().contains("停了")));
    session.wait_exit();
    session.assert_restored();
}

#[test]
fn two_files_side_by_side() {
    let folder = std::env::temp_dir().join(format!("gangmu-pty-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let (a, b) = (folder.join("甲.md"), folder.join("乙.txt"));
    fs::write(&a, "# 甲文\n\n一。\n").unwrap();
    fs::write(&b, "第一章 起\n\n二。\n\n第二章 承\n\n三。\n").unwrap();
    let mut session = Session::gangmu(80, 24, &[&a, &b]);
    session.wait_for_text("甲文");
    session.wait_for_text("1/2");
    session.keys(")");
    session.wait_for_text("第一章 起");
    session.wait_for_text("2/2");
    session.keys("qq");
    assert!(session.wait_exit().success());
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn the_structure_and_the_place_are_kept_between_runs() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("kept-between-runs");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
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
    session.keys("s第二章");
    // The index of titles may not be ready yet.
    session.wait_for_text("1/1");
    session.keys("\r");
    session.wait_for_text("45/176");
    session.keys("D");
    session.wait_for_text("去掉标题：第二章");
    session.keys("s第三章");
    // The index of titles may not be ready yet.
    session.wait_for_text("1/1");
    session.keys("\r");
    session.wait_for("the third chapter on top", |screen| {
        screen.contents().contains("89/176")
    });
    session.keys("q");
    assert_eq!(session.wait_exit().exit_code(), 0);

    let mut session = open();
    // What is kept is told of before the document is there.
    session.wait_for("the document, and what is kept of it", |screen| {
        let contents = screen.contents();
        contents.contains("按上次的更正排出章节") && contents.contains("第三章")
    });
    session.keys("t");
    session.wait_for_text("89/176");
    session.keys("t");
    session.wait_for_text("章节 3");
    session.look(|screen| {
        let contents = screen.contents();
        assert!(!contents.contains("第二章"), "{contents}");
        assert!(contents.contains("第三章"), "{contents}");
    });
    session.keys("Q");
    session.wait_exit();
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn where_nothing_can_be_kept_it_is_told_and_reading_goes_on() {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("no-state.txt");
    fs::write(&file, "第一章 甲\n\n文。\n\n第二章 乙\n\n文。\n").unwrap();
    let mut command = CommandBuilder::new(GANGMU);
    command.arg(&file);
    // A file where the folder would be.
    command.env("XDG_STATE_HOME", &file);
    let mut session = Session::spawn(80, 24, command);
    session.wait_for_text("第二章");
    session.keys("D");
    session.wait_for_message("无法保存到");
    session.keys("q");
    assert_eq!(session.wait_exit().exit_code(), 0);
    session.assert_restored();
}
