//! The jump box: sections by a piece of their title.

use crate::document::{Document, SectionId};

/// The titles of a document, made ready for jumps.
#[derive(Debug, Clone, Default)]
pub struct TitleIndex {
    titles: Vec<Box<str>>,
}

/// A section whose title matches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TitleMatch {
    /// The section.
    pub section: SectionId,
    /// How well it matches: more is better. Only to be compared within one
    /// result.
    pub score: u32,
    /// Byte offsets in the title of the characters that matched, rising.
    pub marked: Vec<u32>,
}

impl TitleIndex {
    /// Takes the titles of all sections. Linear in their length.
    #[must_use]
    pub fn new(document: &Document) -> Self {
        let sections = document.sections().iter();
        Self {
            titles: sections.map(|s| document.slice(s.title).into()).collect(),
        }
    }

    /// The best `limit` matches, the best first and otherwise in document
    /// order. An empty pattern gives all sections in order.
    #[must_use]
    pub fn find(&self, pattern: &str, limit: usize) -> Vec<TitleMatch> {
        let pattern = pattern.trim();
        let all = (0u32..).zip(&self.titles);
        let matching = all.filter_map(|(section, title)| {
            let at = title.find(pattern)?;
            let chars = pattern.char_indices();
            let marked = chars.filter_map(|(i, _)| u32::try_from(at.saturating_add(i)).ok());
            Some(TitleMatch {
                section,
                score: u32::from(at == 0),
                marked: marked.collect(),
            })
        });
        let mut found: Vec<_> = matching.collect();
        found.sort_by(|a, b| b.score.cmp(&a.score).then(a.section.cmp(&b.section)));
        found.truncate(limit);
        found
    }
}
