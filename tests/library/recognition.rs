//! Structure recognition on documents of many kinds, each with the outline
//! that a careful reader would draw.
//!
//! `recognition/NAME` is the document, `recognition/NAME.outline.tsv` its
//! outline: depth from 1, source line from 1, title as it is printed.

use std::path::{Path, PathBuf};

use crate::outline::{Row, found, wanted};
use gangmu::document::{Document, Format, Meta};
use gangmu::review::{FindingKind, review};
use gangmu::structure::{Options, parse};

/// The documents, in the order of their names.
fn documents() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recognition");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().unwrap() != "tsv")
        .collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

fn read(path: &Path) -> Document {
    let text = std::fs::read_to_string(path).unwrap();
    let format = match path.extension().unwrap().to_str() {
        Some("md") => Format::Markdown,
        _ => Format::Plain,
    };
    let meta = Meta {
        format,
        ..Meta::default()
    };
    parse(&text, meta, &Options::default()).unwrap()
}

#[test]
fn every_heading_is_found_and_no_other() {
    let mut faults = Vec::new();
    for path in documents() {
        let table = format!("{}.outline.tsv", path.display());
        let (wanted, found) = (wanted(Path::new(&table)), found(&read(&path)));
        let places = |rows: &[Row]| rows.iter().map(|r| r.1).collect::<Vec<_>>();
        let (lines, seen) = (places(&wanted), places(&found));
        let hits = found.iter().filter(|r| lines.contains(&r.1)).count();
        let deep = found
            .iter()
            .filter(|r| wanted.iter().any(|w| (w.0, w.1) == (r.0, r.1)))
            .count();
        let share = |part: usize, whole: usize| {
            if whole == 0 {
                1.0
            } else {
                part as f64 / whole as f64
            }
        };
        println!(
            "{}: precision {:.2}, recall {:.2}, depth {:.2}",
            name(&path),
            share(hits, seen.len()),
            share(hits, lines.len()),
            share(deep, hits),
        );
        let line = |sign: char, r: &Row| format!("  {sign} {} {} {}", r.0, r.1, r.2);
        let missing = wanted.iter().filter(|r| !found.contains(r));
        let wrong = found.iter().filter(|r| !wanted.contains(r));
        let mut rows: Vec<(u32, String)> = missing
            .map(|r| (r.1, line('-', r)))
            .chain(wrong.map(|r| (r.1, line('+', r))))
            .collect();
        if !rows.is_empty() {
            rows.sort_by_key(|(line, _)| *line);
            faults.push(name(&path).to_owned());
            faults.extend(rows.into_iter().map(|(_, row)| row));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn nothing_is_odd_in_any_of_them() {
    let mut faults = Vec::new();
    // Numbers that are wrong are told of elsewhere.
    let right = |path: &PathBuf| !name(path).starts_with("wrong-");
    for path in documents().into_iter().filter(right) {
        let document = read(&path);
        for finding in review(&document, &|| false).unwrap_or_default() {
            // Pages cut their paragraphs, newspapers send to other pages.
            let cut = finding.kind == FindingKind::Seam && name(&path).starts_with("pdf-");
            // What is markup is counted in good documents too.
            let told = matches!(
                finding.kind,
                FindingKind::Continuation | FindingKind::Hidden
            );
            // One is set with commas of half width, as such pages are.
            let set = finding.kind == FindingKind::Width && name(&path).contains("-ascii");
            if cut || told || set {
                continue;
            }
            let line = document.origin().number(finding.span.start);
            let text = document.slice(finding.span);
            faults.push(format!("{}:{line} {:?} {text}", name(&path), finding.kind));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}
