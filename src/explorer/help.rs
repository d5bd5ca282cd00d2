//! The lines of the help page, made of the table of commands.

use super::command::{COMMANDS, CommandInfo, Group};
use super::language::Language;

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

/// How many lines of help have room on a screen of `height` rows.
#[must_use]
pub const fn inner_height(height: u16) -> u16 {
    let rows = height.saturating_sub(3);
    if rows == 0 { 1 } else { rows }
}
