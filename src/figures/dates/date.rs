//! Dates, and periods that the calendar knows: years, parts of a year, months,
//! days, five-year plans, decades, and stretches from one date to another.
//!
//! What names its year has a first and a last day. What is told from the
//! writer's own day (今年, 去年同期) or lacks its year has none: no rule can
//! tell for sure which day that was.

use super::super::FigureKind;
use super::super::number::is_numeral;
use super::super::sentence::{Sentence, is_digit, range_mark};
use super::calendar::{
    Named, day_at, day_behind, digits_end, four_digits, month_alone, month_at, months_behind,
    number, part_of_year, year_at,
};
use super::dated::Dated;
use super::day::Day;
use super::plans::{decade, plan};

/// The date or period that begins at `i`.
pub(in crate::figures) fn date_at(sentence: &Sentence, i: usize) -> Option<Dated> {
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

/// A year without 年 in front of a range mark, and the letter behind that.
fn bare_year(sentence: &Sentence, i: usize) -> Option<(u16, usize)> {
    let year = u16::try_from(four_digits(sentence, i)?).ok()?;
    let mark = i.saturating_add(4);
    let behind = range_mark(sentence, mark)?;
    Some((year, behind))
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
