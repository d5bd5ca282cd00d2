//! Terms that are words wherever they stand, found before anything is cut.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::super::dictionaries::dictionary::Term;
use super::folded::{Folded, key};

/// What a term is cut into.
#[derive(Debug, Clone)]
struct Cut {
    parts: Vec<usize>,
    class: Box<str>,
    /// Whether the term begins or ends with a letter or digit, next to which
    /// another would make a different word.
    letters: (bool, bool),
}

/// Many terms, looked for at once. Of two that begin at one place the longer
/// counts; of two that overlap the first.
#[derive(Debug, Clone)]
pub(in crate::lexicon) struct Terms {
    automaton: AhoCorasick,
    cuts: Vec<Cut>,
}

/// A term that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lexicon) struct Found {
    /// First character in the folded text.
    pub(in crate::lexicon) start: usize,
    /// The character after the last.
    pub(in crate::lexicon) end: usize,
    /// Which of the terms it is.
    pub(in crate::lexicon) term: usize,
}

impl Terms {
    /// `None` where there are no terms. Of terms with the same folded form the
    /// last counts.
    pub(in crate::lexicon) fn new<'t>(terms: impl IntoIterator<Item = &'t Term>) -> Option<Self> {
        let mut patterns: Vec<String> = Vec::new();
        let mut cuts: Vec<Cut> = Vec::new();
        let mut seen = std::collections::HashMap::new();
        for term in terms {
            let pattern = key(&term.text);
            let letter = |c: Option<char>| c.is_some_and(is_letter);
            let mut chars = pattern.chars();
            let (first, last) = (chars.next(), chars.next_back());
            let cut = Cut {
                parts: term.parts.clone(),
                class: term.class.as_str().into(),
                letters: (letter(first), letter(last.or(first))),
            };
            match seen.get(&pattern).and_then(|&at: &usize| cuts.get_mut(at)) {
                Some(earlier) => *earlier = cut,
                None => {
                    seen.insert(pattern.clone(), cuts.len());
                    patterns.push(pattern);
                    cuts.push(cut);
                }
            }
        }
        if patterns.is_empty() {
            return None;
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(&patterns)
            .ok()?;
        Some(Self { automaton, cuts })
    }

    /// The terms between two characters of a text, in order.
    pub(in crate::lexicon) fn find(
        &self,
        text: &Folded,
        from: usize,
        to: usize,
        found: &mut Vec<Found>,
    ) {
        let end = text.folded_byte(to);
        let mut byte = text.folded_byte(from);
        while let Some(piece) = text.folded().get(byte..end) {
            let Some(hit) = self.automaton.find(piece) else {
                return;
            };
            let start = text.char_at_folded(byte.saturating_add(hit.start()));
            let behind = text.char_at_folded(byte.saturating_add(hit.end()));
            let term = hit.pattern().as_usize();
            let (first, last) = self.cuts.get(term).map_or((false, false), |c| c.letters);
            let before = start.checked_sub(1).map_or('\0', |at| text.char(at));
            if (first && is_letter(before)) || (last && is_letter(text.char(behind))) {
                byte = text.folded_byte(start.saturating_add(1));
                continue;
            }
            found.push(Found {
                start,
                end: behind,
                term,
            });
            byte = text.folded_byte(behind);
        }
    }

    /// Characters of the parts of a term.
    pub(in crate::lexicon) fn parts(&self, term: usize) -> &[usize] {
        self.cuts.get(term).map_or(&[], |cut| &cut.parts)
    }

    /// The class of a term; empty where none was given.
    pub(in crate::lexicon) fn class(&self, term: usize) -> &str {
        self.cuts.get(term).map_or("", |cut| &cut.class)
    }
}

/// Whether `c` is a letter or digit that goes on in its neighbour.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(terms: &[&str], text: &'t str) -> Vec<&'t str> {
        let terms: Vec<Term> = terms.iter().filter_map(|t| Term::new(t)).collect();
        let mut folded = Folded::default();
        folded.set(text);
        let mut found = Vec::new();
        let terms = Terms::new(&terms).unwrap();
        terms.find(&folded, 0, folded.chars().len(), &mut found);
        let slice = |f: &Found| {
            let (start, end) = folded.bytes(f.start, f.end);
            &text[start as usize..end as usize]
        };
        found.iter().map(slice).collect()
    }

    #[test]
    fn the_longest_term_counts_however_it_is_written() {
        assert_eq!(
            found(
                &["新质", "新质生产力", "AI大模型"],
                "發展新質生產力和Ａi大模型"
            ),
            ["新質生產力", "Ａi大模型"]
        );
    }

    #[test]
    fn a_latin_term_does_not_hide_in_a_longer_word() {
        assert_eq!(found(&["AI"], "MAIL用AI，AI6，6AI，ai"), ["AI", "ai"]);
        assert_eq!(found(&["node.js"], "用node.js写"), ["node.js"]);
        assert_eq!(found(&["6G"], "36G和6G"), ["6G"]);
    }
}
