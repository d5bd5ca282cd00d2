//! Texts that change or grow while they are read: the reader stays in place.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::harness::Session;

/// A folder of its own for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Chapters of thirty lines, all of them different.
fn book(chapters: usize) -> String {
    let line = |c: usize, l: usize| format!("　　第{c}篇里的第{l}件小事，记在这里。\n");
    let chapter = |c: usize| {
        let lines: String = (1..=30).map(|l| line(c, l)).collect();
        format!("第{c}章 某月\n\n{lines}\n")
    };
    (1..=chapters).map(chapter).collect()
}

/// A book that is open at its third chapter.
fn at_third_chapter(folder: &Path) -> (PathBuf, Session) {
    let file = folder.join("书.txt");
    fs::write(&file, book(5)).unwrap();
    let mut session = Session::gangmu(80, 24, &[&file]);
    session.wait_for_text("第5章");
    session.keys("s第3章");
    session.wait_for_text("─ 1/1 ─");
    session.keys("\r");
    session.wait_for_text("67/165");
    (file, session)
}

fn leave(mut session: Session) {
    session.keys("Q");
    assert!(session.wait_exit().success());
    session.assert_restored();
}

#[test]
fn a_file_that_grows_is_read_again_in_place() {
    let folder = folder("grows");
    let (file, session) = at_third_chapter(&folder);
    let mut end = File::options().append(true).open(&file).unwrap();
    end.write_all("第6章 腊月\n\n　　后来添上的话。\n".as_bytes())
        .unwrap();
    session.wait_for_text("书.txt 有变，已重读（168 行）");
    session.wait_for_text("第6章");
    session.wait_for_text("第3篇里的第1件小事");
    leave(session);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_file_that_is_replaced_is_read_again_at_the_same_words() {
    let folder = folder("replaced");
    let (file, mut session) = at_third_chapter(&folder);
    let new = folder.join("新.txt");
    let more = "　　插进来的一行。\n".repeat(50);
    let text = book(5).replace("第2章 某月\n", &format!("第2章 某月\n\n{more}"));
    fs::write(&new, text).unwrap();
    fs::rename(&new, &file).unwrap();
    session.wait_for_text("有变，已重读（216 行）");
    session.wait_for_text("第3篇里的第1件小事");
    session.keys("t");
    session.wait_for_text("118/216");
    // Watched on, under the file that is there now.
    fs::write(&file, book(6)).unwrap();
    session.wait_for_text("有变，已重读（198 行）");
    session.wait_for_text("第3篇里的第1件小事");
    session.keys("tt");
    session.wait_for_text("67/198");
    leave(session);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_file_that_is_shortened_shows_its_end_and_one_that_is_gone_stays_readable() {
    let folder = folder("shortened");
    let (file, mut session) = at_third_chapter(&folder);
    fs::write(&file, book(2)).unwrap();
    session.wait_for_text("有变，已重读（66 行）");
    session.wait_for_text("第2篇里的第30件小事");
    fs::remove_file(&file).unwrap();
    session.wait_for_text("书.txt 已不在原处，屏上的文字仍可读");
    session.keys("g");
    session.wait_for_text("第1篇里的第1件小事");
    // By hand it fails, and is told; the text stays.
    session.keys("R");
    session.wait_for_message("没有这个文件");
    session.wait_for_text("第1篇里的第1件小事");
    fs::write(&file, book(7)).unwrap();
    session.wait_for_text("有变，已重读（231 行）");
    leave(session);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn nothing_moves_while_a_list_of_places_is_open() {
    let folder = folder("list-open");
    let (file, mut session) = at_third_chapter(&folder);
    session.keys("s");
    session.wait_for_text("跳到标题");
    fs::write(&file, book(9)).unwrap();
    session.keys("第5章");
    session.wait_for_text("─ 1/1 ─");
    std::thread::sleep(std::time::Duration::from_millis(2500));
    session.look(|screen| assert!(!screen.contents().contains("已重读")));
    session.keys("\x1b");
    session.wait_for_text("有变，已重读（297 行）");
    leave(session);
    fs::remove_dir_all(&folder).unwrap();
}

/// A text that comes through a pipe: what opens it, and where it comes from.
fn through_a_pipe(name: &str, line: &str) {
    let folder = folder(name);
    let pipe = folder.join("管.txt");
    let made = Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let line = line.replace("PIPE", pipe.to_str().unwrap());
    let mut session = Session::shell(80, 24, &line);
    // Waits until the other end is open.
    let mut end = File::options().write(true).open(&pipe).unwrap();
    end.write_all("第一章 甲\n\n先到的话。\n".as_bytes())
        .unwrap();
    session.wait_for_text("先到的话。");
    session.wait_for_text("接收中");
    end.write_all("\n第二章 乙\n\n后到的话。\n".as_bytes())
        .unwrap();
    session.wait_for_text("后到的话。");
    session.wait_for_text("章节 2");
    // Keys work and titles are known while it goes on.
    session.keys("s乙");
    session.wait_for_text("─ 1/1 ─");
    session.keys("\r");
    session.wait_for_text("5/7 行");
    end.write_all("\n第三章 丙\n\n最后的话。".as_bytes())
        .unwrap();
    drop(end);
    session.wait_for_text("最后的话。");
    session.wait_for("the end of receiving", |screen| {
        !screen.contents().contains("接收中")
    });
    session.wait_for_text("5/11 行");
    leave(session);
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn standard_input_is_shown_as_it_comes() {
    through_a_pipe("pipe-in", "cat PIPE | $GANGMU -");
}

#[test]
fn a_named_pipe_is_shown_as_it_comes() {
    through_a_pipe("pipe-named", "$GANGMU PIPE");
}

#[test]
fn a_pipe_that_nobody_writes_to_holds_up_nothing() {
    let folder = folder("pipe-silent");
    let pipe = folder.join("管");
    let made = Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let file = folder.join("书.txt");
    fs::write(&file, book(3)).unwrap();
    let mut session = Session::gangmu(80, 24, &[&pipe, &file]);
    session.wait_for_text("1/2");
    session.keys(")");
    session.wait_for_text("第3章");
    session.keys("/第2篇\r");
    session.wait_for_text("30 处命中");
    leave(session);
    fs::remove_dir_all(&folder).unwrap();
}
