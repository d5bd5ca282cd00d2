//! A configuration on screen: the keys of the reader wherever keys are named,
//! what is wrong with it, and keeping the typography.

use std::sync::Arc;

use gangmu::explorer::{Action, Effect, Settings};
use gangmu::setting::appearance::{Depth, ThemeName};
use gangmu::setting::keys::command::Command;
use gangmu::setting::keys::key::Key;
use gangmu::setting::keys::keymap::{Binding, Keymap};
use gangmu::setting::typography::Choice;
use ratatui::style::Color;

use crate::driver::Driver;

const TEXT: &str = "# 一\n\n甲乙。\n\n## 二\n\n丙丁。\n";

fn with_keys(bindings: &[(Command, &[&str])]) -> Driver {
    let bindings: Vec<Binding> = bindings
        .iter()
        .map(|(command, keys)| Binding {
            command: *command,
            keys: keys.iter().map(|key| Key::parse(key).unwrap()).collect(),
        })
        .collect();
    let (keymap, clashes) = Keymap::with(&bindings);
    assert_eq!(clashes, []);
    let settings = Settings {
        keymap: Arc::new(keymap),
        ..Settings::default()
    };
    Driver::start(100, 24, settings, Some(TEXT.to_owned()))
}

#[test]
fn keys_of_the_reader_work_and_are_shown_everywhere() {
    let mut driver = with_keys(&[
        (Command::Filter, &["F9"]),
        (Command::Help, &["F7"]),
        (Command::RestoreChips, &[]),
        (Command::Bottom, &["Ctrl-e"]),
    ]);
    assert!(driver.screen().contains("F9 关键词筛选"));
    assert!(driver.screen().contains("F7 帮助"));
    driver.keys("/");
    assert!(driver.screen().contains("/ 没有用处；按 F7 看键位"));
    driver.keys("<F9>丙<Enter><Esc>");
    assert!(driver.screen().contains("（:restore-filters 找回）"));
    driver.keys(":restore-filters<Enter>");
    assert!(driver.screen().contains("[丙"));
    driver.keys(":F9");
    assert!(driver.row_with("输入关键词：标出命中").contains("F9"));
    driver.keys("<Esc><F7>");
    let row = driver.row_with("到末尾");
    assert!(
        row.contains("Ctrl-e") && row.contains("（33Ctrl-e）"),
        "{row}"
    );
}

#[test]
fn the_key_that_opens_a_page_closes_it() {
    let mut driver = with_keys(&[(Command::Findings, &["F8"]), (Command::Typography, &["F6"])]);
    driver.keys("<F8>");
    assert!(driver.screen().contains("可疑之处"));
    driver.keys("<F8>");
    assert!(!driver.screen().contains("可疑之处"));
    driver.keys("<F6>");
    assert!(driver.screen().contains("行宽"));
    driver.keys("<F6>");
    assert!(!driver.screen().contains("行宽"));
}

#[test]
fn a_theme_fills_the_screen() {
    let settings = Settings {
        theme: ThemeName::Dark,
        depth: Depth::Full,
        ..Settings::default()
    };
    let mut driver = Driver::start(80, 24, settings, None);
    for keys in ["", "/改革<Enter>", "s", "<Esc>?"] {
        driver.keys(keys);
        for cell in driver.draw().content() {
            assert!(matches!(cell.bg, Color::Rgb(..)), "{keys}: {cell:?}");
            assert!(matches!(cell.fg, Color::Rgb(..)), "{keys}: {cell:?}");
        }
    }
}

#[test]
fn what_is_wrong_is_told_at_the_start() {
    let settings = Settings {
        complaint: Some("配置有 2 处不对；第 3 行：某处".to_owned()),
        ..Settings::default()
    };
    let driver = Driver::start(100, 24, settings, None);
    assert!(driver.row_with("第 3 行：某处").contains("配置有 2 处不对"));
}

#[test]
fn what_was_chosen_of_typography_is_kept_when_asked() {
    let mut driver = Driver::digest(100, 24);
    driver.keys(",w");
    assert!(driver.screen().contains("没有改动可记"));
    driver.keys("hjj<Space>w");
    let kept = driver.left.iter().find_map(|effect| match effect {
        Effect::KeepTypography(typography, choices) => Some((*typography, choices.clone())),
        _ => None,
    });
    let (typography, choices) = kept.unwrap();
    assert_eq!(typography.measure, 38);
    assert_eq!(choices, [Choice::Measure, Choice::SpacedParagraphs]);
    driver.act(Action::TypographyKept("config.toml".to_owned()));
    assert!(driver.screen().contains("已记入 config.toml"));
}

#[test]
fn the_hints_of_lists_and_selections_are_the_keys_of_the_reader() {
    let mut driver = with_keys(&[
        (Command::Note, &["F9"]),
        (Command::Copy, &["F3"]),
        (Command::PanelOrder, &["F4"]),
        (Command::EditNote, &["F5"]),
    ]);
    driver.keys("A");
    assert!(driver.screen().contains("F9 写笔记"), "{}", driver.screen());
    driver.keys("<Esc>v");
    assert!(driver.screen().contains("F3 复制") && driver.screen().contains("F9 笔记"));
    driver.keys("<Esc>B<Enter>A");
    let title = driver.row_with("书签与笔记");
    assert!(
        title.contains("F5 改") && title.contains("F4 序"),
        "{title}"
    );
}
