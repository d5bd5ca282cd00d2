//! What is known of a document as one of many: title, issuer, date, number.

use crate::document::{Document, Span};
use crate::structure::facts::{self, FactKind};
use crate::text::numerals;

/// What a document says of itself; empty where it says nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Profile {
    /// The title of the whole.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// The office, court or company that issued it.
    pub issuer: String,
    /// When it was issued, so that dates sort: 2026-01-20, 2026-01 or 2026.
    pub date: String,
    /// Its number: 文号, 案号, 标准号.
    pub number: String,
}

/// The longest fact that is told, in characters.
const LONGEST: usize = 120;

impl Profile {
    /// The profile of a document, or of its beginning. Looks at a few
    /// paragraphs.
    #[must_use]
    pub fn of(document: &Document) -> Self {
        let mut profile = Self::default();
        for fact in facts::of(document) {
            let text = one_line(document, fact.span);
            match fact.kind {
                FactKind::Title => profile.title = text,
                FactKind::Author => profile.author = text,
                FactKind::Issuer => profile.issuer = text,
                FactKind::Date => profile.date = sortable(&text).unwrap_or_default(),
                FactKind::Number => profile.number = text,
            }
        }
        profile
    }
}

fn one_line(document: &Document, span: Span) -> String {
    let words = document.slice(span).split_whitespace();
    let text = words.collect::<Vec<_>>().join(" ");
    text.chars().take(LONGEST).collect()
}

/// The year of 民國 1 less one.
const REPUBLIC: u64 = 1911;

/// A date as it is written (2026年1月20日, 二〇二六年一月, 民國101年9月24日, 2025/3/12)
/// so that it sorts: 2026-01-20. `None` where it is none.
fn sortable(text: &str) -> Option<String> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let is_mark = |c: char| matches!(c, '年' | '月' | '日' | '-' | '/' | '.');
    let in_republic = bare.contains("民國") || bare.contains("民国");
    let from = bare.find(|c: char| c.is_ascii_digit() || numerals::is_numeral(c))?;
    let mut parts = bare.get(from..)?.split(is_mark);
    let value = |part: &str| numerals::value(part).or_else(|| numerals::positional(part));
    let year = value(parts.next()?)?;
    let year = if in_republic {
        year.saturating_add(REPUBLIC)
    } else {
        year
    };
    let within = |part: Option<&str>, most: u64| {
        let number = part.and_then(value)?;
        (1..=most).contains(&number).then_some(number)
    };
    let mut date = (1000..=2999).contains(&year).then(|| year.to_string())?;
    if let Some(month) = within(parts.next(), 12) {
        date.push_str(&format!("-{month:02}"));
        if let Some(day) = within(parts.next(), 31) {
            date.push_str(&format!("-{day:02}"));
        }
    }
    Some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_sort_however_they_are_written() {
        for (written, sorted) in [
            ("2026年1月20日", "2026-01-20"),
            ("二〇二六年十一月三日", "2026-11-03"),
            ("中華民國101年9月24日", "2012-09-24"),
            ("2025/3/12", "2025-03-12"),
            ("2024年7月", "2024-07"),
            ("二〇二四年", "2024"),
        ] {
            assert_eq!(sortable(written).as_deref(), Some(sorted), "{written}");
        }
        assert_eq!(sortable("即日起"), None);
        assert_eq!(sortable("12年"), None);
    }
}
