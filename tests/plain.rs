//! The plain mode over a pipe: what is told, how it is marked, and that
//! nothing is told twice.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

const REPORT: &str = "\
# 某县工作报告

## 一、回顾

去年全县粮食增产，农民增收。

- 修路三十里
- 通桥两座

## 二、打算

（一）兴修水利。今年再修水渠，粮食产量要稳。

> 民以食为天。

（二）办好学校。校舍要新，粮食要足，老师要安心。学校不少，粮食不缺。
";

/// Types lines into the plain mode on a text; gives all that is told.
fn told_with(text: &str, lines: &[&str], options: &[&str]) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("plain-{}-{number}", std::process::id());
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("报告.md");
    fs::write(&path, text).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_gangmu"))
        .arg("--plain")
        .arg(&path)
        .args(options)
        .env("XDG_STATE_HOME", &folder)
        .env("XDG_CONFIG_HOME", &folder)
        .env("LC_ALL", "zh_CN.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let typed: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let mut input = child.stdin.take().unwrap();
    input.write_all(typed.as_bytes()).unwrap();
    drop(input);
    let output = child.wait_with_output().unwrap();
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty());
    let told = String::from_utf8(output.stdout).unwrap();
    let drawn = |c: char| matches!(c, '\u{1b}' | '\u{8}' | '\r' | '\u{2500}'..='\u{259f}');
    assert!(!told.contains(drawn), "{told}");
    told
}

fn told(lines: &[&str]) -> String {
    told_with(REPORT, lines, &[])
}

/// What is told behind what the beginning of the report takes.
fn answer(lines: &[&str]) -> String {
    let start = told(&[]);
    let all = told(lines);
    let behind = all.strip_prefix(&start);
    behind.unwrap_or_else(|| panic!("{all}")).to_owned()
}

/// One item on is told in lines, marked by signs, and the rest is not told
/// again.
#[test]
fn one_item_on_is_told_alone() {
    assert_eq!(
        answer(&["5", "}"]),
        "> 第 5 行\n".replace("第 5 行", "5/16 行  一、回顾")
            + "去年全县粮食增产，农民增收。\n> 10/16 行\n## 二、打算\n\
               ### （一）兴修水利。今年再修水渠，粮食产量要稳。\n"
    );
    assert_eq!(answer(&["5", "j"]).lines().last(), Some("- 修路三十里"));
    let outline = answer(&["10", "t"]);
    let marked: Vec<&str> = outline
        .lines()
        .filter(|line| line.starts_with('>'))
        .collect();
    assert_eq!(marked, ["> 10/16 行", "> 10 ## 二、打算"]);
}

#[test]
fn the_whole_is_read_once() {
    let mut long = String::from("# 长文\n\n");
    for number in 0..200 {
        long.push_str(&format!("第{number}段。这一段说的是第{number}件事。\n\n"));
    }
    let lines = vec![""; 60];
    let all = told_with(&long, &lines, &[]);
    for number in 0..200 {
        let paragraph = format!("\n第{number}段。");
        assert_eq!(all.matches(&paragraph).count(), 1, "{number}");
    }
    assert!(all.contains("已到末尾"));
}

#[test]
fn a_paragraph_as_long_as_a_book_comes_in_parts() {
    let sentences: String = (0..3000).map(|n| format!("这是第{n}句话。")).collect();
    let first = told_with(&sentences, &[], &[]);
    assert!(first.len() < 5000, "{}", first.len());
    let all = told_with(&sentences, &["", ""], &[]);
    let second = all.strip_prefix(&first).unwrap();
    let next = first.trim_end().matches('。').count();
    assert!(
        second.starts_with(&format!("这是第{next}句话。")),
        "{second}"
    );
}

#[test]
fn hits_stand_in_brackets_and_are_counted() {
    let told = answer(&["/粮食", "n", "n"]);
    assert!(told.contains("筛选: 1 粮食 4; 4 处命中"), "{told}");
    assert!(told.contains("去年全县[[粮食]]增产"), "{told}");
    assert!(
        told.contains("\n今年再修水渠，[[粮食]]产量要稳。\n"),
        "{told}"
    );
    // The next hit in the same paragraph: its sentence alone.
    let told = answer(&["/粮食 学校", "n"]);
    let lines: Vec<&str> = told.lines().collect();
    assert_eq!(
        lines[1..],
        [
            "> 16/16 行",
            "### （二）办好[[学校]]。",
            "> 16/16 行  （二）办好学校。",
            "校舍要新，[[粮食]]要足，老师要安心。"
        ]
    );
    assert!(answer(&["/粮食", "t"]).contains("## 一、回顾  1 处命中"));
    let wrong = answer(&["/粮食|"]);
    assert!(wrong.contains("第 4 字"), "{wrong}");
}

#[test]
fn titles_lines_and_parts_are_gone_to() {
    assert!(answer(&["s bhxx"]).contains("（二）办好学校"));
    assert!(answer(&["s 打算"]).contains("## 二、打算"));
    assert!(answer(&["14"]).contains("> 民以食为天。"));
    assert!(answer(&["100%"]).contains("老师要安心"));
    assert!(answer(&["s 西瓜"]).contains("没有这样的标题"));
    assert!(answer(&["西瓜"]).contains("西瓜 没有用处；按 ? 看键位"));
}

#[test]
fn pages_are_told_and_what_cannot_be_told_is_said() {
    let help = answer(&["?"]);
    assert!(
        help.contains("next-hit") && !help.contains("collapse"),
        "{help}"
    );
    assert!(answer(&["i"]).contains("章节: 5 个"), "{}", answer(&["i"]));
    assert!(answer(&["/粮食", "C"]).contains("去年全县[[粮食]]增产"));
    assert!(answer(&[","]).contains("逐行模式下没有"));
    let english = told_with(REPORT, &["t", "n"], &["--lang", "en"]);
    assert!(english.contains("5 sections"), "{english}");
    assert!(english.contains("There is no filter yet"), "{english}");
}
