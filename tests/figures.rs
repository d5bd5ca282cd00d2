//! Figures against a truth made by hand, and on real documents.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::path::{Path, PathBuf};

use gangmu::document::{Document, Format, Meta, Span};
use gangmu::figures::{self, Figure, Status, Value};
use gangmu::parse::{Options, parse};

const TRUTH: &str = include_str!("figures/truth.txt");

fn document(text: &str, format: Format) -> Document {
    let meta = Meta {
        format,
        ..Meta::default()
    };
    parse(text, meta, &Options::default()).unwrap()
}

fn found(document: &Document) -> Vec<Figure> {
    figures::find(document, &|| false).unwrap()
}

/// Text, kind, low, high and unit of a figure, apart by bars.
fn row(document: &Document, figure: &Figure) -> String {
    let shown = |end: Option<String>| end.unwrap_or_default();
    let (low, high) = match figure.value {
        Value::Amount { low, high } => (
            shown(low.map(|low| low.to_string())),
            shown(high.map(|high| high.to_string())),
        ),
        Value::Days { first, last } => (
            shown(first.map(|day| day.to_string())),
            shown(last.map(|day| day.to_string())),
        ),
    };
    let text = document.slice(figure.span);
    format!("{text}|{}|{low}|{high}|{}", figure.kind.name(), figure.unit)
}

fn rows(text: &str) -> Vec<String> {
    let document = document(text, Format::Plain);
    let found = found(&document);
    found.iter().map(|figure| row(&document, figure)).collect()
}

#[test]
fn the_truth_is_found_and_nothing_else() {
    let mut sentences: Vec<(&str, Vec<&str>)> = Vec::new();
    for line in TRUTH.lines().filter(|line| !line.is_empty()) {
        if let Some(figure) = line.strip_prefix("= ") {
            sentences.last_mut().unwrap().1.push(figure);
        } else if !line.starts_with('#') || line.starts_with("#.") {
            sentences.push((line, Vec::new()));
        }
    }
    let (mut right, mut wrong, mut missed) = (0_usize, 0_usize, 0_usize);
    for (sentence, truth) in &sentences {
        let mut truth = truth.clone();
        for row in rows(sentence) {
            if let Some(at) = truth.iter().position(|figure| *figure == row) {
                truth.remove(at);
                right += 1;
            } else {
                wrong += 1;
                println!("wrong   {row}   in {sentence}");
            }
        }
        missed += truth.len();
        for figure in truth {
            println!("missed  {figure}   in {sentence}");
        }
    }
    let all = right + missed;
    let precision = right as f64 / (right + wrong) as f64;
    let recall = right as f64 / all as f64;
    println!("{all} figures, precision {precision:.3}, recall {recall:.3}");
    assert!(all >= 300, "{all} figures in the truth");
    assert!(precision >= 0.98, "precision {precision:.3}");
    assert!(recall >= 0.95, "recall {recall:.3}");
}

/// The folder of the corpus, if it is there.
fn corpus() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: there is no corpus at {}", folder.display());
    None
}

/// The runs of Arabic digits that no figure holds.
fn uncovered(document: &Document, found: &[Figure]) -> Vec<Span> {
    let text = document.text();
    let mut runs: Vec<Span> = Vec::new();
    for (at, c) in text.char_indices() {
        if !(c.is_ascii_digit() || ('０'..='９').contains(&c)) {
            continue;
        }
        let start = u32::try_from(at).unwrap();
        let end = start + u32::try_from(c.len_utf8()).unwrap();
        match runs.last_mut() {
            Some(run) if run.end == start => run.end = end,
            _ => runs.push(Span::new(start, end)),
        }
    }
    runs.retain(|run| !found.iter().any(|figure| figure.span.overlaps(*run)));
    runs
}

#[test]
fn every_figure_printed_in_the_report_is_found() {
    let Some(folder) = corpus() else { return };
    let mut names: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("report") || name.contains("newspaper"))
        .filter(|name| !name.ends_with(".tsv"))
        .collect();
    names.sort();
    for name in names {
        let text = std::fs::read_to_string(folder.join(&name)).unwrap();
        let format = if name.ends_with(".md") {
            Format::Markdown
        } else {
            Format::Plain
        };
        let document = document(&text, format);
        let found = found(&document);
        let left = uncovered(&document, &found);
        println!(
            "{name}: {} figures, {} runs of digits in none",
            found.len(),
            left.len()
        );
        for run in left {
            let (before, behind) = document.text().split_at(run.start as usize);
            let before: String = before
                .chars()
                .rev()
                .take(12)
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            let after: String = behind.chars().take(16).collect();
            println!(
                "  {}|{}",
                before.replace('\n', "/"),
                after.replace('\n', "/")
            );
        }
    }
}
