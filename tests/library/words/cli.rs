//! The subcommands as they are called.

use std::path::Path;
use std::process::Output;

use crate::common::gangmu;

const REPORT: &str = "\
# 某市工作报告

## 一、回顾

我们推动高质量发展，高质量发展迈出新步伐。GDP增长6.1%，gdp总量突破三千亿元。

## 二、部署

落实“四个一批”，建好智慧港口。智慧港口要提速，智慧港口能增效，港口改革要深化。
";

fn file(test: &str, name: &str, content: impl AsRef<[u8]>) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("words")
        .join(test);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path.into_os_string().into_string().unwrap()
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn keywords_as_a_table() {
    let call = ["keywords", "-", "--method", "frequency", "--format", "tsv"];
    let output = gangmu(&[&call[..], &["--top", "3"]].concat(), REPORT);
    assert_eq!(output.status.code(), Some(0));
    let rows = printed(&output);
    let rows: Vec<&str> = rows.lines().collect();
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0], "word\tcount\tweight");
    assert!(rows[1].starts_with("港口\t4\t"), "{rows:?}");
    let output = gangmu(
        &["keywords", "-", "--section", "回顾", "--format", "json"],
        REPORT,
    );
    let rows = printed(&output);
    assert!(
        rows.contains("{\"word\":\"高质量发展\",\"count\":2,\"weight\":"),
        "{rows}"
    );
    assert!(!rows.contains("港口"), "{rows}");
}

#[test]
fn several_documents_are_told_apart() {
    let a = file("several", "a.md", REPORT);
    let b = file("several", "b.md", "种好粮食，粮食丰收。\n");
    let output = gangmu(&["keywords", &a, &b, "--top", "1", "--format", "csv"], "");
    let rows = printed(&output);
    assert!(rows.starts_with("file,word,count,weight\n"), "{rows}");
    assert!(rows.contains("b.md,粮食,2,"), "{rows}");
}

#[test]
fn what_is_not_there_gives_the_status_of_grep() {
    let none = gangmu(&["keywords", "-", "--section", "没有这一节"], REPORT);
    assert_eq!(none.status.code(), Some(1));
    assert!(told(&none).contains("no such section"));
    let none = gangmu(&["collocates", "宇航", "-", "--format", "tsv"], REPORT);
    assert_eq!(none.status.code(), Some(1));
    assert_eq!(printed(&none), "collocate\tleft\tright\tscore\n");
    let wrong = gangmu(&["keywords", "-", "--method", "keyness"], REPORT);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(told(&wrong).contains("--section"));
    let missing = gangmu(&["keywords", "-", "--dictionary", "/没有.txt"], REPORT);
    assert_eq!(missing.status.code(), Some(2));
}

#[test]
fn dictionaries_and_stop_words_come_from_files_in_any_encoding() {
    let (gbk, _, _) = encoding_rs::GBK.encode("智慧港口\n坏 一 行 了\n四个一批 x1 y\n");
    let dictionary = file("files", "terms.txt", gbk);
    let stop_words = file("files", "stop.txt", "\u{feff}高质量发展\r\n!的\r\n");
    let output = gangmu(
        &[
            "keywords",
            "-",
            "--method",
            "frequency",
            "--top",
            "0",
            "--format",
            "tsv",
            "--dictionary",
            &dictionary,
            "--stop-words",
            &stop_words,
        ],
        REPORT,
    );
    let rows = printed(&output);
    assert!(rows.contains("智慧港口\t3\t"), "{rows}");
    assert!(!rows.contains("高质量发展"), "{rows}");
    let messages = told(&output);
    assert!(messages.contains("terms.txt: line 2:"), "{messages}");
    assert!(messages.contains("terms.txt: line 3: `x1`"), "{messages}");
}

#[test]
fn phrases_with_their_places() {
    let output = gangmu(&["phrases", "-", "--format", "tsv"], REPORT);
    let rows = printed(&output);
    assert!(rows.starts_with("phrase\tcount\tkind\tline\n"), "{rows}");
    assert!(rows.contains("高质量发展\t2\tlisted\t5\n"), "{rows}");
    assert!(rows.contains("四个一批\t1\tslogan\t9\n"), "{rows}");
    assert!(rows.contains("智慧港口\t3\trepeated\t9\n"), "{rows}");
    let call = ["phrases", "-", "--kind", "listed", "--places"];
    let output = gangmu(&[&call[..], &["--format", "csv"]].concat(), REPORT);
    assert_eq!(printed(&output).matches("高质量发展,2,listed,5").count(), 2);
}

#[test]
fn collocates_as_a_table_and_to_read() {
    let call = ["collocates", "港口", "-", "--window", "2"];
    let output = gangmu(&[&call[..], &["--format", "tsv"]].concat(), REPORT);
    let rows = printed(&output);
    assert!(
        rows.starts_with("collocate\tleft\tright\tscore\n"),
        "{rows}"
    );
    assert!(rows.contains("智慧\t3\t1\t"), "{rows}");
    let text = printed(&gangmu(&call, REPORT));
    let first = text.lines().next().unwrap();
    assert!(
        first.starts_with("港口  4  ····") && first.contains('█'),
        "{text}"
    );
    let measured = ["--measure", "mi", "--min", "3", "--format", "json"];
    let output = gangmu(&[&call[..], &measured].concat(), REPORT);
    assert_eq!(printed(&output).lines().count(), 1);
}
