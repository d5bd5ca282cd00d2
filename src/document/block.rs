//! Blocks and continuation notes.

use super::Span;
use super::spans::Placed;

/// What a block is for the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// Running text. A run-in heading stands inside its paragraph.
    Paragraph,
    /// A heading on a line of its own.
    Heading,
    /// One item of a list; `Block::level` is the nesting, from 1.
    ListItem,
    /// A quoted paragraph; `Block::level` is the nesting, from 1.
    Quote,
    /// A table: rows apart by line feeds, cells apart by tabs.
    Table,
    /// Preformatted text: its lines are apart by line feeds.
    Code,
    /// A thematic break; its text is empty.
    Rule,
}

impl BlockKind {
    /// Whether the text of the block has lines of its own (line feeds that
    /// layout must keep).
    #[must_use]
    pub const fn is_preformatted(self) -> bool {
        matches!(self, Self::Table | Self::Code)
    }
}

/// One block of the reading text.
///
/// Blocks lie in document order. Two neighbours are apart by one line feed,
/// except that an overlong paragraph is cut into several blocks with nothing
/// between them ([`continues`](Self::continues)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Bytes of the block, without the line feed behind it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Nesting of a list item or quote (from 1); 0 for everything else.
    pub level: u8,
    /// Whether it goes on with the paragraph of the block before: set on all
    /// but the first piece of an overlong paragraph.
    pub continues: bool,
}

/// Which way a continuation note points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ContinuationKind {
    /// `(上接1版)`: the beginning stands elsewhere.
    From,
    /// `(下转4版)`: the rest stands elsewhere.
    Onto,
}

/// A note of a newspaper page that the text comes from or goes on at another
/// page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Continuation {
    /// Bytes of the note with its brackets.
    pub span: Span,
    /// Which way it points.
    pub kind: ContinuationKind,
}

impl Placed for Continuation {
    fn span(&self) -> Span {
        self.span
    }
}
