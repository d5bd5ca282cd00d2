//! What is kept for one document, and what changes in it.

use serde::{Deserialize, Serialize};

use super::lines::KeptCorrections;
use super::mark::{Mark, MarkId, PlacedMark};
use super::view::{KeptFilters, KeptFold};
use crate::anchor::Anchor;
use crate::document::Document;

/// What is kept for one document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// What the reader corrected of the structure.
    pub structure: KeptCorrections,
    /// Where the reader was.
    pub place: Option<Anchor>,
    /// The name of the encoding that the reader chose.
    pub encoding: Option<String>,
    /// Bookmarks, notes and coloured marks, in the order in which they were
    /// made.
    pub marks: Vec<Mark>,
    /// The sections that the reader folded or unfolded.
    pub folds: Vec<KeptFold>,
    /// The filters that were in force.
    pub filters: KeptFilters,
}

/// One thing that changes in what is kept. Changes of two windows on one
/// document are made one after the other, so that neither undoes the other's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The structure is corrected so.
    Structure(KeptCorrections),
    /// The reader is here.
    Place(Anchor),
    /// The reader chose this encoding, by its name, or leaves the choice to
    /// the program.
    Encoding(Option<String>),
    /// A new mark.
    AddMark(Mark),
    /// The mark of this name is so now. Where another window has taken it
    /// away meanwhile it is there again: what was written is not lost.
    EditMark(Mark),
    /// The mark of this name is gone.
    RemoveMark(MarkId),
    /// These sections are folded or unfolded.
    Folds(Vec<KeptFold>),
    /// These filters are in force.
    Filters(KeptFilters),
}

impl Kept {
    /// Makes a change.
    pub fn change(&mut self, change: Change) {
        match change {
            Change::Structure(structure) => self.structure = structure,
            Change::Place(place) => self.place = Some(place),
            Change::Encoding(encoding) => self.encoding = encoding,
            Change::AddMark(mark) | Change::EditMark(mark) => {
                match self.marks.iter_mut().find(|known| known.id == mark.id) {
                    Some(known) => *known = mark,
                    None => self.marks.push(mark),
                }
            }
            Change::RemoveMark(id) => self.marks.retain(|mark| mark.id != id),
            Change::Folds(folds) => self.folds = folds,
            Change::Filters(filters) => self.filters = filters,
        }
    }
}

impl Kept {
    /// The marks with their places in a document, in the order of the text;
    /// those whose words are gone at the end. `None` where it was cancelled.
    #[must_use]
    pub fn placed_marks(
        &self,
        document: &Document,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Vec<PlacedMark>> {
        let mut placed = Vec::with_capacity(self.marks.len());
        for mark in &self.marks {
            if cancelled() {
                return None;
            }
            placed.push(PlacedMark::find(mark.clone(), document));
        }
        placed.sort_by_key(PlacedMark::order);
        Some(placed)
    }
}
