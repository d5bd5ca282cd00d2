//! A term that is the number of a heading, in every writing of it.

use std::fmt::Write;

use crate::grammar::{Asked, UnitWord};
use crate::text::fold::Folding;

use super::pattern;

/// The pattern of all writings of the heading number that `text` is, from 第
/// to the unit word or what is inserted behind it: of 第12章 also 第十二章,
/// 第１２章, 第一二章. `None` where the text is none.
///
/// 第 must stand before the number, so that 120条 finds 第一百二十条 but no
/// count of 一百二十条. Without a unit word only what was inserted (120.1) is
/// taken for an article.
pub(in crate::search) fn writings(text: &str) -> Option<String> {
    let asked = Asked::read(text)?;
    let (word, main, inserted) = match (asked.word, asked.parts()) {
        (Some(word), &[main]) => (word, main, None),
        (Some(word), &[main, inserted]) => (word, main, Some(inserted)),
        (None, &[main, inserted]) if !asked.ordinal || text.contains('之') => {
            (UnitWord::Article, main, Some(inserted))
        }
        _ => return None,
    };
    let gap = pattern::gap();
    let sign = letters("第")?;
    let main = number(main)?;
    let forms: Vec<String> = word
        .forms()
        .iter()
        .filter_map(|form| letters(form))
        .collect();
    let word = format!("(?:{})", forms.join("|"));
    let Some(inserted) = inserted else {
        return Some(format!("{sign}{gap}{main}{gap}{word}"));
    };
    let inserted = number(inserted)?;
    let (dash, between) = (letters("-")?, letters("之")?);
    Some(format!(
        "{sign}{gap}{main}{gap}(?:{dash}{gap}{inserted}{gap}{word}|\
         {word}{gap}{between}{gap}{inserted}|{between}{gap}{inserted}{gap}{word})"
    ))
}

/// A word with its variants.
fn letters(text: &str) -> Option<String> {
    pattern::folded(text, Folding::ALL)
}

/// Digits in the numerals of every day and those of cheques.
const DIGITS: [&str; 10] = [
    "零", "一壹", "二贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖",
];

/// Every writing of a number below ten thousand, of a larger one those in
/// digits. Longer ones stand before those they begin with.
fn number(number: u32) -> Option<String> {
    let arabic = number.to_string();
    let digits: Vec<usize> = arabic
        .bytes()
        .map(|digit| usize::from(digit.saturating_sub(b'0')))
        .collect();
    let han = |digit: usize| pattern::any_of(DIGITS.get(digit).copied().unwrap_or_default());
    let mut row = String::new();
    for digit in &digits {
        // Writing to a string cannot fail.
        let _ = write!(
            row,
            "(?:{}|{})",
            pattern::any_of(&digit.to_string()),
            han(*digit)
        );
    }
    let nought = pattern::any_of("0");
    let mut all = vec![format!("{nought}*{row}")];
    if let Some(units) = with_units(number, &han) {
        all.insert(0, units);
    }
    Some(format!("(?:{})", all.join("|")))
}

/// A number from 10 to 9999 with its units: 一百二十, 一千零五, 廿三.
fn with_units(number: u32, han: &dyn Fn(usize) -> String) -> Option<String> {
    const UNITS: [(u32, &str); 3] = [(1000, "千仟"), (100, "百佰"), (10, "十拾")];
    if !(10..10_000).contains(&number) {
        return None;
    }
    let mut pattern = String::new();
    let mut rest = number;
    let mut gap = false;
    for (unit, words) in UNITS {
        let digit = rest.checked_div(unit)?;
        rest = rest.checked_rem(unit)?;
        if digit == 0 {
            gap |= !pattern.is_empty();
            continue;
        }
        if std::mem::take(&mut gap) {
            pattern.push_str(&han(0));
        }
        let digits = match digit {
            2 if unit > 10 => pattern::any_of("二贰两"),
            _ => han(usize::try_from(digit).ok()?),
        };
        let short = match (unit, digit) {
            (10, 2) => "廿",
            (10, 3) => "卅",
            (10, 4) => "卌",
            _ => "",
        };
        let words = pattern::any_of(words);
        let optional = if unit == 10 && digit == 1 { "?" } else { "" };
        if short.is_empty() {
            let _ = write!(pattern, "{digits}{optional}{words}");
        } else {
            let _ = write!(pattern, "(?:{digits}{words}|{})", pattern::any_of(short));
        }
    }
    if rest > 0 {
        if gap {
            pattern.push_str(&han(0));
        }
        pattern.push_str(&han(usize::try_from(rest).ok()?));
    }
    Some(pattern)
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::*;

    fn found<'a>(query: &str, text: &'a str) -> Vec<&'a str> {
        let regex = Regex::new(&writings(query).unwrap()).unwrap();
        regex.find_iter(text).map(|m| m.as_str()).collect()
    }

    #[test]
    fn every_writing_of_a_number_is_found() {
        let text = "第十二章、第12章、第 １２ 章、第一二章、第拾贰章、第⼗⼆章；第二章、第一百一十二章、第112章、十二章";
        assert_eq!(
            found("第12章", text).len(),
            6,
            "{:?}",
            found("第12章", text)
        );
        assert_eq!(found("十二章", text), found("第１２章", text));
        let text = "第一百二十条、第120條、第一百廿条、第一二〇条、第一百二十条之一、第1200条";
        assert_eq!(found("第120条", text).len(), 5);
        let text =
            "第一百二十条之一、第120-1條、第120條之1、第 120 之 1 条、第一百二十条、第120-12条";
        for query in [
            "120条之一",
            "120之1",
            "120.1",
            "第120條之1",
            "第一百二十条之一",
        ] {
            assert_eq!(
                found(query, text).len(),
                4,
                "{query} {:?}",
                found(query, text)
            );
        }
        assert_eq!(
            found("第1005条", "第一千零五条 第一千〇五条 第一千五条"),
            ["第一千零五条", "第一千〇五条"]
        );
        assert_eq!(
            found("第210条", "第二百一十条 第两百一十条 第二百十条").len(),
            3
        );
        assert_eq!(found("第10节", "第十节 第一十节 第10节").len(), 3);
        assert_eq!(found("第三部分", "第3部份 第三部分").len(), 2);
    }

    #[test]
    fn other_terms_have_no_writings() {
        for text in [
            "12",
            "120",
            "第十二次",
            "3.5万",
            "二零二五年",
            "1.2.3",
            "总则",
            "第3",
        ] {
            assert_eq!(writings(text), None, "{text}");
        }
    }
}
