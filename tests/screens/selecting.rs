//! Selecting by keys and by mouse, and copying.

use std::io;

use gangmu::document::Span;
use gangmu::explorer::desk::copies::copied::{CopyReport, Sent};
use gangmu::explorer::desk::panes::Pane;
use gangmu::explorer::{Action, Effect, Mouse, MouseKind};
use gangmu::notes::MarkKind;
use gangmu::setting::Said;

use crate::driver::Driver;

const TEXT: &str = "\
# 河工志

## 第一章 修堤

春天修堤，村人都来帮忙。修堤的人吃住在堤上，夜里轮流看水，天亮再换下一班，如此三个月，堤才高出水面一丈二尺。

| 年份 | 人数 |
| --- | --- |
| 甲子 | 三百 |

## 第二章 护林

秋天修渠，也补种树。
";

/// What is selected.
fn selected(driver: &Driver) -> String {
    let document = driver.state.front().unwrap().document();
    let span = driver.state.selection().unwrap().span(document);
    document.slice(span).to_owned()
}

/// What was copied last.
fn copied(driver: &mut Driver) -> String {
    match driver.left.pop() {
        Some(Effect::Copy(text)) => text,
        other => panic!("{other:?}"),
    }
}

fn drag(driver: &mut Driver, x: u16, y: u16) {
    let kind = MouseKind::Drag;
    driver.act(Action::Mouse(Mouse { kind, x, y }));
}

/// The cell where `text` begins.
fn place(driver: &Driver, text: &str) -> (u16, u16) {
    let rows = driver.rows();
    let (y, row) = rows
        .iter()
        .enumerate()
        .find(|(_, row)| row.contains(text))
        .unwrap_or_else(|| panic!("{text} in {}", rows.join("\n")));
    let before = &row[..row.find(text).unwrap()];
    let x = gangmu::text::cells(before, Default::default());
    (u16::try_from(x).unwrap(), u16::try_from(y).unwrap())
}

#[test]
fn keys_move_by_wide_characters_rows_clauses_and_words() {
    let mut driver = Driver::markdown(80, 24, TEXT);
    driver.keys("}jv");
    assert_eq!(selected(&driver), "春");
    driver.keys("3l");
    assert_eq!(selected(&driver), "春天修堤");
    driver.keys("h");
    assert_eq!(selected(&driver), "春天修");
    driver.keys(")");
    assert_eq!(selected(&driver), "春天修堤，村");
    driver.keys("(");
    assert_eq!(selected(&driver), "春");
    driver.keys("e");
    assert_eq!(selected(&driver), "春天");
    driver.keys("w");
    assert_eq!(selected(&driver), "春天修堤".strip_suffix('堤').unwrap());
    driver.keys("we");
    assert!(selected(&driver).ends_with("村人"), "{}", selected(&driver));
    driver.keys("2b");
    assert!(selected(&driver).len() < "春天修堤，村".len());
    driver.keys("$");
    let row = driver.row_with("春天修堤");
    let end = selected(&driver).chars().last().unwrap();
    assert!(row.trim_end().trim_end_matches(' ').contains(end));
    driver.keys("j");
    assert!(selected(&driver).chars().count() > 30);
    insta::assert_snapshot!("selection-80x24", driver.screen());
    driver.keys("o");
    driver.keys("<Esc>");
    assert!(driver.state.selection().is_none());
}

#[test]
fn whole_paragraphs_and_sections_are_selected() {
    let mut driver = Driver::markdown(80, 24, TEXT);
    driver.keys("}jvp");
    assert!(selected(&driver).starts_with("春天") && selected(&driver).ends_with("二尺。"));
    driver.keys("s");
    assert!(selected(&driver).starts_with("第一章") && selected(&driver).ends_with("三百"));
    driver.keys("y");
    assert!(copied(&mut driver).ends_with("甲子\t三百"));
    // From end to end and over the blocks.
    driver.keys("gvG");
    assert!(selected(&driver).ends_with("种树。"));
    driver.keys("g");
    assert_eq!(selected(&driver), "河");
}

#[test]
fn a_selection_is_noted_coloured_and_filtered_for() {
    let mut driver = Driver::markdown(80, 24, TEXT);
    driver.keys("}jvea").paste("季节").keys("<Enter>");
    driver.keys("v)3M");
    let kinds: Vec<_> = driver.kept.marks.iter().map(|mark| mark.kind).collect();
    assert_eq!(kinds, [MarkKind::Note, MarkKind::Colour]);
    assert_eq!(driver.kept.marks[0].at.words(), "春天");
    driver.keys("<Esc>g}}jv3l*");
    assert!(driver.screen().contains("[秋天修渠 1 x]"));
}

#[test]
fn dragging_selects_across_wide_characters_and_rows() {
    let mut driver = Driver::markdown(80, 24, TEXT);
    let (x, y) = place(&driver, "村人");
    // Either half of a glyph stands for it.
    driver.click(x + 1, y);
    drag(&mut driver, x + 4, y);
    assert_eq!(selected(&driver), "村人都");
    drag(&mut driver, x + 5, y);
    assert_eq!(selected(&driver), "村人都");
    drag(&mut driver, x - 2, y);
    assert_eq!(selected(&driver), "，村");
    drag(&mut driver, 79, y);
    assert!(selected(&driver).starts_with("村人都来帮忙"));
    drag(&mut driver, x, y + 1);
    let over = selected(&driver);
    assert!(!over.contains('\n') && over.chars().count() > 20, "{over}");
    driver.keys("y");
    assert_eq!(copied(&mut driver), over);
    // A click alone selects nothing, and one in the tree begins nothing.
    driver.click(x, y);
    drag(&mut driver, x, y);
    assert!(driver.state.selection().is_none());
    driver.click(2, 3);
    drag(&mut driver, x, y);
    assert!(driver.state.selection().is_none());
}

#[test]
fn dragging_below_the_text_scrolls() {
    let mut driver = Driver::digest(80, 24);
    let before = driver.line();
    driver.click(50, 5);
    for _ in 0..30 {
        drag(&mut driver, 50, 23);
    }
    assert!(driver.line() > before);
    assert!(selected(&driver).chars().count() > 400);
    driver.click(50, 5);
    assert!(driver.state.selection().is_none());
}

#[test]
fn copying_goes_by_the_pane_and_can_name_the_source() {
    let mut driver = Driver::markdown(80, 24, TEXT);
    driver.keys("}jy");
    let paragraph = copied(&mut driver);
    assert!(paragraph.starts_with("春天修堤") && paragraph.ends_with("二尺。"));
    assert!(!paragraph.contains('\n'));
    driver.keys("Y");
    let cited = copied(&mut driver);
    assert_eq!(
        cited,
        format!("{paragraph}\n——《河工志》，第一章 修堤，第 5 行")
    );
    driver.keys("<Tab>GY");
    let section = copied(&mut driver);
    assert!(section.starts_with("第二章 护林\n秋天"), "{section}");
    assert!(section.ends_with("第二章 护林，第 11 行"), "{section}");
    driver.keys("/修<Enter>C");
    assert_eq!(driver.state.focus(), Pane::Panel);
    driver.keys("y");
    let hits = copied(&mut driver);
    assert_eq!(hits.lines().count(), 3, "{hits}");
    driver.keys("Y");
    assert_eq!(copied(&mut driver).matches("——《河工志》").count(), 3);
}

#[test]
fn look_alikes_are_copied_as_hanzi_where_that_is_chosen() {
    let mut driver = Driver::markdown(80, 24, "# ⼯志\n\n⻓堤⼀座，⽔⻔⼆处。\n");
    driver.keys("jy");
    assert_eq!(copied(&mut driver), "⻓堤⼀座，⽔⻔⼆处。");
    driver.keys(",kl<Esc>y");
    assert_eq!(copied(&mut driver), "长堤一座，水门二处。");
    driver.row_with("⻓堤⼀座");
}

#[test]
fn what_became_of_a_copy_is_said() {
    let mut driver = Driver::markdown(80, 24, TEXT);
    let report = |sent, file| {
        Action::Copied(CopyReport {
            chars: 7,
            sent,
            file,
        })
    };
    let no_room = || Said::new(&io::Error::from(io::ErrorKind::StorageFull));
    driver.act(report(Sent::Clipboard, Ok("/s/copied.txt".into())));
    assert!(driver.screen().contains("已复制 7 字，也在 /s/copied.txt"));
    driver.act(report(Sent::TooLong, Ok("/s/copied.txt".into())));
    assert!(driver.screen().contains("只写入 /s/copied.txt"));
    driver.act(report(Sent::Clipboard, Err(no_room())));
    assert!(driver.screen().contains("已复制 7 字"));
    driver.act(report(Sent::TooLong, Err(no_room())));
    assert!(driver.screen().contains("磁盘已满"));
}

#[test]
fn selecting_works_in_a_small_window() {
    let mut driver = Driver::markdown(40, 10, TEXT);
    driver.keys("}jv2j");
    insta::assert_snapshot!("selection-40x10", driver.screen());
}

#[test]
fn keys_in_any_order_do_no_harm() {
    const KEYS: [&str; 44] = [
        "v",
        "h",
        "j",
        "k",
        "l",
        "w",
        "b",
        "e",
        "(",
        ")",
        "0",
        "$",
        "g",
        "G",
        "p",
        "s",
        "o",
        "y",
        "Y",
        "a",
        "B",
        "M",
        "2M",
        "\\",
        "U",
        "@",
        "^",
        "A",
        "/",
        "e",
        "r",
        "<Esc>",
        "<Enter>",
        "x",
        "<Tab>",
        "z",
        "Z",
        "F",
        "}",
        "<PageDown>",
        "<PageUp>",
        "9999l",
        "t",
        "S",
    ];
    let text = include_str!("../fixtures/torture.md");
    let mut seed = 7u64;
    for (width, height) in [(80, 24), (40, 10), (7, 3)] {
        let mut driver = Driver::markdown(width, height, text);
        for _ in 0..200 {
            // Xorshift: the same keys in each run.
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            let key = KEYS[usize::try_from(seed % 44).unwrap()];
            driver.keys(key);
            if seed.is_multiple_of(5) {
                let cell = |limit: u16, shift: u32| {
                    u16::try_from((seed >> shift) % u64::from(limit)).unwrap()
                };
                driver.click(cell(width, 8), cell(height, 20));
                drag(&mut driver, cell(width, 30), cell(height, 40));
            }
            driver.draw();
            let document = driver.state.front().unwrap().document();
            let whole = Span::new(0, document.len());
            if let Some(selection) = driver.state.selection() {
                let span = selection.span(document);
                assert!(span.end <= whole.end);
                assert!(!document.slice(span).is_empty() || span.is_empty());
            }
        }
    }
}

#[test]
fn the_scroll_bar_is_pressed_and_dragged() {
    let paragraph = |n: u32| match n % 100 {
        50 => format!("第{n}段，有石头。\n\n"),
        _ => format!("第{n}段，都是水。\n\n"),
    };
    let paragraphs: String = (0..400).map(paragraph).collect();
    let mut driver = Driver::markdown(80, 24, &format!("# 河\n\n{paragraphs}"));
    driver.keys("/石头<Enter>g");
    let area = driver.state.panes().scroll.unwrap();
    let place = |driver: &Driver| driver.state.front().unwrap().reading().cursor();
    let length = driver.state.front().unwrap().document().len();
    let buffer = driver.draw();
    let marked = |y: &u16| buffer[(area.x, *y)].symbol() == "#";
    let rows: Vec<u16> = (area.y..area.y + area.height).filter(marked).collect();
    assert_eq!(rows.len(), 4);
    // A press on a mark goes to what it marks.
    driver.click(area.x, rows[2]);
    assert!(driver.screen().contains("第250段，有石头"));
    // Held, the text follows, beside the bar too; the last row is the end.
    drag(&mut driver, area.x, area.y + area.height - 1);
    assert!(driver.screen().contains("第399段"));
    drag(&mut driver, area.x - 9, area.y + area.height / 2);
    assert!(place(&driver).abs_diff(length / 2) < length / 10);
    drag(&mut driver, area.x, area.y + 1);
    assert!(place(&driver) < length / 10 && place(&driver) > 0);
    assert!(driver.state.selection().is_none());
    // Back is where the text was before the bar was taken up.
    driver.keys("[");
    assert_eq!(place(&driver), 0);
    // A drag in the text selects again.
    driver.click(40, 5);
    drag(&mut driver, 50, 5);
    assert!(driver.state.selection().is_some());
}
