//! The help page, made of the table of commands.

use crate::text::{self, Measure, Row};

use crate::explorer::keys::mouse::Mouse;
use crate::explorer::language::Language;
use crate::explorer::pages::boxes;
use crate::explorer::pages::layer::{Around, Layer, Turn};
use crate::explorer::pages::order::Order;
use crate::setting::keys::command::{COMMANDS, CommandInfo, Group};
use crate::setting::keys::key::{Key, KeyCode};

/// One line of the help page.
#[derive(Debug, Clone, Copy)]
pub enum HelpLine {
    /// A line between groups.
    Blank,
    /// The heading of a group.
    Group(Group),
    /// A command with its keys.
    Command(&'static CommandInfo),
    /// How the filter is asked: a form and what it finds.
    Query(&'static str, &'static str),
}

/// The forms of a query, with what each finds.
const QUERIES: [(&str, &str, &str); 11] = [
    ("甲 乙", "同一段里两者都有", "both in one paragraph"),
    ("甲|乙", "其中之一", "either of them"),
    ("-甲", "没有甲的段落", "paragraphs without it"),
    ("\"甲 乙\"", "连同空格作为一个词", "as one, with the space"),
    (
        "=甲",
        "不归并简繁、全半角、大小写",
        "without folding variants, width and case",
    ),
    ("w:甲", "按分词的整词", "whole words by segmentation"),
    (
        "py:gzlfz",
        "按拼音，全拼或首字母",
        "by pinyin, full or initials",
    ),
    (
        "num:3400万",
        "同一数值，不论写法",
        "a number however it is written",
    ),
    ("title:甲", "只在标题里", "in titles only"),
    ("/甲.乙/", "正则表达式", "a regular expression"),
    (
        "且 或 非",
        "或与前一个筛选同组，有其一即可；各组都要有，非组不能有",
        "or groups with the filter before; not-groups exclude",
    ),
];

/// What an input method types, and which keys that is.
const INPUT_METHOD: (&str, &str, &str) = (
    "？ ： 、 【 ａ",
    "输入法没有关时，同半角的 ? : / [ a（输入框里仍是文字）",
    "typed by an input method: as ? : / [ a, but for text boxes",
);

/// All lines of the help page in a language.
#[must_use]
pub fn lines(language: Language) -> Vec<HelpLine> {
    let mut lines = Vec::new();
    for group in Group::ALL {
        if !lines.is_empty() {
            lines.push(HelpLine::Blank);
        }
        lines.push(HelpLine::Group(group));
        let commands = COMMANDS.iter().filter(|info| info.group == group);
        lines.extend(commands.map(HelpLine::Command));
        if group == Group::Filter {
            let queries = QUERIES.iter();
            lines.extend(
                queries.map(|(form, zh, en)| HelpLine::Query(form, language.choose(zh, en))),
            );
        }
    }
    lines
}

/// One row of the help page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelpRow {
    /// A row between groups.
    Blank,
    /// The heading of a group.
    Group(&'static str),
    /// Keys and what they do; what has no room goes on in the next row.
    Command(String, String),
    /// A form of a query and what it finds, as a command.
    Query(String, String),
}

/// Cells for the keys of a command on a page of `width` cells.
#[must_use]
pub const fn key_width(width: u16) -> u16 {
    const KEYS: u16 = 18;
    let third = width / 3;
    if third < KEYS { third } else { KEYS }
}

/// The rows of the help page on the screen. Nothing is cut: keys
/// and meanings that are too long take further rows.
#[must_use]
pub fn rows(around: &Around<'_>) -> Vec<HelpRow> {
    let language = around.language;
    let width = boxes::page(around.size, usize::MAX).list.width;
    let keys = key_width(width);
    let wrapped = |left: &str, right: &str| {
        let left = set(left, keys.saturating_sub(1), around);
        let right = set(right, width.saturating_sub(keys), around);
        let count = left.len().max(right.len());
        let piece = |pieces: &[String], at: usize| pieces.get(at).cloned().unwrap_or_default();
        let pairs = (0..count).map(|at| (piece(&left, at), piece(&right, at)));
        pairs.collect::<Vec<_>>()
    };
    let mut rows = Vec::new();
    for line in lines(language) {
        match line {
            HelpLine::Blank => rows.push(HelpRow::Blank),
            HelpLine::Group(group) => rows.push(HelpRow::Group(group.title(language))),
            HelpLine::Command(info) => {
                let help = info.help(language, &around.keymap.hint(info.command));
                let told = format!("{}{help}", info.scope.told(language));
                let pairs = wrapped(&around.keymap.shown(info.command), &told);
                rows.extend(pairs.into_iter().map(|(k, t)| HelpRow::Command(k, t)));
            }
            HelpLine::Query(form, meaning) => {
                let pairs = wrapped(form, meaning);
                rows.extend(pairs.into_iter().map(|(k, t)| HelpRow::Query(k, t)));
            }
        }
    }
    let (typed, zh, en) = INPUT_METHOD;
    let pairs = wrapped(typed, language.choose(zh, en));
    rows.push(HelpRow::Blank);
    rows.extend(pairs.into_iter().map(|(k, t)| HelpRow::Query(k, t)));
    rows
}

/// A text set in rows of `width` cells.
fn set(text: &str, width: u16, around: &Around<'_>) -> Vec<String> {
    let measure = Measure {
        width,
        first_indent: 0,
        rest_indent: 0,
        ambiguous: around.ambiguous,
        hang: false,
        justify: false,
        preformatted: false,
    };
    let piece = |row: &Row| text.get(row.start as usize..row.shown_end as usize);
    let set = text::rows(text, &measure);
    set.iter()
        .map(|row| piece(row).unwrap_or_default().to_owned())
        .collect()
}

/// How many lines of help have room on a screen of `height` rows.
#[must_use]
pub const fn inner_height(height: u16) -> u16 {
    let rows = height.saturating_sub(3);
    if rows == 0 { 1 } else { rows }
}

/// The help page.
#[derive(Debug, Default)]
pub struct HelpPage {
    /// The first row that is seen.
    pub top: usize,
}

impl HelpPage {
    /// Keeps the page filled.
    fn clamp(&mut self, around: &Around<'_>) {
        let count = rows(around).len();
        let room = usize::from(inner_height(around.size.1));
        self.top = self.top.min(count.saturating_sub(room));
    }

    fn scroll(&mut self, rows: isize, around: &Around<'_>) -> Turn {
        self.top = self.top.saturating_add_signed(rows);
        self.clamp(around);
        Turn::Stay
    }
}

impl Layer for HelpPage {
    fn key(&mut self, key: Key, around: &Around<'_>) -> Turn {
        let page = usize::from(around.size.1).saturating_sub(4).max(1);
        let page = isize::try_from(page).unwrap_or(isize::MAX);
        let rows = match key.code {
            KeyCode::Down | KeyCode::Char('j') => 1,
            KeyCode::Up | KeyCode::Char('k') => -1,
            KeyCode::PageDown | KeyCode::Char(' ' | 'd') => page,
            KeyCode::PageUp | KeyCode::Char('b' | 'u') => page.saturating_neg(),
            KeyCode::Home | KeyCode::Char('g') => isize::MIN,
            KeyCode::End | KeyCode::Char('G') => isize::MAX,
            KeyCode::Enter => return self.accept(around),
            _ => return Turn::Close,
        };
        self.scroll(rows, around)
    }

    fn wheel(&mut self, lines: i64, around: &Around<'_>) -> Turn {
        self.scroll(isize::try_from(lines).unwrap_or(0), around)
    }

    fn press(&mut self, _: Mouse, _: &Around<'_>) -> Turn {
        Turn::Close
    }

    fn accept(&mut self, _: &Around<'_>) -> Turn {
        Turn::CloseAndDo(Order::Guide)
    }
}
