//! Parts of a whole: 三分之一, 百分之三点五, 1/3.

use std::borrow::Cow;

use super::super::number::{self, Number, number_at};
use super::super::sentence::{Sentence, is_digit, range_mark};
use super::unbounded::Core;
use super::units::{Class, unit_at};
use crate::text::numbers::Decimal;

/// 百分之三点五, 三分之一, 千分之五, 百分之十至十五; `below` has been read.
pub(in crate::figures) fn part_of(sentence: &Sentence, below: &Number) -> Result<Core, usize> {
    let from = below.end.saturating_add(2);
    let refuse = Err(from);
    let percent = match below.low.to_string().as_str() {
        "100" => Decimal::new(1, 0),
        "1000" => Decimal::new(1, 1),
        "10000" => Decimal::new(1, 2),
        _ => None,
    };
    if sentence.starts(from, "百")
        && percent.is_some()
        && !number::is_numeral(sentence.at(from.saturating_add(1)))
        && sentence.at(from.saturating_add(1)) != '分'
    {
        return Ok(Core {
            low: Decimal::whole(100),
            high: Some(Decimal::whole(100)),
            unit: "%".into(),
            class: Some(Class::Percent),
            end: from.saturating_add(1),
        });
    }
    let first = sentence.at(from);
    if !is_digit(first) && !number::is_numeral(first) {
        return refuse;
    }
    let Ok(part) = number_at(sentence, from) else {
        return refuse;
    };
    if part.bare || below.high != Some(below.low) {
        return refuse;
    }
    let value = |part: Decimal| match percent {
        Some(factor) => part.times(factor),
        None => Decimal::fraction(part, below.low).filter(|_| part < below.low),
    };
    let Some(mut low) = value(part.low) else {
        return refuse;
    };
    let mut high = match part.high {
        Some(high) => value(high),
        None => None,
    };
    let mut end = part.end;
    // The second end of a range, with or without 百分之.
    if let (Some(mark), Some(_)) = (range_mark(sentence, end), percent) {
        let again = match sentence.first_of(mark, &["百分之", "千分之"]) {
            Some((_, length)) => mark.saturating_add(length),
            None => mark,
        };
        let next = sentence.at(again);
        if (is_digit(next) || number::is_numeral(next))
            && let Ok(second) = number_at(sentence, again)
            && unit_at(sentence, second.end).is_none()
            && let Some(top) = value(second.low).filter(|&top| top > low)
        {
            (high, end) = (Some(top), second.end);
        }
    }
    if high.is_some_and(|high| high < low) {
        low = high.unwrap_or(low);
    }
    let (unit, class) = match percent {
        Some(_) => ("%", Some(Class::Percent)),
        None => ("", Some(Class::Multiple)),
    };
    Ok(Core {
        low,
        high,
        unit: unit.into(),
        class: if unit.is_empty() { None } else { class },
        end,
    })
}

/// A fraction in digits: 1/3. Its lower number is at most 10, 12 or a round
/// one, and larger than the upper: 9/18 may be a day, 24/7 is none.
pub(in crate::figures) fn slash(sentence: &Sentence, i: usize, above: &Number) -> Option<Core> {
    let from = above.end.saturating_add(1);
    let below = number::arabic(sentence, from)?;
    let next = sentence.at(below.end);
    let plain = above.scale.is_none() && below.scale.is_none();
    let joined = matches!(next, '/' | '.' | '-' | ':' | '%') || next.is_ascii_alphanumeric();
    let paper = matches!(next, '页' | '张' | '版' | '章' | '号' | '条' | '月' | '日');
    let round = |number: Decimal| {
        let text = number.to_string();
        text.ends_with('0') || text == "12" || number <= Decimal::whole(10)
    };
    let fits = plain && above.low < below.low && round(below.low) && above.low > Decimal::ZERO;
    if joined || paper || !fits || matches!(sentence.before(i), '/' | '-' | '.') {
        return None;
    }
    let value = Decimal::fraction(above.low, below.low)?;
    Some(Core {
        low: value,
        high: Some(value),
        unit: Cow::Borrowed(""),
        class: None,
        end: below.end,
    })
}

/// The tenths behind 成, where no other number begins there: 五 of 四成五, 半 of
/// 两成半.
pub(in crate::figures) fn tenth(sentence: &Sentence, i: usize) -> Option<Decimal> {
    if sentence.at(i) == '半' {
        return Decimal::new(5, 1);
    }
    let number = number::chinese(sentence, i).ok()?;
    let one = number.end == i.saturating_add(1) && number.high == Some(number.low);
    let unit = unit_at(sentence, number.end).is_some();
    let tenth = number.low.times(Decimal::new(1, 1)?)?;
    (one && !unit && tenth < Decimal::whole(1) && !number.bare).then_some(tenth)
}
