//! Office documents and books: `cargo bench --bench formats`.
//!
//! A document of some 500 pages (or as many as `GANGMU_BENCH_PAGES` says) with
//! numbers that Word counts, tables and notes, is made as .docx, as .epub and as
//! plain text. The whole structure is timed beside `pandoc -t plain` of the same
//! file (one that is not installed is said so), the first screen in a
//! pseudo-terminal beside that of the plain text; they take turns, and
//! everything is a median.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

#[path = "../common/package.rs"]
mod package;
mod terminal;

use package::{archive, level, listed, paragraph, word};
use terminal::{GANGMU, Session, is_full, median, since};

/// Turns of each pair.
const RUNS: usize = 11;

/// Characters of a page.
const PAGE: usize = 800;

/// One sentence of the running text.
const SENTENCE: &str = "渡口由所在地的县级人民政府管理，船只每年检验一次，检验的结果写入簿册。";

/// A piece of the document.
enum Piece {
    Chapter(usize),
    Article(String),
    Row(Vec<String>),
}

/// A document of so many pages: chapters of twenty articles and a table.
fn document(pages: usize) -> Vec<Piece> {
    let (mut pieces, mut written, mut number) = (Vec::new(), 0, 0usize);
    while written < pages * PAGE {
        if number % 20 == 0 {
            pieces.push(Piece::Chapter(number / 20 + 1));
            for row in 0..4 {
                let cell = |column: usize| format!("{}级渡口{}处", row + 1, number * 7 + column);
                pieces.push(Piece::Row((0..4).map(cell).collect()));
            }
        }
        number += 1;
        let text = SENTENCE.repeat(2 + number % 5);
        written += text.chars().count();
        pieces.push(Piece::Article(text));
    }
    pieces
}

fn docx(pieces: &[Piece]) -> Vec<u8> {
    let numbering = format!(
        "<w:numbering><w:abstractNum w:abstractNumId=\"0\">{}{}</w:abstractNum>\
         <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
        level(0, "chineseCountingThousand", "第%1章", ""),
        level(
            1,
            "chineseCountingThousand",
            "第%2条",
            "<w:lvlRestart w:val=\"0\"/>"
        ),
    );
    let mut body = String::new();
    let mut rows = String::new();
    for piece in pieces {
        if !rows.is_empty() && !matches!(piece, Piece::Row(_)) {
            body += &format!("<w:tbl>{rows}</w:tbl>");
            rows.clear();
        }
        match piece {
            Piece::Chapter(number) => body += &listed(1, 0, &format!("渡口之{number}")),
            Piece::Article(text) => body += &listed(1, 1, text),
            Piece::Row(cells) => {
                let cells = cells
                    .iter()
                    .map(|cell| format!("<w:tc>{}</w:tc>", paragraph(cell)));
                rows += &format!("<w:tr>{}</w:tr>", cells.collect::<String>());
            }
        }
    }
    word(&body, &[("numbering", &numbering)])
}

fn epub(pieces: &[Piece]) -> Vec<u8> {
    let mut chapters: Vec<String> = Vec::new();
    let mut article = 0;
    for piece in pieces {
        match piece {
            Piece::Chapter(number) => chapters.push(format!("<h1>第{number}章 渡口</h1>")),
            Piece::Article(text) => {
                article += 1;
                let chapter = chapters.last_mut().unwrap();
                *chapter += &format!("<h2>第{article}条</h2><p>{text}</p>");
            }
            Piece::Row(cells) => {
                let cells: String = cells
                    .iter()
                    .map(|cell| format!("<td>{cell}</td>"))
                    .collect();
                *chapters.last_mut().unwrap() += &format!("<table><tr>{cells}</tr></table>");
            }
        }
    }
    let pages: Vec<(String, String)> = chapters
        .iter()
        .enumerate()
        .map(|(at, body)| {
            let page = format!(
                "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head>\
                 <title>河志</title></head><body>{body}</body></html>"
            );
            (format!("c{at}.xhtml"), page)
        })
        .collect();
    let of = |form: fn(usize) -> String| (0..pages.len()).map(form).collect::<String>();
    let opf = format!(
        "<package xmlns='http://www.idpf.org/2007/opf' version='3.0' unique-identifier='u'>\
         <metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>河志</dc:title>\
         <dc:identifier id='u'>1</dc:identifier><dc:language>zh</dc:language></metadata>\
         <manifest>{}</manifest><spine>{}</spine></package>",
        of(|at| format!(
            "<item id='c{at}' href='c{at}.xhtml' media-type='application/xhtml+xml'/>"
        )),
        of(|at| format!("<itemref idref='c{at}'/>")),
    );
    let mut members: Vec<(&str, &[u8])> = vec![
        ("mimetype", b"application/epub+zip"),
        (
            "META-INF/container.xml",
            b"<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\
              <rootfiles><rootfile full-path=\"a.opf\" \
              media-type=\"application/oebps-package+xml\"/></rootfiles></container>",
        ),
        ("a.opf", opf.as_bytes()),
    ];
    let bodies = pages.iter();
    members.extend(bodies.map(|(name, page)| (name.as_str(), page.as_bytes())));
    archive(&members)
}

fn plain(pieces: &[Piece]) -> String {
    let mut article = 0;
    let line = |piece: &Piece| match piece {
        Piece::Chapter(number) => format!("第{number}章　渡口\n"),
        Piece::Article(text) => {
            article += 1;
            format!("第{article}条　{text}\n")
        }
        Piece::Row(cells) => cells.join("\t") + "\n",
    };
    pieces.iter().map(line).collect()
}

/// Milliseconds that a command takes; `None` where it is not installed.
fn timed(program: &str, arguments: &[&str], state: &Path) -> Option<f64> {
    let start = Instant::now();
    let mut command = Command::new(program);
    command.args(arguments).env("XDG_STATE_HOME", state);
    let status = command
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .ok()?;
    assert!(status.success(), "{program} {arguments:?}");
    Some(since(start))
}

/// Milliseconds until the first screen stands.
fn first(path: &str, state: &Path) -> f64 {
    let _ = fs::remove_dir_all(state);
    let start = Instant::now();
    let mut session = Session::start(GANGMU, &["--lang", "zh", path], state);
    session.wait("the first screen", is_full);
    since(start)
}

/// The medians of two that take turns, and that of their ratios.
fn duel(one: impl Fn() -> f64, other: impl Fn() -> f64) -> (f64, f64, f64) {
    let turns: Vec<(f64, f64)> = (0..RUNS).map(|_| (one(), other())).collect();
    let of = |number: fn(&(f64, f64)) -> f64| median(turns.iter().map(number).collect());
    (of(|t| t.0), of(|t| t.1), of(|t| t.0 / t.1))
}

fn main() {
    let pages = env::var("GANGMU_BENCH_PAGES").ok();
    let pages = pages.and_then(|pages| pages.parse().ok()).unwrap_or(500);
    let folder: PathBuf = env::temp_dir().join(format!("gangmu-formats-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let state = folder.join("state");
    let pieces = document(pages);
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let text = write("a.txt", plain(&pieces).as_bytes());
    let files = [
        ("docx", write("a.docx", &docx(&pieces))),
        ("epub", write("a.epub", &epub(&pieces))),
    ];
    println!("{pages} pages, medians of {RUNS} turns, milliseconds\n");
    println!("| | gangmu | rival | | ratio | budget |");
    println!("| --- | --- | --- | --- | --- | --- |");
    for (kind, path) in &files {
        let ours = || timed(GANGMU, &["outline", path], &state).unwrap();
        let arguments = ["-f", *kind, "-t", "plain", path];
        if timed("pandoc", &arguments, &state).is_none() {
            println!(
                "| .{kind}: `outline` | {:.0} | `pandoc -t plain` | skipped: not installed | | 0.1 |",
                ours()
            );
            continue;
        }
        let theirs = || timed("pandoc", &arguments, &state).unwrap();
        let (ours, theirs, ratio) = duel(ours, theirs);
        println!(
            "| .{kind}: `outline` | {ours:.0} | `pandoc -t plain` | {theirs:.0} | {ratio:.3} | 0.1 |"
        );
    }
    for (kind, path) in &files {
        let (ours, theirs, ratio) = duel(|| first(path, &state), || first(&text, &state));
        println!(
            "| .{kind}: first screen | {ours:.1} | the same text plain | {theirs:.1} | {ratio:.2} | 2 |"
        );
    }
    fs::remove_dir_all(folder).unwrap();
}
