//! The names of marker styles, as people write them.

use super::{Style, Unit, marker};

/// Every name that [`Style::name`] gives.
#[rustfmt::skip]
pub(crate) const STYLE_NAMES: &[&str] = &[
    "第…部", "第…部分", "第…分部", "第…编", "第…分编", "第…册", "第…卷", "卷…", "第…集", "第…辑",
    "第…篇", "…第一", "第…单元", "模块…", "任务…", "第…章", "第…回", "第…话", "第…课", "第…讲", "第…品", "第…卦", "第…场", "第…课时", "第…则", "第…首", "第…案", "第…笔", "第…幕", "第…折", "第…出",
    "第…节", "第…款", "第…目", "第…条", "Chapter…", "Volume…", "Part…", "附件", "序/后记",
    "上/中/下", "I.", "壹、", "一、", "一.", "一", "（一）", "一）", "1.", "1、", "（1）", "1）", "①", "1", "1.1",
    "1.1.1", "1.1.1.1", "A.", "A.1", "甲、",
];

impl Style {
    /// The name of the style in a heading whose title is `title`, with its
    /// marker: units that can be siblings (章, 回) go by the word that stands
    /// there. In simplified characters throughout.
    pub(crate) fn name(self, title: &str) -> &'static str {
        match self {
            Self::Unit(unit) => unit_name(unit, title),
            Self::Annex => "附件",
            Self::Matter => "序/后记",
            Self::Third => "上/中/下",
            Self::Roman => "I.",
            Self::CapitalComma => "壹、",
            Self::HanComma => "一、",
            Self::HanDot => "一.",
            Self::HanBare => "一",
            Self::HanParen => "（一）",
            Self::HanHalf => "一）",
            Self::ArabicDot => "1.",
            Self::ArabicComma => "1、",
            Self::ArabicParen => "（1）",
            Self::ArabicHalf => "1）",
            Self::Circled => "①",
            Self::ArabicBare => "1",
            Self::Dotted(0..=2) => "1.1",
            Self::Dotted(3) => "1.1.1",
            Self::Dotted(_) => "1.1.1.1",
            Self::Letter => "A.",
            Self::Lettered(_) => "A.1",
            Self::Stem => "甲、",
        }
    }
}

/// Words for units that are siblings of 章.
const CHAPTERS: [char; 11] = [
    '章', '回', '囘', '话', '話', '课', '課', '讲', '講', '品', '卦',
];

fn unit_name(unit: Unit, title: &str) -> &'static str {
    match unit {
        Unit::SubDivision => return "第…分部",
        Unit::Book => return "第…编",
        Unit::SubBook => return "第…分编",
        Unit::Tome => return "第…册",
        Unit::Subsection => return "第…款",
        Unit::Entry => return "第…目",
        Unit::Article => return "第…条",
        _ => {}
    }
    let found = marker(title);
    let end = found.map_or(0, |m| m.end);
    if end == 0 && found.is_some() {
        return "…第一";
    }
    let word_first = found.is_some_and(|m| m.word_first);
    let head = title.get(..end).unwrap_or_default();
    let latin = head.is_ascii() && head.starts_with(|c: char| c.is_ascii_alphabetic());
    // The unit word of the innermost marker is the last.
    let word = |wanted: &[char]| {
        let at = head.rfind(wanted)?;
        head.get(at..)?.chars().next()
    };
    match unit {
        Unit::Division if latin => "Part…",
        Unit::Division if head.contains("部分") || head.contains("部份") => "第…部分",
        Unit::Division => "第…部",
        Unit::SubDivision => "第…分部",
        Unit::Book => "第…编",
        Unit::SubBook => "第…分编",
        Unit::Tome => "第…册",
        Unit::Volume if latin => "Volume…",
        Unit::Volume if head.starts_with('卷') => "卷…",
        Unit::Volume => "第…卷",
        Unit::Collection => match word(&['集', '辑', '輯']) {
            Some('辑' | '輯') => "第…辑",
            _ => "第…集",
        },
        Unit::Essay => "第…篇",
        Unit::Lesson if word_first => "模块…",
        Unit::Section if word_first => "任务…",
        Unit::Lesson => "第…单元",
        Unit::Chapter if latin => "Chapter…",
        Unit::Chapter => match word(&CHAPTERS) {
            Some('回' | '囘') => "第…回",
            Some('话' | '話') => "第…话",
            Some('课' | '課') => "第…课",
            Some('讲' | '講') => "第…讲",
            Some('品') => "第…品",
            Some('卦') => "第…卦",
            _ => "第…章",
        },
        Unit::Act => match word(&['幕', '折', '出', '齣']) {
            Some('折') => "第…折",
            Some('出' | '齣') => "第…出",
            _ => "第…幕",
        },
        Unit::Section => match word(&[
            '节', '節', '场', '場', '时', '時', '则', '則', '首', '案', '笔', '筆',
        ]) {
            Some('场' | '場') => "第…场",
            Some('时' | '時') => "第…课时",
            Some('则' | '則') => "第…则",
            Some('首') => "第…首",
            Some('案') => "第…案",
            Some('笔' | '筆') => "第…笔",
            _ => "第…节",
        },
        Unit::Subsection => "第…款",
        Unit::Entry => "第…目",
        Unit::Article => "第…条",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_is_named_by_the_word_that_stands_there() {
        let name = |title: &str| marker(title).unwrap().style.name(title);
        for (title, expected) in [
            ("第一百二十回　雪夜", "第…回"),
            ("第三章 渡口", "第…章"),
            ("第一卷 少年 第二章 雪夜", "第…章"),
            ("【第三话】雪夜", "第…话"),
            ("第 166-1 條", "第…条"),
            ("第二部分 归来", "第…部分"),
            ("第二部 归来", "第…部"),
            ("卷之三 渡江", "卷…"),
            ("上卷", "第…卷"),
            ("学而第一", "…第一"),
            ("第三課　渡口", "第…课"),
            ("第二场 渡口", "第…场"),
            ("II", "I."),
            ("项目三：渡口", "模块…"),
            ("实验2 渡口", "任务…"),
            ("（上）", "上/中/下"),
            ("Chapter 7 Snow", "Chapter…"),
            ("(一)摸底", "（一）"),
            ("1．初见", "1."),
            ("1.1.2 范围", "1.1.1"),
            ("后记", "序/后记"),
        ] {
            assert_eq!(name(title), expected, "{title}");
            assert!(STYLE_NAMES.contains(&expected));
        }
    }
}
