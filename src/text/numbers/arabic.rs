//! Numbers in Arabic digits with their commas and point: 18,402, 3.5.

use super::Decimal;

/// Whether `c` is an Arabic digit of either width.
pub(crate) const fn is_arabic(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

fn digit(c: char) -> Option<i128> {
    let zero = match c {
        '0'..='9' => '0',
        '０'..='９' => '０',
        _ => return None,
    };
    u32::from(c).checked_sub(u32::from(zero)).map(i128::from)
}

/// Digits as they are added up; no sum where they are too many.
#[derive(Clone, Copy)]
struct Sum {
    sum: Option<i128>,
}

impl Sum {
    /// Reads the digits that come next and says how many there are.
    fn run<I: Iterator<Item = char> + Clone>(&mut self, chars: &mut I) -> usize {
        let mut count = 0usize;
        loop {
            let mut ahead = chars.clone();
            let Some(digit) = ahead.next().and_then(digit) else {
                return count;
            };
            let ten = |sum: i128| sum.checked_mul(10)?.checked_add(digit);
            self.sum = self.sum.and_then(ten);
            count = count.saturating_add(1);
            *chars = ahead;
        }
    }
}

/// The number at the start of `chars`: how many characters it takes, and its
/// value where [`Decimal`] holds it. `None` where no digit stands first.
///
/// 18,402 and 18，402 are one number, of 5,2025 only the 5 is; a point counts
/// where a digit stands behind it. Linear in the number.
pub(crate) fn arabic<I: Iterator<Item = char> + Clone>(
    mut chars: I,
) -> Option<(usize, Option<Decimal>)> {
    let first = chars.clone().next();
    let mut all = Sum { sum: Some(0) };
    let mut count = all.run(&mut chars);
    if count == 0 {
        return None;
    }
    // Of the commas only those that set off thousands.
    let grouped = count <= 3 && !matches!(first, Some('0' | '０'));
    loop {
        let (mut ahead, mut more) = (chars.clone(), all);
        let comma = grouped && matches!(ahead.next(), Some(',' | '，'));
        if !comma || more.run(&mut ahead) != 3 {
            break;
        }
        (chars, all) = (ahead, more);
        count = count.saturating_add(4);
    }
    let mut places = 0usize;
    let (mut ahead, mut more) = (chars.clone(), all);
    if matches!(ahead.next(), Some('.' | '．')) {
        places = more.run(&mut ahead);
        if places > 0 {
            all = more;
            count = count.saturating_add(places).saturating_add(1);
        }
    }
    let value = all.sum.zip(u8::try_from(places).ok());
    Some((
        count,
        value.and_then(|(sum, places)| Decimal::new(sum, places)),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_set_off_thousands_and_a_point_parts_the_fraction() {
        for (text, count, value) in [
            ("18,402人", 6, Some("18402")),
            ("１８，４０２", 6, Some("18402")),
            ("1,234,567.8吨", 11, Some("1234567.8")),
            ("1234,567", 4, Some("1234")),
            ("5,2025年", 1, Some("5")),
            ("0,123", 1, Some("0")),
            ("3.", 1, Some("3")),
            ("3.50元", 4, Some("3.5")),
            ("1.2.3", 3, Some("1.2")),
            ("007", 3, Some("7")),
        ] {
            let (chars, number) = arabic(text.chars()).unwrap();
            let number = number.map(|n| n.to_string());
            assert_eq!((chars, number.as_deref()), (count, value), "{text}");
        }
        assert_eq!(arabic("三".chars()), None);
        assert_eq!(arabic("9".repeat(60).chars()), Some((60, None)));
    }
}
