//! The set phrases of Chinese public documents that the program knows.

use std::sync::OnceLock;

use crate::text::{is_hanzi, numerals};

use super::super::cutting::folded::Folded;
use super::super::cutting::segmentation::Segmenter;
use super::super::cutting::terms::{Found, Terms};
use super::dictionary::Term;

/// Phrases apart by white space; lines with `#` name groups.
const PHRASES: &str = include_str!("../../../data/phrases.txt");

/// All phrases of the list.
pub(crate) fn phrases() -> impl Iterator<Item = &'static str> {
    let lines = PHRASES.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace)
}

/// The phrases, ready to be looked for. Built on first need, in a few
/// milliseconds.
pub(in crate::lexicon) fn listed() -> Option<&'static Terms> {
    static TERMS: OnceLock<Option<Terms>> = OnceLock::new();
    TERMS
        .get_or_init(|| {
            let terms: Vec<Term> = phrases().filter_map(Term::new).collect();
            Terms::new(&terms)
        })
        .as_ref()
}

/// Phrases of up to this many characters may be found where they are none.
const SHORT: usize = 3;

/// Hanzi on either side of a short phrase that decide whether it is one.
const AROUND: usize = 4;

/// Whether a phrase that was found is not made of the ends of other words:
/// 三农 in 第三农场 is none, nor 十四五 in 十四五十. A short one must begin
/// and end where the dictionary would cut as well.
pub(in crate::lexicon) fn stands_free(text: &Folded, found: Found, segmenter: &Segmenter) -> bool {
    let Found { start, end, .. } = found;
    let is_numeral =
        |at: Option<usize>| at.map(|at| text.char(at)).is_some_and(numerals::is_numeral);
    let before = start.checked_sub(1);
    let last = end.checked_sub(1);
    if (is_numeral(Some(start)) && is_numeral(before))
        || (is_numeral(last) && is_numeral(Some(end)))
    {
        return false;
    }
    if end.saturating_sub(start) > SHORT {
        return true;
    }
    let hanzi = |at: &usize| is_hanzi(text.char(*at));
    let from = (0..start).rev().take(AROUND).take_while(hanzi).last();
    let from = from.unwrap_or(start);
    let to = (end..end.saturating_add(AROUND)).take_while(hanzi).last();
    let to = to.map_or(end, |last| last.saturating_add(1));
    let around = text.chars().iter().skip(from);
    let around: String = around.take(to.saturating_sub(from)).collect();
    let (mut starts, mut ends) = (start == from, false);
    segmenter.cut_simplified(&around, false, |_, _, edge| {
        let edge = from.saturating_add(edge);
        starts |= edge == start;
        ends |= edge == end;
    });
    starts && ends
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::super::cutting::segmentation::segmenter;
    use super::*;

    #[test]
    fn every_phrase_stands_once_and_is_one() {
        let mut seen = HashSet::new();
        for phrase in phrases() {
            assert!(seen.insert(phrase), "{phrase} stands twice");
            let chars = phrase.chars().count();
            assert!((2..=20).contains(&chars), "{phrase}");
            assert!(phrase.chars().any(is_hanzi), "{phrase}");
            assert!(Term::new(phrase).is_some(), "{phrase}");
        }
        assert!(seen.len() > 500, "{} phrases", seen.len());
    }

    #[test]
    fn ends_of_other_words_are_no_phrase() {
        let kept = |text: &str| {
            let mut folded = Folded::default();
            folded.set(text);
            let mut found = Vec::new();
            let length = folded.chars().len();
            listed().unwrap().find(&folded, 0, length, &mut found);
            found.retain(|&hit| stands_free(&folded, hit, segmenter()));
            found.len()
        };
        assert_eq!(kept("国营第三农场"), 0);
        assert_eq!(kept("做好三农工作"), 1);
        assert_eq!(kept("一百十四五十"), 0);
        assert_eq!(kept("“十四五”期间，实现双碳"), 2);
        assert_eq!(kept("增强獲得感"), 1);
    }
}
