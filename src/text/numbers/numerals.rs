//! Whole numbers as they are written in Chinese documents.
//!
//! Read are Arabic digits (half and full width), Chinese numerals with units
//! (一千零十七, 十万零一千, 三万亿), digits set one after another (二〇二六),
//! the forms used on cheques (壹仟贰佰) and the short tens 廿 卅 卌. The value
//! is exact or there is none: a form with two readings, such as 一百二 (120 in
//! speech, 102 in the chapter numbers of old novels), gives `None` here and
//! both readings from [`either`].

use super::{Decimal, is_arabic};
use crate::text::lookalikes::ordinary;

/// One character of a numeral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    /// 零, 〇, ○, 0.
    Zero,
    /// 1 to 9.
    Digit(u8),
    /// 两, which stands only before a unit from 百 up, or alone.
    Liang,
    /// 10, 100 or 1000.
    Unit(u16),
    /// 20, 30 or 40 in one character.
    Tens(u8),
    /// 万.
    Wan,
    /// 亿.
    Yi,
}

const WAN: u64 = 10_000;
const YI: u64 = 100_000_000;

/// More characters than any number below 10^20 needs; longer runs have no
/// value.
const MAX_TOKENS: usize = 32;

fn token(c: char) -> Option<Token> {
    Some(match c {
        '零' | '〇' | '○' | '0' | '０' => Token::Zero,
        '一' | '壹' | '1' | '１' => Token::Digit(1),
        '二' | '贰' | '貳' | '2' | '２' => Token::Digit(2),
        '三' | '叁' | '參' | '叄' | '3' | '３' => Token::Digit(3),
        '四' | '肆' | '4' | '４' => Token::Digit(4),
        '五' | '伍' | '5' | '５' => Token::Digit(5),
        '六' | '陆' | '陸' | '6' | '６' => Token::Digit(6),
        '七' | '柒' | '7' | '７' => Token::Digit(7),
        '八' | '捌' | '8' | '８' => Token::Digit(8),
        '九' | '玖' | '9' | '９' => Token::Digit(9),
        '两' | '兩' => Token::Liang,
        '十' | '拾' => Token::Unit(10),
        '百' | '佰' => Token::Unit(100),
        '千' | '仟' => Token::Unit(1000),
        '廿' => Token::Tens(20),
        '卅' => Token::Tens(30),
        '卌' => Token::Tens(40),
        '万' | '萬' => Token::Wan,
        '亿' | '億' => Token::Yi,
        _ => match ordinary(c) {
            ordinary if ordinary != c => return token(ordinary),
            _ => return None,
        },
    })
}

/// Whether `c` can be part of a number: a digit of any kind or a unit up to
/// 亿.
#[must_use]
pub fn is_numeral(c: char) -> bool {
    token(c).is_some()
}

/// What a word of scale multiplies by: 10 to 1000, 万, 亿.
#[must_use]
pub fn scale(c: char) -> Option<u32> {
    Some(match token(c)? {
        Token::Unit(unit) => u32::from(unit),
        Token::Wan => 10_000,
        Token::Yi => 100_000_000,
        _ => return None,
    })
}

/// The value of a digit in hanzi or of an Arabic one.
#[must_use]
pub fn digit(c: char) -> Option<u8> {
    match token(c)? {
        Token::Zero => Some(0),
        Token::Digit(digit) => Some(digit),
        _ => None,
    }
}

/// The digits of a decimal that is read aloud, behind its 点 (三五 of
/// 二点三五): how many they are, and what they are worth where
/// [`Decimal`] holds it.
pub(crate) fn fraction(chars: impl Iterator<Item = char>) -> (usize, Option<Decimal>) {
    let mut count = 0usize;
    let mut sum = Some(0_i128);
    for digit in chars.map_while(|c| digit(c).filter(|_| !c.is_ascii())) {
        let ten = |sum: i128| sum.checked_mul(10)?.checked_add(i128::from(digit));
        sum = sum.and_then(ten);
        count = count.saturating_add(1);
    }
    let value = sum.zip(u8::try_from(count).ok());
    (
        count,
        value.and_then(|(sum, places)| Decimal::new(sum, places)),
    )
}

/// Length in bytes of the longest run of one kind at the start of `text`:
/// either Arabic digits or Chinese numerals. 0 where there is none. Linear in
/// the run.
#[must_use]
pub fn leading(text: &str) -> usize {
    let Some(first) = text.chars().next() else {
        return 0;
    };
    let arabic = is_arabic(first);
    text.char_indices()
        .find(|&(_, c)| is_arabic(c) != arabic || !is_numeral(c))
        .map_or(text.len(), |(at, _)| at)
}

/// The value of `text`, all of which must be one number. `None` where it is
/// none, where it has two readings, or where it passes `u64`.
#[must_use]
pub fn value(text: &str) -> Option<u64> {
    if !text.is_empty() && text.chars().all(is_arabic) {
        return positional(text);
    }
    let mut room = [Token::Zero; MAX_TOKENS];
    let tokens = tokens(text, &mut room)?;
    if let [Token::Digit(d)] = tokens {
        return Some(u64::from(*d));
    }
    if tokens.iter().all(|t| is_digit(*t)) {
        // Two digits without a zero may be "three or five".
        let sure = tokens.len() > 2 || tokens.contains(&Token::Zero);
        return if sure { positional(text) } else { None };
    }
    if text.chars().any(is_arabic) {
        return None;
    }
    below_yi_and_up(tokens)
}

/// The value of digits set one after another, of any kind and also mixed:
/// 二〇二六, 二四, 001. `None` where anything else stands among them or the
/// value passes `u64`.
#[must_use]
pub fn positional(text: &str) -> Option<u64> {
    let mut sum: u64 = 0;
    for c in text.chars() {
        let digit = match token(c)? {
            Token::Zero => 0,
            Token::Digit(d) => u64::from(d),
            _ => return None,
        };
        sum = sum.checked_mul(10)?.checked_add(digit)?;
    }
    (!text.is_empty()).then_some(sum)
}

/// Both readings of a number that ends in a digit right after 百, 千, 万 or
/// 亿: first as in speech (一百二 is 120), then as in old chapter numbers
/// (102). `None` for every other text.
#[must_use]
pub fn either(text: &str) -> Option<(u64, u64)> {
    let mut room = [Token::Zero; MAX_TOKENS];
    let tokens = tokens(text, &mut room)?;
    let (last, head) = tokens.split_last()?;
    let Token::Digit(digit) = *last else {
        return None;
    };
    let unit = match head.last()? {
        Token::Unit(u) if *u > 10 => u64::from(*u),
        Token::Wan => WAN,
        Token::Yi => YI,
        _ => return None,
    };
    let base = below_yi_and_up(head)?;
    let digit = u64::from(digit);
    Some((
        base.checked_add(digit.checked_mul(unit / 10)?)?,
        base.checked_add(digit)?,
    ))
}

fn tokens<'a>(text: &str, room: &'a mut [Token; MAX_TOKENS]) -> Option<&'a [Token]> {
    let mut count = 0usize;
    for c in text.chars() {
        *room.get_mut(count)? = token(c)?;
        count = count.saturating_add(1);
    }
    room.get(..count).filter(|t| !t.is_empty())
}

const fn is_digit(token: Token) -> bool {
    matches!(token, Token::Zero | Token::Digit(_))
}

/// What stands before and behind the last `mark`.
fn around(tokens: &[Token], mark: Token) -> Option<(&[Token], &[Token])> {
    let at = tokens.iter().rposition(|t| *t == mark)?;
    Some((tokens.get(..at)?, tokens.get(at.saturating_add(1)..)?))
}

/// A number with units: what stands before 亿 counts hundreds of millions and
/// may itself hold 万 (一万五千亿).
fn below_yi_and_up(tokens: &[Token]) -> Option<u64> {
    let Some((high, low)) = around(tokens, Token::Yi) else {
        return below_yi(tokens, false);
    };
    let high = below_yi(high, false)?.checked_mul(YI)?;
    if low.is_empty() {
        return Some(high);
    }
    high.checked_add(below_yi(low, true)?)
}

fn below_yi(tokens: &[Token], goes_on: bool) -> Option<u64> {
    let Some((high, low)) = around(tokens, Token::Wan) else {
        return below_wan(tokens, goes_on);
    };
    let high = below_wan(high, goes_on)?.checked_mul(WAN)?;
    if low.is_empty() {
        return Some(high);
    }
    high.checked_add(below_wan(low, true)?)
}

/// A number below 10,000 with units; `goes_on` says that 万 or 亿 stands
/// before it, so that a leading 零 is right and a lone digit is not.
fn below_wan(tokens: &[Token], goes_on: bool) -> Option<u64> {
    let mut sum = 0u64;
    let mut last_unit = if goes_on { WAN } else { 0 };
    let mut pending: Option<u64> = None;
    let mut zero = false;
    let mut liang = false;
    for t in tokens {
        match *t {
            Token::Zero => {
                if pending.is_some() || zero || last_unit == 0 {
                    return None;
                }
                zero = true;
            }
            Token::Digit(d) => {
                if pending.is_some() {
                    return None;
                }
                pending = Some(u64::from(d));
                liang = false;
            }
            Token::Liang => {
                if pending.is_some() {
                    return None;
                }
                pending = Some(2);
                liang = true;
            }
            Token::Unit(unit) => {
                let unit = u64::from(unit);
                let lower = last_unit == 0 || unit < last_unit;
                let count = match pending.take() {
                    Some(_) if liang && unit == 10 => return None,
                    Some(n) => n,
                    None if unit == 10 => 1,
                    None => return None,
                };
                if !lower {
                    return None;
                }
                sum = sum.saturating_add(count.saturating_mul(unit));
                (last_unit, zero) = (unit, false);
            }
            Token::Tens(tens) => {
                if pending.is_some() || (last_unit != 0 && last_unit <= 10) {
                    return None;
                }
                sum = sum.saturating_add(u64::from(tens));
                (last_unit, zero) = (10, false);
            }
            Token::Wan | Token::Yi => return None,
        }
    }
    match pending {
        // A digit after a unit counts ones only behind 十 or 零.
        Some(_) if last_unit > 10 && !zero => None,
        Some(_) if liang && (last_unit == 10 || zero) => None,
        Some(n) => Some(sum.saturating_add(n)),
        None if zero || sum == 0 => None,
        None => Some(sum),
    }
}

#[cfg(test)]
mod tests {
    use super::{digit, either, fraction, leading, positional, scale, value};

    #[test]
    fn numbers_with_units_are_exact() {
        for (text, number) in [
            ("七", 7),
            ("十", 10),
            ("十九", 19),
            ("二十", 20),
            ("一百零八", 108),
            ("一百十七", 117),
            ("两百一十八", 218),
            ("一千零十七", 1017),
            ("一千二百六十", 1260),
            ("十万", 100_000),
            ("十万零一千", 101_000),
            ("一百九十万零三千", 1_903_000),
            ("一万零五", 10_005),
            ("三万亿", 3_000_000_000_000),
            ("二十万亿", 20_000_000_000_000),
            ("一万五千亿", 1_500_000_000_000),
            ("一亿零三十万", 100_300_000),
            ("廿三", 23),
            ("卅", 30),
            ("百廿", 0),
            ("一百廿五", 125),
            ("壹仟贰佰叁拾", 1230),
            ("貳佰", 200),
            ("兩萬", 20_000),
        ] {
            let expected = (number != 0).then_some(number);
            assert_eq!(value(text), expected, "{text}");
        }
    }

    #[test]
    fn digits_in_a_row_are_read_as_they_stand() {
        assert_eq!(value("二〇二六"), Some(2026));
        assert_eq!(value("一八四○"), Some(1840));
        assert_eq!(value("二〇"), Some(20));
        assert_eq!(value("〇"), Some(0));
        assert_eq!(value("007"), Some(7));
        assert_eq!(value("１２０"), Some(120));
        assert_eq!(value("18446744073709551615"), Some(u64::MAX));
        assert_eq!(value("18446744073709551616"), None);
        assert_eq!(positional("二四"), Some(24));
        assert_eq!(value("⼆〇⼆五"), Some(2025));
        assert_eq!(value("⼗\u{f9d1}"), Some(16));
    }

    #[test]
    fn what_is_no_number_or_has_two_readings_has_no_value() {
        for text in [
            "",
            "三五",
            "七八十",
            "十十",
            "百",
            "万",
            "千百",
            "一百二",
            "一万五",
            "一百零",
            "零五百",
            "两十",
            "十两",
            "3万",
            "一二十",
            "甲",
            "一 二",
            "一万二万",
        ] {
            assert_eq!(value(text), None, "{text}");
        }
        assert_eq!(either("一百二"), Some((120, 102)));
        assert_eq!(either("一万五"), Some((15_000, 10_005)));
        assert_eq!(either("一百二十"), None);
        assert_eq!(either("二十二"), None);
    }

    #[test]
    fn words_of_scale_and_digits_are_told_apart() {
        assert_eq!(
            (scale('万'), scale('佰'), scale('三')),
            (Some(10_000), Some(100), None)
        );
        assert_eq!(
            (digit('三'), digit('○'), digit('十')),
            (Some(3), Some(0), None)
        );
        let (count, value) = fraction("三五万亿".chars());
        assert_eq!((count, value.unwrap().to_string().as_str()), (2, "0.35"));
    }

    #[test]
    fn a_leading_run_is_of_one_kind() {
        assert_eq!(leading("一百二十条"), "一百二十".len());
        assert_eq!(leading("12三"), 2);
        assert_eq!(leading("三12"), 3);
        assert_eq!(leading("第一"), 0);
        assert_eq!(leading(""), 0);
    }
}
