//! A book as it may be meant: with what the review proposes in its place.

use std::sync::Arc;

use crate::anchor::Anchor;
use crate::document::{Document, Moves, Span};
use crate::review::{proposals, review};

/// A text with what is proposed for it, and the text as it is written.
#[derive(Debug)]
pub struct Mending {
    written: Arc<Document>,
    mended: Arc<Document>,
    /// From what is written to what is meant.
    there: Moves,
    /// The other way.
    back: Moves,
}

impl Mending {
    /// Reviews a document and puts what is proposed in its place. `None` where
    /// `cancelled` said so.
    #[must_use]
    pub fn of(written: Arc<Document>, cancelled: &dyn Fn() -> bool) -> Option<Self> {
        let changes = proposals(&review(&written, cancelled)?);
        let (mended, there) = written.mended(&changes);
        Some(Self {
            written,
            mended: Arc::new(mended),
            back: there.back(),
            there,
        })
    }

    /// The text as it is written.
    #[must_use]
    pub const fn written(&self) -> &Arc<Document> {
        &self.written
    }

    /// The text as it may be meant.
    #[must_use]
    pub const fn mended(&self) -> &Arc<Document> {
        &self.mended
    }

    /// How many places are others.
    #[must_use]
    pub fn count(&self) -> usize {
        self.there.places().len()
    }

    /// From offsets of what is written to those of what is meant.
    #[must_use]
    pub const fn there(&self) -> &Moves {
        &self.there
    }

    /// From offsets of what is meant to those of what is written.
    #[must_use]
    pub const fn back(&self) -> &Moves {
        &self.back
    }

    /// The places in a part of the text as it may be meant that are written
    /// otherwise, each with what is written there. What lies between two bytes
    /// is one of them where something was left out.
    pub fn in_span(&self, span: Span) -> impl Iterator<Item = (Span, &str)> {
        let places = self.back.places();
        let first = places.partition_point(|(now, _)| now.end < span.start);
        let places = places.iter().skip(first);
        places
            .take_while(move |(now, _)| now.start < span.end)
            .map(|&(now, was)| (now, self.written.slice(was)))
    }

    /// The anchor of a part of the text as it may be meant, by what is written.
    #[must_use]
    pub fn anchor(&self, span: Span) -> Anchor {
        Anchor::at(&self.written, self.back.span(span))
    }
}
