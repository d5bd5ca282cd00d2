//! Dates, and periods that the calendar knows: years, parts of a year, months,
//! days, five-year plans, decades, and stretches from one date to another.
//!
//! What names its year has a first and a last day. What is told from the
//! writer's own day (今年, 去年同期) or lacks its year has none: no rule can
//! tell for sure which day that was.

use super::day::Day;
use super::number::{is_numeral, numeral_end};
use super::sentence::{Sentence, is_digit};
use super::{FigureKind, Value};
use crate::text::numerals;

/// A date in a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dated {
    pub(super) start: usize,
    /// The letter behind it.
    pub(super) end: usize,
    pub(super) kind: FigureKind,
    pub(super) days: Option<(Day, Day)>,
}

impl Dated {
    pub(super) fn value(&self) -> Value {
        Value::Days {
            first: self.days.map(|(first, _)| first),
            last: self.days.map(|(_, last)| last),
        }
    }
}

/// What of a date has been named.
#[derive(Debug, Clone, Copy, Default)]
struct Named {
    year: Option<u16>,
    month: Option<u8>,
    /// Whether a day was named too.
    day: Option<u8>,
    days: Option<(Day, Day)>,
    /// Whether it is a stretch from one month or day to another.
    stretch: bool,
    end: usize,
}

/// The date or period that begins at `i`.
pub(super) fn date_at(sentence: &Sentence, i: usize) -> Option<Dated> {
    let c = sentence.at(i);
    let digit = is_digit(c);
    if digit && sentence.before(i).is_ascii_alphanumeric() {
        return None;
    }
    if !digit && is_numeral(c) && is_numeral(sentence.before(i)) {
        return None;
    }
    let single = match c {
        '今' | '去' | '明' | '上' | '下' | '本' | '前' | '第' => relative(sentence, i),
        _ => plan(sentence, i)
            .or_else(|| decade(sentence, i))
            .or_else(|| iso(sentence, i))
            .or_else(|| relative(sentence, i)),
    };
    if let Some(dated) = single {
        return Some(dated);
    }
    let start = i;
    if let Some((from, mark)) = bare_year(sentence, i)
        && let Some((to, end)) = year_at(sentence, mark)
    {
        // 1978—2019年
        let to = months_behind(sentence, to, end);
        let first = Day::new(from, 1, 1)?;
        let last = to.days?.1;
        return (first < last && to.month.is_none()).then_some(Dated {
            start,
            end: to.end,
            kind: FigureKind::Period,
            days: Some((first, last)),
        });
    }
    let first = named(sentence, i)?;
    if let Some(joined) = joined(sentence, start, first) {
        return Some(joined);
    }
    Some(Dated {
        start,
        end: first.end,
        kind: if first.stretch {
            FigureKind::Period
        } else {
            FigureKind::Date
        },
        days: first.days,
    })
}

/// A year, a month or a day at `i`, as exact as it is told.
fn named(sentence: &Sentence, i: usize) -> Option<Named> {
    if let Some((year, end)) = year_at(sentence, i) {
        return Some(months_behind(sentence, year, end));
    }
    if sentence.starts(i, "公元前") {
        let from = i.saturating_add(3);
        let end = digits_end(sentence, from);
        let year = end > from && sentence.at(end) == '年';
        return year.then_some(Named {
            end: end.saturating_add(1),
            ..Named::default()
        });
    }
    month_alone(sentence, i)
}

/// The letter behind a run of digits or of numerals at `i`.
fn digits_end(sentence: &Sentence, i: usize) -> usize {
    let mut end = i;
    while is_digit(sentence.at(end)) {
        end = end.saturating_add(1);
    }
    if end > i {
        end
    } else {
        numeral_end(sentence, i)
    }
}

/// The value of the whole number from `from` to `to`.
fn number(sentence: &Sentence, from: usize, to: usize) -> Option<u64> {
    let text: String = sentence.slice(from, to).iter().collect();
    numerals::value(&text).filter(|_| to > from && to.saturating_sub(from) < 8)
}

/// Words behind 年 that tell of a length of time, or that make another word
/// of it.
const NO_YEAR: [&str; 22] = [
    "历史",
    "文明",
    "前",
    "以上",
    "以下",
    "以内",
    "之久",
    "左右",
    "来的文明",
    "的历史",
    "古",
    "代",
    "轻",
    "级",
    "龄",
    "糕",
    "货",
    "画",
    "夜",
    "味",
    "多",
    "余",
];

/// A year of the calendar at `i`: 2021年, 二〇二一年, 民国一百年, 公元618年.
fn year_at(sentence: &Sentence, i: usize) -> Option<(u16, usize)> {
    let (year, end) = if let Some((_, length)) = sentence.first_of(i, &["中华民国", "民国"]) {
        let from = i.saturating_add(length);
        let end = digits_end(sentence, from);
        let year = number(sentence, from, end).filter(|&year| (1..200).contains(&year))?;
        (year.saturating_add(1911), end)
    } else if sentence.starts(i, "公元") {
        let from = i.saturating_add(2);
        let end = digits_end(sentence, from);
        (
            number(sentence, from, end).filter(|&year| year < 3000)?,
            end,
        )
    } else {
        (four_digits(sentence, i)?, i.saturating_add(4))
    };
    if sentence.at(end) != '年' {
        return None;
    }
    let end = end.saturating_add(1);
    if sentence.first_of(end, &NO_YEAR).is_some() {
        return None;
    }
    Some((u16::try_from(year).ok()?, end))
}

/// A year from 1000 to 2999 in four digits of one kind.
fn four_digits(sentence: &Sentence, i: usize) -> Option<u64> {
    let end = i.saturating_add(4);
    let letters = sentence.slice(i, end);
    let arabic = letters.iter().all(|&c| is_digit(c));
    let hanzi = letters.iter().all(|&c| !is_digit(c) && is_numeral(c));
    let more = if arabic {
        is_digit(sentence.at(end))
    } else {
        is_numeral(sentence.at(end))
    };
    if letters.len() < 4 || more || !(arabic || hanzi) {
        return None;
    }
    let text: String = letters.iter().collect();
    numerals::positional(&text).filter(|year| (1000..3000).contains(year))
}

/// A year without 年 in front of a range mark, and the letter behind that.
fn bare_year(sentence: &Sentence, i: usize) -> Option<(u16, usize)> {
    let year = u16::try_from(four_digits(sentence, i)?).ok()?;
    let mark = i.saturating_add(4);
    let behind = range_mark(sentence, mark)?;
    Some((year, behind))
}

/// The letter behind a mark between the two ends of a range.
pub(super) fn range_mark(sentence: &Sentence, i: usize) -> Option<usize> {
    const MARKS: [&str; 13] = [
        "——", "—", "--", "-", "–", "~", "～", "―", "─", "至", "到", "‐", "‑",
    ];
    let (_, length) = sentence.first_of(i, &MARKS)?;
    Some(i.saturating_add(length))
}

/// What stands behind the year that ends at `end`: a part of it, a month, a
/// day.
fn months_behind(sentence: &Sentence, year: u16, end: usize) -> Named {
    let whole = Named {
        year: Some(year),
        days: Day::months(year, 1, 12),
        end,
        ..Named::default()
    };
    if let Some((first, last, end)) = part_of_year(sentence, end) {
        return Named {
            days: Day::months(year, first, last),
            month: Some(first),
            end,
            ..whole
        };
    }
    if let Some((first, last, end)) = month_span(sentence, end) {
        return Named {
            days: Day::months(year, first, last),
            month: Some(last),
            stretch: true,
            end,
            ..whole
        };
    }
    if sentence.at(end) == '度' {
        return Named {
            end: end.saturating_add(1),
            ..whole
        };
    }
    match month_at(sentence, end) {
        Some((month, after)) => day_behind(sentence, Some(year), month, after),
        None => whole,
    }
}

/// A month at `i`, with the letter behind it.
fn month_at(sentence: &Sentence, i: usize) -> Option<(u8, usize)> {
    let end = digits_end(sentence, i);
    if sentence.at(end) != '月' || end > i.saturating_add(2) {
        return None;
    }
    let month = number(sentence, i, end).filter(|month| (1..=12).contains(month))?;
    let behind = end.saturating_add(1);
    let behind = behind.saturating_add(usize::from(sentence.at(behind) == '份'));
    Some((u8::try_from(month).ok()?, behind))
}

/// Two months at `i` that share one 月: 1—9月, 三至五月份.
fn month_span(sentence: &Sentence, i: usize) -> Option<(u8, u8, usize)> {
    let (first, mark) = shared_number(sentence, i)?;
    let (last, end) = month_at(sentence, mark)?;
    (first > 0 && first < last).then_some((first, last, end))
}

/// A number of at most two digits with a range mark behind it, and the letter
/// behind that.
fn shared_number(sentence: &Sentence, i: usize) -> Option<(u8, usize)> {
    let end = digits_end(sentence, i);
    let mark = range_mark(sentence, end)?;
    let number = number(sentence, i, end).filter(|&number| number < 32)?;
    Some((u8::try_from(number).ok()?, mark))
}

/// A day at `i`: 5日, 十五日, 8号.
fn day_at(sentence: &Sentence, i: usize) -> Option<(u8, usize)> {
    let end = digits_end(sentence, i);
    let mark = matches!(sentence.at(end), '日' | '号');
    let day = number(sentence, i, end).filter(|day| (1..=31).contains(day))?;
    let long = end > i.saturating_add(3);
    (mark && !long).then_some((u8::try_from(day).ok()?, end.saturating_add(1)))
}

/// A month and what stands behind it.
fn day_behind(sentence: &Sentence, year: Option<u16>, month: u8, end: usize) -> Named {
    if let Some((day, after)) = day_at(sentence, end) {
        let that = year.and_then(|year| Day::new(year, month, day));
        return Named {
            year,
            month: Some(month),
            day: Some(day),
            days: that.map(|day| (day, day)),
            stretch: false,
            end: after,
        };
    }
    // 3月5—8日
    if let Some((first, mark)) = shared_number(sentence, end)
        && let Some((last, after)) = day_at(sentence, mark)
        && first < last
    {
        let that = |day| year.and_then(|year| Day::new(year, month, day));
        return Named {
            year,
            month: Some(month),
            day: Some(last),
            days: that(first).zip(that(last)),
            stretch: true,
            end: after,
        };
    }
    let third = match sentence.first_of(end, &["上旬", "中旬", "下旬"]) {
        Some(("上旬", _)) => Some((1, 10)),
        Some(("中旬", _)) => Some((11, 20)),
        Some(_) => Some((21, 31)),
        None => None,
    };
    let whole = year.and_then(|year| Day::months(year, month, month));
    let days = match (third, whole) {
        (Some((first, last)), Some((from, to))) => {
            let first = Day { day: first, ..from };
            let last = Day {
                day: to.day.min(last),
                ..to
            };
            Some((first, last))
        }
        _ => whole,
    };
    Named {
        year,
        month: Some(month),
        day: None,
        days,
        stretch: false,
        end: if third.is_some() {
            end.saturating_add(2)
        } else {
            end
        },
    }
}

/// A month without a year: 3月, 3月5日, 三月五日. 三月 alone may be three
/// months.
fn month_alone(sentence: &Sentence, i: usize) -> Option<Named> {
    let before = sentence.before(i);
    if matches!(before, '第' | '.' | '/' | '-') {
        return None;
    }
    if let Some((first, last, end)) = month_span(sentence, i) {
        return is_digit(sentence.at(i)).then_some(Named {
            month: Some(last),
            stretch: first < last,
            end,
            ..Named::default()
        });
    }
    let (month, end) = month_at(sentence, i)?;
    let named = day_behind(sentence, None, month, end);
    let sure = is_digit(sentence.at(i)) || named.end > end || sentence.before(end) == '份';
    let other = matches!(sentence.at(named.end), '龄' | '嫂' | '饼');
    (sure && !other).then_some(named)
}

/// The halves and quarters of a year, with first and last month.
const PARTS: [(&str, u8, u8); 16] = [
    ("上半年", 1, 6),
    ("下半年", 7, 12),
    ("前三季度", 1, 9),
    ("前3季度", 1, 9),
    ("第一季度", 1, 3),
    ("第二季度", 4, 6),
    ("第三季度", 7, 9),
    ("第四季度", 10, 12),
    ("一季度", 1, 3),
    ("二季度", 4, 6),
    ("三季度", 7, 9),
    ("四季度", 10, 12),
    ("1季度", 1, 3),
    ("2季度", 4, 6),
    ("3季度", 7, 9),
    ("4季度", 10, 12),
];

fn part_of_year(sentence: &Sentence, i: usize) -> Option<(u8, u8, usize)> {
    let (_, first, last) = PARTS.iter().find(|(name, ..)| sentence.starts(i, name))?;
    let (name, ..) = PARTS.iter().find(|(name, ..)| sentence.starts(i, name))?;
    Some((*first, *last, i.saturating_add(name.chars().count())))
}

/// A date that is told from the writer's own day.
fn relative(sentence: &Sentence, i: usize) -> Option<Dated> {
    let (end, year) = match sentence.first_of(i, &["今年", "去年", "明年"]) {
        Some((_, length)) => (i.saturating_add(length), true),
        None => (i, false),
    };
    let before = sentence.before(i);
    let dated = |end, days| Dated {
        start: i,
        end,
        kind: FigureKind::Date,
        days,
    };
    if let Some((_, _, end)) = part_of_year(sentence, end) {
        let counted = !year && (is_numeral(before) || is_digit(before) || before == '第');
        return (!counted).then_some(dated(end, None));
    }
    if !year {
        return None;
    }
    let other = match sentence.at(i) {
        '今' => matches!(before, '至' | '如' | '当' | '迄' | '古'),
        '去' => matches!(
            before,
            '过' | '离' | '逝' | '失' | '上' | '下' | '进' | '出' | '回'
        ),
        _ => matches!(
            before,
            '文' | '说' | '证' | '光' | '透' | '声' | '表' | '查' | '清'
        ),
    };
    let more = matches!(sentence.at(end), '均' | '级' | '龄' | '轻' | '度' | '夜');
    if other || more {
        return None;
    }
    match month_at(sentence, end) {
        Some((month, after)) => {
            let named = day_behind(sentence, None, month, after);
            Some(dated(named.end, None))
        }
        None => Some(dated(end, None)),
    }
}

/// A date with a second one: 2021年至2025年, 3月1日—5日, 2021年3月到5月.
fn joined(sentence: &Sentence, start: usize, first: Named) -> Option<Dated> {
    let mark = range_mark(sentence, first.end)?;
    let second = if let Some((year, end)) = year_at(sentence, mark) {
        months_behind(sentence, year, end)
    } else if let (Some((month, after)), Some(_)) = (month_at(sentence, mark), first.month) {
        day_behind(sentence, first.year, month, after)
    } else {
        let (day, end) = day_at(sentence, mark)?;
        let (month, _) = (first.month?, first.day?);
        let that = first.year.and_then(|year| Day::new(year, month, day));
        Named {
            days: that.map(|day| (day, day)),
            end,
            ..first
        }
    };
    let days = match (first.days, second.days) {
        (Some((from, _)), Some((_, to))) if from < to => Some((from, to)),
        (None, None) => None,
        _ => return None,
    };
    Some(Dated {
        start,
        end: second.end,
        kind: FigureKind::Period,
        days,
    })
}

/// 2021-03-05, 2021/3/5, 2021.3.5: all three parts, and a day there is.
fn iso(sentence: &Sentence, i: usize) -> Option<Dated> {
    let year = u16::try_from(four_digits(sentence, i)?).ok()?;
    if !is_digit(sentence.at(i)) || matches!(sentence.before(i), '.' | '-' | '/') {
        return None;
    }
    let mark = sentence.at(i.saturating_add(4));
    if !matches!(mark, '-' | '/' | '.') || !(1900..2100).contains(&year) {
        return None;
    }
    let month_from = i.saturating_add(5);
    let month_to = digits_end(sentence, month_from);
    let day_from = month_to.saturating_add(1);
    let day_to = digits_end(sentence, day_from);
    let short = |from: usize, to: usize| (1..=2).contains(&to.saturating_sub(from));
    let more =
        matches!(sentence.at(day_to), '.' | '-' | '/') || sentence.at(day_to).is_ascii_alphabetic();
    if sentence.at(month_to) != mark || !short(month_from, month_to) || !short(day_from, day_to) {
        return None;
    }
    if more || !is_digit(sentence.at(month_from)) || !is_digit(sentence.at(day_from)) {
        return None;
    }
    let month = u8::try_from(number(sentence, month_from, month_to)?).ok()?;
    let day = u8::try_from(number(sentence, day_from, day_to)?).ok()?;
    let that = Day::new(year, month, day)?;
    Some(Dated {
        start: i,
        end: day_to,
        kind: FigureKind::Date,
        days: Some((that, that)),
    })
}

/// The five-year plans by their names, with the first year.
const PLANS: [(&str, u16); 15] = [
    ("十六五", 2031),
    ("十五五", 2026),
    ("十四五", 2021),
    ("十三五", 2016),
    ("十二五", 2011),
    ("十一五", 2006),
    ("十五", 2001),
    ("九五", 1996),
    ("八五", 1991),
    ("七五", 1986),
    ("六五", 1981),
    ("五五", 1976),
    ("四五", 1971),
    ("二五", 1958),
    ("一五", 1953),
];

/// A five-year plan: its name in quotes from the eleventh on, or with 时期 or
/// the like behind it, as 十四五 may also be 14 or 15. “八五”普法 counts another
/// thing.
fn plan(sentence: &Sentence, i: usize) -> Option<Dated> {
    const PERIODS: &[&str] = &[
        "时期", "规划", "期间", "计划", "末", "以来", "开局", "收官", "首年", "发展", "目标",
        "主要", "重点",
    ];
    if is_numeral(sentence.before(i)) || matches!(sentence.before(i), '第' | '.') {
        return None;
    }
    let (name, first) = PLANS.iter().find(|(name, _)| sentence.starts(i, name))?;
    let length = name.chars().count();
    let end = i.saturating_add(length);
    let quoted = matches!(sentence.before(i), '“' | '"' | '「' | '『' | '‘')
        && matches!(sentence.at(end), '”' | '"' | '」' | '』' | '’');
    let behind = end.saturating_add(usize::from(quoted));
    let named = sentence.first_of(behind, PERIODS).is_some();
    let other = sentence.starts(behind, "普法") || is_numeral(sentence.at(end));
    let sure = named || (quoted && length > 2);
    if other || !sure {
        return None;
    }
    let last = first.saturating_add(4);
    Some(Dated {
        start: i,
        end,
        kind: FigureKind::Period,
        days: Some((Day::new(*first, 1, 1)?, Day::new(last, 12, 31)?)),
    })
}

/// 20世纪, 20世纪90年代, 八十年代. A century is not told by days: whether it
/// begins with 00 or 01 is a matter of taste.
fn decade(sentence: &Sentence, i: usize) -> Option<Dated> {
    if matches!(sentence.before(i), '第' | '.' | ',') {
        return None;
    }
    let dated = |end, days| Dated {
        start: i,
        end,
        kind: FigureKind::Period,
        days,
    };
    let end = digits_end(sentence, i);
    if end == i || end > i.saturating_add(4) {
        return None;
    }
    let ten = |from: usize| {
        let to = digits_end(sentence, from);
        let years = number(sentence, from, to)?;
        let decade = sentence.starts(to, "年代") && years.is_multiple_of(10) && years < 100;
        decade.then_some((u16::try_from(years).ok()?, to.saturating_add(2)))
    };
    if !sentence.starts(end, "世纪") {
        if let Some(year) = four_digits(sentence, i)
            && year.is_multiple_of(10)
            && sentence.starts(end, "年代")
        {
            let year = u16::try_from(year).ok()?;
            let days = Day::new(year, 1, 1).zip(Day::new(year.saturating_add(9), 12, 31));
            return Some(dated(end.saturating_add(2), days));
        }
        let (_, end) = ten(i)?;
        return Some(dated(end, None));
    }
    let century = number(sentence, i, end).filter(|century| (2..=22).contains(century))?;
    let behind = end.saturating_add(2);
    let Some((years, end)) = ten(behind) else {
        return Some(dated(behind, None));
    };
    let century = u16::try_from(century).ok()?;
    let first = century
        .saturating_sub(1)
        .saturating_mul(100)
        .saturating_add(years);
    let days = Day::new(first, 1, 1).zip(Day::new(first.saturating_add(9), 12, 31));
    Some(dated(end, days))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let mut sentence = Sentence::default();
        sentence.read(text, 0, false);
        let dated = date_at(&sentence, 0)?;
        let text: String = sentence.slice(dated.start, dated.end).iter().collect();
        Some(match dated.days {
            Some((first, last)) => format!("{text} {first} {last}"),
            None => text,
        })
    }

    #[test]
    fn what_names_its_year_has_days() {
        for (text, expected) in [
            ("2021年，", "2021年 2021-01-01 2021-12-31"),
            (
                "二〇二一年三月五日",
                "二〇二一年三月五日 2021-03-05 2021-03-05",
            ),
            ("2024年2月", "2024年2月 2024-02-01 2024-02-29"),
            ("2021年下半年", "2021年下半年 2021-07-01 2021-12-31"),
            ("2021年第三季度", "2021年第三季度 2021-07-01 2021-09-30"),
            ("1978—2019年", "1978—2019年 1978-01-01 2019-12-31"),
            ("2021年至2025年", "2021年至2025年 2021-01-01 2025-12-31"),
            (
                "2021年3月5日至8日",
                "2021年3月5日至8日 2021-03-05 2021-03-08",
            ),
            ("2021年3月到5月", "2021年3月到5月 2021-03-01 2021-05-31"),
            ("2021年1—9月", "2021年1—9月 2021-01-01 2021-09-30"),
            ("2021年3月5—8日", "2021年3月5—8日 2021-03-05 2021-03-08"),
            ("2021年2月下旬", "2021年2月下旬 2021-02-21 2021-02-28"),
            ("民国一百年", "民国一百年 2011-01-01 2011-12-31"),
            ("十四五时期", "十四五 2021-01-01 2025-12-31"),
            ("20世纪90年代", "20世纪90年代 1990-01-01 1999-12-31"),
            ("2021-03-05 09:02", "2021-03-05 2021-03-05 2021-03-05"),
            ("2021.3.5", "2021.3.5 2021-03-05 2021-03-05"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_lacks_its_year_has_none() {
        for (text, expected) in [
            ("今年下半年，", "今年下半年"),
            ("去年", "去年"),
            ("3月5日", "3月5日"),
            ("三月五日", "三月五日"),
            ("一季度", "一季度"),
            ("八十年代", "八十年代"),
            ("公元前221年", "公元前221年"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "2021",
            "2000年历史",
            "三月",
            "十四五岁",
            "九五折",
            "2021.3",
            "2021.13.1",
            "13月",
            "20210305",
            "2021-15号",
            "一五一十",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
