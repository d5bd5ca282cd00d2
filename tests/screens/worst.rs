//! The texts that are worst for a reader, small: they open, are paged through,
//! searched and left in bounded time. How they grow is measured by
//! `cargo bench --bench growth`.

use std::fs;
use std::path::Path;

use crate::driver::Driver;

/// Opens a text, goes to its end and back, looks for something, and gives the
/// number of sections and of blocks.
fn open(name: &str, text: &str) -> (usize, usize) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).unwrap();
    let mut driver = Driver::file(80, 24, &path);
    driver.keys("Gugd50%");
    let _ = driver.screen();
    driver.keys("/天涯<Enter>n<Esc>ZZ");
    driver.resize(33, 9);
    driver.keys("G<Tab>Gg");
    let _ = driver.screen();
    fs::remove_file(&path).unwrap();
    let document = driver.state.front().unwrap().document();
    assert!(document.text().is_char_boundary(document.len() as usize));
    (document.sections().len(), document.blocks().len())
}

#[test]
fn one_endless_line() {
    let text = "这一行没有尽头，也没有一个地方可以停下来。".repeat(8000);
    open("worst-line.txt", &text);
    open("worst-ascii.txt", &"endless ".repeat(40_000));
    open("worst-word.txt", &"a".repeat(300_000));
}

#[test]
fn nothing_but_headings() {
    let text: String = (1..=6000).map(|n| format!("第{n}章 起\n")).collect();
    assert_eq!(open("worst-headings.txt", &text).0, 6000);
    let marked = |n: usize| format!("{} 起{n}\n\n", "#".repeat(n % 6 + 1));
    let text: String = (0..6000).map(marked).collect();
    assert_eq!(open("worst-headings.md", &text).0, 6000);
}

#[test]
fn lines_of_one_character() {
    let (sections, blocks) = open("worst-short.txt", &"一\n".repeat(20_000));
    assert_eq!(sections, 0);
    assert!(blocks > 0);
}

#[test]
fn nested_ten_thousand_deep() {
    let quotes = format!("{} 深\n", ">".repeat(10_000));
    open("worst-quotes.md", &quotes);
    open(
        "worst-stars.md",
        &format!("{}深{}\n", "*".repeat(10_000), "*".repeat(10_000)),
    );
    open("worst-brackets.md", &"[".repeat(10_000));
    open(
        "worst-brackets.txt",
        &format!("{}深{}", "（".repeat(10_000), "）".repeat(10_000)),
    );
    let lists: String = (0..300)
        .map(|n| format!("{}- 深\n", "  ".repeat(n)))
        .collect();
    open("worst-lists.md", &lists);
    open("worst-html.md", &"<div>".repeat(10_000));
}

#[test]
fn nothing_but_punctuation_or_marks() {
    open(
        "worst-marks.txt",
        &"，。；：、？！“”‘’（）《》…—".repeat(4000),
    );
    open(
        "worst-combining.txt",
        &format!("a{}", "\u{301}".repeat(100_000)),
    );
    open("worst-joined.txt", &"👩\u{200D}".repeat(30_000));
    open(
        "worst-hidden.txt",
        &"\u{200B}\u{202E}\u{FE0F}".repeat(30_000),
    );
    open(
        "worst-cells.md",
        &format!("|{}\n|{}\n", "甲|".repeat(3000), "-|".repeat(3000)),
    );
}
