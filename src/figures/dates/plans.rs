//! Periods with a name: five-year plans, centuries and decades.

use super::super::FigureKind;
use super::super::number::is_numeral;
use super::super::sentence::Sentence;
use super::calendar::{digits_end, four_digits, number};
use super::dated::Dated;
use super::day::Day;

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
pub(in crate::figures) fn plan(sentence: &Sentence, i: usize) -> Option<Dated> {
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
pub(in crate::figures) fn decade(sentence: &Sentence, i: usize) -> Option<Dated> {
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
