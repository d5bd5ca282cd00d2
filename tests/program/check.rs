//! `gangmu check` as it is called, and what it says of real documents.

use std::path::Path;
use std::process::Output;

use crate::common::gangmu;

const REPORT: &str = "\
(上接1版)每年办好民生实事事,群众急难愁盼问题得到有效解决。

## 二、主要任务

我们要贯彻新发展理念 and 以人民为中心的思想,把各项工作抓实抓好,做到“两个维护。

## 三、保障措施

要压实责任,加强督查。
";

/// The report as a file; its name tells that it is Markdown.
fn report(test: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("check")
        .join(test);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join("report.md");
    std::fs::write(&path, REPORT).unwrap();
    path.into_os_string().into_string().unwrap()
}

fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn a_table_of_what_is_odd() {
    let output = gangmu(&["check", &report("table"), "--format", "tsv"], "");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        printed(&output),
        "line\tkind\ttext\tmessage\n\
         1\tcontinuation\t(上接1版)\tthe beginning stands on another page\n\
         1\tdoubled\t实事事\ta character stands twice; 实事 may be meant\n\
         3\tnumbering\t二、主要任务\tthe numbers begin at 2; what comes before is missing\n\
         5\tlatin\tand\ta Latin word inside Chinese\n\
         5\tpair\t“\t“ is not closed\n"
    );
}

#[test]
fn messages_come_in_chinese_where_asked_for() {
    let output = gangmu(
        &[
            "check",
            &report("chinese"),
            "--lang",
            "zh",
            "--format",
            "json",
        ],
        "",
    );
    let rows: Vec<serde_json::Value> = printed(&output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(rows[1]["kind"], "doubled");
    assert_eq!(rows[1]["message"], "叠字，疑为“实事”");
}

#[test]
fn a_mended_copy_comes_with_a_list_of_its_changes() {
    let path = report("mended");
    let output = gangmu(&["export", &path, "--mended"], "");
    let mended = printed(&output);
    assert!(mended.contains("办好民生实事,"), "{mended}");
    let changes = String::from_utf8(output.stderr).unwrap();
    assert_eq!(changes, "1\t实事事\t实事\n");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), REPORT);
    let plain = printed(&gangmu(&["export", &path], ""));
    assert_eq!(plain.replace("实事事", "实事"), mended);
}

#[test]
fn nothing_odd_is_status_1() {
    let output = gangmu(&["check", "-"], "我们坚持稳中求进工作总基调。\n");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(printed(&output), "");
}

#[test]
fn several_documents_have_a_column_of_files() {
    let report = &report("several");
    let clean = &report.replace("report.md", "clean.md");
    std::fs::write(clean, "一切正常。\n").unwrap();
    let output = gangmu(&["check", clean, report, "--format", "csv"], "");
    assert_eq!(output.status.code(), Some(0));
    let text = printed(&output);
    let mut lines = text.lines();
    assert_eq!(lines.next(), Some("file,line,kind,text,message"));
    assert!(lines.clone().count() >= 5);
    assert!(lines.all(|line| line.starts_with(report)));
    let missing = gangmu(&["check", "no such file", report], "");
    assert_eq!(missing.status.code(), Some(2));
    assert!(printed(&missing).contains("实事事"));
}

#[test]
fn what_comes_by_the_dozen_is_told_in_full_on_demand() {
    let text = "他说“好，就走了。\n".repeat(80);
    let lines = |arguments: &[&str]| printed(&gangmu(arguments, &text)).lines().count();
    assert_eq!(lines(&["check", "-"]), 1);
    assert!(lines(&["check", "-", "--all"]) > 50);
}

/// Kind and text of each finding in a file of the corpus.
fn findings(name: &str) -> Option<Vec<(String, String)>> {
    let path = crate::common::corpus()?.join(name);
    if !path.is_file() {
        println!("skipped: there is no {}", path.display());
        return None;
    }
    let output = gangmu(&["check", path.to_str()?, "--format", "tsv"], "");
    let text = printed(&output);
    let cells = text.lines().skip(1).map(|line| {
        let cells: Vec<&str> = line.split('\t').collect();
        (cells[1].to_owned(), cells[2].to_owned())
    });
    Some(cells.collect())
}

#[test]
fn a_newspaper_page_is_told_of_in_full() {
    let Some(found) = findings("chongqing-report-2022.md") else {
        return;
    };
    let of = |kind: &str| -> Vec<&str> {
        let rows = found.iter().filter(|(k, _)| k == kind);
        rows.map(|(_, text)| text.as_str()).collect()
    };
    assert_eq!(
        of("doubled"),
        [
            "实事事",
            "价值观观",
            "蓬勃勃",
            "认真真真",
            "产业链链",
            "办好好"
        ]
    );
    assert_eq!(of("latin"), ["and", "and"]);
    assert_eq!(of("numbering"), ["二、今后五年发展的思路目标"]);
    assert_eq!(of("continuation"), ["(上接1版)", "(下转4版)"]);
    assert_eq!(
        of("seam"),
        ["日益增强", "足和短板", "题,让高", "明显提高", "大关键核"]
    );
    assert_eq!(of("misread"), ["司法立法"]);
    assert_eq!(of("width"), [","]);
    assert_eq!(found.len(), 18, "{found:?}");
}

#[test]
fn clean_documents_give_little_to_say() {
    for name in [
        "law-criminal.md",
        "law-constitution.md",
        "law-civilcode-contracts.md",
        "law-pipl.md",
        "law-spc-amendment-decision.md",
        "law-tw-civil-code.md",
        "md-rust-ch02.zh-cn.md",
        "md-rust-ch09-02.zh-cn.md",
        "md-rust-ch10-03.zh-tw.md",
        "novel-sanguo.utf8-crlf.txt",
        "report-2026-fujian.txt",
        "report-2026-hainan.txt",
        "report-2026-jiangxi.txt",
        "report-2026-yunnan.txt",
        "report-2026-zhejiang.txt",
        "report-20th-congress.txt",
    ] {
        let Some(mut found) = findings(name) else {
            return;
        };
        // Some of them do have a mark of another width; that is told once.
        let before = found.len();
        found.retain(|(kind, _)| kind != "width");
        assert!(before <= found.len() + 1, "{name}");
        assert!(found.len() <= 2, "{name}: {found:?}");
    }
}
