//! Looking for a number by its value, with or without a unit.

use regex::Regex;

use crate::text::fold::{self, Folding};

use super::super::language::error::QueryErrorKind;
use super::super::language::pattern;
use super::number::{may_begin, number};
use crate::text::numbers::Decimal;

/// Words before a number that say a share of it, and the sign for that.
const SHARES: [(&str, char); 4] = [
    ("百分之", '%'),
    ("千分之", '‰'),
    ("万分之", '‱'),
    ("萬分之", '‱'),
];

/// A number to look for.
#[derive(Debug, Clone)]
pub(in crate::search) struct Amount {
    value: Decimal,
    unit: Behind,
}

/// What must stand behind the number.
#[derive(Debug, Clone)]
enum Behind {
    /// Anything.
    Any,
    /// A text with its variants, at the start of what is behind.
    Text(Regex),
    /// The sign of a share, or its words before the number.
    Share(char),
}

impl Amount {
    /// Takes a number, written in any way, with its unit: 3400万元, 百分之五.
    ///
    /// # Errors
    /// `BadNumber` where the text does not begin with a number that has one
    /// value, `TooLarge` where the unit is too long.
    pub(in crate::search) fn new(text: &str) -> Result<Self, QueryErrorKind> {
        let text = text.trim();
        let share = share(text);
        let bare = share.and_then(|(length, _)| text.get(length..));
        let bare = bare.unwrap_or(text);
        let number = number(bare).ok_or(QueryErrorKind::BadNumber)?;
        let value = number.value().ok_or(QueryErrorKind::BadNumber)?;
        let behind = bare.get(number.len..).unwrap_or_default().trim();
        let sign = SHARES.iter().map(|&(_, sign)| sign);
        let unit = match share {
            Some((_, sign)) if behind.is_empty() => Behind::Share(sign),
            Some(_) => return Err(QueryErrorKind::BadNumber),
            None => match sign.into_iter().find(|&sign| is_sign(behind, sign)) {
                Some(sign) => Behind::Share(sign),
                None => match pattern::folded(behind, Folding::ALL) {
                    None => Behind::Any,
                    Some(pattern) => Regex::new(&format!(r"\A(?:{pattern})"))
                        .map(Behind::Text)
                        .map_err(|_| QueryErrorKind::TooLarge)?,
                },
            },
        };
        Ok(Self { value, unit })
    }

    /// The first match in `text` from byte `from` on, as bytes from and to.
    /// A number is always taken whole: one that begins before `from` is none
    /// from there on.
    pub(in crate::search) fn find_at(&self, text: &str, from: usize) -> Option<(usize, usize)> {
        let mut at = from;
        let before = text.get(..from)?.chars().next_back();
        if before.is_some_and(may_begin) {
            let rest = text.get(from..)?;
            at = from.saturating_add(rest.find(|c| !may_begin(c))?);
        }
        loop {
            let rest = text.get(at..)?;
            let skipped = rest.find(may_begin)?;
            at = at.saturating_add(skipped);
            let rest = rest.get(skipped..)?;
            if let Some((length, sign)) = share(rest)
                && let Some(found) = rest.get(length..).and_then(number)
            {
                let inner = at.saturating_add(length);
                if matches!(self.unit, Behind::Share(own) if own == sign)
                    && found.may_be(self.value)
                {
                    return Some((at, inner.saturating_add(found.len)));
                }
                at = inner;
                continue;
            }
            let found = number(rest)?;
            let behind = rest.get(found.len..).unwrap_or_default();
            let end = at.saturating_add(found.len);
            if found.may_be(self.value)
                && let Some(unit) = self.unit_at(behind)
            {
                return Some((at, end.saturating_add(unit)));
            }
            at = end;
        }
    }

    /// Bytes of the unit at the start of what stands behind the number, with
    /// the spaces before it.
    fn unit_at(&self, behind: &str) -> Option<usize> {
        let rest = behind.trim_start_matches(fold::is_space);
        let spaces = behind.len().saturating_sub(rest.len());
        let unit = match &self.unit {
            Behind::Any => return Some(0),
            Behind::Text(regex) => regex.find(rest).map(|found| found.end()),
            Behind::Share(sign) => {
                let first = rest.chars().next();
                let found = first.filter(|&c| fold::narrow(c) == *sign);
                found.map(char::len_utf8)
            }
        };
        unit.map(|unit| spaces.saturating_add(unit))
    }
}

/// Bytes and sign of the words for a share at the start of `text`.
fn share(text: &str) -> Option<(usize, char)> {
    let mut all = SHARES.iter();
    let found = all.find(|(words, _)| text.starts_with(words));
    found.map(|&(words, sign)| (words.len(), sign))
}

fn is_sign(text: &str, sign: char) -> bool {
    let mut chars = text.chars().map(fold::narrow);
    chars.next() == Some(sign) && chars.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(query: &str, text: &'a str) -> Vec<&'a str> {
        let amount = Amount::new(query).unwrap();
        let mut all = Vec::new();
        let mut from = 0;
        while let Some((start, end)) = amount.find_at(text, from) {
            all.push(&text[start..end]);
            from = end;
        }
        all
    }

    #[test]
    fn the_unit_goes_with_the_number() {
        let text = "3400万 元、三千四百萬圓、3400万人";
        assert_eq!(found("3400万元", text), ["3400万 元"]);
        assert_eq!(found("3400万", text), ["3400万", "三千四百萬", "3400万"]);
        assert_eq!(found("3400 万人", text), ["3400万人"]);
        assert_eq!(
            found("５％", "5%，百分之五，５％，5‰"),
            ["5%", "百分之五", "５％"]
        );
        assert_eq!(found("千分之五", "5‰，千分之5，5%"), ["5‰", "千分之5"]);
    }

    #[test]
    fn a_number_is_taken_whole() {
        assert_eq!(found("5", "15、5.1、5，5；1,005、第五条"), ["5", "5", "五"]);
        let amount = Amount::new("400").unwrap();
        assert_eq!(amount.find_at("3400、400", 1), Some((7, 10)));
        assert_eq!(amount.find_at("3400", 4), None);
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "",
            "元",
            "多",
            "三五",
            "1.2.3",
            "-5",
            "百分之",
            "百分之五元",
            "3400多万",
        ] {
            let error = Amount::new(text).unwrap_err();
            assert_eq!(error, QueryErrorKind::BadNumber, "{text}");
        }
    }
}
