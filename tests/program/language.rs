//! What the program says where something goes wrong, and what it says of
//! itself, in the language that was asked for.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use crate::common::language::{assert_chinese, assert_english};

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("language-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn file(&self, name: &str, content: &[u8]) -> &Self {
        fs::write(self.0.join(name), content).unwrap();
        self
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gangmu"));
        command
            .args(arguments)
            .current_dir(&self.0)
            .env("LC_ALL", "C")
            .env("XDG_CONFIG_HOME", self.0.join("none"))
            .env("XDG_STATE_HOME", self.0.join("state"))
            .stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// What the messages quote of the calls and files below.
const QUOTED: [&str; 12] = [
    "1.2亿",
    "第一章",
    "第九章",
    "一二三",
    "十亿元",
    "3万",
    "样式",
    "三成",
    "很多",
    "改革",
    "章",
    "词",
];

const REPORT: &str = "# 报告\n\n## 第一章 改革\n\n第一句。\n\n## 第一章 改革\n\n第二句。\n";

#[test]
fn what_goes_wrong_is_told_in_the_language_asked_for() {
    let folder = Folder::new("wrong");
    folder
        .file("a.md", REPORT.as_bytes())
        .file(
            "bytes.txt",
            b"\xef\xbb\xbf\xe6\x94\xb9\xe9\x9d\xa9\xff\xff\n",
        )
        .file("wrong.toml", b"theme = \"blue\"\n")
        .file("broken.toml", b"theme = \n")
        .file("words.txt", b"\xe8\xaf\x8d x y z\n");
    let calls: [(&[&str], i32); 47] = [
        (&["none.md"], 2),
        (&["outline", "none.md"], 2),
        (&["outline", "."], 2),
        (&["search", "x", "a.md/b.md"], 2),
        (&["figures", "/dev/zero"], 2),
        (&["bytes.txt", "--encoding", "utf-8"], 0),
        (&["search", "/(/", "a.md"], 2),
        (&["search", "/[z-a]/", "a.md"], 2),
        (&["search", "", "a.md"], 2),
        (&["search", "--", "-改革", "a.md"], 2),
        (&["search", "\"改革", "a.md"], 2),
        (&["search", "num:很多", "a.md"], 2),
        (&["search", "py:改革", "a.md"], 2),
        (&["show", "--section", "第九章", "a.md"], 1),
        (&["show", "--section", "第一章", "a.md"], 0),
        (&["show", "--line", "999", "a.md"], 1),
        (&["outline", "--no-heading", "样式", "a.md"], 2),
        (&["--plain", "--no-heading", "样式", "a.md"], 2),
        (&["keywords", "--method", "keyness", "a.md"], 2),
        (&["keywords", "--dictionary", "words.txt", "a.md"], 0),
        (&["keywords", "--dictionary", "none.txt", "a.md"], 2),
        (&["outline", "--format", "md", "a.md"], 2),
        (&["check", "--format", "html", "a.md"], 2),
        (&["export", "--format", "csv", "a.md"], 2),
        (&["-", "-"], 2),
        (&["--guide", "outline"], 2),
        (&["a.md", "--log", "none/folder/log"], 2),
        (&["a.md", "--config", "none.toml"], 2),
        (&["a.md", "--config", "wrong.toml"], 0),
        (&["a.md", "--config", "broken.toml"], 0),
        // What clap refuses.
        (&["--wrong"], 2),
        (&["--them", "light"], 2),
        (&["outline", "--stylez", "a.md"], 2),
        (&["--theme", "blue"], 2),
        (&["--theme"], 2),
        (&["--format", "xml"], 2),
        (&["--encoding", "klingon"], 2),
        (&["--heading", "("], 2),
        (&["--heading", "章@0"], 2),
        (&["figures", "--min", "一二三", "a.md"], 2),
        (&["search", "x", "a.md", "--context", "5c"], 2),
        (&["search", "x", "a.md", "--kwic", "--chars", "9"], 2),
        (&["search", "x", "a.md", "--count", "--kwic"], 2),
        (&["search", "x", "a.md", "--sort", "left"], 2),
        (&["show", "a.md"], 2),
        (&["show", "a.md", "--line", "0"], 2),
        (&["config"], 2),
    ];
    for (call, status) in calls {
        for language in ["zh", "en"] {
            // In front: behind `--` it would be a document.
            let line = [&["--lang", language][..], call].concat();
            let output = folder.run(&line);
            let told = told(&output);
            assert_eq!(output.status.code(), Some(status), "{line:?}: {told}");
            assert!(!told.is_empty(), "{line:?} says nothing");
            for row in told.lines().filter(|row| !row.is_empty()) {
                match language {
                    "zh" => assert_chinese(row),
                    _ => assert_english(&format!("{row} "), &QUOTED),
                }
            }
        }
    }
}

#[test]
fn the_configuration_and_the_locale_name_the_language() {
    let folder = Folder::new("asked");
    folder
        .file("zh.toml", b"language = \"zh\"\n")
        .file("en.toml", b"language = \"en\"\n");
    let said = |arguments: &[&str], locale: &[(&str, &str)]| {
        let mut command = folder.command(arguments);
        command
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env_remove("LANG");
        let output = command.envs(locale.iter().copied()).output().unwrap();
        told(&output)
    };
    let calls: [&[&str]; 2] = [&["none.md"], &["none.md", "--wrong"]];
    for call in calls {
        let zh = |more: &[&str], locale: &[(&str, &str)]| {
            let told = said(&[call, more].concat(), locale);
            told.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
        };
        assert!(
            zh(&["--lang", "zh"], &[("LANG", "en_GB.UTF-8")]),
            "{call:?}"
        );
        assert!(!zh(
            &["--lang", "en", "--config", "zh.toml"],
            &[("LANG", "zh_CN.UTF-8")]
        ));
        assert!(
            zh(&["--config", "zh.toml"], &[("LC_ALL", "en_GB.UTF-8")]),
            "{call:?}"
        );
        assert!(!zh(&["--config", "en.toml"], &[("LC_ALL", "zh_CN.UTF-8")]));
        assert!(
            zh(&[], &[("LC_MESSAGES", "zh_TW.UTF-8"), ("LANG", "en_GB")]),
            "{call:?}"
        );
        assert!(!zh(&[], &[("LC_ALL", "fr_FR"), ("LANG", "zh_CN")]));
        assert!(!zh(&[], &[]), "{call:?}");
    }
}

#[test]
fn kinds_are_words_in_text_and_keys_in_tables() {
    let folder = Folder::new("kinds");
    folder.file(
        "a.md",
        "# 报告\n\n增长5.5%，力争达到100亿元，做到and细致。\n".as_bytes(),
    );
    let printed = |call: &[&str]| String::from_utf8(folder.run(call).stdout).unwrap();
    for (call, word, key) in [
        (&["figures", "a.md"][..], "百分比", "percentage"),
        (&["figures", "a.md"], "目标", "planned"),
        (&["check", "a.md"], "拉丁词", "latin"),
    ] {
        let zh = printed(&[call, &["--lang", "zh"]].concat());
        assert!(zh.contains(word) && !zh.contains(key), "{zh}");
        let en = printed(&[call, &["--lang", "en"]].concat());
        assert!(en.contains(key) && !en.contains(word), "{en}");
        for form in ["tsv", "csv", "json"] {
            let table = printed(&[call, &["--lang", "zh", "--format", form]].concat());
            assert!(table.contains(key), "{table}");
        }
    }
}

#[test]
fn the_program_tells_of_itself_in_chinese() {
    let folder = Folder::new("itself");
    for call in [
        &["--help"][..],
        &["-h"],
        &["search", "--help"],
        &["help", "figures"],
    ] {
        let output = folder.run(&[&["--lang", "zh"], call].concat());
        let page = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0), "{call:?}");
        assert!(page.contains("用法：gangmu"), "{page}");
        assert!(page.contains("选项") && !page.contains("Print"), "{page}");
        let english = folder.run(call);
        assert!(
            String::from_utf8(english.stdout)
                .unwrap()
                .contains("Usage: gangmu")
        );
    }
    let page = String::from_utf8(folder.run(&["man", "--lang", "zh"]).stdout).unwrap();
    assert!(
        page.contains(".SH 名称") && page.contains("章节树"),
        "{page}"
    );
    assert!(
        !page.contains("SYNOPSIS") && !page.contains("Print"),
        "{page}"
    );
    let script = folder.run(&["completions", "fish", "--lang", "zh"]).stdout;
    let script = String::from_utf8(script).unwrap();
    assert!(script.contains("印出章节树"), "{script}");
}
