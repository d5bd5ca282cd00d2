//! The in-memory model of a parsed document: what every other part reads.
//!
//! A [`Document`] owns one reading text (UTF-8, markup taken out, page seams
//! closed, nothing else changed); sections, blocks, styles and the way back to
//! the source are byte [`Span`]s into it. It never changes after parsing and
//! is shared behind an `Arc`. It knows nothing of how it was recognised, and
//! does no input or output.
//!
//! The sections alone may be told anew: [`Document::with_sections`] makes a
//! second document over the same text.

mod block;
mod builder;
mod meta;
mod origin;
mod section;
mod span;

pub use block::{Block, BlockKind, Continuation, ContinuationKind, Style, StyleSpan};
pub use builder::{DocumentBuilder, TooLarge};
pub use meta::{Format, Meta};
pub use origin::{OriginMap, SourcePlace};
pub use section::{BlockId, Section, SectionId, SectionKind, SectionNumber, SectionSeed};
pub use span::Span;

use std::borrow::Cow;
use std::sync::Arc;

use builder::Turned;

/// A parsed document. Made by a [`DocumentBuilder`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    read: Arc<Reading>,
    chars: u32,
    blocks: Vec<Block>,
    /// The blocks that became headings because a title fills them.
    turned: Vec<Turned>,
    sections: Vec<Section>,
    /// The sections as they were recognised, where [`Self::sections`] are
    /// others: of a large document they take a good part of its memory.
    recognised: Option<Arc<[SectionSeed]>>,
}

/// What does not depend on the sections: shared by all documents that were
/// made of one by [`Document::with_sections`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Reading {
    text: String,
    styles: Vec<StyleSpan>,
    seams: Vec<u32>,
    continuations: Vec<Continuation>,
    origin: OriginMap,
    meta: Meta,
}

impl Document {
    /// The whole reading text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.read.text
    }

    /// Length of the reading text in bytes.
    #[must_use]
    pub fn len(&self) -> u32 {
        u32::try_from(self.read.text.len()).unwrap_or(u32::MAX)
    }

    /// Length of the reading text in characters, line feeds left out.
    #[must_use]
    pub const fn chars(&self) -> u32 {
        self.chars
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.read.text.is_empty()
    }

    /// The text of a span; empty where the span does not lie on character
    /// boundaries of this document.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.read.text.get(span.range()).unwrap_or_default()
    }

    /// What is known of the source.
    #[must_use]
    pub fn meta(&self) -> &Meta {
        &self.read.meta
    }

    /// The way back to lines and columns of the source.
    #[must_use]
    pub fn origin(&self) -> &OriginMap {
        &self.read.origin
    }

    /// All blocks in document order.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// One block.
    #[must_use]
    pub fn block(&self, id: BlockId) -> Option<&Block> {
        self.blocks.get(id as usize)
    }

    /// The block that holds the byte at `offset`; of a line feed between two
    /// blocks, the one before it. `None` only without blocks. Logarithmic.
    #[must_use]
    pub fn block_at(&self, offset: u32) -> Option<BlockId> {
        if self.blocks.is_empty() {
            return None;
        }
        let after = self.blocks.partition_point(|b| b.span.start <= offset);
        u32::try_from(after.saturating_sub(1)).ok()
    }

    /// All blocks of the paragraph that block `id` belongs to, as a span of
    /// the reading text: an overlong paragraph is several blocks.
    #[must_use]
    pub fn paragraph(&self, id: BlockId) -> Span {
        let mut first = id as usize;
        let continues = |i: usize| self.blocks.get(i).is_some_and(|b| b.continues);
        while first > 0 && continues(first) {
            first = first.saturating_sub(1);
        }
        let mut last = id as usize;
        while continues(last.saturating_add(1)) {
            last = last.saturating_add(1);
        }
        match (self.blocks.get(first), self.blocks.get(last)) {
            (Some(a), Some(b)) => Span::new(a.span.start, b.span.end),
            _ => Span::default(),
        }
    }

    /// All sections in document order.
    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// One section.
    #[must_use]
    pub fn section(&self, id: SectionId) -> Option<&Section> {
        self.sections.get(id as usize)
    }

    /// The title of a section as it stands in the reading text; empty for an
    /// unknown section.
    #[must_use]
    pub fn title(&self, id: SectionId) -> &str {
        self.section(id).map_or("", |s| self.slice(s.title))
    }

    /// The innermost section that holds the byte at `offset`; `None` before
    /// the first heading. Logarithmic.
    #[must_use]
    pub fn section_at(&self, offset: u32) -> Option<SectionId> {
        let after = self.sections.partition_point(|s| s.span.start <= offset);
        after.checked_sub(1).and_then(|i| u32::try_from(i).ok())
    }

    /// The sections around `id`, from the outermost to `id` itself.
    #[must_use]
    pub fn path(&self, id: SectionId) -> Vec<SectionId> {
        let mut path = Vec::new();
        let mut next = self.section(id).map(|_| id);
        while let Some(here) = next {
            path.push(here);
            next = self.section(here).and_then(|s| s.parent);
        }
        path.reverse();
        path
    }

    /// Bytes of the section's own text: from its title to the next heading of
    /// any depth.
    #[must_use]
    pub fn own_span(&self, id: SectionId) -> Span {
        let Some(section) = self.section(id) else {
            return Span::default();
        };
        let end = match self.section(id.saturating_add(1)) {
            Some(next) => next.span.start.min(section.span.end),
            None => section.span.end,
        };
        Span::new(section.span.start, end)
    }

    /// The text before the first heading.
    #[must_use]
    pub fn front(&self) -> Span {
        let end = self.sections.first().map_or(self.len(), |s| s.span.start);
        Span::new(0, end)
    }

    /// The styled runs that touch `span`, in order of their start. Runs do
    /// not nest. Logarithmic in all runs, linear in those given.
    #[must_use]
    pub fn styles_in(&self, span: Span) -> &[StyleSpan] {
        let from = self
            .read
            .styles
            .partition_point(|s| s.span.end <= span.start);
        let to = self
            .read
            .styles
            .partition_point(|s| s.span.start < span.end);
        self.read.styles.get(from..to.max(from)).unwrap_or_default()
    }

    /// Offsets inside `span` where a page seam was closed: the character at
    /// the offset is the first after the seam.
    #[must_use]
    pub fn seams_in(&self, span: Span) -> &[u32] {
        let from = self.read.seams.partition_point(|&s| s < span.start);
        let to = self.read.seams.partition_point(|&s| s < span.end);
        self.read.seams.get(from..to.max(from)).unwrap_or_default()
    }

    /// Every closed seam; see [`seams_in`](Self::seams_in).
    #[must_use]
    pub fn seams(&self) -> &[u32] {
        &self.read.seams
    }

    /// The continuation notes of the document, in order.
    #[must_use]
    pub fn continuations(&self) -> &[Continuation] {
        &self.read.continuations
    }

    /// The continuation notes that overlap `span`. Logarithmic.
    #[must_use]
    pub fn continuations_in(&self, span: Span) -> &[Continuation] {
        let all = &self.read.continuations;
        let from = all.partition_point(|note| note.span.end <= span.start);
        let to = all.partition_point(|note| note.span.start < span.end);
        all.get(from..to.max(from)).unwrap_or_default()
    }

    /// The sections as they were recognised, in document order, whatever has
    /// been made of them by [`with_sections`](Self::with_sections). Linear in
    /// the sections where nothing has.
    #[must_use]
    pub fn recognised(&self) -> Cow<'_, [SectionSeed]> {
        match &self.recognised {
            Some(seeds) => Cow::Borrowed(seeds),
            None => self.sections.iter().map(SectionSeed::from).collect(),
        }
    }

    /// What a block was before its title made it a heading; what it is, of
    /// every other. Logarithmic.
    #[must_use]
    pub fn kind_as_read(&self, id: BlockId) -> Option<BlockKind> {
        let turned = self.turned.binary_search_by_key(&id, |t| t.block);
        match turned.ok().and_then(|at| self.turned.get(at)) {
            Some(turned) => Some(turned.kind),
            None => self.block(id).map(|block| block.kind),
        }
    }

    /// The same reading text with other sections, `seeds` in document order.
    /// Text, styles, seams and origin are shared with this document, and
    /// [`recognised`](Self::recognised) stays as it is; a block that holds
    /// nothing but a title is a heading, every other is what it was read as.
    /// Linear: the characters of the sections are counted.
    #[must_use]
    pub fn with_sections(&self, seeds: Vec<SectionSeed>) -> Self {
        let mut blocks = self.blocks.clone();
        for turned in &self.turned {
            turned.undo(&mut blocks);
        }
        let recognised = self.recognised();
        let differ = *recognised != *seeds;
        let recognised = differ.then(|| match &self.recognised {
            Some(seeds) => Arc::clone(seeds),
            None => recognised.into(),
        });
        Self {
            recognised,
            ..builder::assemble(Arc::clone(&self.read), blocks, seeds)
        }
    }
}
