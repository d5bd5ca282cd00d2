//! Structure recognition measured against outlines made by hand.
//!
//! The corpus lies beside the repository and is not part of it; where it is
//! absent the tests say so and pass.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::common::corpus;
use crate::outline::{Row, found, wanted};
use gangmu::document::{Document, Format, Meta, SectionKind};
use gangmu::structure::{Options, parse};

/// Reads one file. The encoding is told by the name: finding it out is the
/// work of another module.
fn read(path: &Path) -> Document {
    let name = path.file_name().unwrap().to_str().unwrap();
    let encoding = if name.contains(".gb") {
        encoding_rs::GB18030
    } else if name.contains(".big5") {
        encoding_rs::BIG5
    } else {
        encoding_rs::UTF_8
    };
    let bytes = std::fs::read(path).unwrap();
    let (text, _, _) = encoding.decode(&bytes);
    let meta = Meta {
        format: if name.ends_with(".md") {
            Format::Markdown
        } else {
            Format::Plain
        },
        ..Meta::default()
    };
    parse(&text, meta, &Options::default()).unwrap()
}

/// The first characters of a title, without marks of Markdown.
fn opening(title: &str) -> String {
    title
        .chars()
        .filter(|c| !matches!(c, '`' | '_' | '\\' | '*'))
        .take(8)
        .collect()
}

#[test]
fn every_gold_heading_is_found_and_no_other() {
    let Some(folder) = corpus() else { return };
    let mut tables: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|p| p.to_str().unwrap().ends_with(".outline.tsv"))
        .collect();
    tables.sort();
    assert!(!tables.is_empty(), "the corpus holds outlines");
    let mut faults = Vec::new();
    for table in tables {
        let file = PathBuf::from(table.to_str().unwrap().trim_end_matches(".outline.tsv"));
        let gold = wanted(&table);
        let found = found(&read(&file));
        let places = |rows: &[Row]| rows.iter().map(|r| (r.0, r.1)).collect::<HashSet<_>>();
        let (wanted, seen) = (places(&gold), places(&found));
        let right = wanted.intersection(&seen).count() as f64;
        let precision = right / seen.len().max(1) as f64;
        let recall = right / wanted.len() as f64;
        println!(
            "{}: precision {precision:.3}, recall {recall:.3}",
            file.display()
        );
        if precision < 1.0 || recall < 1.0 {
            faults.push(format!("{}: {precision:.3} {recall:.3}", file.display()));
        }
        for (_, line, title) in &gold {
            let same = found.iter().find(|r| r.1 == *line);
            if same.is_some_and(|r| opening(&r.2) != opening(title)) {
                faults.push(format!("{} line {line}: {title}", file.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn files_without_chapters_get_none() {
    let Some(folder) = corpus() else { return };
    for name in [
        "classic-erya.one-line.txt",
        "classic-xuesheng-zidian.txt",
        "ja-hashire-merosu.txt",
        "novel-hongloumeng.one-line.txt",
    ] {
        let document = read(&folder.join(name));
        // Beside a title only the parts that the program makes by size.
        let found = document.sections().iter().filter(|s| s.style != "按篇幅");
        assert!(found.count() <= 1, "{name}");
    }
}

#[test]
fn every_chapter_of_the_novels_without_gold_is_found() {
    let Some(folder) = corpus() else { return };
    for (name, chapters) in [
        ("novel-xiyouji.gbk-ideospace.txt", 100),
        ("novel-shuihu.utf8-crlf.txt", 120),
        ("novel-jinghuayuan.big5-damaged.txt", 100),
    ] {
        let document = read(&folder.join(name));
        let count = document
            .sections()
            .iter()
            .filter(|s| s.kind == SectionKind::Chapter)
            .count();
        assert_eq!(count, chapters, "{name}");
        let others = document.sections().len() - count;
        assert!(others <= 4, "{name}: {others} headings beside its chapters");
    }
}

#[test]
fn notes_and_lists_of_reports_are_no_sections() {
    let Some(folder) = corpus() else { return };
    for (name, sections) in [
        ("report-2026-jiangxi.txt", 17),
        ("report-2026-zhejiang.txt", 30),
    ] {
        let document = read(&folder.join(name));
        assert_eq!(document.sections().len(), sections, "{name}");
    }
}
