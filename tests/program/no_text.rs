//! Files that are no text, misnamed, piped and among good ones: refused by
//! name, with what to do, and never answered for.

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use crate::common::no_text::{all, zip};
use crate::package::archive;

/// A folder of files for one test, gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let name = format!("gangmu-no-text-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    /// The path of a file that is written with these bytes.
    fn file(&self, name: &str, bytes: &[u8]) -> String {
        let path = self.0.join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gangmu"));
    command.args(arguments).stdin(Stdio::null());
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
        command.env_remove(name);
    }
    command.env("LANG", "en_GB.UTF-8");
    let nowhere = std::env::temp_dir().join("gangmu-no-text-nowhere");
    command
        .env("XDG_STATE_HOME", &nowhere)
        .env("XDG_CONFIG_HOME", nowhere);
    command
}

/// What the program prints, tells and exits with.
fn run(arguments: &[&str]) -> (String, String, i32) {
    told(&command(arguments).output().unwrap())
}

/// The same with `input` on its standard input.
fn piped(arguments: &[&str], input: &[u8]) -> (String, String, i32) {
    let mut command = command(arguments);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // Who refuses it need not read it.
    let _ = child.stdin.take().unwrap().write_all(input);
    told(&child.wait_with_output().unwrap())
}

fn told(output: &Output) -> (String, String, i32) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (
        text(&output.stdout),
        text(&output.stderr),
        output.status.code().unwrap(),
    )
}

/// Calls that read one document, up to its path.
const CALLS: &[&[&str]] = &[
    &[],
    &["outline"],
    &["outline", "--styles"],
    &["show", "--line", "1"],
    &["search", "改革"],
    &["search", "--count", "改革"],
    &["search", "--by-section", "改革"],
    &["search", "--kwic", "改革"],
    &["check"],
    &["figures"],
    &["keywords"],
    &["phrases"],
    &["collocates", "改革"],
    &["notes"],
    &["export"],
    &["export", "--format", "html"],
    &["--plain"],
];

#[test]
fn what_is_no_text_is_named_whatever_it_is_called() {
    let folder = Folder::new("named");
    for file in all() {
        let names = [file.name.to_owned(), format!("{}.txt", file.name)];
        for name in names {
            let path = folder.file(&name, &file.bytes);
            let (out, error, code) = run(&["search", "--count", "改革", &path]);
            assert_eq!((out.as_str(), code), ("", 2), "{name}: {error}");
            assert!(error.contains(file.told), "{name}: {error}");
            assert!(error.contains(file.advice), "{name}: {error}");
            assert!(error.contains(&path), "{name}: {error}");
            assert_eq!(error.lines().count(), 1, "{name}: {error}");
        }
    }
}

#[test]
fn what_is_no_text_is_named_through_a_pipe_too() {
    for file in all() {
        let (out, error, code) = piped(&["search", "--count", "改革"], &file.bytes);
        assert_eq!((out.as_str(), code), ("", 2), "{}: {error}", file.name);
        assert!(error.contains(file.told), "{}: {error}", file.name);
        assert!(error.contains("(standard input)"), "{}: {error}", file.name);
    }
}

#[test]
fn every_subcommand_refuses_it() {
    let folder = Folder::new("calls");
    let wanted = ["表.xlsx", "论文.caj", "旧.doc", "图.png", "未知.bin"];
    for file in all().iter().filter(|file| wanted.contains(&file.name)) {
        let path = folder.file(file.name, &file.bytes);
        for call in CALLS {
            let (out, error, code) = run(&[call, &[path.as_str()][..]].concat());
            assert_eq!(code, 2, "{call:?} {}: {out}{error}", file.name);
            // A table may have its header.
            assert!(
                out.lines().count() <= 1 && !out.contains("改革"),
                "{call:?}: {out}"
            );
            assert!(error.contains(file.told), "{call:?} {}: {error}", file.name);
        }
        let (_, error, _) = run(&["--lang", "zh", "outline", &path]);
        assert!(
            error.contains("打不开") && error.contains("不是文本；"),
            "{error}"
        );
        // No encoding makes a text of it, but of what has no name.
        let (out, error, code) = run(&["--encoding", "gbk", &path]);
        match file.name {
            "未知.bin" => assert_eq!(code, 0, "{error}"),
            _ => assert_eq!((out.as_str(), code), ("", 2), "{error}"),
        }
    }
}

#[test]
fn the_good_ones_among_them_are_answered() {
    let folder = Folder::new("mixed");
    let files = all();
    let mut paths = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let good = format!("第一章 改革\n第{number}篇：改革开放。\n");
        paths.push(folder.file(&format!("{number}.pdf"), good.as_bytes()));
        paths.push(folder.file(&format!("{number}.txt"), &file.bytes));
    }
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let (out, error, code) = run(&[&["search", "--count", "改革"], paths.as_slice()].concat());
    assert_eq!(code, 2);
    let counts = paths.iter().step_by(2).map(|path| format!("{path}:2"));
    let total = format!("total:{}", paths.len());
    let counts: Vec<String> = counts.chain([total]).collect();
    assert_eq!(out.lines().collect::<Vec<_>>(), counts);
    assert_eq!(error.lines().count(), files.len());
    for ((line, file), path) in error
        .lines()
        .zip(&files)
        .zip(paths.iter().skip(1).step_by(2))
    {
        assert!(line.contains(file.told) && line.contains(path), "{line}");
    }
    let (out, _, code) = run(&paths);
    assert_eq!(code, 2);
    assert_eq!(out.matches("改革开放").count(), files.len());
    assert!(!out.contains("<p>") && !out.contains('\0'));
}

#[test]
fn a_cut_off_archive_is_named_all_the_same() {
    for (bytes, told) in [
        (
            zip(&[
                ("[Content_Types].xml", b"a"),
                ("xl/workbook.xml", &[b'x'; 9000]),
            ]),
            "an Excel workbook",
        ),
        (zip(&[("a.txt", &[b'x'; 9000])]), "a ZIP archive"),
    ] {
        let (_, error, code) = piped(&["outline"], &bytes[..6000]);
        assert_eq!(code, 2);
        assert!(error.contains(told), "{error}");
    }
}

#[test]
fn text_with_odd_bytes_is_text() {
    let folder = Folder::new("odd");
    let utf16 =
        |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    let big5 = |text: &str| encoding_rs::BIG5.encode(text).0.into_owned();
    let report = "第一章 总则\n各地要深化改革，扩大开放，改善民生。\n".repeat(3);
    let mut damaged = big5(&"第一章 總則\n各地要深化改革，擴大開放，改善民生。\n".repeat(5));
    for at in [9, 40, 77, 111] {
        damaged[at] = 0xFF;
    }
    let log: String = (0..40)
        .map(|n| format!("\x1b[32m[{n:02}]\x1b[0m \x1b[1;31m改革\x1b[0m 完成\x07\r\n"))
        .collect();
    let backspaced =
        "改\x08改革\x08革\x0c\n".replace("\x08改革\x08革", "\x08改\u{8}革") + "改革开放\n";
    let mut few_nuls = gbk(&report);
    few_nuls.insert(20, 0);
    let padded = [report.as_bytes(), &[0; 8192]].concat();
    let padded_gbk = [gbk(&report), vec![0; 8192]].concat();
    let mixed = [report.as_bytes(), &gbk(&report)].concat();
    let dos = [report.as_bytes(), b"\x1A"].concat();
    let marc: String = (0..30)
        .map(|n| format!("\x1f a第{n}种 \x1f b改革与开放的历程\x1e"))
        .collect();
    for (name, bytes) in [
        ("无标记的UTF-16.txt", utf16(&report)),
        ("损坏的Big5.txt", damaged),
        ("彩色.log", log.into_bytes()),
        ("手册页.txt", backspaced.into_bytes()),
        ("两个NUL.txt", few_nuls),
        ("补零.txt", padded),
        ("补零GBK.txt", padded_gbk),
        ("两种编码.txt", mixed),
        ("DOS.txt", dos),
        ("书目.mrc", marc.into_bytes()),
        ("改名.docx", report.clone().into_bytes()),
        ("改名.pdf", gbk(&report)),
        (
            "改名.png",
            b"plain text about GIF89a and PK\n\xE6\x94\xB9\xE9\x9D\xA9\n".to_vec(),
        ),
        (
            "西文.txt",
            b"caf\xE9 d\xE9j\xE0 vu, na\xEFve \x01 \xE6\x94\xB9".to_vec(),
        ),
    ] {
        let path = folder.file(name, &bytes);
        let (_, error, code) = run(&["outline", &path]);
        assert!(
            code < 2 && !error.contains("cannot open"),
            "{name}: {code} {error}"
        );
        let (out, error, code) = run(&["search", "--count", "改革", &path]);
        if !matches!(name, "西文.txt") {
            assert!(code == 0 && out.trim() != "0", "{name}: {out}{error}");
        }
    }
}

/// `text` with a NUL before each of its letters, as some libraries take it out
/// of a PDF.
fn padded(text: &str) -> Vec<u8> {
    let pad = |c: char| match c {
        '\n' => vec![b'\n'],
        c => [&[0], c.encode_utf8(&mut [0; 4]).as_bytes()].concat(),
    };
    text.chars().flat_map(pad).collect()
}

#[test]
fn nul_before_each_letter_is_left_out_and_counted() {
    let folder = Folder::new("nul");
    for text in [
        "一、2021年长江\n\n长江保护法于2021年3月施行。\n",
        "第一章 长江\n2021年，the Yangtze 长江 (Changjiang) was 6300 km long.\n",
        "Report of 2021\nabc 长江\n",
        "长江\n2021年\n",
    ] {
        let bytes = padded(text);
        let nuls = bytes.iter().filter(|&&byte| byte == 0).count();
        let path = folder.file("抽取.txt", &bytes);
        let plain = folder.file("原文.txt", text.as_bytes());
        let search = |word, path: &str| run(&["search", word, path, "--format", "tsv"]);
        for word in ["长江", "2021"] {
            let (out, error, code) = search(word, &path);
            assert_eq!((error.as_str(), code), ("", 0), "{text}");
            let (wanted, _, _) = search(word, &plain);
            assert_eq!(out.replace("抽取", "原文"), wanted, "lines and all");
        }
        let (out, _, _) = run(&["check", &path, "--format", "tsv"]);
        let row = out.lines().find(|row| row.contains("\tnul\t"));
        let row = row.unwrap_or_else(|| panic!("{out}"));
        assert!(row.contains(&nuls.to_string()), "{row}: {nuls}");
        let (out, _, _) = run(&["search", "--count", "长江", &path]);
        assert_eq!(out.trim(), text.matches("长江").count().to_string());
        let (out, _, _) = run(&["--encoding", "utf-8", &path]);
        assert!(!out.contains('\0'), "{out}");
        let (out, _, _) = run(&[&path]);
        let (wanted, _, _) = run(&[&plain]);
        assert_eq!(out, wanted);
    }
    // One that stands alone stays to be seen.
    let path = folder.file("一个.txt", "甲乙丙丁\0戊己庚辛\n".as_bytes());
    assert!(run(&[&path]).0.contains("丁\0戊"));
    assert!(!run(&["check", &path]).0.contains("nul"));
}

#[test]
fn an_archive_stands_for_the_documents_in_it() {
    let folder = Folder::new("archive");
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    let name = gbk("通知/放假.txt");
    // Names that are no UTF-8 stand in the archive as they are.
    let placed: String = "x".repeat(name.len());
    let mut bytes = archive(&[
        (&placed, "第一章 总则\n五月一日放假。\n".as_bytes()),
        ("附件.md", "# 值班表\n\n王五。\n".as_bytes()),
        ("图.png", b"\x89PNG\r\n\x1a\n"),
    ]);
    let places: Vec<usize> = (0..bytes.len() - name.len())
        .filter(|&at| bytes[at..].starts_with(placed.as_bytes()))
        .collect();
    for at in places {
        bytes[at..at + name.len()].copy_from_slice(&name);
    }
    let path = folder.file("包.bin", &bytes);
    let (out, error, code) = run(&["search", "放假", &path, "--format", "tsv"]);
    assert_eq!((error.as_str(), code), ("", 0));
    assert!(out.contains("通知/放假.txt\t"), "{out}");
    let (out, _, code) = run(&[&path]);
    assert_eq!(code, 0);
    assert!(
        out.contains("五月一日放假。") && out.contains("王五。"),
        "{out}"
    );
    let member = format!("{path}/附件.md");
    let (out, _, code) = run(&["outline", &member]);
    assert!(out.contains("值班表") && code == 0, "{out}");
    let (_, error, code) = run(&["outline", &path]);
    assert!(
        error.contains("通知/放假.txt, 附件.md") && code == 2,
        "{error}"
    );
    let (_, error, code) = run(&["outline", &format!("{path}/没有.txt")]);
    assert!(error.contains("no such member") && code == 2, "{error}");
    let only = folder.file("一.zip", &archive(&[("a.md", "# 甲\n".as_bytes())]));
    let (out, _, code) = run(&["outline", &only]);
    assert!(out.contains("甲") && code == 0, "{out}");
}
