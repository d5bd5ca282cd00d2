//! Two documents on one page.

use gangmu::explorer::Effect;
use gangmu::explorer::Settings;
use gangmu::setting::Language;
use ratatui::style::{Color, Modifier};

use crate::driver::Driver;

const OLD: &str = "鱼塘管理条例\n\n第一章 总则\n\n第一条 为了保护鱼塘的水质，根据实际情况，制定本条例。\n\n\
第二条 本条例所称鱼塘，是指面积在一亩以上的养殖水面。\n\n第二章 养殖\n\n\
第三条 养殖户应当每月检测一次水温和含氧量，并且保存记录三年。\n\n\
第四条 禁止向鱼塘倾倒垃圾。违反前款规定的，由村委会责令清理。\n\n\
第五条 违反本条例第三条规定的，处二百元罚款。\n";

fn new() -> String {
    OLD.replace("每月检测", "每周检测")
        .replace(
            "第四条 禁止",
            "第四条 养殖户应当在塘边公示收费标准和饲料来源。\n\n第五条 禁止",
        )
        .replace("第五条 违反", "第六条 违反")
        .replace(
            "\n\n第二条 本条例所称鱼塘，是指面积在一亩以上的养殖水面。",
            "",
        )
}

fn compared(width: u16, height: u16) -> Driver {
    Driver::pair(width, height, Settings::default(), OLD, &new())
}

#[test]
fn side_by_side_or_below_one_another() {
    for (width, height) in [(120, 40), (80, 24), (40, 10)] {
        let mut driver = compared(width, height);
        let name = |what: &str| format!("compared-{what}-{width}x{height}");
        insta::assert_snapshot!(name("first"), driver.screen());
        driver.keys("nn");
        insta::assert_snapshot!(name("third"), driver.screen());
        driver.keys("z");
        insta::assert_snapshot!(name("folded"), driver.screen());
        driver.keys("<Tab>");
        insta::assert_snapshot!(name("sections"), driver.screen());
        driver.keys("?");
        insta::assert_snapshot!(name("keys"), driver.screen());
    }
}

#[test]
fn in_english() {
    let settings = Settings {
        language: Language::English,
        ..Settings::default()
    };
    let mut driver = Driver::pair(100, 12, settings, OLD, &new());
    insta::assert_snapshot!("compared-english", driver.screen());
    driver.keys("<Tab>");
    insta::assert_snapshot!("compared-english-sections", driver.screen());
}

#[test]
fn changes_are_gone_through_and_the_ends_are_told() {
    let mut driver = compared(120, 40);
    driver.row_with("第 1/5 处  删去");
    driver.keys("n").row_with("第 2/5 处  改动");
    driver.keys("n").row_with("第 3/5 处  新增");
    driver.keys("nn").row_with("第 5/5 处  序号变动");
    driver.keys("n").row_with("后面没有改动了");
    driver.keys("NNNNN").row_with("前面没有改动了");
}

#[test]
fn one_kind_can_be_looked_at_alone() {
    let mut driver = compared(120, 40);
    driver.keys("f").row_with("第 1/1 处  新增  [新增]");
    driver.keys("<Tab>").row_with("改动的章节 1");
    driver.keys("<Esc>ff").row_with("[改动]");
    driver.keys("F").row_with("/5 处");
    driver.keys("q");
    assert!(driver.state.page().is_none());
}

#[test]
fn the_place_of_a_change_is_opened_and_the_page_comes_back() {
    let mut driver = compared(120, 40);
    driver.keys("n<Enter>");
    assert_eq!(driver.title(), "第三条");
    let name = |driver: &Driver| {
        let front = driver.state.front().unwrap();
        front.document().meta().name.clone()
    };
    assert!(name(&driver).starts_with("new"), "{}", name(&driver));
    driver.keys("V").row_with("第 2/5 处");
    driver.keys("o");
    assert!(name(&driver).starts_with("old"), "{}", name(&driver));
    driver.keys("V").row_with("第 2/5 处");
    driver.keys("<Tab>j<Enter>").row_with("第 3/5 处");
}

#[test]
fn a_change_is_copied_with_both_places() {
    let mut driver = compared(120, 40);
    driver.keys("nY");
    let copied = driver.left.iter().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.clone()),
        _ => None,
    });
    let copied = copied.unwrap();
    let lines: Vec<&str> = copied.lines().collect();
    assert!(
        lines[0].starts_with("旧：第三条 养殖户应当每月"),
        "{copied}"
    );
    assert!(lines[1].ends_with("第 11 行"), "{copied}");
    assert!(
        lines[2].starts_with("新：第三条 养殖户应当每周"),
        "{copied}"
    );
    assert!(lines[3].ends_with("第 9 行"), "{copied}");
}

#[test]
fn old_and_new_can_be_swapped() {
    let mut driver = compared(120, 40);
    driver.keys("x").row_with("第 1/5 处  新增");
}

#[test]
fn nothing_is_told_by_colour_alone() {
    let settings = Settings {
        colourless: true,
        ..Settings::default()
    };
    let driver = Driver::pair(120, 40, settings, OLD, &new());
    let buffer = driver.draw();
    let cells = buffer.content.iter();
    assert!(cells.clone().all(|cell| cell.fg == Color::Reset));
    let marked = |text: &str, modifier: Modifier| {
        let mut cells = buffer.content.iter();
        cells.any(|cell| cell.symbol() == text && cell.modifier.contains(modifier))
    };
    assert!(marked("月", Modifier::REVERSED | Modifier::CROSSED_OUT));
    assert!(marked("周", Modifier::BOLD | Modifier::UNDERLINED));
    assert!(driver.row_with("每周检测").starts_with('~'));
}

#[test]
fn the_other_document_is_chosen_from_those_that_are_open_or_typed() {
    let mut driver = compared(80, 24);
    driver.keys("qV");
    driver.row_with("对照：所选为旧");
    driver.row_with("old-");
    driver.keys("<Enter>").row_with("第 1/5 处");
    driver.keys("c没有这份文件.md");
    driver.row_with("打开 没有这份文件.md");
    driver.keys("<Enter>");
    assert!(driver.state.page().is_none());
    assert!(driver.state.message().unwrap().is_error);
}

#[test]
fn a_decision_is_compared_as_what_it_makes_of_the_law() {
    let law = "鱼塘管理条例\n\n第一条 养殖户应当每月检测一次水温，并且保存记录。\n\n第二条 禁止倾倒垃圾。\n";
    let decision = "关于修改《鱼塘管理条例》的决定\n\n对《鱼塘管理条例》作如下修改：\n\n\
一、将第二条修改为：“禁止向鱼塘倾倒垃圾和农药。”\n\n本决定自公布之日起施行。\n";
    let mut driver = Driver::pair(120, 24, Settings::default(), law, decision);
    driver.row_with("照决定改成");
    driver.row_with("禁止向鱼塘倾倒垃圾和农药");
    driver.keys("<Enter>");
    let front = driver.state.front().unwrap();
    assert!(front.document().meta().name.starts_with("old"));
}

#[test]
fn the_summary_counts_sections_phrases_and_figures() {
    let old = "# 鱼塘报告\n\n## 一、回顾\n\n去年落实“清水行动”，改造鱼塘300亩，“鱼塘夜校”办了12期。\n\n## 二、安排\n\n今年计划改造鱼塘350亩，请大家支持。\n";
    let new = "# 鱼塘报告\n\n## 一、回顾\n\n去年落实“清水行动”，改造鱼塘420亩，推广“渔光互补”，“渔光互补”带来了新的收入。\n\n## 二、安排\n\n今年计划改造鱼塘500亩，请大家支持。\n";
    for (width, height) in [(100, 30), (40, 10)] {
        let mut driver = Driver::pair(width, height, Settings::default(), old, new);
        driver.keys("s");
        insta::assert_snapshot!(
            format!("compared-summary-{width}x{height}"),
            driver.screen()
        );
    }
    let mut driver = Driver::pair(100, 30, Settings::default(), old, new);
    driver.keys("s");
    driver.row_with("+ 0 → 2");
    driver.row_with("300亩 → 420亩");
    driver.keys("G<Enter>").row_with("今年计划改造鱼塘500亩");
    driver.keys("s").row_with("概要");
    driver.keys("s").row_with("第 2/2 处");
}
