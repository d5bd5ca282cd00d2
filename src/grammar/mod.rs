//! The grammar of markers: the numbered or named beginnings of headings.
//!
//! `marker` reads the beginning of one line or paragraph and says only what
//! stands there: 第三章, （一）, 1.2, 附件2, 楔子. Whether it is a heading is
//! judged elsewhere, from the shape of the whole document.

mod asked;
mod beginning;
mod cursor;
mod item;
mod kinds;
pub(crate) mod matter;
mod name;
mod number;
mod ordinal;
mod prefix;
mod roman;
mod style;
mod units;
mod words;

pub use asked::Asked;
pub(crate) use beginning::{marker, marker_as_read};
pub(crate) use cursor::{Cursor, shifted};
pub use kinds::{Digits, Style};
pub(crate) use kinds::{Gap, Marker};
pub(crate) use name::{AnnexName, annex_name};
pub use number::SectionNumber;
pub(crate) use ordinal::{Numeral, Ordinal, ordinal};
pub(crate) use style::STYLE_NAMES;
pub use words::{Unit, UnitWord};

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(Style, Vec<u32>, &str)> {
        let m = marker(text)?;
        Some((m.style, m.number.parts().to_vec(), &text[m.head..]))
    }

    fn chapter(n: u32, title: &str) -> Option<(Style, Vec<u32>, &str)> {
        Some((Style::Unit(Unit::Chapter), vec![n], title))
    }

    #[test]
    fn unit_words_take_every_kind_of_numeral() {
        assert_eq!(read("第一百二十回　雪夜"), chapter(120, "雪夜"));
        assert_eq!(read("第两百一十八章 归来"), chapter(218, "归来"));
        assert_eq!(read("第001回 开篇"), chapter(1, "开篇"));
        assert_eq!(read("第１２章：渡口"), chapter(12, "渡口"));
        assert_eq!(read("第 一 章 總則"), chapter(1, "總則"));
        assert_eq!(read("第廿三章"), chapter(23, ""));
        assert_eq!(read("三十章"), chapter(30, ""));
        assert_eq!(read("第3课　渡口"), chapter(3, "渡口"));
        assert_eq!(read("第二講：渡口"), chapter(2, "渡口"));
        assert_eq!(read("=== 第三章 渡口 ==="), chapter(3, "渡口 ==="));
        let lesson = Style::Unit(Unit::Lesson);
        assert_eq!(read("模块二　渡口"), Some((lesson, vec![2], "渡口")));
        let section = Style::Unit(Unit::Section);
        assert_eq!(read("任务1：渡口"), Some((section, vec![1], "渡口")));
        assert_eq!(read("chapter.001"), chapter(1, ""));
        assert_eq!(read("Chapter 7 Snow"), chapter(7, "Snow"));
        let volume = Style::Unit(Unit::Volume);
        assert_eq!(read("第贰卷"), Some((volume, vec![2], "")));
        assert_eq!(read("卷之三 渡江"), Some((volume, vec![3], "渡江")));
        assert_eq!(read("卷第三 渡江"), Some((volume, vec![3], "渡江")));
        assert_eq!(read("上卷"), Some((volume, vec![1], "")));
        let sub = Style::Unit(Unit::SubBook);
        assert_eq!(
            read("第一分编\u{2002}\u{2002}通则"),
            Some((sub, vec![1], "通则"))
        );
    }

    #[test]
    fn inserted_articles_have_two_parts() {
        let article = Style::Unit(Unit::Article);
        assert_eq!(
            read("第一百二十条之一 资助"),
            Some((article, vec![120, 1], "资助"))
        );
        assert_eq!(read("第 166-1 條"), Some((article, vec![166, 1], "")));
        let m = marker("第 三 章之一 行政監督").unwrap();
        assert_eq!(m.number.parts(), [3, 1]);
    }

    #[test]
    fn a_number_with_two_readings_keeps_both() {
        let m = marker("第一百二回　归家").unwrap();
        assert_eq!((m.number.first(), m.other), (Some(120), Some(102)));
    }

    #[test]
    fn prefixes_and_volumes_stand_before_the_chapter() {
        assert_eq!(read("正文 第一回　渡口"), chapter(1, "渡口"));
        assert_eq!(read("番外 第1章 雪夜"), chapter(1, "雪夜"));
        assert_eq!(read("上卷 第一回　渡口"), chapter(1, "渡口"));
        assert_eq!(read("第一卷 少年 第二章 雪夜"), chapter(2, "雪夜"));
        assert!(marker("正文 第一回　渡口").unwrap().start > 0);
        assert_eq!(read("【第三章 雪夜】"), chapter(3, "雪夜】"));
        assert_eq!(read("【第三章】雪夜"), chapter(3, "雪夜"));
        assert_eq!(read("☆、第三章"), chapter(3, ""));
        assert_eq!(read("VIP卷 第二章 渡口"), chapter(2, "渡口"));
        assert_eq!(read("番外一 旧事"), Some((Style::Matter, vec![1], "旧事")));
        assert_eq!(read("第八十—回　渡口"), chapter(81, "渡口"));
        assert_eq!(read("渡江演义第三回　渡口"), chapter(3, "渡口"));
        assert_eq!(marker("渡江演义第三回　渡口").unwrap().gap, Gap::Behind);
        assert_eq!(read("序二"), Some((Style::Matter, vec![2], "")));
        assert_eq!(read("第—百回　渡口"), chapter(100, "渡口"));
        assert_eq!(read("第二O三章 渡口"), chapter(203, "渡口"));
        assert_eq!(read("第二0四章 渡口"), chapter(204, "渡口"));
        assert_eq!(read("第100章 渡口"), chapter(100, "渡口"));
        assert_eq!(read("第Ⅳ章 渡口"), chapter(4, "渡口"));
        let part = |number: &[u32]| Some((Style::Unit(Unit::Division), number.to_vec(), "导言"));
        assert_eq!(read("第XII部 导言"), part(&[12]));
        assert_eq!(read("第IIA部　导言"), part(&[2, 1]));
        assert_eq!(marker("上卷 附录　渡口").unwrap().style, Style::Annex);
    }

    #[test]
    fn items_are_told_by_their_marks() {
        let read = |text| marker(text).map(|m| (m.style, m.number.parts().to_vec()));
        assert_eq!(read("一、总体要求"), Some((Style::HanComma, vec![1])));
        assert_eq!(
            read("（十二）完善制度。"),
            Some((Style::HanParen, vec![12]))
        );
        assert_eq!(read("(1)摸底"), Some((Style::ArabicParen, vec![1])));
        assert_eq!(read("1.初见"), Some((Style::ArabicDot, vec![1])));
        assert_eq!(read("1．初见"), Some((Style::ArabicDot, vec![1])));
        assert_eq!(read("3、摸底"), Some((Style::ArabicComma, vec![3])));
        assert_eq!(read("2）摸底"), Some((Style::ArabicHalf, vec![2])));
        assert_eq!(read("1.1.2 范围"), Some((Style::Dotted(3), vec![1, 1, 2])));
        assert_eq!(read("③ 摸底"), Some((Style::Circled, vec![3])));
        assert_eq!(read("㈢摸底"), Some((Style::HanParen, vec![3])));
        assert_eq!(read("⑶摸底"), Some((Style::ArabicParen, vec![3])));
        assert_eq!(read("⒊摸底"), Some((Style::ArabicDot, vec![3])));
        assert_eq!(read("附件2"), Some((Style::Annex, vec![2])));
        assert_eq!(read("附录A 名词"), Some((Style::Annex, vec![])));
        assert_eq!(read("目　录"), Some((Style::Matter, vec![])));
        assert_eq!(read("楔子　渡口"), Some((Style::Matter, vec![])));
        assert_eq!(read("上架感言"), Some((Style::Matter, vec![])));
        assert_eq!(read("附录A（资料性）　用语"), Some((Style::Annex, vec![])));
        assert_eq!(read("二、二〇二四年"), Some((Style::HanComma, vec![2])));
        for (text, number) in [
            ("I", 1),
            ("II.", 2),
            ("IV、渡口", 4),
            ("IX 渡口", 9),
            ("Ⅲ．渡口", 3),
            ("V. 渡口", 5),
        ] {
            assert_eq!(read(text), Some((Style::Roman, vec![number])), "{text}");
        }
        assert_eq!(read("C. 渡口"), Some((Style::Letter, vec![3])));
        assert_eq!(read("（下）"), Some((Style::Third, vec![3])));
        assert_eq!(read("中"), Some((Style::Third, vec![2])));
    }

    #[test]
    fn prose_that_begins_with_a_number_has_no_marker() {
        for text in [
            "30多岁的司机说：走。",
            "98:95",
            "12点30分",
            "1.5亿元投资",
            "3.2%",
            "2026年是开局之年",
            "一天早上",
            "附件：1.名单",
            "第三人之清偿",
            "第一次",
            "序列号",
            "（一九四九年）",
            "一回、赏一回、叹一回",
            "一、二、三，起！",
            "三、四班的同学到了",
            "第一课时的安排",
            "任务一定要完成",
            "项目二十个",
            "第一场雪下得很早",
            "I am here",
            "VIP 通道",
        ] {
            assert_eq!(marker(text), None, "{text}");
        }
    }
}
