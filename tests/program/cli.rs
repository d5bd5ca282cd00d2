//! The command line from outside: what it prints, where, and how it exits.

use std::fs;
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use crate::common::NOTHING_KEPT;

/// A report with two chapters; 关键核心 is cut by a blank line.
const REPORT: &str = "\
# 某市工作报告

## 一、回顾

去年全市稳中有进，推动高质量发展取得实效。

（一）产业升级加快。我们加大关

键核心技术攻关，高质量发展动能更足。

## 二、任务

今年要做好三件事，高质量发展是首要任务。
";

/// A file of its own for one test, gone with it.
struct File(PathBuf);

impl File {
    fn new(name: &str, content: &[u8]) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = format!("gangmu-cli-{}-{number}", std::process::id());
        let folder = std::env::temp_dir().join(folder);
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join(name);
        fs::write(&path, content).unwrap();
        Self(path)
    }

    fn report() -> Self {
        Self::new("report.md", REPORT.as_bytes())
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(self.0.parent().unwrap());
    }
}

fn gangmu(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gangmu"));
    command.args(arguments).stdin(Stdio::null());
    command.env("XDG_STATE_HOME", NOTHING_KEPT);
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
        command.env_remove(name);
    }
    command
}

fn run(arguments: &[&str]) -> Output {
    gangmu(arguments).output().unwrap()
}

fn run_piped(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = gangmu(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

#[test]
fn plain_reading_gives_the_text_without_markup_and_with_seams_closed() {
    let file = File::report();
    let output = run(&[file.path()]);
    assert_eq!(code(&output), 0);
    let text = stdout(&output);
    assert!(text.starts_with("某市工作报告\n一、回顾\n去年"), "{text}");
    assert!(text.contains("加大关键核心技术"), "{text}");
    assert!(text.ends_with("首要任务。\n"), "{text}");
    let kept = stdout(&run(&["--no-seams", file.path()]));
    assert!(kept.contains("加大关\n键核心"), "{kept}");
}

#[test]
fn standard_input_is_a_document_like_any_other() {
    let file = File::report();
    let piped = run_piped(&["-"], REPORT.as_bytes());
    assert_eq!(stdout(&piped), stdout(&run(&[file.path()])));
    let piped = run_piped(&["outline", "-", "--format", "tsv"], REPORT.as_bytes());
    assert_eq!(stdout(&piped).lines().count(), 5);
}

#[test]
fn without_a_path_the_embedded_document_is_read() {
    let outline = run(&["outline", "--format", "tsv"]);
    assert_eq!(code(&outline), 0);
    assert!(stdout(&outline).lines().count() > 3);
    assert!(!run(&[]).stdout.is_empty());
}

#[test]
fn the_guide_comes_in_two_languages() {
    let chinese = run(&["--guide", "--lang", "zh"]);
    let english = run(&["--guide", "--lang", "en"]);
    assert_eq!((code(&chinese), code(&english)), (0, 0));
    assert_ne!(chinese.stdout, english.stdout);
    let by_locale = gangmu(&["--guide"]).env("LANG", "en_US.UTF-8").output();
    assert_eq!(by_locale.unwrap().stdout, english.stdout);
}

#[test]
fn the_outline_has_its_columns() {
    let file = File::report();
    let table = stdout(&run(&["outline", file.path(), "--format", "tsv"]));
    let rows: Vec<Vec<&str>> = table.lines().map(|l| l.split('\t').collect()).collect();
    assert_eq!(
        rows[0],
        ["depth", "line", "kind", "number", "title", "chars"]
    );
    let places: Vec<_> = rows[1..].iter().map(|r| (r[0], r[1], r[3], r[4])).collect();
    assert_eq!(
        places,
        [
            ("1", "1", "", "某市工作报告"),
            ("2", "3", "1", "一、回顾"),
            ("3", "7", "1", "（一）产业升级加快。"),
            ("2", "11", "2", "二、任务"),
        ]
    );
    let text = stdout(&run(&[file.path()]));
    let all = text.chars().filter(|&c| c != '\n').count();
    assert_eq!(rows[1][5], all.to_string(), "the title holds everything");
}

#[test]
fn the_outline_to_read_is_an_indented_tree_with_lines() {
    let file = File::report();
    let tree = stdout(&run(&["outline", file.path()]));
    let lines: Vec<&str> = tree.lines().collect();
    assert_eq!(lines[0], " 1  某市工作报告");
    assert_eq!(lines[2], " 7      （一）产业升级加快。");
    assert_eq!(lines[3], "11    二、任务");
}

#[test]
fn json_has_one_object_a_line() {
    let file = File::report();
    let lines = stdout(&run(&["outline", file.path(), "--format", "json"]));
    let rows: Vec<serde_json::Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(rows[1]["title"], "一、回顾");
    assert_eq!(rows[1]["line"], 3);
    assert_eq!(rows[0]["number"], serde_json::Value::Null);
    assert_eq!(rows[1]["number"], "1");
}

#[test]
fn a_document_without_sections_has_an_empty_outline() {
    let file = File::new("a.txt", "只有一句话，没有标题。\n".as_bytes());
    let output = run(&["outline", file.path(), "--format", "csv"]);
    assert_eq!(stdout(&output), "depth,line,kind,number,title,chars\n");
    assert_eq!(code(&output), 1);
}

#[test]
fn a_search_gives_each_place_with_its_section_and_surroundings() {
    let file = File::report();
    let table = stdout(&run(&[
        "search",
        "关键核心",
        file.path(),
        "--format",
        "csv",
    ]));
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines[0], "file,line,section,left,match,right");
    assert_eq!(lines.len(), 2, "found once, across the seam");
    let fields: Vec<&str> = lines[1].split(',').collect();
    assert_eq!(fields[0], file.path());
    assert_eq!(fields[1], "7");
    assert_eq!(fields[2], "某市工作报告 / 一、回顾 / （一）产业升级加快。");
    assert_eq!(fields[3], "（一）产业升级加快。我们加大");
    assert_eq!(fields[4], "关键核心");
    assert!(fields[5].starts_with("技术攻关，"));
}

#[test]
fn the_surroundings_are_as_long_as_asked() {
    let file = File::report();
    let arguments = ["search", "关键核心", file.path(), "--format", "json"];
    let line = stdout(&run(&[&arguments[..], &["--context", "2"]].concat()));
    let row: serde_json::Value = serde_json::from_str(&line).unwrap();
    assert_eq!(
        (&row["left"], &row["right"]),
        (&"加大".into(), &"技术".into())
    );
}

#[test]
fn hits_stand_below_each_other_for_a_reader() {
    let file = File::report();
    let text = stdout(&run(&["search", "高质量发展", file.path()]));
    assert_eq!(text.lines().count(), 3);
    let cells = |text: &str| text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    let columns: Vec<usize> = text
        .lines()
        .map(|line| cells(line.split_once("高质量发展").unwrap().0))
        .collect();
    assert!(columns.iter().all(|&column| column == columns[0]), "{text}");
    assert!(!text.contains('\x1b'));
    let coloured = run(&["search", "高质量发展", file.path(), "--color", "always"]);
    assert!(stdout(&coloured).contains("\x1b[1;31m高质量发展\x1b[m"));
}

#[test]
fn counts_name_the_file_where_there_are_several() {
    let report = File::report();
    let other = File::new("b.txt", "这里没有。\n".as_bytes());
    let count = |paths: &[&str]| run(&[&["search", "高质量发展", "--count"], paths].concat());
    assert_eq!(stdout(&count(&[report.path()])), "3\n");
    let both = count(&[report.path(), other.path()]);
    assert_eq!(
        stdout(&both),
        format!("{}:3\n{}:0\ntotal:3\n", report.path(), other.path())
    );
    assert_eq!(code(&both), 0);
    let table = count(&[report.path(), other.path(), "--format", "tsv"]);
    assert_eq!(stdout(&table).lines().count(), 3);
    let none = count(&[other.path()]);
    assert_eq!((stdout(&none).as_str(), code(&none)), ("0\n", 1));
}

#[test]
fn counts_by_section_roll_up() {
    let file = File::report();
    let arguments = ["search", "高质量发展", file.path(), "--by-section"];
    let table = stdout(&run(&[&arguments[..], &["--format", "tsv"]].concat()));
    let rows: Vec<Vec<&str>> = table.lines().map(|l| l.split('\t').collect()).collect();
    assert_eq!(rows[0], ["file", "line", "section", "own", "subtree"]);
    let counts: Vec<_> = rows[1..].iter().map(|r| (r[1], r[3], r[4])).collect();
    assert_eq!(
        counts,
        [
            ("1", "0", "3"),
            ("3", "1", "2"),
            ("7", "1", "1"),
            ("11", "1", "1")
        ]
    );
}

#[test]
fn files_in_several_encodings_are_searched_in_one_go() {
    let text = "我们要坚定不移深化改革，扩大开放。\n";
    let unicode = File::new("a.txt", text.as_bytes());
    let (bytes, _, _) = encoding_rs::GB18030.encode(text);
    let national = File::new("b.txt", &bytes);
    let output = run(&["search", "改革", "--count", unicode.path(), national.path()]);
    let counts = stdout(&output);
    let counts: Vec<&str> = counts
        .lines()
        .filter_map(|line| line.rsplit(':').next())
        .collect();
    assert_eq!(counts, ["1", "1", "2"]);
}

#[test]
fn the_encoding_can_be_named() {
    let (bytes, _, _) = encoding_rs::BIG5.encode("一");
    let output = run_piped(&["-", "--encoding", "big5"], &bytes);
    assert_eq!(stdout(&output), "一\n");
}

#[test]
fn invalid_bytes_are_told_of() {
    let output = run_piped(&["-", "--encoding", "utf-8"], b"\xFF\xFE\xFDabc\n");
    assert_eq!(code(&output), 0);
    assert!(stdout(&output).contains("\u{FFFD}"));
    assert!(stderr(&output).contains("invalid byte sequences"));
}

#[test]
fn show_gives_one_section_set_to_the_width() {
    let file = File::report();
    let show = |rest: &[&str]| run(&[&["show", file.path()], rest].concat());
    let wide = stdout(&show(&["--section", "一、回顾", "--width", "0"]));
    assert!(wide.starts_with("一、回顾\n去年"), "{wide}");
    assert!(!wide.contains("二、任务"));
    let narrow = stdout(&show(&["--section", "任务", "--width", "20"]));
    assert!(narrow.lines().count() > 2);
    for line in narrow.lines() {
        let cells: usize = line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        assert!(cells <= 20, "{line}");
    }
    let by_line = stdout(&show(&["--line", "9", "--width", "0"]));
    assert!(by_line.starts_with("（一）产业升级加快。我们"), "{by_line}");
}

#[test]
fn what_is_not_there_is_no_error_but_nothing() {
    let file = File::report();
    for arguments in [
        &["search", "乌托邦", file.path()][..],
        &["show", file.path(), "--section", "第九十九章"],
        &["show", file.path(), "--line", "999"],
    ] {
        let output = run(arguments);
        assert_eq!(code(&output), 1, "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn what_cannot_be_done_is_an_error_with_its_reason() {
    for (arguments, reason) in [
        (&["no-such-file.md"][..], "no such file"),
        (&["outline", "no-such-file.md"], "no-such-file.md"),
        (&["outline", "/"], "folder"),
        (&["search", "/(/", "-"], "/(/"),
        (&["outline", "a", "--format", "xml"], "xml"),
        (&["-", "-"], "once"),
    ] {
        let output = run(arguments);
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        assert!(stderr(&output).contains(reason), "{}", stderr(&output));
    }
}

#[test]
fn one_bad_file_does_not_keep_the_others_from_being_searched() {
    let file = File::report();
    let output = run(&[
        "search",
        "改革|高质量",
        "--count",
        "no-such-file",
        file.path(),
    ]);
    assert_eq!(stdout(&output), format!("{}:3\ntotal:3\n", file.path()));
    assert_eq!(code(&output), 2);
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let text = "　　第一章　长夜\n这一行要写得长一些，好让管道很快就满。\n".repeat(20_000);
    let file = File::new("long.txt", text.as_bytes());
    for arguments in [
        &[file.path()][..],
        &["outline", file.path()],
        &["search", "管道", file.path(), "--format", "tsv"],
        &["search", "管道", file.path(), "--format", "json"],
    ] {
        let mut child = gangmu(arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = [0; 16];
        let mut pipe = child.stdout.take().unwrap();
        pipe.read_exact(&mut first).unwrap();
        drop(pipe);
        let output = child.wait_with_output().unwrap();
        assert_eq!(code(&output), 0, "{arguments:?}");
        assert_eq!(stderr(&output), "", "{arguments:?}");
    }
}

#[test]
fn help_names_every_option_with_examples() {
    for (arguments, wanted) in [
        (
            &["--help"][..],
            &["outline", "search", "show", "--guide", "--encoding"][..],
        ),
        (&["outline", "--help"], &["depth", "Examples:", "--format"]),
        (&["search", "--help"], &["--by-section", "py:", "Examples:"]),
        (&["show", "--help"], &["--section", "--width", "Examples:"]),
    ] {
        let output = run(arguments);
        assert_eq!(code(&output), 0);
        for word in wanted {
            assert!(stdout(&output).contains(word), "{arguments:?}: {word}");
        }
    }
    assert!(stdout(&run(&["--version"])).starts_with("gangmu 0."));
}

#[test]
fn the_reader_corrects_the_headings() {
    let file = File::report();
    let lines = |options: &[&str]| {
        let rest = ["outline", file.path(), "--format", "tsv"];
        let output = run(&[options, &rest].concat());
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        let rows = stdout(&output);
        rows.lines()
            .skip(1)
            .map(|row| {
                let mut fields = row.split('\t');
                let (depth, line) = (fields.next().unwrap(), fields.next().unwrap());
                format!("{depth}:{line}")
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(lines(&[]), ["1:1", "2:3", "3:7", "2:11"]);
    assert_eq!(lines(&["--no-heading", "(一)"]), ["1:1", "2:3", "2:11"]);
    assert_eq!(
        lines(&["--heading", "去年@3", "--heading", "今年"]),
        ["1:1", "2:3", "3:5", "3:7", "2:11", "2:13"]
    );
    let both = [
        "--no-heading",
        "##",
        "--no-heading",
        "（一）",
        "--heading",
        "去年",
    ];
    assert_eq!(lines(&both), ["1:1", "2:5"]);
    let split = run(&[
        "--heading",
        "去年",
        "outline",
        file.path(),
        "--heading",
        "今年",
    ]);
    assert_eq!(stdout(&split).lines().count(), 6, "before and behind");
}

#[test]
fn a_style_that_the_document_lacks_is_told_of_with_those_it_has() {
    let file = File::report();
    for missing in ["第…节", "无此"] {
        let output = run(&["outline", file.path(), "--no-heading", missing]);
        assert_eq!(code(&output), 2);
        let told = stderr(&output);
        assert!(
            told.contains(missing) && told.contains("##  （一）"),
            "{told}"
        );
    }
    let output = run(&["outline", file.path(), "--heading", "第("]);
    assert_eq!(code(&output), 2);
}

#[test]
fn the_styles_of_a_document_are_listed() {
    let file = File::report();
    let listed = |options: &[&str]| {
        let rest = ["outline", file.path(), "--styles"];
        stdout(&run(&[&rest, options].concat()))
    };
    assert_eq!(
        listed(&["--format", "tsv"]),
        "style\tcount\tdepth\texample\n#\t1\t1\t某市工作报告\n##\t2\t2\t一、回顾\n\
         （一）\t1\t3\t（一）产业升级加快。\n"
    );
    assert_eq!(
        listed(&["--no-heading", "##", "--heading", "今年@2"]),
        "#       1  1  某市工作报告\n（一）  1  3  （一）产业升级加快。\n\
         /今年/  1  2  今年要做好三件事，高质量发展是首要任务。\n"
    );
}

/// A library says so in debug builds that it has no dictionary for them: nobody
/// asked.
#[test]
fn nothing_is_said_of_scripts_without_spaces() {
    for text in [
        "# 甲\n\n泰文ภาษาไทย与高棉文ភាសាខ្មែរ。\n",
        "# 乙\n\n缅文မြန်မာဘာသာ。\n",
        "# 丙\n\n老挝文ພາສາລາວ，泰文ภาษาไทย。\n",
    ] {
        let output = crate::common::gangmu(&["show", "--line", "1", "-"], text);
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        assert!(output.status.success());
    }
}
