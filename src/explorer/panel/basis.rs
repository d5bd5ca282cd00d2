//! From what the tables of the panel are made, and their making.

use std::ops::ControlFlow;
use std::sync::{Arc, OnceLock};

use crate::document::Document;
use crate::figures::{self, Figure};
use crate::lexicon::{Vocabulary, Words};
use crate::notes::PlacedMark;
use crate::search::Hits;

use super::listing::Listing;
use super::table::Table;
use crate::explorer::panel::lists::collocates::CollocatesTable;
use crate::explorer::panel::lists::figures::FiguresTable;
use crate::explorer::panel::lists::hits::HitsTable;
use crate::explorer::panel::lists::keywords::KeywordsTable;
use crate::explorer::panel::lists::notes::NotesTable;
use crate::explorer::panel::lists::phrases::PhrasesTable;
use crate::explorer::panel::lists::statistics::StatisticsTable;

/// From what a table is made.
#[derive(Debug, Clone, Default)]
pub struct Basis {
    /// The document.
    pub document: Arc<Document>,
    /// The hits of the filter.
    pub hits: Option<Arc<Hits>>,
    /// What the reader says of words.
    pub vocabulary: Arc<Vocabulary>,
    /// What has been found in the document so far.
    pub facts: Arc<Facts>,
    /// The marks of the reader.
    pub marks: Option<Arc<Vec<PlacedMark>>>,
}

/// What is found in a document once, for all tables made of it with the same
/// [`Vocabulary`].
#[derive(Debug, Default)]
pub struct Facts {
    words: OnceLock<Words>,
    figures: OnceLock<Arc<[Figure]>>,
}

impl Basis {
    /// The words of the document, cut where they are not yet.
    fn cut(&self, cancelled: &dyn Fn() -> bool, progress: &dyn Fn(u8)) -> Option<&Words> {
        if self.facts.words.get().is_none() {
            let go_on = |done: u32, total: u32| {
                let percent = u64::from(done).saturating_mul(100) / u64::from(total.max(1));
                progress(u8::try_from(percent.min(99)).unwrap_or(99));
                if cancelled() {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                }
            };
            let words = Words::cut(&self.document, &self.vocabulary.lexicon, go_on)?;
            // Another job may have been as quick with the same words.
            let _ = self.facts.words.set(words);
        }
        self.facts.words.get()
    }

    /// The figures of the document, looked for where they are not found yet.
    fn figures(&self, cancelled: &dyn Fn() -> bool) -> Option<Arc<[Figure]>> {
        if self.facts.figures.get().is_none() {
            let found = figures::find(&self.document, cancelled)?;
            let _ = self.facts.figures.set(found.into());
        }
        self.facts.figures.get().cloned()
    }

    /// Whether a table made from the other would be the same.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let hits = match (&self.hits, &other.hits) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        let marks = match (&self.marks, &other.marks) {
            (Some(a), Some(b)) => Arc::ptr_eq(a, b),
            (None, None) => true,
            _ => false,
        };
        hits && Arc::ptr_eq(&self.vocabulary, &other.vocabulary)
            && marks
            && Arc::ptr_eq(&self.document, &other.document)
    }
}

/// Makes what a panel lists; `None` where it was cancelled. `progress` is told
/// the hundredths of the words cut. To be called in a worker: cutting a long
/// document for the first time takes a second for every ten megabytes.
#[must_use]
pub fn make(
    listing: &Listing,
    basis: &Basis,
    cancelled: &dyn Fn() -> bool,
    progress: &dyn Fn(u8),
) -> Option<Arc<dyn Table>> {
    let document = &basis.document;
    let words = || basis.cut(cancelled, progress);
    let table: Arc<dyn Table> = match listing {
        Listing::Hits(order) => {
            let hits = basis.hits.clone().unwrap_or_default();
            Arc::new(HitsTable::make(document, hits, *order, cancelled)?)
        }
        Listing::Keywords(way) => {
            let vocabulary = &basis.vocabulary;
            Arc::new(KeywordsTable::make(document, words()?, vocabulary, *way))
        }
        Listing::Phrases(way) => Arc::new(PhrasesTable::make(document, words()?, *way, cancelled)?),
        Listing::Figures(way) => Arc::new(FiguresTable::make(basis.figures(cancelled)?, *way)),
        Listing::Collocates(way) => {
            let hits = basis.hits.clone().unwrap_or_default();
            Arc::new(CollocatesTable::make(
                document,
                words()?,
                &basis.vocabulary,
                &hits,
                *way,
            ))
        }
        Listing::Statistics(way) => Arc::new(StatisticsTable::make(document, words()?, *way)),
        Listing::Notes(order) => {
            let marks = basis.marks.clone().unwrap_or_default();
            Arc::new(NotesTable::make(document, marks, order))
        }
    };
    Some(table)
}

#[cfg(test)]
mod tests {
    use super::super::FiguresWay;
    use super::*;
    use crate::document::Meta;
    use crate::structure::{Options, parse};

    #[test]
    fn figures_are_looked_for_once() {
        let text = "全村有312户，养了40头牛。\n";
        let document = parse(text, Meta::default(), &Options::default()).unwrap();
        let basis = Basis {
            document: Arc::new(document),
            ..Basis::default()
        };
        let list = |by_size, cancelled: bool| {
            let listing = Listing::Figures(FiguresWay {
                by_size,
                ..FiguresWay::default()
            });
            let table = make(&listing, &basis, &|| cancelled, &|_| {})?;
            let rows = 0..table.len();
            Some(rows.map(|row| table.target(row)).collect::<Vec<_>>())
        };
        assert!(list(false, true).is_none());
        let by_place = list(false, false).unwrap();
        assert_eq!(by_place.len(), 2);
        // Whoever looks again asks whether it is cancelled.
        assert_eq!(list(true, true), Some(by_place));
    }
}
