//! Years, months and days as they are written, and parts of a year.

use super::super::number::{is_numeral, numeral_end};
use super::super::sentence::{Sentence, is_digit, range_mark};
use super::day::Day;
use crate::text::numerals;

/// What of a date has been named.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::figures) struct Named {
    pub(in crate::figures) year: Option<u16>,
    pub(in crate::figures) month: Option<u8>,
    /// Whether a day was named too.
    pub(in crate::figures) day: Option<u8>,
    pub(in crate::figures) days: Option<(Day, Day)>,
    /// Whether it is a stretch from one month or day to another.
    pub(in crate::figures) stretch: bool,
    pub(in crate::figures) end: usize,
}

/// The letter behind a run of digits or of numerals at `i`.
pub(in crate::figures) fn digits_end(sentence: &Sentence, i: usize) -> usize {
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
pub(in crate::figures) fn number(sentence: &Sentence, from: usize, to: usize) -> Option<u64> {
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
pub(in crate::figures) fn year_at(sentence: &Sentence, i: usize) -> Option<(u16, usize)> {
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
pub(in crate::figures) fn four_digits(sentence: &Sentence, i: usize) -> Option<u64> {
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

/// What stands behind the year that ends at `end`: a part of it, a month, a
/// day.
pub(in crate::figures) fn months_behind(sentence: &Sentence, year: u16, end: usize) -> Named {
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
pub(in crate::figures) fn month_at(sentence: &Sentence, i: usize) -> Option<(u8, usize)> {
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
pub(in crate::figures) fn day_at(sentence: &Sentence, i: usize) -> Option<(u8, usize)> {
    let end = digits_end(sentence, i);
    let mark = matches!(sentence.at(end), '日' | '号');
    let day = number(sentence, i, end).filter(|day| (1..=31).contains(day))?;
    let long = end > i.saturating_add(3);
    (mark && !long).then_some((u8::try_from(day).ok()?, end.saturating_add(1)))
}

/// A month and what stands behind it.
pub(in crate::figures) fn day_behind(
    sentence: &Sentence,
    year: Option<u16>,
    month: u8,
    end: usize,
) -> Named {
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
pub(in crate::figures) fn month_alone(sentence: &Sentence, i: usize) -> Option<Named> {
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

pub(in crate::figures) fn part_of_year(sentence: &Sentence, i: usize) -> Option<(u8, u8, usize)> {
    let (name, first, last) = PARTS.iter().find(|(name, ..)| sentence.starts(i, name))?;
    Some((*first, *last, i.saturating_add(name.chars().count())))
}
