//! Numbers in a text and their values, however they are written.

use crate::text::{fold, lookalikes, numerals};

/// What a number is worth: `digits` times ten to the power of `exponent`,
/// where `digits` ends in no zero, so that equal values are equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::search) struct Value {
    digits: u128,
    exponent: i16,
}

impl Value {
    fn new(mut digits: u128, mut exponent: i16) -> Self {
        if digits == 0 {
            return Self {
                digits,
                exponent: 0,
            };
        }
        while digits.is_multiple_of(10) {
            digits /= 10;
            exponent = exponent.saturating_add(1);
        }
        Self { digits, exponent }
    }

    fn whole(number: u64) -> Self {
        Self::new(u128::from(number), 0)
    }

    /// Times ten to the power of `power`.
    fn scaled(self, power: i16) -> Self {
        Self::new(self.digits, self.exponent.saturating_add(power))
    }

    /// The sum, where it can be told.
    fn plus(self, other: Self) -> Option<Self> {
        let exponent = self.exponent.min(other.exponent);
        let at = |value: Self| {
            let power = u32::from(value.exponent.abs_diff(exponent));
            value.digits.checked_mul(10u128.checked_pow(power)?)
        };
        Some(Self::new(at(self)?.checked_add(at(other)?)?, exponent))
    }

    /// Whether it is below ten to the power of `power`.
    fn is_below(self, power: i16) -> bool {
        let log = self.digits.checked_ilog10();
        let digits = log.map_or(0, |log| log.saturating_add(1));
        let digits = i16::try_from(digits).unwrap_or(i16::MAX);
        digits.saturating_add(self.exponent) <= power
    }
}

/// A number as it stands at one place of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) struct Number {
    /// Its bytes from the start of what was read, words of scale included.
    pub(in crate::search) len: usize,
    /// Its value; none where it has none (1.2.3), or is only near one
    /// (3400多万).
    value: Option<Value>,
    /// The other value of a form with two readings (一百二).
    other: Option<Value>,
}

impl Number {
    /// The one value that it has in every reading.
    pub(in crate::search) fn value(&self) -> Option<Value> {
        self.value.filter(|_| self.other.is_none())
    }

    /// Whether it may be read as `value`.
    pub(in crate::search) fn may_be(&self, value: Value) -> bool {
        self.value == Some(value) || self.other == Some(value)
    }
}

/// Whether a number may begin with `c`.
pub(in crate::search) fn may_begin(c: char) -> bool {
    numerals::is_numeral(c)
}

/// The number that begins at the start of `text`, with all that belongs to
/// it: `3,400万`, `３４００ 万`, `1亿2000万`, `三千四百万`, `三点四亿`. `None`
/// where none does. Linear in the number.
pub(in crate::search) fn number(text: &str) -> Option<Number> {
    let first = text.chars().next()?;
    let mut found = if is_arabic(first) {
        arabic(text)
    } else {
        chinese(text)
    }?;
    let rest = text.get(found.len..).unwrap_or_default();
    let near = rest.strip_prefix(['多', '余', '餘', '几', '幾', '来', '來']);
    if near.is_some_and(|rest| scale(rest).is_some()) {
        (found.value, found.other) = (None, None);
    }
    Some(found)
}

const fn is_arabic(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

fn digit(c: char) -> Option<u128> {
    fold::narrow(c).to_digit(10).map(u128::from)
}

/// Digits with words of scale behind them, and more of such as long as they
/// get smaller.
fn arabic(text: &str) -> Option<Number> {
    let (mut len, mut value) = digits(text)?;
    let mut below = None;
    let mut sum: Option<Value> = None;
    loop {
        let rest = text.get(len..).unwrap_or_default();
        let scaled = scale(rest);
        let (bytes, power) = scaled.unwrap_or((0, 0));
        let part = value.map(|value| value.scaled(power));
        len = len.saturating_add(bytes);
        sum = match (below, part) {
            (None, part) => part,
            (Some(below), Some(part)) if part.is_below(below) => sum.and_then(|sum| sum.plus(part)),
            _ => None,
        };
        let rest = text.get(len..).unwrap_or_default();
        if scaled.is_none() || !rest.starts_with(is_arabic) {
            // 3万5 may be 35,000 or two numbers.
            let open =
                scaled.is_none() && below.is_some() || rest.starts_with(numerals::is_numeral);
            return Some(Number {
                len,
                value: sum.filter(|_| !open),
                other: None,
            });
        }
        below = Some(power);
        let (bytes, next) = digits(rest)?;
        len = len.saturating_add(bytes);
        value = next;
    }
}

/// Bytes of the digits at the start of `text` with their commas and point,
/// and their value.
fn digits(text: &str) -> Option<(usize, Option<Value>)> {
    let run = |text: &str| {
        let end = text.find(|c| !is_arabic(c)).unwrap_or(text.len());
        (end, text.get(..end).unwrap_or_default().chars().count())
    };
    let (mut len, count) = run(text);
    if len == 0 {
        return None;
    }
    let rest = |len: usize| text.get(len..).unwrap_or_default();
    if count <= 3 {
        // Of the commas only those that set off thousands.
        while let Some(group) = rest(len).strip_prefix([',', '，']) {
            let (bytes, 3) = run(group) else { break };
            let comma = rest(len).len().saturating_sub(group.len());
            len = len.saturating_add(comma).saturating_add(bytes);
        }
    }
    let mut points = 0u32;
    let mut decimals = 0i16;
    while let Some(behind) = rest(len).strip_prefix(['.', '．']) {
        let (bytes, count) = run(behind);
        if bytes == 0 {
            break;
        }
        points = points.saturating_add(1);
        decimals = i16::try_from(count).ok()?;
        let point = rest(len).len().saturating_sub(behind.len());
        len = len.saturating_add(point).saturating_add(bytes);
    }
    let mut all = text
        .get(..len)
        .unwrap_or_default()
        .chars()
        .filter_map(digit);
    let sum = all.try_fold(0u128, |sum, digit| sum.checked_mul(10)?.checked_add(digit));
    // 1.2.3 numbers a section or a version.
    let value = sum.filter(|_| points < 2);
    Some((
        len,
        value.map(|sum| Value::new(sum, decimals.saturating_neg())),
    ))
}

/// Bytes and power of ten of the words of scale at the start of `text`, with
/// spaces before them.
fn scale(text: &str) -> Option<(usize, i16)> {
    let spaces = text
        .len()
        .saturating_sub(text.trim_start_matches(fold::is_space).len());
    let mut len = spaces;
    let mut power = 0i16;
    for c in text.get(spaces..)?.chars() {
        let more = match lookalikes::ordinary(c) {
            '十' | '拾' => 1,
            '百' | '佰' => 2,
            '千' | '仟' => 3,
            '万' | '萬' => 4,
            '亿' | '億' => 8,
            _ => break,
        };
        power = power.saturating_add(more);
        len = len.saturating_add(c.len_utf8());
    }
    (power > 0).then_some((len, power))
}

/// Chinese numerals, with decimals where 点 stands between two of them.
fn chinese(text: &str) -> Option<Number> {
    let len = numerals::leading(text);
    let whole = text.get(..len).filter(|whole| !whole.is_empty())?;
    let rest = text.get(len..).unwrap_or_default();
    let decimals = rest.strip_prefix(['点', '點']).map(|behind| {
        let end = behind.find(|c: char| numerals::positional(c.encode_utf8(&mut [0; 4])).is_none());
        let run = behind
            .get(..end.unwrap_or(behind.len()))
            .unwrap_or_default();
        (rest.len().saturating_sub(behind.len()), run)
    });
    let Some((point, run)) = decimals.filter(|(_, run)| !run.is_empty()) else {
        let (value, other) = match numerals::value(whole) {
            Some(value) => (Some(value), None),
            None => numerals::either(whole).unzip(),
        };
        let mixed = rest.starts_with(is_arabic);
        return Some(Number {
            len,
            value: value.map(Value::whole).filter(|_| !mixed),
            other: other.map(Value::whole).filter(|_| !mixed),
        });
    };
    let count = i16::try_from(run.chars().count()).ok();
    let value = count.and_then(|count| {
        let whole = Value::whole(numerals::value(whole)?);
        let part = Value::whole(numerals::positional(run)?);
        whole.plus(part.scaled(count.saturating_neg()))
    });
    let len = len.saturating_add(point).saturating_add(run.len());
    let (bytes, power) = scale(text.get(len..).unwrap_or_default()).unwrap_or((0, 0));
    Some(Number {
        len: len.saturating_add(bytes),
        value: value.map(|value| value.scaled(power)),
        other: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<Value> {
        number(text).filter(|n| n.len == text.len())?.value()
    }

    fn decimal(digits: u128, exponent: i16) -> Option<Value> {
        Some(Value::new(digits, exponent))
    }

    #[test]
    fn every_way_of_writing_has_the_same_value() {
        for text in [
            "3400万",
            "34000000",
            "3,400万",
            "34,000,000",
            "３４００万",
            "３，４００ 萬",
            "三千四百万",
            "叁仟肆佰萬",
            "0.34亿",
            "〇点三四亿",
        ] {
            assert_eq!(value(text), decimal(34, 6), "{text}");
        }
        assert_eq!(value("3.4亿"), value("三点四億"));
        assert_eq!(value("1亿2000万"), decimal(12, 7));
        assert_eq!(value("3万亿"), value("三万亿"));
        assert_eq!(value("5.20"), decimal(52, -1));
        assert_eq!(value("0"), value("〇"));
        assert_eq!(value("十二点零五"), decimal(1205, -2));
    }

    #[test]
    fn what_is_near_a_number_or_no_number_has_no_value() {
        for text in ["3400", "十"] {
            let whole = format!("{text}多万人");
            assert_eq!(number(&whole).unwrap().value(), None, "{whole}");
        }
        assert_eq!(number("3400多人").unwrap().value(), decimal(34, 2));
        for text in [
            "1.2.3",
            "3万5",
            "2千3万",
            "3千4百万",
            "三五",
            "千",
            "3万五",
            "三5",
        ] {
            assert_eq!(number(text).unwrap().value(), None, "{text}");
        }
        assert_eq!(number("多"), None);
        assert!(value(&"9".repeat(60)).is_none());
    }

    #[test]
    fn a_number_ends_where_the_next_begins() {
        let len = |text| number(text).unwrap().len;
        assert_eq!(len("5,2025年"), 1);
        assert_eq!(len("1,234,5678"), 5);
        assert_eq!(len("3.，"), 1);
        assert_eq!(len("3点半"), 1);
        assert_eq!(len("三点半"), 3);
        assert_eq!(len("12:30"), 2);
    }

    #[test]
    fn both_readings_of_a_short_form_are_kept() {
        let short = number("一百二").unwrap();
        assert_eq!(short.value(), None);
        for value in [decimal(12, 1), decimal(102, 0)] {
            assert!(short.may_be(value.unwrap()));
        }
    }
}
