//! The keyword filter: chips that stack, the query being typed, their hits.

use std::sync::Arc;

use crate::notes::{PresetChip, PresetJoin};
use crate::search::{
    Clause, Combined, Heat, Hits, Join, Query, QueryError, Rules, Within, looks_for_something,
};

/// One filter that stays until it is taken away.
#[derive(Debug, Clone)]
pub struct Chip {
    /// What it asks for.
    pub query: Arc<Query>,
    /// How it is joined to those before it.
    pub join: Join,
    /// Whether it counts at the moment.
    pub is_on: bool,
    /// Its own hits in the document, once they are known.
    hits: Option<Arc<Hits>>,
}

impl Chip {
    /// A chip that is on and whose hits are not known.
    #[must_use]
    pub fn new(query: Query, join: Join) -> Self {
        Self {
            query: Arc::new(query),
            join,
            is_on: true,
            hits: None,
        }
    }

    /// A chip that was kept; `None` where this version cannot read its query.
    #[must_use]
    pub fn of(kept: &PresetChip, rules: Rules) -> Option<Self> {
        let query = Query::parse_by(&kept.query, rules).ok()?;
        let mut chip = Self::new(query, join(kept));
        chip.is_on = !kept.off;
        Some(chip)
    }

    /// As it is kept.
    #[must_use]
    pub fn kept(&self) -> PresetChip {
        PresetChip {
            query: self.query.text().to_owned(),
            join: match self.join {
                Join::And => PresetJoin::And,
                Join::Or => PresetJoin::Or,
                Join::Not => PresetJoin::Not,
            },
            off: !self.is_on,
        }
    }

    /// The number of its own hits in the document, whatever the other chips
    /// say; `None` where they are not known.
    #[must_use]
    pub fn count(&self) -> Option<usize> {
        self.hits.as_ref().map(|hits| hits.len())
    }
}

/// How a chip that was kept is joined to those before it.
#[must_use]
pub const fn join(kept: &PresetChip) -> Join {
    match kept.join {
        PresetJoin::And => Join::And,
        PresetJoin::Or => Join::Or,
        PresetJoin::Not => Join::Not,
    }
}

/// Chips that were taken away at once, with the places they had, as presets
/// keep them: a compiled query takes up to a megabyte, its hits more.
type Removed = Vec<(usize, PresetChip)>;

/// Chips on their way from one document to another.
#[derive(Debug, Clone)]
pub struct PassedOn {
    chips: Vec<Chip>,
    within: Within,
    removed: Vec<Removed>,
}

/// How often chips can be brought back, one time after the other.
const BROUGHT_BACK: usize = 50;

/// The state of the filter of one document.
#[derive(Debug, Default)]
pub struct Filter {
    rules: Rules,
    chips: Vec<Chip>,
    draft: Option<Chip>,
    draft_join: Join,
    within: Within,
    error: Option<QueryError>,
    /// What was taken away, the last at the end.
    removed: Vec<Removed>,
    hits: Option<Arc<Hits>>,
    heat: Heat,
    current: Option<usize>,
    /// Whether it was taken over from another document and nothing has been
    /// looked for since.
    is_unsearched: bool,
    generation: u64,
    /// Hundredths of the search under way that are done, as far as is told.
    pending: Option<u8>,
}

impl Filter {
    /// A filter without chips, whose queries are matched by these rules.
    #[must_use]
    pub fn new(rules: Rules) -> Self {
        Self {
            rules,
            ..Self::default()
        }
    }

    /// By which its queries are matched.
    #[must_use]
    pub const fn rules(&self) -> Rules {
        self.rules
    }

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

    /// How dense the hits are.
    #[must_use]
    pub const fn heat(&self) -> Heat {
        self.heat
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

    /// Whether a search is under way, and how many hundredths of it are done;
    /// 0 as long as it has not told.
    #[must_use]
    pub const fn pending(&self) -> Option<u8> {
        self.pending
    }

    /// Says how far a search is.
    pub fn advance(&mut self, generation: u64, percent: u8) {
        if generation == self.generation && self.pending.is_some() {
            self.pending = Some(percent);
        }
    }

    /// Where the chips must meet.
    #[must_use]
    pub const fn within(&self) -> Within {
        self.within
    }

    /// Says where the chips must meet.
    pub const fn set_within(&mut self, within: Within) {
        self.within = within;
    }

    /// How the query being typed is joined to the chips.
    #[must_use]
    pub const fn draft_join(&self) -> Join {
        self.draft_join
    }

    /// Says how the query being typed is joined to the chips.
    pub const fn set_draft_join(&mut self, join: Join) {
        self.draft_join = join;
        if let Some(draft) = &mut self.draft {
            draft.join = join;
        }
    }

    /// The number of the first term of a chip: as hits count their terms, and
    /// as colours go by. Chips that are off and those that exclude count too,
    /// so that each term keeps its colour while others are switched.
    #[must_use]
    pub fn first_term(&self, chip: usize) -> usize {
        let before = self.chips.iter().take(chip);
        before.map(|chip| chip.query.terms()).sum()
    }

    /// Whether a chip excludes: it, or the group that it belongs to.
    #[must_use]
    pub fn excludes(&self, chip: usize) -> bool {
        let mut group = self.chips.iter().take(chip.saturating_add(1)).rev();
        let head = group.find(|chip| chip.join != Join::Or);
        head.is_some_and(|chip| chip.join == Join::Not)
    }

    /// Whether anything is asked for.
    #[must_use]
    pub fn is_active(&self) -> bool {
        self.draft.is_some() || self.chips.iter().any(|chip| chip.is_on)
    }

    /// Whether all that is asked for is to exclude, so that there is nothing
    /// to look for.
    #[must_use]
    pub fn only_excludes(&self) -> bool {
        let all = self.chips.iter().chain(&self.draft);
        self.is_active() && !looks_for_something(all.map(|chip| (chip.join, chip.is_on)))
    }

    /// Takes what is being typed; an empty text asks for nothing, a wrong one
    /// leaves the last right one in force and is kept as an error.
    pub fn set_draft(&mut self, text: &str) {
        self.error = None;
        if text.trim().is_empty() {
            self.draft = None;
            return;
        }
        match Query::parse_by(text, self.rules) {
            Ok(query) => self.draft = Some(Chip::new(query, self.draft_join)),
            Err(error) => self.error = Some(error),
        }
    }

    /// Drops what is being typed.
    pub fn drop_draft(&mut self) {
        self.draft = None;
        self.draft_join = Join::And;
        self.error = None;
    }

    /// Makes a chip of what was typed. `false` where nothing right was typed.
    pub fn keep_draft(&mut self) -> bool {
        let draft = self.draft.take();
        self.draft_join = Join::And;
        draft.is_some_and(|chip| {
            self.add(chip);
            true
        })
    }

    /// Adds a chip, unless there is one with the same query already: then that
    /// one is switched on. `false` where it is on already.
    pub fn add(&mut self, chip: Chip) -> bool {
        let same = self.chips.iter_mut().find(|c| c.query == chip.query);
        if let Some(same) = same {
            return !std::mem::replace(&mut same.is_on, true);
        }
        self.chips.push(chip);
        true
    }

    /// Switches a chip on or off; whether it is on now, or `None` where there
    /// is no such chip.
    pub fn toggle(&mut self, chip: usize) -> Option<bool> {
        let chip = self.chips.get_mut(chip)?;
        chip.is_on = !chip.is_on;
        Some(chip.is_on)
    }

    /// Joins a chip in the next way to those before it, and says which; `None`
    /// where there is no such chip.
    pub fn cycle_join(&mut self, chip: usize) -> Option<Join> {
        let is_first = chip == 0;
        let chip = self.chips.get_mut(chip)?;
        chip.join = next_join(chip.join, is_first);
        Some(chip.join)
    }

    /// Takes a chip away; it can be brought back. `false` where there is none.
    pub fn remove(&mut self, chip: usize) -> bool {
        if chip >= self.chips.len() {
            return false;
        }
        let removed = self.chips.remove(chip);
        self.put_aside(vec![(chip, removed.kept())]);
        true
    }

    /// Keeps what is taken away.
    fn put_aside(&mut self, chips: Removed) {
        if self.removed.len() >= BROUGHT_BACK {
            self.removed.remove(0);
        }
        self.removed.push(chips);
    }

    /// Takes all chips away; they can be brought back.
    pub fn clear(&mut self) {
        if !self.chips.is_empty() {
            let chips = std::mem::take(&mut self.chips);
            self.put_aside(chips.iter().map(Chip::kept).enumerate().collect());
        }
        self.drop_draft();
    }

    /// Brings back what was taken away last, in its place, and the time after
    /// that what was taken away before; `false` where there is nothing.
    pub fn restore(&mut self) -> bool {
        let Some(back) = self.removed.pop() else {
            return false;
        };
        for (at, kept) in back {
            if let Some(chip) = Chip::of(&kept, self.rules) {
                self.chips.insert(at.min(self.chips.len()), chip);
            }
        }
        true
    }

    /// Forgets all hits of the chips: the document is another one now.
    pub fn forget_hits(&mut self) {
        for chip in self.chips.iter_mut().chain(&mut self.draft) {
            chip.hits = None;
        }
    }

    /// Forgets all hits: the document is put back.
    pub fn forget_all_hits(&mut self) {
        self.forget_hits();
        self.generation = self.generation.saturating_add(1);
        self.pending = None;
        self.hits = None;
        self.heat = Heat::default();
        self.current = None;
    }

    /// All that is to be looked for, of which nothing is known yet; `None` where
    /// nothing is asked for.
    #[must_use]
    pub fn clauses(&self) -> Option<Vec<Clause>> {
        if !self.is_active() || self.only_excludes() {
            return None;
        }
        let all = self.chips.iter().chain(&self.draft);
        let clauses = all.map(|chip| Clause {
            query: Arc::clone(&chip.query),
            join: chip.join,
            is_on: chip.is_on,
            known: None,
        });
        Some(clauses.collect())
    }

    /// The chips for another document, of which nothing is found there yet.
    #[must_use]
    pub fn passed_on(&self) -> PassedOn {
        let mut chips = self.chips.clone();
        for chip in &mut chips {
            chip.hits = None;
        }
        PassedOn {
            chips,
            within: self.within,
            removed: self.removed.clone(),
        }
    }

    /// Takes over the chips of another document, where they are others.
    pub fn be_as(&mut self, other: PassedOn) {
        let key = |chip: &Chip| (chip.query.text().to_owned(), chip.join, chip.is_on);
        let is_same = self.within == other.within
            && self.chips.iter().map(key).eq(other.chips.iter().map(key));
        self.removed = other.removed;
        if is_same {
            return;
        }
        self.chips = other.chips;
        self.within = other.within;
        self.drop_draft();
        self.forget_all_hits();
        self.is_unsearched = true;
    }

    /// Whether it was taken over from another document and nothing has been
    /// looked for since.
    #[must_use]
    pub const fn is_unsearched(&self) -> bool {
        self.is_unsearched
    }

    /// Starts a search: its generation and all that is to be looked for, or
    /// `None` where nothing is asked for and the hits are gone.
    pub fn start(&mut self) -> Option<(u64, Vec<Clause>)> {
        self.is_unsearched = false;
        self.generation = self.generation.saturating_add(1);
        let is_pending = self.is_active() && !self.only_excludes();
        self.pending = is_pending.then_some(0);
        if !is_pending {
            self.hits = None;
            self.current = None;
            return None;
        }
        let all = self.chips.iter().chain(&self.draft);
        let clauses = all.map(|chip| Clause {
            query: Arc::clone(&chip.query),
            join: chip.join,
            is_on: chip.is_on,
            known: chip.hits.clone(),
        });
        Some((self.generation, clauses.collect()))
    }

    /// Takes the result of a search; `false` where a later search was started
    /// since, and this one is stale.
    pub fn finish(&mut self, generation: u64, found: Combined) -> bool {
        if generation != self.generation {
            return false;
        }
        self.pending = None;
        self.current = None;
        self.hits = Some(found.hits);
        self.heat = found.heat;
        // What was typed may have become the last chip since: it has the same
        // place in the order.
        let all = self.chips.iter_mut().chain(&mut self.draft);
        for (chip, hits) in all.zip(found.each) {
            chip.hits = hits;
        }
        true
    }
}

/// The way to join that comes after `join`. The first of all cannot be one of
/// a group that began before it.
#[must_use]
pub const fn next_join(join: Join, is_first: bool) -> Join {
    match join {
        Join::And if is_first => Join::Not,
        Join::And => Join::Or,
        Join::Or => Join::Not,
        Join::Not => Join::And,
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
        assert!(!filter.finish(first, Combined::default()));
        filter.advance(first, 30);
        assert_eq!(filter.pending(), Some(0), "of an earlier search");
        filter.advance(second, 40);
        assert_eq!(filter.pending(), Some(40));
        assert!(filter.finish(second, Combined::default()));
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
    fn terms_keep_their_numbers_while_chips_are_switched() {
        let mut filter = with_chips(&["甲 乙", "-己 丙", "丁"]);
        assert_eq!([0, 1, 2].map(|chip| filter.first_term(chip)), [0, 2, 3]);
        filter.toggle(0);
        filter.cycle_join(1);
        assert_eq!(filter.first_term(2), 3);
        let (_, clauses) = filter.start().unwrap();
        assert_eq!(clauses.len(), 3, "those that are off still stand in line");
    }

    #[test]
    fn joins_go_round_and_the_first_is_never_an_alternative() {
        let mut filter = with_chips(&["甲", "乙", "丙"]);
        let round = |filter: &mut Filter, chip| [(); 3].map(|()| filter.cycle_join(chip).unwrap());
        assert_eq!(round(&mut filter, 1), [Join::Or, Join::Not, Join::And]);
        assert_eq!(round(&mut filter, 0), [Join::Not, Join::And, Join::Not]);
        assert_eq!(filter.cycle_join(3), None);
        filter.cycle_join(1);
        assert!(filter.excludes(0) && filter.excludes(1) && !filter.excludes(2));
        filter.toggle(2);
        assert!(filter.only_excludes());
        assert!(filter.start().is_none());
    }

    #[test]
    fn the_hits_of_a_chip_are_known_until_the_document_changes() {
        let mut filter = with_chips(&["甲"]);
        filter.set_draft("乙");
        let (generation, _) = filter.start().unwrap();
        // Enter is quicker than the search.
        filter.keep_draft();
        let found = Combined {
            each: vec![Some(Arc::default()), Some(Arc::default())],
            ..Combined::default()
        };
        assert!(filter.finish(generation, found));
        assert_eq!(filter.chips()[1].count(), Some(0));
        let (_, clauses) = filter.start().unwrap();
        assert!(clauses.iter().all(|clause| clause.known.is_some()));
        filter.remove(0);
        filter.forget_hits();
        filter.restore();
        assert!(filter.chips().iter().all(|chip| chip.count().is_none()));
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
    fn what_was_taken_away_comes_back_in_its_place() {
        let mut filter = with_chips(&["甲", "乙", "丙"]);
        let texts = |filter: &Filter| -> Vec<String> {
            let chips = filter.chips().iter();
            chips.map(|chip| chip.query.text().to_owned()).collect()
        };
        filter.remove(1);
        filter.clear();
        assert!(filter.chips().is_empty());
        assert!(filter.restore());
        assert_eq!(texts(&filter), ["甲", "丙"]);
        assert!(filter.restore());
        assert_eq!(texts(&filter), ["甲", "乙", "丙"]);
        assert!(!filter.restore());
    }

    #[test]
    fn what_was_taken_away_does_not_grow_for_ever() {
        let mut filter = Filter::default();
        for _ in 0..1000 {
            let query = Query::parse("甲").unwrap();
            filter.add(Chip::new(query, Join::And));
            filter.remove(0);
        }
        let brought_back = (0..1000).filter(|_| filter.restore()).count();
        assert_eq!(brought_back, BROUGHT_BACK);
    }
}
