//! Numbers in a text and their values, however they are written.

use crate::text::fold;
use crate::text::numbers::{self, Decimal, is_arabic, numerals};

/// A number as it stands at one place of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::search) struct Number {
    /// Its bytes from the start of what was read, words of scale included.
    pub(in crate::search) len: usize,
    /// Its value; none where it has none (1.2.3), or is only near one
    /// (3400多万).
    value: Option<Decimal>,
    /// The other value of a form with two readings (一百二).
    other: Option<Decimal>,
}

impl Number {
    /// The one value that it has in every reading.
    pub(in crate::search) fn value(&self) -> Option<Decimal> {
        self.value.filter(|_| self.other.is_none())
    }

    /// Whether it may be read as `value`.
    pub(in crate::search) fn may_be(&self, value: Decimal) -> bool {
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

/// Digits with words of scale behind them, and more of such as long as they
/// get smaller.
fn arabic(text: &str) -> Option<Number> {
    let (mut len, mut value) = digits(text)?;
    let mut below: Option<Option<Decimal>> = None;
    let mut sum: Option<Decimal> = None;
    loop {
        let rest = text.get(len..).unwrap_or_default();
        let scaled = scale(rest);
        let (bytes, product) = scaled.unwrap_or((0, Some(Decimal::whole(1))));
        let part = value.zip(product).and_then(|(value, by)| value.times(by));
        len = len.saturating_add(bytes);
        sum = match (below, part) {
            (None, part) => part,
            (Some(Some(below)), Some(part)) if part < below => sum.and_then(|sum| sum.plus(part)),
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
        below = Some(product);
        let (bytes, next) = digits(rest)?;
        len = len.saturating_add(bytes);
        value = next;
    }
}

/// Bytes of the digits at the start of `text` with their commas and point,
/// and their value. 1.2.3 numbers a section or a version and has none.
fn digits(text: &str) -> Option<(usize, Option<Decimal>)> {
    let (count, mut value) = numbers::arabic(text.chars())?;
    let bytes = |text: &str, count: usize| text.chars().take(count).map(char::len_utf8).sum();
    let mut len: usize = bytes(text, count);
    while let Some(behind) = text
        .get(len..)
        .unwrap_or_default()
        .strip_prefix(['.', '．'])
    {
        let more = behind.find(|c| !is_arabic(c)).unwrap_or(behind.len());
        if more == 0 {
            break;
        }
        value = None;
        len = text.len().saturating_sub(behind.len()).saturating_add(more);
    }
    Some((len, value))
}

/// Bytes of the words of scale at the start of `text`, with spaces before
/// them, and their product where it is no larger than numbers are.
fn scale(text: &str) -> Option<(usize, Option<Decimal>)> {
    let inner = text.trim_start_matches(fold::is_space);
    let spaces = text.len().saturating_sub(inner.len());
    let words = inner.chars().map_while(|c| Some((c, numerals::scale(c)?)));
    let (bytes, product) = words.fold((0, Some(Decimal::whole(1))), |(bytes, all), (c, by)| {
        let all = all.and_then(|all: Decimal| all.times(Decimal::whole(by)));
        (c.len_utf8().saturating_add(bytes), all)
    });
    (bytes > 0).then(|| (spaces.saturating_add(bytes), product))
}

/// Chinese numerals, with decimals where 点 stands between two of them.
fn chinese(text: &str) -> Option<Number> {
    let len = numerals::leading(text);
    let whole = text.get(..len).filter(|whole| !whole.is_empty())?;
    let rest = text.get(len..).unwrap_or_default();
    let whole_value = |number: u64| Decimal::new(i128::from(number), 0);
    let spoken = rest.strip_prefix(['点', '點']).map(|behind| {
        let (count, value) = numerals::fraction(behind.chars());
        let point = rest.len().saturating_sub(behind.len());
        let bytes: usize = behind.chars().take(count).map(char::len_utf8).sum();
        (bytes > 0).then(|| (point.saturating_add(bytes), value))
    });
    let Some((fraction, part)) = spoken.flatten() else {
        let (value, other) = match numerals::value(whole) {
            Some(value) => (Some(value), None),
            None => numerals::either(whole).unzip(),
        };
        let mixed = rest.starts_with(is_arabic);
        return Some(Number {
            len,
            value: value.and_then(whole_value).filter(|_| !mixed),
            other: other.and_then(whole_value).filter(|_| !mixed),
        });
    };
    let value = numerals::value(whole).and_then(whole_value).zip(part);
    let value = value.and_then(|(whole, part)| whole.plus(part));
    let len = len.saturating_add(fraction);
    let scaled = scale(text.get(len..).unwrap_or_default());
    let (bytes, product) = scaled.unwrap_or((0, Some(Decimal::whole(1))));
    let value = value.zip(product).and_then(|(value, by)| value.times(by));
    Some(Number {
        len: len.saturating_add(bytes),
        value,
        other: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> Option<Decimal> {
        number(text).filter(|n| n.len == text.len())?.value()
    }

    fn decimal(digits: i128, exponent: i16) -> Option<Decimal> {
        let power = |power: i16| 10_i128.pow(u32::from(power.unsigned_abs()));
        match exponent {
            0.. => Decimal::new(digits * power(exponent), 0),
            _ => Decimal::new(digits, u8::try_from(-exponent).unwrap()),
        }
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
