//! The set phrases of Chinese public documents that the program knows.

use std::sync::OnceLock;

use super::dictionary::Term;
use super::terms::Terms;

/// Phrases apart by white space; lines with `#` name groups.
const PHRASES: &str = include_str!("../../data/phrases.txt");

/// All phrases of the list.
pub(super) fn phrases() -> impl Iterator<Item = &'static str> {
    let lines = PHRASES.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace)
}

/// The phrases, ready to be looked for. Built on first need, in a few
/// milliseconds.
pub(super) fn listed() -> Option<&'static Terms> {
    static TERMS: OnceLock<Option<Terms>> = OnceLock::new();
    TERMS
        .get_or_init(|| {
            let terms: Vec<Term> = phrases().filter_map(Term::new).collect();
            Terms::new(&terms)
        })
        .as_ref()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::text::is_hanzi;

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
}
