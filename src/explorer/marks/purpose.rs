//! What is written about a mark, or looked for in the notes.

use crate::document::Span;
use crate::notes::{MarkKind, PlacedMark};

/// What a box for marks is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// A new bookmark or note on this part of the text.
    New(MarkKind, Span),
    /// Another text for this mark.
    Edit(PlacedMark),
    /// Searching the list of notes.
    Search,
}

impl Purpose {
    /// Whether what is written may have several lines.
    #[must_use]
    pub const fn has_lines(&self) -> bool {
        match self {
            Self::New(kind, _) => !matches!(kind, MarkKind::Bookmark),
            Self::Edit(placed) => !matches!(placed.mark.kind, MarkKind::Bookmark),
            Self::Search => false,
        }
    }

    /// What is marked: the part of the text, where it has a place.
    #[must_use]
    pub const fn span(&self) -> Option<Span> {
        match self {
            Self::New(_, span) => Some(*span),
            Self::Edit(placed) => placed.span,
            Self::Search => None,
        }
    }
}
