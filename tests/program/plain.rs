//! The plain mode over a pipe: what is told, how it is marked, and that
//! nothing is told twice.

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
    assert!(answer(&["v"]).contains("逐行模式下没有 v"));
    assert!(
        !help.contains("focus-tree") && !help.contains("折叠"),
        "{help}"
    );
    let english = told_with(REPORT, &["t", "n"], &["--lang", "en"]);
    assert!(english.contains("5 sections"), "{english}");
    assert!(english.contains("There is no filter yet"), "{english}");
}

#[test]
fn the_structure_is_corrected_by_rows() {
    let rows = answer(&["S"]);
    assert!(rows.starts_with("1 #，1 处，第 1 层：某县工作报告\n2 ##，2 处，第 2 层：一、回顾\n"));
    assert!(
        rows.contains("3 （一），2 处，第 3 层：（一）兴修水利。\nS 2 开关第 2 行"),
        "{rows}"
    );
    // Off, and the outline goes without; on again by the same words.
    let off = answer(&["S 3", "t", "S 3"]);
    assert!(off.starts_with("3 （一），已关，2 处"), "{off}");
    assert!(
        !off.contains("兴修水利。\n ") && off.contains("共 3 个章节"),
        "{off}"
    );
    assert!(
        off.ends_with("3 （一），2 处，第 3 层：（一）兴修水利。\n"),
        "{off}"
    );
    let level = answer(&["S 3 @2", "t", "S 3 x"]);
    assert!(
        level.contains("12 ## （一）兴修水利。") || level.contains(" ## （一）兴修水利。"),
        "{level}"
    );
    assert!(
        level.ends_with("3 （一），2 处，第 3 层：（一）兴修水利。\n"),
        "{level}"
    );
    let tried = answer(&["S ? 去年@2", "S a 去年@2", "t", "S 4 e 民以食@2", "S r"]);
    assert!(
        tried.starts_with("会有 1 处\n5 去年全县粮食增产，农民增收。\n4 /去年/，1 处，第 2 层："),
        "{tried}"
    );
    assert!(tried.contains("5 ## 去年全县粮食增产"), "{tried}");
    assert!(
        tried.contains("\n4 /民以食/，1 处，第 2 层：民以食为天。\n1 #，"),
        "{tried}"
    );
    assert!(answer(&["S 9"]).contains("没有第 9 行"));
    assert!(answer(&["S 西瓜"]).contains("S ? 模式 试一个模式"));
    assert!(answer(&["S a ("]).contains("括号 ( 没有闭合"));
    let lines = answer(&["14", "2H", "t", "D"]);
    assert!(
        lines.contains("第 14 行作为标题") && lines.contains("14 ## 民以食为天。"),
        "{lines}"
    );
    assert!(lines.contains("去掉标题：民以食为天。"), "{lines}");
}

#[test]
fn text_is_set_as_it_is_chosen() {
    let page = answer(&[","]);
    let rows = "1 行宽（汉字）：一段一行\n2 段间空行：否\n3 源文件行号：否\n4 复制时形似字改本字：否\n, 1 30 每行三十字";
    assert!(page.starts_with(rows), "{page}");
    let paragraph = "修路三十里，通桥两座，今年再修水渠，粮食产量要稳。\n\n";
    let long = format!("# 长文\n\n{}", paragraph.repeat(60));
    let whole = format!("{}\n", paragraph.trim());
    let told = told_with(&long, &[", 1 12", "", ", 1 0", ""], &[]);
    let (before, behind) = told.split_once("1 行宽（汉字）：12\n").unwrap();
    assert!(before.ends_with(&whole), "{before}");
    let (broken, again) = behind.split_once("1 行宽（汉字）：一段一行\n").unwrap();
    let lines = "    修路三十里，通桥两\n座，今年再修水渠，粮食产\n量要稳。\n";
    assert!(broken.starts_with(lines), "{broken}");
    assert!(again.starts_with(&whole), "{again}");
    let numbers = answer(&[", 3", "14", ", 2", "10"]);
    assert!(numbers.contains("\n14 > 民以食为天。\n"), "{numbers}");
    assert!(
        numbers.contains("\n10 ## 二、打算\n\n12 ### （一）"),
        "{numbers}"
    );
    assert!(answer(&[", w"]).contains("没有改动可记"));
    assert!(answer(&[", 3", ", w"]).contains("已记入"));
    assert!(answer(&[", 4"]).contains("4 复制时形似字改本字：是"));
    assert!(answer(&[", 5"]).contains("没有第 5 行"));
}

#[test]
fn another_encoding_is_taken_by_row_or_name() {
    let told = answer(&["E", "E gb18030", "E 1", "E 西瓜"]);
    assert!(
        told.starts_with("1 自动判断（现用）\n2 UTF-8\n3 gb18030\n"),
        "{told}"
    );
    assert!(told.contains("处字节在 gb18030 中无效"), "{told}");
    let (_, again) = told.split_once("已重读").unwrap();
    assert!(again.contains("# 某县工作报告"), "{told}");
    assert!(
        again.contains("没有编码“西瓜”\n1 自动判断（现用）"),
        "{told}"
    );
}

#[test]
fn presets_are_kept_and_taken() {
    let told = answer(&[
        "P",
        "P a",
        "/粮食",
        "P a 农业",
        "/学校",
        "P",
        "P 1",
        "P 1 x",
        "P",
    ]);
    assert!(
        told.starts_with("还没有保存过；先按 / 筛选\n还没有筛选"),
        "{told}"
    );
    assert!(
        told.contains("已保存“农业”") && told.contains("1 农业：[粮食]\nP 2 取用"),
        "{told}"
    );
    assert!(
        told.contains("取用“农业”；X 找回原有的筛选\n筛选: 1 粮食 4; 4 处命中\n"),
        "{told}"
    );
    assert!(told.contains("已删除“农业”\nP 2 取用"), "{told}");
}

#[test]
fn notes_are_written_and_copies_go_to_the_file_alone() {
    let told = answer(&["14", "a 出处待查", "a", "B 食", "A", "y"]);
    assert!(
        told.contains("已记下（A 一览）\n出处待查\na 想法 记在本段\n已记下"),
        "{told}"
    );
    assert!(
        told.contains("14  笔记  出处待查  民以食为天。\n"),
        "{told}"
    );
    assert!(told.contains("已复制 6 字到 "), "{told}");
}

/// Where nothing can be opened the run ends; where something can, it is read,
/// and the status tells all the same.
#[test]
fn files_that_cannot_be_opened_make_the_status_an_error() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("plain-missing");
    fs::create_dir_all(&folder).unwrap();
    let there = folder.join("报告.md");
    fs::write(&there, REPORT).unwrap();
    let run = |paths: &[&PathBuf]| {
        Command::new(env!("CARGO_BIN_EXE_gangmu"))
            .args(["--plain", "--lang", "zh"])
            .args(paths)
            .env("XDG_STATE_HOME", &folder)
            .env("XDG_CONFIG_HOME", &folder)
            .stdin(Stdio::null())
            .output()
            .unwrap()
    };
    let missing = folder.join("没有.md");
    let other = folder.join("也没有.md");
    let alone = run(&[&missing]);
    assert_eq!(alone.status.code(), Some(2));
    assert!(alone.stdout.is_empty());
    assert!(String::from_utf8_lossy(&alone.stderr).contains("没有.md：没有这个文件"));
    let some = run(&[&missing, &there, &other]);
    assert_eq!(some.status.code(), Some(2));
    let told = String::from_utf8_lossy(&some.stdout).into_owned();
    assert!(
        told.contains("也没有.md") && told.contains("/没有.md"),
        "{told}"
    );
    assert!(told.contains("# 某县工作报告"), "{told}");
    assert_eq!(run(&[&there]).status.code(), Some(0));
}

#[test]
fn what_is_mended_is_told_with_what_is_written() {
    let text = "# 水库志\n\n水库的人库流量已经超过警戒线。\n";
    let told = told_with(text, &["r", "g", "r", "g"], &[]);
    assert!(told.contains("水库的{人库→入库}流量"), "{told}");
    assert!(told.matches("水库的人库流量").count() >= 1, "{told}");
}
