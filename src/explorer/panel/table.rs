//! What a panel lists, row by row.

use std::fmt::Debug;

use crate::document::{Document, SectionId, Span};
use crate::notes::MarkId;

use crate::explorer::language::{Language, Text};

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its title; of the first the count of rows stands before.
    pub title: Text,
    /// How much room it gets.
    pub room: Room,
}

impl Column {
    /// A column.
    #[must_use]
    pub const fn new(title: Text, room: Room) -> Self {
        Self { title, room }
    }
}

/// How much room a column gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// So many cells, for texts.
    Cells(u16),
    /// So many cells, for numbers: they end in one column.
    Number(u16),
    /// A share of what is left, by weight.
    Share(u16),
}

/// What stands in one place of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A text or a number as it is shown.
    Text(String),
    /// A part of the text with what stands around it, as a concordance line.
    Keyword(Span),
    /// A bar of this share of its column, from 0 to 1.
    Bar(f64),
    /// How dense something is along the document, from its beginning to its
    /// end: one share of the densest for each part, from 0 to 1.
    Strip(Vec<f64>),
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// What `Enter` on a row does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Goes to a part of the text.
    Place(Span),
    /// Goes to a section.
    Section(SectionId),
    /// Filters for a query.
    Query(String),
}

/// A list of things found in a document. Made in a worker, shown row by row.
pub trait Table: Debug + Send + Sync {
    /// How many rows there are.
    fn len(&self) -> usize;

    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The columns, from the left.
    fn columns(&self) -> Vec<Column>;

    /// What stands in a row, one cell for each column; nothing where there is
    /// no such row. Constant time for all but strips.
    fn cells(&self, row: usize, document: &Document, language: Language) -> Vec<Cell>;

    /// What a row leads to.
    fn target(&self, row: usize) -> Option<Target>;

    /// What is to be said of the whole of it: the unit of all its numbers.
    fn note(&self) -> Option<&str> {
        None
    }

    /// How dense what it is about lies along the document; see
    /// [`Cell::Strip`].
    fn strip(&self) -> Option<&[f64]> {
        None
    }

    /// The mark that a row stands for, in the list of marks.
    fn mark(&self, _row: usize) -> Option<&MarkId> {
        None
    }
}

/// Counts as shares of the largest, from 0 to 1.
pub(super) fn shares(counts: &[u32]) -> Vec<f64> {
    let most = counts.iter().copied().max().unwrap_or(0).max(1);
    let share = |&count: &u32| f64::from(count) / f64::from(most);
    counts.iter().map(share).collect()
}
