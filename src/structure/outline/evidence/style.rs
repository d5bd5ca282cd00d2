//! The style of a heading as people write it: 第…章, （一）, ##, **…**.
//!
//! By these names the reader switches headings off, sets their depth, and
//! sees in the list of styles what a document is built of.

use super::candidate::Candidate;
use crate::grammar::{STYLE_NAMES, Style};
use crate::prose::words;
use crate::text::fold::narrow;

/// Markdown levels, from 1.
const LEVELS: [&str; 6] = ["#", "##", "###", "####", "#####", "######"];

/// A title without number or markup.
const TITLE: &str = "标题";

/// Leads without number: behind a dash, with an ordinal, in bold type, and a
/// short sentence on a line of its own.
const DASH: &str = "——";
const ORDINAL: &str = "一是";
const BOLD: &str = "**…**";
const SENTENCE: &str = "…。";

/// A title without number on a line of its own.
const LONE: &str = "独行";

/// Titles behind a mark: 【成份】, □听, 问：.
const LABEL: &str = "【】";
const QUESTION: &str = "问：";
#[rustfmt::skip]
const ORNAMENTS: [&str; 19] = [
    "∷",    "□", "■", "◇", "◆", "○", "●", "☆", "★", "△", "▲", "▽", "▼", "◎", "※", "▶", "►", "§", "〓",
];

/// The parts of an official letter.
const LETTER_PART: &str = "主旨：";

/// The style of a part that was cut by size, because a long document has no
/// headings; its title is its opening words.
pub const BY_SIZE: &str = "按篇幅";

/// Every name but the levels and those of [`Style::name`].
const OTHERS: [&str; 10] = [
    TITLE,
    DASH,
    ORDINAL,
    BOLD,
    SENTENCE,
    LONE,
    LABEL,
    QUESTION,
    LETTER_PART,
    BY_SIZE,
];

/// The name of the style of a heading; `title` is its text. Markup counts
/// before the number.
pub(in crate::structure) fn name(c: &Candidate, is_title: bool, title: &str) -> &'static str {
    if let Some(level) = usize::from(c.level).checked_sub(1) {
        return LEVELS.get(level).copied().unwrap_or("######");
    }
    match c.style {
        Some(Style::Matter) if words::letter_part(title).is_some() => LETTER_PART,
        Some(style) => style.name(title),
        None if is_title => TITLE,
        None if c.tier > 0 => lone(title),
        None if title.starts_with('—') => DASH,
        None if words::is_lead(title) => ORDINAL,
        None if c.bold => BOLD,
        None => SENTENCE,
    }
}

/// The name of the style of a title without number.
fn lone(title: &str) -> &'static str {
    let ornament = || ORNAMENTS.iter().find(|mark| title.starts_with(**mark));
    match title.chars().next() {
        Some('【') => LABEL,
        Some('问' | '問' | 'Q') if title.contains(['：', ':']) => QUESTION,
        _ => ornament().copied().unwrap_or(LONE),
    }
}

/// The name that is meant by what somebody typed: full or half width,
/// simplified or traditional, with ASCII dots or nothing for the ellipsis.
/// `None` where there is no style of that name.
pub(crate) fn canonical(typed: &str) -> Option<&'static str> {
    let plain = |name: &str| -> String {
        name.replace("...", "")
            .chars()
            .filter(|c| *c != '…' && !c.is_whitespace())
            .map(plain)
            .collect()
    };
    let wanted = plain(typed);
    let names = || {
        LEVELS
            .iter()
            .chain(&OTHERS)
            .chain(&ORNAMENTS)
            .chain(STYLE_NAMES)
    };
    names()
        .find(|name| **name == typed)
        .or_else(|| names().find(|name| plain(name) == wanted))
        .copied()
}

/// Narrow and, of the characters that the names are written in, simplified.
fn plain(c: char) -> char {
    match narrow(c) {
        '條' => '条',
        '編' => '编',
        '冊' => '册',
        '輯' => '辑',
        '單' => '单',
        '節' => '节',
        '話' => '话',
        '囘' => '回',
        '後' => '后',
        '記' => '记',
        '標' => '标',
        '題' => '题',
        '課' => '课',
        '講' => '讲',
        '場' => '场',
        '塊' => '块',
        '務' => '务',
        '獨' => '独',
        '筆' => '笔',
        '齣' => '出',
        '問' => '问',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_known_however_it_is_typed() {
        assert_eq!(canonical("第章"), Some("第…章"));
        assert_eq!(canonical("第...條"), Some("第…条"));
        assert_eq!(canonical("(一)"), Some("（一）"));
        assert_eq!(canonical("****"), Some(BOLD));
        assert_eq!(canonical("##"), Some("##"));
        assert_eq!(canonical("第八"), None);
    }

    #[test]
    fn no_two_names_can_be_mistaken_for_each_other() {
        let names = LEVELS
            .iter()
            .chain(&OTHERS)
            .chain(&ORNAMENTS)
            .chain(STYLE_NAMES);
        for name in names {
            assert_eq!(canonical(name), Some(*name));
            let typed = name.replace('…', "");
            assert_eq!(canonical(&typed), Some(*name), "{typed}");
        }
    }
}
