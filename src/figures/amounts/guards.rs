//! What keeps a number from being a figure: it belongs to a name, a
//! reference, a time of day, a number of another kind, or it says no more
//! than an article does.
//!
//! 一 before a measure word is the article of Chinese (一个人 is somebody), so
//! it is no figure; 二 stands there in names only. Both are figures where the
//! unit is one of measure (一公里, 一倍), and where a word bounds them (一年以上).

use super::super::number::{Number, chain_end, is_numeral};
use super::super::sentence::{Sentence, is_digit};
use super::bounds::{is_bounded, is_introduced};
use super::names;
use super::parts::tenth;
use super::units::{Class, UnitForm};
use crate::text::is_hanzi;
use crate::text::numbers::Decimal;

/// Fails with the letter to go on at where what stands before a number says
/// that it is none.
pub(in crate::figures) fn before_number(sentence: &Sentence, i: usize) -> Result<(), usize> {
    let before = sentence.before(i);
    let arabic = is_digit(sentence.at(i));
    let skip = || {
        if arabic {
            chain_end(sentence, i)
        } else {
            super::super::number::numeral_end(sentence, i).max(i.saturating_add(1))
        }
    };
    let further = i.checked_sub(2).map_or('\0', |at| sentence.at(at));
    let joined = match before {
        _ if before.is_ascii_alphabetic() || before == '_' => true,
        _ if arabic && before != '零' && is_numeral(before) => true,
        '.' | '/' | '+' | '×' | '*' | ':' | '#' | '·' if arabic => {
            further.is_ascii_alphanumeric() || matches!(before, '#' | '/')
        }
        '-' if arabic => further.is_ascii_alphanumeric(),
        '〔' | '［' | '[' | '№' => true,
        '第' | '初' | '星' => true,
        '期' => further == '星',
        '图' => true,
        '表' => !matches!(further, '代' | '发'),
        '件' => further == '附',
        '栏' => further == '专',
        _ => false,
    };
    if joined || is_listed_ordinal(sentence, i) {
        return Err(skip());
    }
    if !arabic {
        // 统一两个: the numeral is the end of another word.
        let word = sentence.at(i) == '一'
            && matches!(
                before,
                '统' | '唯' | '同' | '单' | '逐' | '专' | '划' | '归' | '之' | '不' | '万'
            );
        let day =
            before == '周' && super::super::number::numeral_end(sentence, i) == i.saturating_add(1);
        if word || day || is_numeral(before) {
            return Err(skip());
        }
        if names::is_quoted_name(sentence, i) {
            return Err(skip());
        }
    }
    // The number of a list before a year: 1.2021年.
    if arabic {
        let mut point = i;
        while is_digit(sentence.at(point)) {
            point = point.saturating_add(1);
        }
        let year = point.saturating_add(1);
        if sentence.at(point) == '.'
            && sentence.first_of(year, &["19", "20"]).is_some()
            && sentence.at(year.saturating_add(4)) == '年'
        {
            return Err(year);
        }
    }
    Ok(())
}

/// Whether the number at `i` is one of a list that 第 begins: 第十、十八、
/// 二十六条.
fn is_listed_ordinal(sentence: &Sentence, i: usize) -> bool {
    /// Letters that are looked back over.
    const FAR: usize = 60;
    let links = |c: char| {
        matches!(
            c,
            '、' | '和' | '或' | '及' | '至' | '到' | '与' | '—' | '-' | '~'
        )
    };
    if !links(sentence.before(i)) {
        return false;
    }
    let start = i.saturating_sub(FAR);
    let letters = sentence.slice(start, i).iter().rev();
    let mut rest = letters.skip_while(|&&c| links(c) || is_numeral(c) || is_digit(c));
    rest.next() == Some(&'第')
}

/// Fails with the letter to go on at where what stands right behind a number
/// says that it is none: a time of day, a score, a number without digits and
/// without a word before it that makes it one.
pub(in crate::figures) fn behind_number(
    sentence: &Sentence,
    i: usize,
    number: &Number,
) -> Result<(), usize> {
    let next = sentence.at(number.end);
    let after = sentence.at(number.end.saturating_add(1));
    if number.arabic {
        let ratio = matches!(next, ':' | '：' | '∶' | '×' | '+' | '*') && is_digit(after);
        let decimal = next == '.' && is_digit(after);
        if ratio || decimal {
            return Err(chain_end(sentence, number.end));
        }
    }
    let time = match next {
        '时' | '点' => true,
        '分' => !matches!(after, '之' | '钟' | '米' | '贝'),
        _ => false,
    };
    if time {
        return Err(clock_end(sentence, number.end));
    }
    if number.bare && !is_introduced(sentence, i) && !sentence.starts(number.end, "分之") {
        return Err(number.end);
    }
    Ok(())
}

/// The letter behind a time of day whose first word stands at `i`.
fn clock_end(sentence: &Sentence, mut i: usize) -> usize {
    loop {
        i = i.saturating_add(1);
        let mut end = i;
        while is_digit(sentence.at(end)) || is_numeral(sentence.at(end)) {
            end = end.saturating_add(1);
        }
        let part = matches!(sentence.at(end), '时' | '点' | '分' | '秒')
            && sentence.at(end.saturating_add(1)) != '钟';
        if end == i || !part {
            return i;
        }
        i = end;
    }
}

/// The currency whose sign stands before `i`, and where the sign begins.
pub(in crate::figures) fn currency(sentence: &Sentence, i: usize) -> Option<(&'static str, usize)> {
    const SIGNS: [(&str, &str); 9] = [
        ("US$", "美元"),
        ("HK$", "港元"),
        ("NT$", "新台币"),
        ("¥", "元"),
        ("￥", "元"),
        ("$", "美元"),
        ("€", "欧元"),
        ("£", "英镑"),
        ("￡", "英镑"),
    ];
    SIGNS.iter().find_map(|&(sign, currency)| {
        let (_, start) = sentence.ending(i, 0, &[sign])?;
        let letter = sentence.before(start).is_ascii_alphanumeric();
        (!letter).then_some((currency, start))
    })
}

/// Whether a number without a unit is a figure all the same: it counts in
/// tens of thousands, and what it counts follows (3400万儿女).
pub(in crate::figures) fn stands_alone(sentence: &Sentence, number: &Number) -> bool {
    let next = sentence.at(number.end);
    let scaled = number.low >= Decimal::whole(10_000) && (!number.arabic || number.scale.is_some());
    let other = next.is_ascii_alphanumeric()
        || matches!(next, '级' | '兆' | '两' | '分' | '贯' | '里' | '象' | '世');
    scaled && !number.bare && !other
}

/// Whether `unit`, found at `at`, is counted by this number at all.
pub(in crate::figures) fn counts_so(
    sentence: &Sentence,
    i: usize,
    number: &Number,
    unit: &UnitForm,
    at: usize,
) -> bool {
    let end = at.saturating_add(unit.name.chars().count());
    let next = sentence.at(end);
    let reference = matches!(unit.name, "款" | "项" | "条")
        && matches!(
            sentence.before(i),
            '前' | '上' | '本' | '该' | '后' | '下' | '此'
        );
    if reference {
        return false;
    }
    match unit.name {
        // A grade is no amount, the strength of a wind or quake is.
        "级" => {
            number.arabic
                && (!number.low.is_whole()
                    || sentence
                        .first_of(end, &["地震", "大风", "台风", "以上", "左右", "强震"])
                        .is_some())
        }
        // 三成 where the clause ends, not 五成群 and 三成立.
        "成" => {
            let bounded =
                sentence.first_of(end, &["多", "的"]).is_some() || is_bounded(sentence, i, end);
            let more = tenth(sentence, end).is_some();
            number.low <= Decimal::whole(10)
                && number.scale.is_none()
                && (more || bounded || !(is_hanzi(next) || next.is_ascii_alphanumeric()))
        }
        "里" => number.arabic || number.low > Decimal::whole(10),
        "元" => {
            let name = !number.arabic && number.low <= Decimal::whole(3) && is_hanzi(next);
            !name
        }
        // 四大名著 is a name, 十万大军 an army.
        "大" => number.arabic && number.scale.is_none() && number.low < Decimal::whole(100),
        // 翻两番; elsewhere 番 is a time.
        "番" => sentence.ending(i, 0, &["翻", "翻了", "翻上"]).is_some(),
        // The fifth of a month, unless a limit is told.
        "日" => {
            let words = [
                "内", "以内", "以上", "以下", "之内", "后", "之后", "前", "以后", "之前",
            ];
            sentence.first_of(end, &words).is_some() || is_bounded(sentence, i, end)
        }
        "年" => is_length_in_years(sentence, i, number, end),
        // 前10名 is a rank.
        "名" | "位" => {
            let rank = sentence.before(i) == '前' || sentence.starts(end, "一体");
            let bits = unit.name == "位" && is_bits(sentence, number, end);
            // 排名上升4位 tells of places.
            let moved = matches!(sentence.before(i), '升' | '移' | '进' | '退' | '降' | '跌')
                && !is_hanzi(next);
            !(rank || bits || moved)
        }
        "瓦" | "千伏" | "千伏安" => number.arabic,
        "人口" => number.arabic || number.low >= Decimal::whole(1000),
        // 16届大会 is the sixteenth.
        "届" => {
            let held = ["连续", "举办", "承办", "召开", "办了", "办好"];
            number.arabic && sentence.ending(i, 0, &held).is_some()
        }
        // 三门 and 四部 may be names, 三百卷 and 一千余口 are none.
        "册" | "卷" | "字" | "本" | "部" | "只" | "对" | "根" | "头" | "口" | "副" => {
            number.arabic || number.low >= Decimal::whole(100)
        }
        _ => unit.class != Class::ArabicCount || number.arabic,
    }
}

/// Whether 位 behind a number ends at `end` as a count of bits: 32位整数, 64位.
fn is_bits(sentence: &Sentence, number: &Number, end: usize) -> bool {
    const BITS: [u32; 6] = [8, 16, 32, 64, 128, 256];
    const WORDS: [&str; 17] = [
        "无符号",
        "有符号",
        "整",
        "浮点",
        "系统",
        "处理器",
        "架构",
        "机",
        "操作",
        "二进制",
        "十进制",
        "色",
        "版",
        "带符号",
        "密钥",
        "字",
        "元",
    ];
    let power = BITS.iter().any(|&bits| number.low == Decimal::whole(bits));
    let bare = !is_hanzi(sentence.at(end)) || matches!(sentence.at(end), '和' | '或' | '的' | '与');
    number.arabic && (sentence.first_of(end, &WORDS).is_some() || (power && bare))
}

/// Whether a number before 年 tells how long: not which year (98年, 建安五年).
fn is_length_in_years(sentence: &Sentence, i: usize, number: &Number, end: usize) -> bool {
    let next = sentence.at(end);
    if !number.arabic {
        let season = matches!(next, '春' | '夏' | '秋' | '冬' | '正');
        let month = {
            let behind = super::super::number::numeral_end(sentence, end);
            behind > end && sentence.at(behind) == '月'
        };
        return !season && !month && !names::is_era(sentence, i);
    }
    let whole = number.low.is_whole() && number.scale.is_none() && number.high.is_some();
    if !whole {
        return number.low.is_whole() || number.low < Decimal::whole(100);
    }
    let told = sentence
        .first_of(
            end,
            &[
                "历史",
                "的历史",
                "文明",
                "之久",
                "以来",
                "来",
                "间",
                "以上",
                "以内",
                "左右",
                "期",
                "内",
            ],
        )
        .is_some();
    let before = [
        "连续", "长达", "历时", "近", "约", "超过", "达", "建国", "成立", "已有", "产权", "租期",
        "使用",
    ];
    let led = sentence.ending(i, 0, &before).is_some();
    let two_digits = number.low >= Decimal::whole(50) && number.low < Decimal::whole(100);
    let four_digits = number.low >= Decimal::whole(1000) && number.low < Decimal::whole(3000);
    let month = is_digit(next) || matches!(next, '春' | '夏' | '秋' | '冬');
    !((two_digits && !told && !led) || (four_digits && !told) || (month && two_digits))
}

/// Whether a number with its unit says more than an article does; `end` is
/// the letter behind the unit.
pub(in crate::figures) fn unit_fits(
    sentence: &Sentence,
    i: usize,
    number: &Number,
    unit: &UnitForm,
    end: usize,
) -> bool {
    if !number.is_article(sentence, i) {
        return true;
    }
    let long = unit.name.chars().count() > 1;
    let measured = match unit.class {
        Class::Percent | Class::Points | Class::Multiple => true,
        Class::Money => long && unit.name != "日元",
        Class::Measure | Class::Duration => long,
        Class::Count | Class::ArabicCount => false,
    };
    let half = sentence.before(end) != '个'
        && unit.name == "个"
        && unit.base == "个"
        && sentence.slice(i, end).contains(&'半');
    let two = sentence.at(i) == '二' && unit.name == "人";
    let period = unit.base == "年"
        && (sentence.first_of(end, &["来", "以来", "间"]).is_some()
            || sentence
                .ending(i, 0, &["过去", "近", "最近", "今后", "未来"])
                .is_some());
    let counted = !matches!(unit.class, Class::Count | Class::ArabicCount) || unit.base == "人";
    measured || half || two || period || (counted && is_bounded(sentence, i, end))
}
