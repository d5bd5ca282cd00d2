//! The text and blocks that recognition reads.

use crate::document::{Block, Span};

/// The reading text with its blocks.
#[derive(Debug, Clone, Copy)]
pub(in crate::structure) struct Page<'a> {
    /// The whole reading text.
    pub(in crate::structure) text: &'a str,
    /// Its blocks.
    pub(in crate::structure) blocks: &'a [Block],
}

impl<'a> Page<'a> {
    /// The text of a span.
    pub(in crate::structure) fn slice(&self, span: Span) -> &'a str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The text of a block; empty for one that does not exist.
    pub(in crate::structure) fn block(&self, id: u32) -> &'a str {
        self.blocks
            .get(id as usize)
            .map_or("", |b| self.slice(b.span))
    }

    /// The text of the block above one; empty above the first.
    pub(in crate::structure) fn above(&self, id: u32) -> &'a str {
        id.checked_sub(1).map_or("", |above| self.block(above))
    }

    /// Number of blocks.
    pub(in crate::structure) fn len(&self) -> u32 {
        u32::try_from(self.blocks.len()).unwrap_or(u32::MAX)
    }
}
