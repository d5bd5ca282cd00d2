//! Which book, and where in it.

use crate::document::Span;

/// Names one book for as long as the program runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct BookId(u32);

impl BookId {
    /// The name for the book that is put on the shelf next.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// A part of a book, in bytes of its reading text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// The book.
    pub book: BookId,
    /// The part of it; empty for a place between two bytes.
    pub span: Span,
}

impl Place {
    /// A place between two bytes.
    #[must_use]
    pub const fn at(book: BookId, offset: u32) -> Self {
        Self {
            book,
            span: Span::new(offset, offset),
        }
    }
}

/// A piece of work on a book as it is at one time. What comes of it when the
/// book has gone on since, or is closed, is stale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Job {
    /// The book.
    pub book: BookId,
    /// Which state of it: counted up by the book.
    pub generation: u32,
}

/// There may be a million of them.
const _: () = assert!(size_of::<Place>() <= 16);
