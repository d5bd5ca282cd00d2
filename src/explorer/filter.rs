//! The keyword filter: chips that stack, the query being typed, their hits.

use std::sync::Arc;

use crate::search::{Hits, Query, QueryError};

/// One filter that stays until it is taken away.
#[derive(Debug, Clone)]
pub struct Chip {
    /// What it asks for.
    pub query: Arc<Query>,
    /// Whether it counts at the moment.
    pub is_on: bool,
}

/// The state of the filter of one document.
#[derive(Debug, Default)]
pub struct Filter {
    chips: Vec<Chip>,
    draft: Option<Arc<Query>>,
    error: Option<QueryError>,
    removed: Vec<Chip>,
    hits: Option<Arc<Hits>>,
    current: Option<usize>,
    generation: u64,
    is_pending: bool,
    colours: Vec<usize>,
}

impl Filter {
    /// The chips in the order in which they were made.
    #[must_use]
    pub fn chips(&self) -> &[Chip] {
        &self.chips
    }

    /// What is wrong with the query being typed.
    #[must_use]
    pub const fn error(&self) -> Option<&QueryError> {
        self.error.as_ref()
    }

    /// The hits of all that is switched on; `None` where nothing is asked for
    /// or nothing has been found out yet.
    #[must_use]
    pub const fn hits(&self) -> Option<&Arc<Hits>> {
        self.hits.as_ref()
    }

    /// Index of the hit that the reader is at.
    #[must_use]
    pub const fn current(&self) -> Option<usize> {
        self.current
    }

    /// Says which hit the reader is at.
    pub const fn set_current(&mut self, current: Option<usize>) {
        self.current = current;
    }

    /// Whether a search is under way.
    #[must_use]
    pub const fn is_pending(&self) -> bool {
        self.is_pending
    }

    /// The colour, by number, of a term of the present hits: each term has its
    /// own, and keeps it while other chips are switched.
    #[must_use]
    pub fn colour(&self, term: u16) -> usize {
        self.colours
            .get(usize::from(term))
            .copied()
            .unwrap_or_default()
    }

    /// The colour, by number, of a chip: that of its first term.
    #[must_use]
    pub fn chip_colour(&self, chip: usize) -> usize {
        let before = self.chips.iter().take(chip);
        before.map(|chip| chip.query.terms()).sum()
    }

    /// Whether anything is asked for.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.draft.is_some() || self.chips.iter().any(|chip| chip.is_on)
    }

    /// Takes what is being typed; an empty text asks for nothing, a wrong one
    /// leaves the last right one in force and is kept as an error.
    pub fn set_draft(&mut self, text: &str) {
        self.error = None;
        if text.trim().is_empty() {
            self.draft = None;
            return;
        }
        match Query::parse(text) {
            Ok(query) => self.draft = Some(Arc::new(query)),
            Err(error) => self.error = Some(error),
        }
    }

    /// Drops what is being typed.
    pub fn drop_draft(&mut self) {
        self.draft = None;
        self.error = None;
    }

    /// Makes a chip of what was typed, unless there is the same one already
    /// (then that one is switched on). `false` where nothing right was typed.
    pub fn keep_draft(&mut self) -> bool {
        let Some(query) = self.draft.take() else {
            return false;
        };
        match self
            .chips
            .iter_mut()
            .find(|c| c.query.text() == query.text())
        {
            Some(same) => same.is_on = true,
            None => self.chips.push(Chip { query, is_on: true }),
        }
        true
    }

    /// Switches a chip on or off; whether it is on now, or `None` where there
    /// is no such chip.
    pub fn toggle(&mut self, chip: usize) -> Option<bool> {
        let chip = self.chips.get_mut(chip)?;
        chip.is_on = !chip.is_on;
        Some(chip.is_on)
    }

    /// Takes a chip away; it can be brought back. `false` where there is none.
    pub fn remove(&mut self, chip: usize) -> bool {
        if chip >= self.chips.len() {
            return false;
        }
        self.removed = vec![self.chips.remove(chip)];
        true
    }

    /// Takes all chips away; they can be brought back.
    pub fn clear(&mut self) {
        if !self.chips.is_empty() {
            self.removed = std::mem::take(&mut self.chips);
        }
        self.drop_draft();
    }

    /// Brings back what was taken away last; `false` where there is nothing.
    pub fn restore(&mut self) -> bool {
        let mut back = std::mem::take(&mut self.removed);
        let any = !back.is_empty();
        self.chips.append(&mut back);
        any
    }

    /// Starts a search for all that is switched on: its generation and its
    /// queries, or `None` where nothing is asked for and the hits are gone.
    pub fn start(&mut self) -> Option<(u64, Vec<Arc<Query>>)> {
        self.generation = self.generation.saturating_add(1);
        self.is_pending = self.is_active();
        if !self.is_pending {
            self.hits = None;
            self.current = None;
            self.colours.clear();
            return None;
        }
        let mut colour = 0usize;
        let mut colours = Vec::new();
        let mut queries = Vec::new();
        let chips = self.chips.iter().map(|chip| (&chip.query, chip.is_on));
        let draft = self.draft.iter().map(|query| (query, true));
        for (query, is_on) in chips.chain(draft) {
            let next = colour.saturating_add(query.terms());
            if is_on {
                colours.extend(colour..next);
                queries.push(Arc::clone(query));
            }
            colour = next;
        }
        self.colours = colours;
        Some((self.generation, queries))
    }

    /// Takes the hits of a search; `false` where a later search was started
    /// since, and these are stale.
    pub fn finish(&mut self, generation: u64, hits: Arc<Hits>) -> bool {
        if generation != self.generation {
            return false;
        }
        self.is_pending = false;
        self.current = None;
        self.hits = Some(hits);
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_chips(texts: &[&str]) -> Filter {
        let mut filter = Filter::default();
        for text in texts {
            filter.set_draft(text);
            assert!(filter.keep_draft());
        }
        filter
    }

    #[test]
    fn hits_of_an_earlier_search_are_dropped() {
        let mut filter = with_chips(&["改革"]);
        let (first, _) = filter.start().unwrap();
        let (second, _) = filter.start().unwrap();
        assert!(!filter.finish(first, Arc::default()));
        assert!(filter.is_pending());
        assert!(filter.finish(second, Arc::default()));
        assert!(filter.hits().is_some());
    }

    #[test]
    fn a_wrong_query_leaves_the_last_right_one_in_force() {
        let mut filter = Filter::default();
        filter.set_draft("改");
        filter.set_draft("\"改");
        assert!(filter.error().is_some());
        assert!(filter.is_active());
        filter.set_draft(" ");
        assert!(filter.error().is_none());
        assert!(!filter.is_active());
        assert!(filter.start().is_none());
    }

    #[test]
    fn colours_stay_with_their_terms_while_chips_are_switched() {
        let mut filter = with_chips(&["甲 乙", "丙"]);
        filter.start();
        assert_eq!([0, 1, 2].map(|term| filter.colour(term)), [0, 1, 2]);
        filter.toggle(0);
        let (_, queries) = filter.start().unwrap();
        assert_eq!(queries.len(), 1);
        assert_eq!(filter.colour(0), 2);
        assert_eq!(filter.chip_colour(1), 2);
    }

    #[test]
    fn the_same_query_twice_is_one_chip() {
        let mut filter = with_chips(&["甲"]);
        filter.toggle(0);
        filter.set_draft("甲");
        filter.keep_draft();
        assert_eq!(filter.chips().len(), 1);
        assert!(filter.chips()[0].is_on);
    }

    #[test]
    fn what_was_cleared_comes_back() {
        let mut filter = with_chips(&["甲", "乙"]);
        filter.clear();
        assert!(filter.chips().is_empty());
        assert!(filter.restore());
        assert_eq!(filter.chips().len(), 2);
        assert!(!filter.restore());
    }
}
