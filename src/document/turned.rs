//! Blocks that became headings.

use super::{Block, BlockId, BlockKind};

/// A block that became a heading, and what it was read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Turned {
    pub(super) block: BlockId,
    pub(super) kind: BlockKind,
    pub(super) level: u8,
}

impl Turned {
    /// Makes the block again what it was read as.
    pub(super) fn undo(self, blocks: &mut [Block]) {
        if let Some(block) = blocks.get_mut(self.block as usize) {
            block.kind = self.kind;
            block.level = self.level;
        }
    }
}
