//! Putting a document together, piece by piece, in document order.

use std::sync::Arc;

use crate::setting::{Language, Told, told_errors};

use super::assembly::assemble;
use super::footnotes::Unpaired;
use super::table::TableShape;
use super::whole::Reading;
use super::{
    Aside, Block, BlockKind, Continuation, ContinuationKind, Deletion, Document, Formula, Image,
    Kept, KeptMark, Markup, Merged, Meta, OriginMap, PlaceUnit, SectionSeed, SourcePlace, Span,
    Style, StyleSpan,
};

/// The reading text would be larger than 4 GiB.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge;

impl Told for TooLarge {
    fn told(&self, language: Language) -> String {
        let (zh, en) = (
            "文字超过 4 GiB 的上限；请先拆分",
            "the text is larger than 4 GiB, which is the most that can be opened; split it first",
        );
        language.choose(zh, en).to_owned()
    }
}

told_errors!(TooLarge);

/// Collects text, blocks, styles, seams and notes in document order, then
/// makes the [`Document`].
///
/// It keeps the promises of the model (order, line feeds between blocks,
/// offsets that fit) so that recognition need not.
#[derive(Debug, Default)]
pub struct DocumentBuilder {
    read: Reading,
    blocks: Vec<Block>,
    open: Option<Block>,
    notes: Unpaired,
}

impl DocumentBuilder {
    /// An empty document, with room for `bytes` of text.
    #[must_use]
    pub fn with_capacity(bytes: usize) -> Self {
        let mut builder = Self::default();
        builder.read.text.reserve(bytes);
        builder
    }

    /// The offset (bytes) where the next text will stand, once a block is
    /// open.
    #[must_use]
    pub fn offset(&self) -> u32 {
        u32::try_from(self.read.text.len()).unwrap_or(u32::MAX)
    }

    /// The text so far.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.read.text
    }

    /// The way back to the source of the text so far.
    #[must_use]
    pub fn origin(&self) -> &OriginMap {
        &self.read.origin
    }

    /// The closed blocks so far.
    #[must_use]
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// The annotations so far.
    #[must_use]
    pub fn asides(&self) -> &[Aside] {
        &self.read.beside.asides
    }

    /// Says of a closed block that it is of another kind than it was begun as.
    pub fn turn(&mut self, block: u32, kind: BlockKind) {
        if let Some(block) = self.blocks.get_mut(block as usize) {
            block.kind = kind;
            block.level = 0;
        }
    }

    /// Starts a block, after closing the one that is open.
    pub fn open(&mut self, kind: BlockKind, level: u8) {
        self.close();
        if !self.blocks.is_empty() {
            self.read.text.push('\n');
        }
        let at = self.offset();
        self.open = Some(Block {
            span: Span::new(at, at),
            kind,
            level,
            continues: false,
        });
    }

    /// Cuts the open block at the end of what it holds: what comes is a
    /// further piece of the same paragraph, with nothing between. Does nothing
    /// where no block is open or it is still empty.
    pub fn cut(&mut self) {
        let Some(block) = self.open else { return };
        if self.offset() == block.span.start {
            // Nothing stands before the cut.
            return;
        }
        self.close();
        let at = self.offset();
        self.open = Some(Block {
            span: Span::new(at, at),
            continues: true,
            ..block
        });
    }

    /// Appends text to the open block; `place` is where its first byte stands
    /// in the source. Text that goes over several source lines is pushed line
    /// by line.
    ///
    /// # Errors
    /// [`TooLarge`] where the text would pass 4 GiB; nothing is added then.
    pub fn push(&mut self, text: &str, place: SourcePlace) -> Result<(), TooLarge> {
        if text.is_empty() {
            return Ok(());
        }
        let length = self.read.text.len().saturating_add(text.len());
        // One is kept back for the line feed that opens the next block.
        if length >= u32::MAX as usize {
            return Err(TooLarge);
        }
        if self.open.is_none() {
            self.open(BlockKind::Paragraph, 0);
        }
        let at = self.offset();
        self.read.origin.push(at, place);
        self.read.text.push_str(text);
        Ok(())
    }

    /// Says that a page seam was closed here, between what stands and what
    /// comes.
    pub fn seam(&mut self) {
        let at = self.offset();
        self.read.seams.push(at);
    }

    /// Sets off the text from `start` (bytes) to here.
    pub fn style(&mut self, start: u32, style: Style) {
        let span = Span::new(start, self.offset());
        if !span.is_empty() && !style.is_plain() {
            self.read.styles.push(StyleSpan { span, style });
        }
    }

    /// Says where the text from `start` (bytes) to here leads.
    pub fn link(&mut self, start: u32, target: &str) {
        let span = Span::new(start, self.offset());
        if !span.is_empty() && !target.is_empty() {
            self.read.beside.links.push(span, target);
        }
    }

    /// Says that the text from `start` (bytes) to here is the sign of the note
    /// of that name.
    pub fn note_mark(&mut self, start: u32, name: &str) {
        let span = Span::new(start, self.offset());
        if !span.is_empty() {
            self.notes.marks.push((span, name.into()));
        }
    }

    /// Says that the text from `start` (bytes) to here is the note of that
    /// name; line feeds at its beginning are none of it.
    pub fn note(&mut self, start: u32, name: &str) {
        let text = self.read.text.get(start as usize..).unwrap_or_default();
        let feeds = text.bytes().take_while(|&b| b == b'\n').count();
        let feeds = u32::try_from(feeds).unwrap_or(0);
        let span = Span::new(start.saturating_add(feeds), self.offset());
        self.notes.notes.push((span, name.into()));
    }

    /// Says that the text from `start` (bytes) to here, which may be none,
    /// stands for a picture.
    pub fn image(&mut self, start: u32, source: &str, alt: &str) {
        self.read.beside.images.push(Image {
            span: Span::new(start, self.offset()),
            source: source.into(),
            alt: alt.into(),
        });
    }

    /// Says of the table whose text begins at `start` (bytes) how many rows
    /// are its head and which of its cells go over others, in order. A table
    /// of which nothing is said has one row as its head.
    pub fn table(&mut self, start: u32, header: u32, merged: Vec<Merged>) {
        if header == 1 && merged.is_empty() {
            return;
        }
        self.read.beside.tables.push(TableShape {
            start,
            header,
            merged: merged.into(),
        });
    }

    /// Says what a tracked change took out here.
    pub fn deletion(&mut self, text: &str) {
        let span = Span::new(self.offset(), self.offset());
        let text = text.into();
        self.read.beside.deletions.push(Deletion { span, text });
    }

    /// Says that a tracked change took out what stands from `start` (bytes) to
    /// here, and that it is shown all the same. What parts it from the line or
    /// cell before is not of it.
    pub fn restored(&mut self, start: u32) {
        let end = self.offset();
        let from = usize::try_from(start).unwrap_or(usize::MAX);
        let own = self.read.text.get(from..).unwrap_or_default();
        let parted = own
            .len()
            .saturating_sub(own.trim_start_matches(['\n', '\t']).len());
        let start = start.saturating_add(u32::try_from(parted).unwrap_or(u32::MAX));
        let span = Span::new(start.min(end), end);
        let text = Box::default();
        self.read.beside.deletions.push(Deletion { span, text });
    }

    /// Says what the places of the source are counted in: lines, if nothing is
    /// said.
    pub fn count_in(&mut self, unit: PlaceUnit) {
        self.read.origin.count_in(unit);
    }

    /// Says what a line, page, paragraph or chapter is called beside its
    /// number.
    pub fn label(&mut self, number: u32, label: &str) {
        self.read.origin.label(number, label.into());
    }

    /// Notes that `span` is a continuation note.
    pub fn continuation(&mut self, span: Span, kind: ContinuationKind) {
        self.read.continuations.push(Continuation { span, kind });
    }

    /// Says that the text from `start` (bytes) to here is an annotation of
    /// what stands between `base` (bytes) and `start`, but for line feeds and
    /// tabs at its beginning.
    pub fn aside(&mut self, base: u32, start: u32) {
        let span = Span::new(start, self.offset());
        let text = self.read.text.get(base as usize..start as usize);
        let text = text.unwrap_or_default();
        let apart = text
            .len()
            .saturating_sub(text.trim_start_matches(['\n', '\t']).len());
        let base = base.saturating_add(u32::try_from(apart).unwrap_or(0));
        let base = Span::new(base.min(start), start);
        if !span.is_empty() {
            self.read.beside.asides.push(Aside { base, span });
        }
    }

    /// Says that what comes is not joined to what stands.
    pub fn gap(&mut self) {
        let at = self.offset();
        self.read.beside.gaps.push(at);
    }

    /// Says that the mark at `span`, on a line of the source, was kept as text.
    /// Marks side by side are one.
    pub fn keep(&mut self, span: Span, kept: Kept, line: u32) {
        if let Some(last) = self.read.beside.kept.last_mut()
            && last.kept == kept
            && last.span.end == span.start
            && last.line == line
        {
            last.span.end = span.end;
            return;
        }
        self.read.beside.kept.push(KeptMark { span, kept, line });
    }

    /// Says what of the source is not in the reading text.
    pub fn markup(&mut self, markup: Markup) {
        self.read.beside.markup.push(markup);
    }

    /// Says that a part of the text is a formula.
    pub fn formula(&mut self, formula: Formula) {
        self.read.beside.formulas.push(formula);
    }

    /// Puts what belongs to the text beside it in order.
    pub fn sort(&mut self) {
        self.read.beside.sort();
    }

    /// Closes the open block. A block that got no text is dropped again,
    /// unless it is a rule.
    pub fn close(&mut self) {
        let Some(mut block) = self.open.take() else {
            return;
        };
        block.span.end = self.offset();
        if block.span.is_empty() && block.kind != BlockKind::Rule {
            if !block.continues && self.read.text.ends_with('\n') {
                self.read.text.pop();
            }
            return;
        }
        self.blocks.push(block);
    }

    /// Goes on with what another builder holds, in blocks of its own. The
    /// source of `other` begins `lines` lines behind the beginning of this
    /// one's. Gives the offset (bytes) where its text stands now.
    ///
    /// # Errors
    /// [`TooLarge`] where the text would pass 4 GiB; nothing is added then.
    pub fn append(&mut self, mut other: Self, lines: u32) -> Result<u32, TooLarge> {
        self.close();
        other.close();
        if other.blocks.is_empty() {
            let at = self.offset();
            self.read.beside.append(other.read.beside, at, lines);
            self.notes.append(other.notes, at);
            return Ok(at);
        }
        let length = self.read.text.len().saturating_add(other.read.text.len());
        // Two are kept back for line feeds.
        if length >= (u32::MAX as usize).saturating_sub(1) {
            return Err(TooLarge);
        }
        if !self.blocks.is_empty() {
            self.read.text.push('\n');
        }
        let start = self.offset();
        let (read, more) = (&mut self.read, other.read);
        read.beside.append(more.beside, start, lines);
        self.notes.append(other.notes, start);
        read.text.push_str(&more.text);
        let blocks = other.blocks.into_iter().map(|block| Block {
            span: block.span.shifted(start),
            ..block
        });
        self.blocks.extend(blocks);
        read.origin.append(more.origin, start, lines);
        read.styles
            .extend(more.styles.into_iter().map(|s| StyleSpan {
                span: s.span.shifted(start),
                ..s
            }));
        let seams = more.seams.into_iter();
        read.seams.extend(seams.map(|at| at.saturating_add(start)));
        let notes = more.continuations.into_iter().map(|note| Continuation {
            span: note.span.shifted(start),
            ..note
        });
        read.continuations.extend(notes);
        Ok(start)
    }

    /// Makes the document. `seeds` are the sections in document order with
    /// their depths; parents and extents are worked out here, in linear time.
    /// A block that holds nothing but a title becomes a heading.
    #[must_use]
    pub fn finish(mut self, seeds: impl IntoIterator<Item = SectionSeed>, meta: Meta) -> Document {
        self.close();
        let mut read = self.read;
        read.meta = meta;
        read.styles.sort_by_key(|s| s.span.start);
        read.continuations.sort_by_key(|c| c.span.start);
        read.beside.footnotes = self.notes.pair();
        read.beside.sort();
        read.text.shrink_to_fit();
        self.blocks.shrink_to_fit();
        assemble(Arc::new(read), self.blocks, seeds)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{SectionKind, SectionMarker};

    fn place(line: u32) -> SourcePlace {
        SourcePlace {
            number: line,
            column: 0,
        }
    }

    fn seed(document: &DocumentBuilder, block: u32, depth: u16) -> SectionSeed {
        SectionSeed {
            title: document.blocks()[block as usize].span,
            depth,
            block,
            kind: SectionKind::Heading,
            marker: SectionMarker::default(),
            confidence: 100,
            style: "标题",
        }
    }

    fn three_sections() -> Document {
        let mut builder = DocumentBuilder::default();
        for (i, text) in ["前文", "甲", "乙", "正文", "丙"].iter().enumerate() {
            builder.open(BlockKind::Paragraph, 0);
            builder.push(text, place(1 + i as u32)).unwrap();
        }
        builder.close();
        let seeds = vec![
            seed(&builder, 1, 1),
            seed(&builder, 2, 3),
            seed(&builder, 4, 1),
        ];
        builder.finish(seeds, Meta::default())
    }

    #[test]
    fn sections_nest_by_depth_and_may_skip_one() {
        let document = three_sections();
        assert_eq!(document.text(), "前文\n甲\n乙\n正文\n丙");
        let kinds: Vec<_> = document.blocks().iter().map(|b| b.kind).collect();
        assert_eq!(kinds[1], BlockKind::Heading);
        assert_eq!(kinds[3], BlockKind::Paragraph);
        let tree: Vec<_> = document
            .sections()
            .iter()
            .map(|s| (s.parent, s.subtree_end, document.slice(s.span)))
            .collect();
        assert_eq!(
            tree,
            [
                (None, 2, "甲\n乙\n正文\n"),
                (Some(0), 2, "乙\n正文\n"),
                (None, 3, "丙"),
            ]
        );
        let chars: Vec<_> = document.sections().iter().map(|s| s.chars).collect();
        assert_eq!(chars, [4, 3, 1]);
        assert_eq!(document.chars(), 7);
        assert_eq!(document.path(1), [0, 1]);
        assert_eq!(document.slice(document.own_span(0)), "甲\n");
        assert_eq!(document.slice(document.front()), "前文\n");
    }

    #[test]
    fn an_offset_leads_to_its_block_and_section() {
        let document = three_sections();
        assert_eq!(document.block_at(0), Some(0));
        assert_eq!(document.block_at(6), Some(0), "the line feed before 甲");
        assert_eq!(document.block_at(7), Some(1));
        assert_eq!(document.section_at(0), None);
        assert_eq!(document.section_at(12), Some(1));
        assert_eq!(document.section_at(u32::MAX), Some(2));
    }

    #[test]
    fn an_empty_block_leaves_nothing_behind() {
        let mut builder = DocumentBuilder::default();
        builder.open(BlockKind::Paragraph, 0);
        builder.push("一", place(1)).unwrap();
        builder.open(BlockKind::Quote, 1);
        builder.open(BlockKind::Paragraph, 0);
        builder.push("二", place(3)).unwrap();
        let document = builder.finish(Vec::new(), Meta::default());
        assert_eq!(document.text(), "一\n二");
        assert_eq!(document.blocks().len(), 2);
    }

    #[test]
    fn the_pieces_of_a_cut_paragraph_touch() {
        let mut builder = DocumentBuilder::default();
        builder.open(BlockKind::Paragraph, 0);
        builder.push("一", place(1)).unwrap();
        builder.cut();
        builder.push("二", place(1)).unwrap();
        let document = builder.finish(Vec::new(), Meta::default());
        assert_eq!(document.text(), "一二");
        assert!(document.blocks()[1].continues);
        assert_eq!(document.slice(document.paragraph(1)), "一二");
        assert_eq!(document.paragraph(0), document.paragraph(1));
    }

    #[test]
    fn an_empty_block_is_not_cut() {
        let mut builder = DocumentBuilder::default();
        builder.open(BlockKind::Paragraph, 0);
        builder.push("一", place(1)).unwrap();
        builder.open(BlockKind::Paragraph, 0);
        builder.cut();
        builder.push("二", place(2)).unwrap();
        let document = builder.finish(Vec::new(), Meta::default());
        assert_eq!(document.text(), "一\n二");
        assert!(!document.blocks()[1].continues);
    }

    #[test]
    fn styles_seams_and_lines_are_found_by_span() {
        let mut builder = DocumentBuilder::default();
        builder.open(BlockKind::Paragraph, 0);
        builder.push("加大关", place(4)).unwrap();
        builder.seam();
        let start = builder.offset();
        builder.push("键核心", place(6)).unwrap();
        builder.style(start, Style::BOLD);
        let document = builder.finish(Vec::new(), Meta::default());
        assert_eq!(document.seams_in(Span::new(0, 18)), [9]);
        assert!(document.seams_in(Span::new(0, 9)).is_empty());
        assert_eq!(document.styles_in(Span::new(0, 18)).len(), 1);
        assert!(document.styles_in(Span::new(0, 9)).is_empty());
        assert_eq!(document.origin().numbers(Span::new(0, 18)), (4, 6));
    }

    #[test]
    fn what_is_struck_out_is_marked_in_print() {
        let mut builder = DocumentBuilder::default();
        for (text, style) in [
            ("甲", Style::STRUCK),
            ("乙", Style::STRUCK.with(Style::BOLD)),
            ("丙", Style::BOLD),
            ("丁", Style::STRUCK),
            ("戊", Style::PLAIN),
        ] {
            let start = builder.offset();
            builder.push(text, place(1)).unwrap();
            builder.style(start, style);
        }
        let document = builder.finish(Vec::new(), Meta::default());
        let marked = |from, to| document.with_struck_marked(Span::new(from, to));
        assert_eq!(marked(0, 15), "~~甲乙~~丙~~丁~~戊");
        assert_eq!(marked(3, 9), "~~乙~~丙");
        assert!(matches!(marked(12, 15), std::borrow::Cow::Borrowed("戊")));
    }

    #[test]
    fn other_sections_share_the_text_and_leave_no_heading_behind() {
        let document = three_sections();
        let mut seeds = document.recognised().into_owned();
        seeds.retain(|seed| seed.block != 2);
        let other = document.with_sections(seeds);
        assert_eq!(other.sections().len(), 2);
        assert_eq!(other.blocks()[1].kind, BlockKind::Heading);
        assert_eq!(other.blocks()[2].kind, BlockKind::Paragraph);
        assert_eq!(other.text().as_ptr(), document.text().as_ptr());
        assert_eq!(other.chars(), document.chars());
        assert_eq!(other.recognised(), document.recognised());
        assert_eq!(other.kind_as_read(1), Some(BlockKind::Paragraph));
        let again = other.with_sections(other.recognised().into_owned());
        assert_eq!(again, document);
    }
}
