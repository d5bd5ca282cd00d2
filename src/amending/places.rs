//! The places that an instruction names: 第三条第二款第（一）项.

use crate::grammar::Asked;

/// An article, and a paragraph and an item in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LawPlace {
    /// The parts of the number: 120, 1 of 第一百二十条之一.
    pub(super) article: Vec<u32>,
    /// From 1.
    pub(super) paragraph: Option<u32>,
    /// From 1.
    pub(super) item: Option<u32>,
}

/// Reads a place at the beginning of `words`, and how many bytes it takes. Of
/// 第二款 alone the article is that of `before`.
pub(super) fn place<'w>(words: &'w str, before: Option<&LawPlace>) -> Option<(LawPlace, &'w str)> {
    let (mut place, mut rest) = match unit(words, &['条', '條']) {
        Some((article, rest)) => {
            let place = LawPlace {
                article,
                paragraph: None,
                item: None,
            };
            (place, rest)
        }
        None => {
            let mut place = before?.clone();
            place.item = None;
            // Only a part of an article may be named without it.
            if unit(words, &['款']).is_none() && unit(words, &['项', '項']).is_none() {
                return None;
            }
            (place, words)
        }
    };
    if let Some((number, behind)) = unit(rest, &['款']) {
        place.paragraph = number.first().copied();
        rest = behind;
    }
    if let Some((number, behind)) = unit(rest, &['项', '項']) {
        place.item = number.first().copied();
        rest = behind;
    }
    Some((place, rest))
}

/// All places of a list: 第三条、第五条第一款和第二款.
pub(super) fn places(words: &str) -> (Vec<LawPlace>, &str) {
    let mut found: Vec<LawPlace> = Vec::new();
    let mut rest = words;
    while let Some((place, behind)) = place(rest, found.last()) {
        found.push(place);
        rest = behind;
        let next = rest
            .strip_prefix(['、', '和', '及', '与', '，'])
            .unwrap_or(rest);
        // 第三条，修改为… goes on with something else.
        if self::place(next, found.last()).is_none() {
            break;
        }
        rest = next;
    }
    (found, rest)
}

/// 第 and a number before one of these words, with what was inserted behind it.
fn unit<'w>(words: &'w str, names: &[char]) -> Option<(Vec<u32>, &'w str)> {
    let inner = words.strip_prefix('第')?;
    let (at, name) = inner
        .char_indices()
        .take(12)
        .find(|(_, c)| names.contains(c))?;
    let number = inner.get(..at)?;
    let number = number.trim_matches(['（', '）', '(', ')', '〔', '〕']);
    let mut rest = inner.get(at.saturating_add(name.len_utf8())..)?;
    let mut branch = "";
    if let Some(behind) = rest.strip_prefix('之') {
        let is_numeral = |c: &char| crate::text::numerals::is_numeral(*c);
        let length: usize = behind
            .chars()
            .take_while(is_numeral)
            .map(char::len_utf8)
            .sum();
        if length > 0 {
            branch = rest.get(..length.saturating_add('之'.len_utf8()))?;
            rest = behind.get(length..)?;
        }
    }
    let asked = Asked::read(&format!("第{number}条{branch}"))?;
    Some((asked.parts().to_vec(), rest))
}
