//! What a document is built of: its marker styles.

use std::collections::BTreeMap;

use super::apply::{kept, matched};
use super::{Corrections, Pattern};
use crate::document::Document;

/// One marker style of a document, or one pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StyleSummary {
    /// The style as people write it, or [`Pattern::name`].
    pub name: String,
    /// How many headings of it were recognised; of a pattern, how many it
    /// makes.
    pub count: usize,
    /// The title of the first; empty where there is none.
    pub example: String,
    /// The depth that the reader gave it, else its most frequent one, from 1.
    pub depth: u16,
    /// Whether its headings count; see [`Corrections::off`].
    pub is_on: bool,
}

/// The styles of a document as recognised, in the order they first appear,
/// and then the patterns in their order, with their live counts. Linear.
#[must_use]
pub fn styles(document: &Document, corrections: &Corrections) -> Vec<StyleSummary> {
    let mut found: Vec<(&'static str, Tally)> = Vec::new();
    let seeds = document.recognised();
    for seed in seeds.iter() {
        let at = found.iter().position(|(style, _)| *style == seed.style);
        let at = at.unwrap_or_else(|| {
            found.push((seed.style, Tally::new(document.slice(seed.title))));
            found.len().saturating_sub(1)
        });
        if let Some((_, tally)) = found.get_mut(at) {
            tally.add(seed.depth);
        }
    }
    let recognised = found.into_iter().map(|(style, tally)| {
        let depth = corrections.depths.get(style).copied();
        tally.summary(style.to_owned(), depth, corrections)
    });
    let kept = kept(document, &seeds, corrections);
    let patterns = corrections.patterns.iter().map(|pattern: &Pattern| {
        let sections = matched(document, &seeds, &Corrections::default(), &kept, &[pattern]);
        let first = sections.first().map_or("", |s| document.slice(s.title));
        let mut tally = Tally::new(first);
        for section in &sections {
            tally.add(section.depth);
        }
        tally.summary(pattern.name(), pattern.depth, corrections)
    });
    recognised.chain(patterns).collect()
}

struct Tally {
    example: String,
    depths: BTreeMap<u16, usize>,
}

impl Tally {
    fn new(example: &str) -> Self {
        Self {
            example: example.to_owned(),
            depths: BTreeMap::new(),
        }
    }

    fn add(&mut self, depth: u16) {
        let count = self.depths.entry(depth).or_default();
        *count = count.saturating_add(1);
    }

    fn summary(self, name: String, given: Option<u16>, corrections: &Corrections) -> StyleSummary {
        // Of two depths that are as frequent the outer one.
        let frequent = self.depths.iter().rev().max_by_key(|(_, count)| **count);
        let depth = given.or(frequent.map(|(depth, _)| *depth));
        StyleSummary {
            count: self.depths.values().sum(),
            depth: depth.unwrap_or(1).max(1),
            is_on: corrections.is_on(&name),
            example: self.example,
            name,
        }
    }
}
