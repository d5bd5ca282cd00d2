//! What stays where it was when a document is read again, or opened again,
//! after its text has changed.

use std::fs;
use std::path::{Path, PathBuf};

use gangmu::notes::Kept;

use crate::driver::Driver;

/// A file of its own for one test, gone with it.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: &str) -> Self {
        let name = format!("reload-{}-{name}.md", std::process::id());
        let file = Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join(name));
        file.write(text);
        file
    }

    fn write(&self, text: &str) {
        fs::write(&self.0, text).unwrap();
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

/// One part of a book, with two sections and titles that repeat.
fn part(name: &str) -> String {
    format!(
        "# {name}\n\n## 概况\n\n{name}的概况在这里说，一共三段。\n\n### 参数\n\n{name}的长短。\n\n\
         ### 用法\n\n{name}这样用。\n\n## 附记\n\n{name}的附记。\n\n"
    )
}

fn book(parts: &[&str]) -> String {
    parts.iter().map(|name| part(name)).collect()
}

/// The titles of the tree, each behind the mark that tells whether it is folded.
fn tree(driver: &Driver) -> Vec<String> {
    let front = driver.state.front().unwrap();
    let (document, tree) = (front.document(), front.tree());
    let ids = tree.rows().iter().filter_map(|row| row.section());
    ids.map(|id| {
        let mark = if tree.is_folded(document, id) {
            "+"
        } else {
            ""
        };
        format!("{mark}{}", document.title(id))
    })
    .collect()
}

const FOLDED: [&str; 11] = [
    "钟", "概况", "参数", "用法", "附记", "鼓", "+概况", "附记", "+琴", "瑟", "+概况",
];

/// A book in which the second part has a folded section, the third is folded
/// and the fourth has a folded section again.
fn folded(driver: &mut Driver) {
    let fold = |driver: &mut Driver, row: usize| {
        driver.keys("<Tab>g");
        for _ in 0..row {
            driver.keys("j");
        }
        driver.keys("h<Tab>");
    };
    fold(driver, 6);
    fold(driver, 8);
    fold(driver, 10);
    assert_eq!(tree(driver)[..11], FOLDED);
}

#[test]
fn folds_and_place_stay_when_sections_come_before_them() {
    let text = book(&["钟", "鼓", "琴", "瑟"]);
    let file = File::new("before", &text);
    let mut driver = Driver::file(80, 24, &file.0);
    folded(&mut driver);
    let place = |driver: &Driver| {
        let front = driver.state.front().unwrap();
        front.document().text()[front.reading().cursor() as usize..].to_owned()
    };
    let there = place(&driver);
    assert!(there.starts_with("概况\n瑟的概况"), "{there}");
    // Two parts more at the front, one in the middle.
    file.write(&book(&["笙", "箫", "钟", "管", "鼓", "琴", "瑟"]));
    driver.keys("R");
    assert_eq!(place(&driver), there);
    let rows = tree(&driver);
    let kept: Vec<&str> = rows.iter().map(String::as_str).collect();
    assert_eq!(kept[10..15], FOLDED[..5], "{rows:?}");
    assert_eq!(kept[20..26], FOLDED[5..], "{rows:?}");
    assert_eq!(rows.iter().filter(|row| row.starts_with('+')).count(), 3);
    // Two taken away before them.
    file.write(&book(&["箫", "鼓", "琴", "瑟"]));
    driver.keys("R");
    assert_eq!(place(&driver), there);
    assert_eq!(tree(&driver)[5..11], FOLDED[5..]);
}

#[test]
fn folds_stay_when_what_is_around_them_is_written_anew() {
    let text = book(&["钟", "鼓", "琴", "瑟"]);
    let file = File::new("anew", &text);
    let mut driver = Driver::file(80, 24, &file.0);
    folded(&mut driver);
    // Changed before, between and behind, so that no long part is the same.
    let text = book(&["笙", "钟", "鼓", "琴", "瑟", "箫"]);
    file.write(
        &text
            .replace("的附记。", "的附记又添了几句。")
            .replace("一共三段", "共四段"),
    );
    driver.keys("R");
    let rows = tree(&driver);
    let kept: Vec<&str> = rows.iter().map(String::as_str).collect();
    assert_eq!(kept[5..16], FOLDED, "{rows:?}");
}

#[test]
fn folds_of_the_last_time_are_found_in_a_document_that_has_changed() {
    let text = book(&["钟", "鼓", "琴", "瑟"]);
    let mut driver = Driver::kept(80, 24, &text, Kept::default());
    folded(&mut driver);
    let kept = driver.kept.clone();
    assert_eq!(kept.folds.len(), 3);
    let changed = book(&["笙", "箫", "钟", "鼓", "琴", "瑟"]).replace("一共三段", "共四段");
    let driver = Driver::kept(80, 24, &changed, kept);
    let rows = tree(&driver);
    let again: Vec<&str> = rows.iter().map(String::as_str).collect();
    assert_eq!(again[10..21], FOLDED, "{rows:?}");
}

#[test]
fn a_folded_section_that_is_numbered_anew_stays_folded() {
    let chapter = |number: &str, name: &str| {
        format!(
            "# 第{number}章 {name}\n\n## 其一\n\n先说{name}的来历，从前怎样。\n\n## 其二\n\n再说{name}的去处，后来怎样。\n\n"
        )
    };
    let old = [
        chapter("一", "渡口"),
        chapter("二", "集市"),
        chapter("三", "学堂"),
    ]
    .concat();
    let file = File::new("numbers", &old);
    let mut driver = Driver::file(80, 24, &file.0);
    driver.keys("<Tab>gjjjh<Tab>");
    assert!(tree(&driver).contains(&"+第二章 集市".to_owned()));
    let new = [
        chapter("一", "缘起"),
        chapter("二", "渡口"),
        chapter("三", "集市"),
        chapter("四", "学堂"),
    ];
    file.write(&new.concat());
    driver.keys("R");
    let rows = tree(&driver);
    let folded: Vec<_> = rows.iter().filter(|row| row.starts_with('+')).collect();
    assert_eq!(folded, ["+第三章 集市"], "{rows:?}");
}
