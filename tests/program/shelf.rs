//! Folders of documents on the command line: what is searched, counted, written
//! for an index.

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::{corpus, gangmu};

/// A folder that is gone when the test is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder = format!("gangmu-shelf-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(folder);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What is printed, without the path of the folder, and the status.
fn printed(folder: &Folder, arguments: &[&str]) -> (Vec<String>, Option<i32>) {
    let output = gangmu(arguments, "");
    let out = String::from_utf8(output.stdout).unwrap();
    let before = format!("{}/", folder.path());
    let lines = out.lines().map(|line| line.replace(&before, "")).collect();
    (lines, output.status.code())
}

fn two_years(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.write(
        "2024/报告.md",
        "# 望川县人民政府工作报告\n\n2024年1月9日\n\n## 一、回顾\n\n渡口修好了，渡口通了船。\n",
    );
    let (gbk, _, _) =
        encoding_rs::GBK.encode("望川县工作报告\n\n　　明年再修两处渡口，渡船也要换新的。\n");
    folder.write("10.txt", gbk);
    folder.write("9.txt", "没有这个词。\n");
    folder
}

#[test]
fn a_folder_stands_for_its_documents_in_the_order_of_their_numbers() {
    let folder = two_years("count");
    let (lines, status) = printed(&folder, &["search", "渡口", folder.path(), "--count"]);
    assert_eq!(lines, ["9.txt:0", "10.txt:1", "2024/报告.md:2", "total:3"]);
    assert_eq!(status, Some(0));
    let only = ["search", "渡口", folder.path(), "--count", "--type", "txt"];
    assert_eq!(
        printed(&folder, &only).0,
        ["9.txt:0", "10.txt:1", "total:1"]
    );
    let without = [
        "search",
        "渡口",
        folder.path(),
        "--count",
        "--glob",
        "!*.txt",
    ];
    assert_eq!(printed(&folder, &without).0, ["2"]);
}

#[test]
fn what_cannot_be_read_is_told_of_and_the_others_are_searched() {
    let folder = two_years("unread");
    folder.write(
        "像.bin",
        [0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13],
    );
    let output = gangmu(&["search", "渡口", folder.path(), "--count"], "");
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("像.bin"), "{told}");
    let out = String::from_utf8(output.stdout).unwrap();
    assert!(
        out.ends_with("total:3\n") && !out.contains("像.bin"),
        "{out}"
    );
}

#[test]
fn terms_stand_against_documents() {
    let folder = two_years("trend");
    let call = [
        "trend",
        folder.path(),
        "--term",
        "渡口",
        "--term",
        "渡船|船",
        "--format",
        "tsv",
        "--type",
        "md",
    ];
    let (lines, _) = printed(&folder, &call);
    assert_eq!(
        lines[0],
        "document\tdate\tterm\tcount\tper_10k\tlow\thigh\tsections"
    );
    let cells: Vec<Vec<&str>> = lines[1..].iter().map(|l| l.split('\t').collect()).collect();
    assert_eq!(cells[0][..4], ["2024/报告.md", "2024-01-09", "渡口", "2"]);
    assert_eq!(cells[1][2..4], ["渡船|船", "1"]);
    let numbers: Vec<f64> = cells[0][4..].iter().map(|n| n.parse().unwrap()).collect();
    assert!(numbers[1] < numbers[0] && numbers[0] < numbers[2] && numbers[3] == 1.0);
}

#[test]
fn each_section_of_many_documents_is_a_line_for_an_index() {
    let folder = two_years("jsonl");
    let (lines, _) = printed(&folder, &["export", folder.path(), "--format", "jsonl"]);
    let lines: Vec<serde_json::Value> = lines
        .iter()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let last = lines.last().unwrap();
    assert_eq!(last["date"], "2024-01-09");
    assert_eq!(last["path"], "望川县人民政府工作报告 / 一、回顾");
    assert_eq!(last["text"], "一、回顾\n渡口修好了，渡口通了船。");
    let ids: std::collections::HashSet<_> = lines.iter().map(|line| line["id"].as_str()).collect();
    assert_eq!(ids.len(), lines.len());
    // Each text is there once, whatever the sections are.
    let count: usize = lines
        .iter()
        .map(|line| line["text"].as_str().unwrap().matches("渡口").count())
        .sum();
    assert_eq!(count, 3);
}

/// The letters of a file, counted without any of our reading.
fn counted(path: &Path, term: &str) -> usize {
    fs::read_to_string(path).unwrap().matches(term).count()
}

#[test]
fn every_count_over_the_provincial_reports_is_an_independent_count() {
    let Some(corpus) = corpus() else { return };
    let folder = corpus.to_str().unwrap();
    for term in [
        "高质量发展",
        "就业",
        "人工智能",
        "乡村",
        "生态",
        "万亿元",
        "改革开放",
    ] {
        let call = [
            "search",
            term,
            folder,
            "--glob",
            "report-*.txt",
            "--count",
            "--format",
            "tsv",
        ];
        let out = String::from_utf8(gangmu(&call, "").stdout).unwrap();
        let rows: Vec<(&str, &str)> = out
            .lines()
            .skip(1)
            .filter_map(|l| l.split_once('\t'))
            .collect();
        assert!(rows.len() > 4, "{out}");
        for (file, count) in rows {
            assert_eq!(
                count,
                counted(Path::new(file), term).to_string(),
                "{term} in {file}"
            );
        }
        // The same through the documents themselves, as a table.
        let call = [
            "trend",
            folder,
            "--glob",
            "report-*.txt",
            "--term",
            term,
            "--format",
            "tsv",
        ];
        let out = String::from_utf8(gangmu(&call, "").stdout).unwrap();
        for line in out.lines().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            assert_eq!(
                cells[3],
                counted(Path::new(cells[0]), term).to_string(),
                "{line}"
            );
        }
    }
}
