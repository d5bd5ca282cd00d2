//! What of a view is kept between runs: the place, folds, filters.

use crate::anchor::Anchor;
use crate::notes::{KeptFilters, KeptFold};
use crate::open::Recalled;

/// How a view was set up, as far as that is kept.
#[derive(Debug, Default)]
pub struct Setup {
    /// Folds and filters as they were kept, until they are in force.
    pub(in crate::explorer::desk) recalled: Option<(Vec<KeptFold>, KeptFilters)>,
    /// Whether what was kept is in force, so that changes are kept.
    pub(in crate::explorer::desk) is_restored: bool,
    /// The count of the tree's changes when the folds were kept last.
    pub(in crate::explorer::desk) folds: u64,
    /// The filters that were kept last.
    pub(in crate::explorer::desk) filters: KeptFilters,
    /// Where to go when the book is there.
    resume: Option<u32>,
    /// The cursor when the place was kept last.
    pub(in crate::explorer::desk) cursor: Option<u32>,
    /// Where a jump leads, when the book is there for the first time.
    pub(in crate::explorer::desk) wanted: Option<u32>,
    /// How the view was when its book was put back.
    pub(in crate::explorer::desk) put_back: Option<PutBack>,
}

/// How a view was when its book was put back.
#[derive(Debug)]
pub(in crate::explorer::desk) struct PutBack {
    /// Where the reader was.
    pub(in crate::explorer::desk) place: Anchor,
    /// Where a jump leads since, instead.
    pub(in crate::explorer::desk) wanted: Option<u32>,
    /// What was folded.
    pub(in crate::explorer::desk) folds: Vec<KeptFold>,
}

impl Setup {
    /// Takes in what was kept; folds and filters only where the whole book is
    /// known.
    pub(in crate::explorer) fn recall(&mut self, recalled: Recalled, is_known: bool) {
        if self.put_back.is_some() {
            // It is known better here.
            return;
        }
        self.resume = recalled.place;
        if is_known {
            self.recalled = Some((recalled.folds, recalled.filters));
        }
    }

    /// Where to go now that the book is there: where the reader was the last
    /// time, unless they have moved already.
    pub(in crate::explorer) fn resume(&mut self, cursor: u32) -> Option<u32> {
        let place = self.resume.take()?;
        let has_moved = self.cursor.is_some_and(|kept| kept != cursor);
        (!has_moved && cursor == 0 && place != 0).then_some(place)
    }

    /// The place is as it is kept, where a book begins to be there or is all
    /// there.
    pub(in crate::explorer) fn settle(&mut self, cursor: u32, is_whole: bool) {
        if self.cursor.is_none() || is_whole {
            self.cursor = Some(cursor);
        }
    }
}
