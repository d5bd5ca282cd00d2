//! What stands around the parts of books and is no title: who copied or
//! corrected a text, and how a preface of old is signed.

use crate::text::{is_hanzi, numerals};

/// Longest line of either kind, in characters.
const LONGEST: usize = 30;

/// Whether a line says who typed, corrected or put a text in order: 某甲校对.
/// Headings of a textbook read alike (资料整理): only in front of a text, below
/// its title, is such a line a credit.
pub(crate) fn is_credit(text: &str) -> bool {
    #[rustfmt::skip]
    const TAILS: [&str; 18] = [
        "校对", "校對", "校对版", "校對版", "录入", "錄入", "录校", "錄校", "扫校", "掃校", "输入",
        "輸入", "整理", "制作", "製作", "校订", "校訂", "校注",
    ];
    let name = TAILS.iter().find_map(|tail| text.strip_suffix(tail));
    let name = name.map(str::trim_end);
    name.is_some_and(|name| {
        (2..=7).contains(&name.chars().count())
            && name
                .chars()
                .all(|c| is_hanzi(c) || matches!(c, '、' | ' ' | '　'))
    })
}

/// Whether a line signs a preface: a year, a season, month or day, and behind
/// them who wrote it, with a word for writing at the end: 光绪三年春二月某甲序.
/// 光绪三年重修渡口记 is a title: no month stands in it.
pub(crate) fn signs_preface(text: &str) -> bool {
    #[rustfmt::skip]
    const WRITES: [char; 18] = [
        '序', '叙', '敘', '书', '書', '识', '識', '记', '記', '题', '題', '撰', '志', '誌', '跋',
        '述', '谨', '謹',
    ];
    if text.chars().nth(LONGEST).is_some() || !text.ends_with(WRITES) {
        return false;
    }
    let Some((before, behind)) = text.split_once(['年', '岁', '歲']) else {
        return false;
    };
    let counted = before
        .chars()
        .next_back()
        .is_some_and(|c| numerals::is_numeral(c) || c == '元' || is_branch(c));
    let of_year = |c: char| matches!(c, '春' | '夏' | '秋' | '冬' | '月' | '朔' | '望' | '日');
    let Some((_, signed)) = behind.rsplit_once(of_year) else {
        return false;
    };
    counted && (3..=16).contains(&signed.chars().count()) && signed.chars().all(is_hanzi)
}

/// Whether a character is one of the twelve branches, by which years are named.
const fn is_branch(c: char) -> bool {
    matches!(
        c,
        '子' | '丑' | '寅' | '卯' | '辰' | '巳' | '午' | '未' | '申' | '酉' | '戌' | '亥'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_copied_a_text_is_no_title() {
        for text in ["柳三校对", "柳三、陶二錄入", "青石書社 整理", "柳三校對"]
        {
            assert!(is_credit(text), "{text}");
        }
        for text in [
            "校对",
            "春山",
            "关于资料的收集、分类和整理",
            "文字录入的方法与校对",
        ] {
            assert!(!is_credit(text), "{text}");
        }
    }

    #[test]
    fn a_preface_is_signed_with_a_month_and_a_name() {
        for text in [
            "光绪三年春二月陶二序",
            "乾隆甲子歲秋八月望日柳三謹識",
            "廣順元年冬月青石柳三敘",
        ] {
            assert!(signs_preface(text), "{text}");
        }
        for text in [
            "光绪三年重修渡口记",
            "三年级春游日记",
            "春山集序",
            "渡口记",
            "去年二月里的事我都记",
        ] {
            assert!(!signs_preface(text), "{text}");
        }
    }
}
