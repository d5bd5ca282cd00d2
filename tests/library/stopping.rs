//! Reading is given up soon after nobody waits for it any more, and asking
//! whether it is to be costs next to nothing.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use gangmu::document::{Format, Meta};
use gangmu::formats::Unread;
use gangmu::open::{Entry, How};
use gangmu::source::Location;
use gangmu::structure::{Options, parse_pieces_until};

use crate::package;

/// About a megabyte of chapters.
const CHAPTERS: usize = 4000;

fn plain() -> String {
    let chapter = |n| format!("第{n}章 渡口\n渡口有船，往来的人在此歇脚，说些沿途的见闻。\n");
    let paragraphs = "船家把缆绳系在柳树上，等天亮再走。\n".repeat(3);
    (1..=CHAPTERS).map(|n| chapter(n) + &paragraphs).collect()
}

fn markdown() -> String {
    let chapter =
        |n| format!("## 第{n}章 渡口\n\n渡口有**船**，往来的人在此歇脚。\n\n- 甲\n- 乙\n\n");
    let paragraphs = "船家把缆绳系在柳树上，等天亮再走。\n\n".repeat(3);
    (1..=CHAPTERS).map(|n| chapter(n) + &paragraphs).collect()
}

/// Names of links bind the whole text together: it is one window.
fn linked() -> String {
    markdown() + "\n[渡口]: https://example.org/\n"
}

fn html() -> String {
    let chapter = |n| format!("<h2>第{n}章 渡口</h2><p>渡口有<b>船</b>，往来的人在此歇脚。</p>\n");
    let paragraphs = "<p>船家把缆绳系在柳树上，等天亮再走。</p>\n".repeat(3);
    let body: String = (1..=CHAPTERS).map(|n| chapter(n) + &paragraphs).collect();
    format!("<!DOCTYPE html><html><body>{body}</body></html>")
}

fn word() -> Vec<u8> {
    let paragraph =
        |n| format!("<w:p><w:r><w:t>第{n}段，渡口有船，往来的人在此歇脚。</w:t></w:r></w:p>");
    let body: String = (1..=4 * CHAPTERS).map(paragraph).collect();
    package::word(&body, &[])
}

/// Whether it is read to its end, and how often it is asked, where it is to
/// stop from the asking of this number on.
fn asked(text: &str, format: Format, from: usize) -> (bool, usize) {
    let asked = AtomicUsize::new(0);
    let stop = || asked.fetch_add(1, Ordering::Relaxed) >= from;
    let options = Options {
        format: Some(format),
        ..Options::default()
    };
    let read = parse_pieces_until(vec![text.to_owned()], Meta::default(), &options, &stop);
    if let Err(error) = &read {
        assert_eq!(*error, Unread::Stopped);
    }
    (read.is_ok(), asked.into_inner())
}

/// Holds what is asked against the size of a source.
fn check(name: &str, bytes: usize, asked: impl Fn(usize) -> (bool, usize)) {
    let (is_read, all) = asked(usize::MAX);
    assert!(is_read, "{name}");
    assert!(
        all >= bytes / (256 * 1024),
        "{name}: asked {all} times only"
    );
    assert!(all <= bytes / 2048, "{name}: asked {all} times");
    // Each thread may have something in hand, and ask once more.
    let cores = thread::available_parallelism().map_or(1, |cores| cores.get());
    for from in [0, all / 4, all / 2] {
        let (is_read, asked) = asked(from);
        assert!(!is_read, "{name}: read in spite of {from}");
        let more = asked - from;
        assert!(more <= 2 + 2 * cores, "{name}: {more} times behind {from}");
    }
}

#[test]
fn a_text_is_given_up_wherever_it_is() {
    let texts = [
        ("plain", plain(), Format::Plain),
        ("markdown", markdown(), Format::Markdown),
        ("linked markdown", linked(), Format::Markdown),
        ("html", html(), Format::Html),
    ];
    for (name, text, format) in &texts {
        check(name, text.len(), |from| asked(text, *format, from));
    }
}

#[test]
fn a_package_is_given_up_wherever_it_is() {
    let folder = std::env::temp_dir().join(format!("gangmu-stopping-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path: PathBuf = folder.join("文.docx");
    std::fs::write(&path, word()).unwrap();
    let (location, how) = (Location::Path(path), How::default());
    let asked = |from| {
        let asked = AtomicUsize::new(0);
        let stop = || asked.fetch_add(1, Ordering::Relaxed) >= from;
        let entry = Entry::open(&location, &how).unwrap();
        let read = entry.whole_until(None, &stop);
        (read.is_ok(), asked.load(Ordering::Relaxed))
    };
    check("docx", 4 * CHAPTERS * 80, asked);
    std::fs::remove_dir_all(&folder).unwrap();
}
