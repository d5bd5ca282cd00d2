//! Markers that are a number with a mark: 一、 （一） 1. 1.1 ① A. 甲、.

use super::cursor::{Cursor, common_word, finish, finish_unit, is_arabic, third_number, value};
use super::matter::is_measure;
use super::roman::roman_numeral;
use super::{Digits, Gap, Marker, SectionNumber, Style, Unit, UnitWord};
use crate::text::numbers::enclosed::{self, Enclosure};
use crate::text::numbers::{latin, numerals, written};

/// （一） and （1）.
pub(crate) fn bracketed(text: &str) -> Option<Marker> {
    let mut cursor = Cursor::new(text);
    cursor.eat(|c| matches!(c, '（' | '('))?;
    cursor.spaces();
    if let Some(c) = cursor.eat(|c| matches!(c, '上' | '中' | '下')) {
        cursor.eat(|c| matches!(c, '）' | ')'))?;
        let number = third_number(&mut cursor, c);
        let marker = finish(cursor, Style::Third, number, false);
        return (marker.gap == Gap::End).then_some(marker);
    }
    let numeral = cursor.numeral()?;
    cursor.spaces();
    cursor.eat(|c| matches!(c, '）' | ')'))?;
    let number = value(numeral)
        .0
        .filter(|&n| n < 1000)
        .map(SectionNumber::one)?;
    let style = if is_arabic(numeral) {
        Style::ArabicParen
    } else {
        Style::HanParen
    };
    // （一）、 is met with: the mark belongs to the marker.
    let mut ahead = cursor;
    if ahead.eat(|c| matches!(c, '、' | '.' | '．')).is_some() {
        cursor = ahead;
    }
    Some(finish(cursor, style, number, true))
}

/// ①, ㈠, ⑴, ⒈: a number in one character, with its mark.
pub(crate) fn enclosed(text: &str, first: char) -> Option<Marker> {
    let (kind, number) = enclosed::enclosed(first)?;
    let style = match kind {
        Enclosure::Circle => Style::Circled,
        Enclosure::Brackets => Style::ArabicParen,
        Enclosure::Stop => Style::ArabicDot,
        Enclosure::HanBrackets => Style::HanParen,
        Enclosure::HanCircle => return None,
    };
    let mut cursor = Cursor::new(text);
    cursor.eat(|_| true);
    cursor.digits = Some(Digits::Enclosed);
    Some(finish(cursor, style, SectionNumber::one(number), true))
}

/// What begins with a numeral: 一、 1. 1） 1.1.2 三十章 001.
pub(crate) fn numbered(text: &str) -> Option<Marker> {
    let mut cursor = Cursor::new(text);
    let numeral = cursor.numeral()?;
    let arabic = is_arabic(numeral);
    let (first, other) = value(numeral);
    let first = first?;
    let number = SectionNumber::one(first);
    if first < 100_000 {
        let mut ahead = cursor;
        ahead.spaces();
        if let Some((word, unit)) = common_word(&mut ahead)
            && matches!(unit, Unit::Chapter | Unit::Section | Unit::Volume)
        {
            let marker = finish_unit(ahead, word, unit, number);
            return matches!(marker.gap, Gap::End | Gap::Space).then_some(marker);
        }
    }
    let next = cursor.peek();
    let mut ahead = cursor;
    ahead.eat(|_| true);
    match next {
        Some('、') if is_enumeration(first, ahead.rest()) || counts_two(first, ahead.rest()) => {
            None
        }
        Some('、') if first < 1000 => {
            let style = match (arabic, is_capital(numeral)) {
                (true, _) => Style::ArabicComma,
                (false, true) => Style::CapitalComma,
                (false, false) => Style::HanComma,
            };
            Some(finish(ahead, style, number, true))
        }
        Some('.' | '．') if arabic => dotted(cursor, first),
        // 3A. stands behind 3. in an ordinance.
        Some(letter @ 'A'..='Z') if arabic && first < 1000 => {
            ahead.eat(|c| matches!(c, '.' | '．'))?;
            let mut number = number;
            number.push(latin::letter_value(letter)?);
            let marker = finish(ahead, Style::ArabicDot, number, true);
            let latin = ahead.peek().is_some_and(|c| c.is_ascii_alphanumeric());
            (!latin).then_some(marker)
        }
        Some('.' | '．') if first < 1000 => Some(finish(ahead, Style::HanDot, number, true)),
        Some('）' | ')') if first < 1000 => {
            let style = if arabic {
                Style::ArabicHalf
            } else {
                Style::HanHalf
            };
            Some(finish(ahead, style, number, true))
        }
        Some(c) if c.is_whitespace() && first < 100_000 => {
            let style = if arabic {
                Style::ArabicBare
            } else {
                Style::HanBare
            };
            let mut marker = finish(cursor, style, number, false);
            marker.other = other;
            Some(marker)
        }
        None if first < 100_000 => {
            let style = if arabic {
                Style::ArabicBare
            } else {
                Style::HanBare
            };
            Some(finish(cursor, style, number, false))
        }
        _ => None,
    }
}

/// Whether the next number follows right behind 三、 as in 三、四班 and
/// 一、二、三.
fn is_enumeration(first: u32, rest: &str) -> bool {
    let run = numerals::leading(rest);
    let next = rest.get(..run).and_then(|n| value(n).0);
    let behind = rest.get(run..).and_then(|r| r.chars().next());
    next == first.checked_add(1)
        && behind.is_some_and(|c| "、班年级級季楼樓线線等组組号號".contains(c))
}

/// Whether a sentence begins with two numbers of what it counts: 一、二两句写景，….
fn counts_two(first: u32, rest: &str) -> bool {
    let mut chars = rest.chars();
    let next = chars
        .next()
        .and_then(|c| value(c.encode_utf8(&mut [0; 4])).0);
    let counted = chars.next();
    next == first.checked_add(1)
        && counted.is_some_and(|c| "两兩句段联聯首行节節章回卷层層者".contains(c))
        && rest.contains(['，', '。'])
}

/// I., Ⅱ、, IV alone or before a title. One letter that is more often one of
/// A. to F. is left to [`alphabetic`].
pub(crate) fn roman(text: &str) -> Option<Marker> {
    let mut cursor = Cursor::new(text);
    let number = roman_numeral(&mut cursor)?;
    cursor.digits = Some(Digits::Roman);
    let marked = cursor.eat(|c| matches!(c, '.' | '．' | '、')).is_some();
    let marker = finish(cursor, Style::Roman, SectionNumber::one(number), marked);
    let next = text.get(marker.head..).and_then(|r| r.chars().next());
    let latin = next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '-');
    let fits = match marker.gap {
        Gap::End => true,
        Gap::Mark => marked,
        Gap::Space => !latin,
        Gap::None | Gap::Behind => false,
    };
    fits.then_some(marker)
}

/// Reads 1. and 1.1.2: a number of two parts needs a gap or a word behind it,
/// which tells it from a decimal fraction.
fn dotted(mut cursor: Cursor<'_>, first: u32) -> Option<Marker> {
    let mut number = SectionNumber::one(first);
    let mut parts = 1u8;
    let mut marked = false;
    while cursor.eat(|c| matches!(c, '.' | '．')).is_some() {
        marked = true;
        let digits = cursor.rest();
        let run = numerals::leading(digits);
        let numeral = digits.get(..run).filter(|n| !n.is_empty() && is_arabic(n));
        let Some(numeral) = numeral else { break };
        marked = false;
        cursor.advance(numeral.len());
        number.push(value(numeral).0.filter(|&n| n < 1000)?);
        parts = parts.saturating_add(1);
    }
    if parts > 4 || first >= 10_000 {
        return None;
    }
    let style = if parts == 1 {
        Style::ArabicDot
    } else {
        Style::Dotted(parts)
    };
    let marker = finish(cursor, style, number, marked);
    let follows = marker.head;
    let next = cursor.text.get(follows..).and_then(|r| r.chars().next());
    let is_fraction =
        parts > 1 && marker.gap == Gap::None && next.is_none_or(|c| !is_word(c) || is_measure(c));
    (!is_fraction).then_some(marker)
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '《' | '“' | '「' | '【')
}

/// 甲、 to 癸、.
pub(crate) fn stem(text: &str, first: char) -> Option<Marker> {
    let at = written::STEMS.chars().position(|c| c == first)?;
    let number = u32::try_from(at).ok()?.checked_add(1)?;
    let mut cursor = Cursor::new(text);
    cursor.eat(|_| true);
    cursor.eat(|c| c == '、')?;
    cursor.digits = Some(Digits::Order);
    Some(finish(
        cursor,
        Style::Stem,
        SectionNumber::one(number),
        true,
    ))
}

/// Whether a numeral is written in the capital forms of cheques.
fn is_capital(numeral: &str) -> bool {
    numeral
        .chars()
        .all(|c| "壹贰貳叁參叄肆伍陆陸柒捌玖拾".contains(c))
}

/// A.1, A.1.1, as annexes count: behind the letter; with a gap or a word behind
/// it.
fn lettered(mut cursor: Cursor<'_>, letter: u32) -> Option<Marker> {
    let mut number = SectionNumber::one(letter);
    let mut parts = 1u8;
    loop {
        let mut ahead = cursor;
        let mark = ahead.eat(|c| matches!(c, '.' | '．'));
        let numeral = ahead.numeral().filter(|n| mark.is_some() && is_arabic(n));
        let Some(part) = numeral.and_then(|n| value(n).0) else {
            break;
        };
        number.push(part);
        parts = parts.saturating_add(1);
        cursor = ahead;
    }
    if !(2..=4).contains(&parts) {
        return None;
    }
    let marker = finish(cursor, Style::Lettered(parts), number, false);
    matches!(marker.gap, Gap::End | Gap::Space).then_some(marker)
}

/// A., chapter 1, Chapter.001.
pub(crate) fn alphabetic(text: &str) -> Option<Marker> {
    let mut cursor = Cursor::new(text);
    let mut word = [0u8; 8];
    let mut len = 0usize;
    while let Some(c) = cursor.eat(|c| c.is_ascii_alphabetic()) {
        let place = word.get_mut(len)?;
        *place = u8::try_from(c.to_ascii_lowercase()).ok()?;
        len = len.saturating_add(1);
    }
    let word = word.get(..len)?;
    if let ([letter], Some('.' | '．' | '、')) = (word, cursor.peek()) {
        let number = latin::letter_value(char::from(*letter))?;
        if let Some(marker) = lettered(cursor, number) {
            return Some(marker);
        }
        cursor.eat(|_| true);
        cursor.digits = Some(Digits::Order);
        let marker = finish(cursor, Style::Letter, SectionNumber::one(number), true);
        return Some(marker);
    }
    let (word, unit) = match word {
        b"chapter" | b"chap" => (UnitWord::Chapter, Unit::Chapter),
        b"vol" | b"volume" => (UnitWord::Volume, Unit::Volume),
        b"part" => (UnitWord::Part, Unit::Division),
        _ => return None,
    };
    cursor.spaces();
    cursor.eat(|c| c == '.');
    cursor.spaces();
    let numeral = cursor.numeral().filter(|n| is_arabic(n))?;
    let number = SectionNumber::one(value(numeral).0?);
    let marker = finish_unit(cursor, word, unit, number);
    (marker.gap != Gap::None).then_some(marker)
}
