//! What is a heading, said after the blocks are written.

use crate::document::{Block, BlockKind};

use super::{Blocks, Hint};

/// Blocks that are looked through and levelled once they are written, by
/// formats that know more of their headings than stands beside the text.
impl Blocks {
    /// What is written so far, after closing the block that is open.
    pub(in crate::formats) fn closed(&mut self) -> &[Block] {
        self.end_table();
        self.end_link();
        self.end();
        self.builder.blocks()
    }

    /// The closed blocks.
    pub(in crate::formats) fn blocks(&self) -> &[Block] {
        self.builder.blocks()
    }

    /// The text of a closed block, without the annotations in it. Linear in
    /// it.
    pub(in crate::formats) fn plain_text(&self, block: &Block) -> String {
        let asides = self.builder.asides();
        let first = asides.partition_point(|aside| aside.span.start < block.span.start);
        let mut text = String::new();
        let mut from = block.span.start;
        let part = |from: u32, to: u32| {
            let text = self.builder.text().get(from as usize..to as usize);
            text.unwrap_or_default()
        };
        for aside in asides.iter().skip(first) {
            if aside.span.start >= block.span.end {
                break;
            }
            text += part(from, aside.span.start);
            from = aside.span.end;
        }
        text + part(from, block.span.end)
    }

    /// The blocks that are marked as headings, each with its level.
    pub(in crate::formats) fn headings(&self) -> impl Iterator<Item = (u32, u8)> + '_ {
        self.hints.iter().filter_map(|hint| match *hint {
            Hint::Heading { block, level } => Some((block, level)),
            _ => None,
        })
    }

    /// The level of a block, where it is marked as a heading. Logarithmic.
    pub(in crate::formats) fn heading(&self, block: u32) -> Option<u8> {
        let at = self.hints.binary_search_by_key(&block, |hint| hint.block());
        match self.hints.get(at.ok()?)? {
            Hint::Heading { level, .. } => Some(*level),
            _ => None,
        }
    }

    /// Makes a closed block a heading of this level.
    pub(in crate::formats) fn make_heading(&mut self, block: u32, level: u8) {
        self.builder.turn(block, BlockKind::Heading);
        self.hint(Hint::Heading { block, level });
    }

    /// Makes a closed block an entry of a list of contents.
    pub(in crate::formats) fn make_listed(&mut self, block: u32) {
        self.builder.turn(block, BlockKind::Paragraph);
        self.hint(Hint::Contents { block });
    }

    /// Makes a closed block a paragraph that is no heading by its markup.
    pub(in crate::formats) fn make_plain(&mut self, block: u32) {
        self.builder.turn(block, BlockKind::Paragraph);
        self.hints.retain(|hint| hint.block() != block);
    }

    /// Says of a block what is said of no other.
    fn hint(&mut self, hint: Hint) {
        let known = |own: &Hint| own.block();
        match self.hints.binary_search_by_key(&hint.block(), known) {
            Ok(at) => {
                if let Some(own) = self.hints.get_mut(at) {
                    *own = hint;
                }
            }
            Err(at) => self.hints.insert(at, hint),
        }
    }
}
