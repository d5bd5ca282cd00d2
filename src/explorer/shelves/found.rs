//! What a filter finds in the documents of a shelf: counts and places, no text
//! but the lines that are listed.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::document::Span;
use crate::explorer::books::place::BookId;
use crate::library::Rate;
use crate::setting::Said;

/// A hit as it is listed: with what stands around it, so that its document need
/// not be open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundLine {
    /// Its place in the reading text.
    pub span: Span,
    /// Its line, page, paragraph or chapter, as it is told.
    pub place: Box<str>,
    /// The title of its section; empty before the first.
    pub section: Arc<str>,
    /// What stands before it in its paragraph.
    pub left: Box<str>,
    /// Its own words.
    pub words: Box<str>,
    /// What stands behind it.
    pub right: Box<str>,
}

/// What a filter finds in one document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BookHits {
    /// How many hits there are, in a text of how many characters.
    pub rate: Rate,
    /// The own hits of each chip, whatever the others say; `None` of one that
    /// is off.
    pub each: Vec<Option<usize>>,
    /// Where the first and the last hit begin, in bytes of the reading text.
    pub ends: Option<(u32, u32)>,
    /// The hits as they are listed, the first of them.
    pub lines: Vec<FoundLine>,
}

/// What a search has found so far over a shelf.
#[derive(Debug, Default)]
pub struct ShelfHits {
    generation: u64,
    is_pending: bool,
    /// How many documents are searched.
    of: usize,
    books: BTreeMap<BookId, Result<Arc<BookHits>, Said>>,
    failed: usize,
    total: usize,
    each: Vec<usize>,
    lines: usize,
}

/// The most hits that are kept to be listed: some three megabytes.
pub const LISTED: usize = 20_000;

impl ShelfHits {
    /// Begins another search over so many documents; gives its number.
    pub(in crate::explorer) fn begin(&mut self, of: usize) -> u64 {
        *self = Self {
            generation: self.generation.saturating_add(1),
            is_pending: true,
            of,
            ..Self::default()
        };
        self.generation
    }

    /// Forgets all; what is still under way is stale.
    pub(in crate::explorer) fn clear(&mut self) {
        *self = Self {
            generation: self.generation.saturating_add(1),
            ..Self::default()
        };
    }

    /// Takes in what was found in some documents; `false` where another search
    /// was begun since.
    pub(in crate::explorer) fn take(
        &mut self,
        generation: u64,
        found: Vec<(BookId, Result<BookHits, Said>)>,
    ) -> bool {
        if generation != self.generation {
            return false;
        }
        for (book, found) in found {
            let found = found.map(|mut hits| {
                self.total = self.total.saturating_add(hits.rate.count);
                let chips = hits.each.len().max(self.each.len());
                self.each.resize(chips, 0);
                for (sum, own) in self.each.iter_mut().zip(&hits.each) {
                    *sum = sum.saturating_add(own.unwrap_or(0));
                }
                let room = LISTED.saturating_sub(self.lines);
                hits.lines.truncate(room);
                self.lines = self.lines.saturating_add(hits.lines.len());
                Arc::new(hits)
            });
            self.failed = self.failed.saturating_add(usize::from(found.is_err()));
            self.books.insert(book, found);
        }
        true
    }

    /// Notes that a search has come to its end.
    pub(in crate::explorer) fn finish(&mut self, generation: u64) {
        if generation == self.generation {
            self.is_pending = false;
        }
    }

    /// What was found in a document; `None` where that is not known.
    #[must_use]
    pub fn of(&self, book: BookId) -> Option<&Arc<BookHits>> {
        self.books.get(&book)?.as_ref().ok()
    }

    /// How many hits a document has; `None` where that is not known.
    #[must_use]
    pub fn count(&self, book: BookId) -> Option<usize> {
        self.of(book).map(|hits| hits.rate.count)
    }

    /// Whether there is a search, or was one.
    #[must_use]
    pub const fn is_active(&self) -> bool {
        self.of > 0
    }

    /// While a search is under way: how many documents are done, could not be
    /// searched, and are to be.
    #[must_use]
    pub fn progress(&self) -> Option<(usize, usize, usize)> {
        self.is_pending
            .then_some((self.books.len(), self.failed, self.of))
    }

    /// How many documents could not be searched.
    #[must_use]
    pub const fn failed(&self) -> usize {
        self.failed
    }

    /// All hits so far.
    #[must_use]
    pub const fn total(&self) -> usize {
        self.total
    }

    /// In how many documents there are hits.
    #[must_use]
    pub fn holding(&self) -> usize {
        let found = self.books.values().flatten();
        found.filter(|hits| hits.rate.count > 0).count()
    }

    /// The own hits of a chip in all documents.
    #[must_use]
    pub fn of_chip(&self, chip: usize) -> Option<usize> {
        self.each.get(chip).copied()
    }

    /// How many hits are kept to be listed.
    #[must_use]
    pub const fn listed(&self) -> usize {
        self.lines
    }
}
