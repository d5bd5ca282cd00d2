//! A document and what it is asked for.

use std::borrow::Cow;
use std::sync::Arc;

use super::beside::{Aside, Beside, Deletion, Formula, Image, KeptMark, Markup, MarkupKind};
use super::block::{Block, BlockKind, Continuation};
use super::footnotes::Footnote;
use super::meta::Meta;
use super::origin::OriginMap;
use super::section::{BlockId, Section, SectionId, SectionSeed};
use super::span::Span;
use super::spans::{touching, within};
use super::style::{Link, Style, StyleSpan};
use super::table::Table;
use super::turned::Turned;

/// A parsed document. Made by a [`DocumentBuilder`](super::DocumentBuilder).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    pub(super) read: Arc<Reading>,
    pub(super) chars: u32,
    pub(super) blocks: Vec<Block>,
    /// The blocks that became headings because a title fills them.
    pub(super) turned: Vec<Turned>,
    pub(super) sections: Vec<Section>,
    /// The sections as they were recognised, where [`Self::sections`] are
    /// others: of a large document they take a good part of its memory.
    pub(super) recognised: Option<Arc<[SectionSeed]>>,
}

/// What does not depend on the sections: shared by all documents that were
/// made of one by [`Document::with_sections`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) text: String,
    pub(super) styles: Vec<StyleSpan>,
    pub(super) seams: Vec<u32>,
    pub(super) continuations: Vec<Continuation>,
    pub(super) beside: Beside,
    pub(super) origin: OriginMap,
    pub(super) meta: Meta,
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

    /// The way back to lines (pages, …) and columns of the source.
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

    /// The titles that touch `span`, in order. Logarithmic in all sections,
    /// linear in those whose titles begin inside.
    pub fn titles_in(&self, span: Span) -> impl Iterator<Item = Span> {
        let first = self.section_at(span.start).unwrap_or(0) as usize;
        let sections = self.sections.get(first..).unwrap_or_default().iter();
        sections
            .map(|section| section.title)
            .take_while(move |title| title.start < span.end)
            .filter(move |title| title.overlaps(span))
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
        touching(&self.read.styles, span)
    }

    /// The text of a span with `~~` around what is struck out, for those who
    /// cannot show it so. Borrowed where nothing is. Linear in the styled runs.
    #[must_use]
    pub fn with_struck_marked(&self, span: Span) -> Cow<'_, str> {
        const SIGN: &str = "~~";
        let text = self.slice(span);
        let is_struck = |run: &&StyleSpan| run.style.contains(Style::STRUCK);
        let mut struck = self.styles_in(span).iter().filter(is_struck).peekable();
        if struck.peek().is_none() {
            return Cow::Borrowed(text);
        }
        let mut marked = String::with_capacity(text.len());
        let mut end = 0usize;
        for run in struck {
            let start = run.span.start.saturating_sub(span.start) as usize;
            let next = run.span.end.min(span.end).saturating_sub(span.start) as usize;
            // Runs side by side that differ in other ways are one.
            if start == end && end > 0 && marked.ends_with(SIGN) {
                marked.truncate(marked.len().saturating_sub(SIGN.len()));
            } else {
                marked.push_str(text.get(end..start).unwrap_or_default());
                marked.push_str(SIGN);
            }
            marked.push_str(text.get(start..next).unwrap_or_default());
            marked.push_str(SIGN);
            end = next;
        }
        marked.push_str(text.get(end..).unwrap_or_default());
        Cow::Owned(marked)
    }

    /// Offsets inside `span` where a page seam was closed: the character at
    /// the offset is the first after the seam.
    #[must_use]
    pub fn seams_in(&self, span: Span) -> &[u32] {
        within(&self.read.seams, span.start..span.end, |&seam| seam)
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
        touching(&self.read.continuations, span)
    }

    /// Annotations that stand in the text behind what they belong to (the
    /// readings of ruby), in order. What they belong to and what follows are
    /// read as one by [`without_asides`](Self::without_asides).
    #[must_use]
    pub fn asides(&self) -> &[Aside] {
        &self.read.beside.asides
    }

    /// The annotations that touch `span`. Logarithmic.
    #[must_use]
    pub fn asides_in(&self, span: Span) -> &[Aside] {
        touching(self.asides(), span)
    }

    /// The text of a span with characters that are not seen (soft hyphens) in
    /// place of its annotations, so that every offset stays. Borrowed where
    /// there are none.
    #[must_use]
    pub fn without_asides(&self, span: Span) -> Cow<'_, str> {
        let text = self.slice(span);
        if self.asides().is_empty() {
            return Cow::Borrowed(text);
        }
        let asides = self.asides_in(span);
        if asides.is_empty() {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        let mut from = 0usize;
        for Aside { span: aside, .. } in asides {
            let start = aside.start.saturating_sub(span.start) as usize;
            let end = (aside.end.min(span.end).saturating_sub(span.start)) as usize;
            out.push_str(text.get(from..start).unwrap_or_default());
            // Two bytes or three each, so that every length but one is made.
            let mut length = end.saturating_sub(start.max(from));
            if length % 2 == 1 {
                out.push('\u{200b}');
                length = length.saturating_sub('\u{200b}'.len_utf8());
            }
            out.extend(std::iter::repeat_n('\u{ad}', length / 2));
            from = end;
        }
        out.push_str(text.get(from..).unwrap_or_default());
        Cow::Owned(out)
    }

    /// Offsets inside `span`, not at its ends, before which something begins
    /// that is not joined to what stands before: on either side of what is
    /// struck out. No hit, figure or word goes over one. Logarithmic.
    #[must_use]
    pub fn gaps_in(&self, span: Span) -> &[u32] {
        let inside = span.start.saturating_add(1)..span.end;
        within(&self.read.beside.gaps, inside, |&gap| gap)
    }

    /// Whether there are any [gaps](Self::gaps_in).
    #[must_use]
    pub fn has_gaps(&self) -> bool {
        !self.read.beside.gaps.is_empty()
    }

    /// The links that touch `span`, in order. Logarithmic in all links.
    pub fn links_in(&self, span: Span) -> impl Iterator<Item = Link<'_>> {
        self.read.beside.links.touching(span)
    }

    /// The link at `offset`. Logarithmic.
    #[must_use]
    pub fn link_at(&self, offset: u32) -> Option<Link<'_>> {
        let here = Span::new(offset, offset.saturating_add(1));
        self.links_in(here).next()
    }

    /// The footnotes of the document, in the order of their signs.
    #[must_use]
    pub fn footnotes(&self) -> &[Footnote] {
        &self.read.beside.footnotes
    }

    /// The footnotes whose signs touch `span`. Logarithmic.
    #[must_use]
    pub fn footnotes_in(&self, span: Span) -> &[Footnote] {
        touching(self.footnotes(), span)
    }

    /// The footnotes whose notes hold the byte at `offset`, in the order of
    /// their signs. Linear in the footnotes.
    pub fn footnotes_of(&self, offset: u32) -> impl Iterator<Item = &Footnote> {
        let all = self.footnotes().iter();
        all.filter(move |pair| pair.note.contains(offset))
    }

    /// The pictures of the document, in order.
    #[must_use]
    pub fn images(&self) -> &[Image] {
        &self.read.beside.images
    }

    /// What tracked changes took out of the text, in order: unless it is shown
    /// all the same, the text is as it is when all changes are accepted.
    #[must_use]
    pub fn deletions(&self) -> &[Deletion] {
        &self.read.beside.deletions
    }

    /// The deletions inside `span` or at one of its ends. Logarithmic.
    #[must_use]
    pub fn deletions_in(&self, span: Span) -> &[Deletion] {
        let here = span.start..span.end.saturating_add(1);
        within(self.deletions(), here, |deletion| deletion.span.start)
    }

    /// How many parts tracked changes have put into the text: stretches of
    /// added characters, whatever else is said of these. Linear in what is set
    /// off.
    #[must_use]
    pub fn insertions(&self) -> usize {
        let all = self.styles_in(Span::new(0, self.len())).iter();
        let added = all.filter(|run| run.style.contains(Style::INSERTED));
        let mut end = None;
        let begins = added.filter(|run| {
            // Over the end of a paragraph an addition goes on.
            let goes_on = end.is_some_and(|end| {
                run.span.start <= end
                    || self.slice(Span::new(end, run.span.start)).trim().is_empty()
            });
            end = Some(run.span.end);
            !goes_on
        });
        begins.count()
    }

    /// The table in a block, as a grid; `None` where the block is none. Linear
    /// in its text.
    #[must_use]
    pub fn table(&self, id: BlockId) -> Option<Table> {
        let block = self.block(id)?;
        if self.kind_as_read(id) != Some(BlockKind::Table) {
            return None;
        }
        let shapes = &self.read.beside.tables;
        let at = shapes.binary_search_by_key(&block.span.start, |shape| shape.start);
        let shape = at.ok().and_then(|at| shapes.get(at));
        Some(Table::new(self.slice(block.span), block.span.start, shape))
    }

    /// Marks that are text against the letter of the format, in order.
    #[must_use]
    pub fn kept_marks(&self) -> &[KeptMark] {
        &self.read.beside.kept
    }

    /// The parts of the source with letters, digits or hanzi that are not in
    /// the reading text, in the order of the source.
    #[must_use]
    pub fn markup(&self) -> &[Markup] {
        &self.read.beside.markup
    }

    /// The formulas that touch `span`, in order. Logarithmic in all, linear in
    /// those given.
    #[must_use]
    pub fn formulas_in(&self, span: Span) -> &[Formula] {
        touching(&self.read.beside.formulas, span)
    }

    /// All formulas of the source, in order.
    #[must_use]
    pub fn formulas(&self) -> &[Formula] {
        &self.read.beside.formulas
    }

    /// The hanzi of the source that are not in the reading text, by what they
    /// are: the kind, how many, and the line of the first. Linear in
    /// [`markup`](Self::markup).
    #[must_use]
    pub fn hidden_hanzi(&self) -> Vec<(MarkupKind, u32, u32)> {
        let counted = MarkupKind::ALL.into_iter().filter_map(|kind| {
            let mut all = self.markup().iter();
            let of_kind = all.by_ref().filter(|m| m.kind == kind && m.hanzi > 0);
            let mut told: Option<(u32, u32)> = None;
            for markup in of_kind {
                let (count, line) = told.unwrap_or((0, markup.place.number));
                told = Some((count.saturating_add(markup.hanzi), line));
            }
            told.map(|(count, line)| (kind, count, line))
        });
        counted.collect()
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
}
