//! What reading a format leaves: blocks of reading text, and the hints on its
//! structure that only the format can give.

mod grid;
mod levels;
mod tables;
#[cfg(test)]
mod tests;

use crate::document::{
    BlockKind, DocumentBuilder, Formula, Kept, Markup, MarkupKind, Metadata, PlaceUnit,
    SourcePlace, Span, Style, TooLarge,
};
use crate::prose::seams;
use crate::text::is_hanzi;

use grid::Grid;

/// A paragraph longer than this many bytes is cut, so that laying out one
/// block is bounded.
const MAX_BLOCK: usize = 16 * 1024;

/// A document without its sections.
#[derive(Debug)]
pub(crate) struct Draft {
    /// Reading text, blocks, styles and the way back to the source.
    pub(crate) builder: DocumentBuilder,
    /// What the markup says of the structure, in order.
    pub(crate) hints: Vec<Hint>,
    /// Whether the reading text may hold look-alike hanzi. Where it is known
    /// that it does not, nobody need look through it.
    pub(crate) may_be_disguised: bool,
    /// Whether the levels of its headings are an outline that the author keeps,
    /// so that none of them is taken for several.
    pub(crate) outlined: bool,
    /// What the source says of itself beside its text.
    pub(crate) metadata: Metadata,
}

/// What the markup says of one block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Hint {
    /// Marked as a heading.
    Heading {
        /// Index of the block.
        block: u32,
        /// Level in the markup, from 1 to 6.
        level: u8,
    },
    /// Opens with bold text.
    Bold {
        /// Index of the block.
        block: u32,
        /// Offset in the reading text where the opening bold run ends.
        end: u32,
        /// Whether the whole block is bold.
        whole: bool,
        /// Number of bold runs behind the first that hold a whole sentence.
        more: u16,
    },
    /// An entry of a list of contents: no heading, whatever it looks like.
    Contents {
        /// Index of the block.
        block: u32,
    },
}

impl Hint {
    /// Index of the block.
    const fn block(self) -> u32 {
        match self {
            Self::Heading { block, .. } | Self::Bold { block, .. } | Self::Contents { block } => {
                block
            }
        }
    }

    /// The hint where so many blocks and bytes of reading text stand before.
    const fn shifted(mut self, blocks: u32, bytes: u32) -> Self {
        match &mut self {
            Self::Heading { block, .. } | Self::Contents { block } => {
                *block = block.saturating_add(blocks);
            }
            Self::Bold { block, end, .. } => {
                *block = block.saturating_add(blocks);
                *end = end.saturating_add(bytes);
            }
        }
        self
    }
}

/// Puts blocks together for the formats: styles
/// without nesting, seams, overlong paragraphs, continuation notes, hints.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    builder: DocumentBuilder,
    hints: Vec<Hint>,
    open: Option<Open>,
    /// The styled run that is open: where it begins, and how it is set off.
    run: (u32, Style),
    bold: Vec<Span>,
    /// The link that is open.
    link: Option<Pending>,
    /// The pictures that are open.
    images: Vec<Pending>,
    /// The note that is open: where it begins, and its name.
    note: Option<(u32, String)>,
    /// The table that is written cell by cell.
    grid: Option<Grid>,
}

/// What begins with the next text.
#[derive(Debug)]
struct Pending {
    start: Option<u32>,
    target: String,
}

impl Pending {
    fn new(target: &str) -> Self {
        Self {
            start: None,
            target: target.to_owned(),
        }
    }
}

/// Kind and nesting of a paragraph in so many quotations and lists.
pub(super) fn nested(quotes: u8, lists: usize) -> (BlockKind, u8) {
    if quotes > 0 {
        (BlockKind::Quote, quotes)
    } else if lists == 0 {
        (BlockKind::Paragraph, 0)
    } else {
        let depth = u8::try_from(lists).unwrap_or(u8::MAX);
        (BlockKind::ListItem, depth)
    }
}

/// The block that is being written.
#[derive(Debug, Clone, Copy)]
struct Open {
    kind: BlockKind,
    /// Index of its first piece.
    block: u32,
    /// Offset of its first byte.
    start: u32,
    /// Offset of the first byte of its last piece.
    piece: u32,
    /// Heading level in the markup; 0 for none.
    heading: u8,
    /// Whether it is an entry of a list of contents.
    listed: bool,
}

impl Blocks {
    /// No blocks yet, with room for `bytes` of text.
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self {
            builder: DocumentBuilder::with_capacity(bytes),
            ..Self::default()
        }
    }

    /// Starts a block, after closing the one that is open.
    pub(super) fn begin(&mut self, kind: BlockKind, level: u8) {
        self.end();
        self.builder.open(kind, level);
        // A line feed may have to be written before the block.
        let start = self.builder.offset();
        self.open = Some(Open {
            kind,
            block: u32::try_from(self.builder.blocks().len()).unwrap_or(u32::MAX),
            start,
            piece: start,
            heading: 0,
            listed: false,
        });
    }

    /// Starts an entry of a list of contents.
    pub(super) fn begin_listed(&mut self) {
        self.begin(BlockKind::Paragraph, 0);
        if let Some(open) = &mut self.open {
            open.listed = true;
        }
    }

    /// Starts a heading of the given level in the markup.
    pub(super) fn begin_heading(&mut self, level: u8) {
        self.begin(BlockKind::Heading, 0);
        if let Some(open) = &mut self.open {
            open.heading = level;
        }
    }

    /// Kind of the open block.
    pub(super) fn kind(&self) -> Option<BlockKind> {
        self.open.map(|o| o.kind)
    }

    /// Text of the open block so far.
    pub(super) fn text(&self) -> &str {
        self.open.map_or("", |o| {
            self.builder.text().get(o.start as usize..).unwrap_or("")
        })
    }

    /// Appends text in the given style to the open block or, while a table is
    /// written, to its cell. `place` is where its first byte stands; it must
    /// lie in one line (page, paragraph, chapter) of the source.
    pub(super) fn push(
        &mut self,
        text: &str,
        place: SourcePlace,
        style: Style,
    ) -> Result<(), TooLarge> {
        if text.is_empty() {
            return Ok(());
        }
        if self.grid.is_some() {
            return self.push_in_table(text, place, style);
        }
        self.push_run(text, place, style)
    }

    /// Appends text to the open block.
    fn push_run(&mut self, text: &str, place: SourcePlace, style: Style) -> Result<(), TooLarge> {
        if self.open.is_none() {
            self.begin(BlockKind::Paragraph, 0);
        }
        let from = self.builder.offset();
        if self.run.1 != style {
            self.end_run();
            self.run = (from, style);
        }
        if let Some(link) = &mut self.link {
            link.start.get_or_insert(from);
        }
        for image in &mut self.images {
            image.start.get_or_insert(from);
        }
        self.push_pieces(text, place)?;
        if style.contains(Style::BOLD) {
            let to = self.builder.offset();
            match self.bold.last_mut() {
                Some(last) if last.end == from => last.end = to,
                _ => self.bold.push(Span::new(from, to)),
            }
        }
        Ok(())
    }

    /// Pushes `text`, cutting the block at sentence ends where it grows too
    /// long.
    fn push_pieces(&mut self, text: &str, place: SourcePlace) -> Result<(), TooLarge> {
        let Some(mut open) = self.open else {
            return self.builder.push(text, place);
        };
        let mut rest = text;
        let mut place = place;
        if !open.kind.is_preformatted() {
            loop {
                let have = self.builder.offset().saturating_sub(open.piece) as usize;
                if have.saturating_add(rest.len()) <= MAX_BLOCK {
                    break;
                }
                let at = seams::cut_before(rest, MAX_BLOCK.saturating_sub(have), have > 0);
                let (head, tail) = rest.split_at_checked(at).unwrap_or((rest, ""));
                self.builder.push(head, place)?;
                if tail.is_empty() {
                    return Ok(());
                }
                place.column = place
                    .column
                    .saturating_add(u32::try_from(head.len()).unwrap_or(u32::MAX));
                rest = tail;
                self.builder.cut();
                open.piece = self.builder.offset();
                self.open = Some(open);
            }
        }
        self.builder.push(rest, place)
    }

    /// Goes on with the open block behind a page seam.
    pub(super) fn seam(&mut self, place: SourcePlace, next: &str) -> Result<(), TooLarge> {
        let glue = seams::glue(self.text(), next);
        self.push(glue, place, Style::PLAIN)?;
        self.builder.seam();
        Ok(())
    }

    /// Offset in the reading text where the next text will stand.
    pub(super) fn offset(&self) -> u32 {
        self.builder.offset()
    }

    /// Says that the text from `start` to here is an annotation of what stands
    /// between `base` and `start`.
    pub(super) fn aside(&mut self, base: u32, start: u32) {
        self.builder.aside(base, start);
    }

    /// Says that what comes, until [`end_link`](Self::end_link), leads to
    /// `target`. Another link that is open ends.
    pub(super) fn begin_link(&mut self, target: &str) {
        self.end_link();
        if !target.is_empty() {
            self.link = Some(Pending::new(target));
        }
    }

    /// Ends the link that is open.
    pub(super) fn end_link(&mut self) {
        if let Some(Pending { start, target }) = self.link.take()
            && let Some(start) = start
        {
            self.builder.link(start, &target);
        }
    }

    /// Says that what comes, until [`end_image`](Self::end_image), stands for
    /// the picture at `source`.
    pub(super) fn begin_image(&mut self, source: &str) {
        self.images.push(Pending::new(source));
    }

    /// Ends the picture that was begun last. Without `alt` it shows what its
    /// text says.
    pub(super) fn end_image(&mut self, alt: Option<&str>) {
        let Some(Pending { start, target }) = self.images.pop() else {
            return;
        };
        let start = start.unwrap_or_else(|| self.builder.offset());
        let said = self.builder.text().get(start as usize..).map(str::to_owned);
        let alt = alt.map_or_else(|| said.unwrap_or_default(), str::to_owned);
        self.builder.image(start, &target, &alt);
    }

    /// Says that the text from `start` to here is the sign of the note of that
    /// name. Names pair signs with notes and are not shown.
    pub(super) fn note_mark(&mut self, start: u32, name: &str) {
        self.builder.note_mark(start, name);
    }

    /// Says that what comes, until [`end_note`](Self::end_note), is the note
    /// of that name: its own sign and all its blocks. It may stand anywhere;
    /// where the source has notes apart, at the end of the section or of the
    /// text.
    pub(super) fn begin_note(&mut self, name: &str) {
        self.end_note();
        self.note = Some((self.builder.offset(), name.to_owned()));
    }

    /// Ends the note that is open.
    pub(super) fn end_note(&mut self) {
        if let Some((start, name)) = self.note.take() {
            self.builder.note(start, &name);
        }
    }

    /// Says what a tracked change took out here.
    pub(super) fn deletion(&mut self, text: &str) {
        if !text.is_empty() {
            self.builder.deletion(text);
        }
    }

    /// Says that the text from `start` to here was taken out by a tracked change
    /// and stands here all the same.
    pub(super) fn restored(&mut self, start: u32) {
        self.builder.restored(start);
    }

    /// Says what the numbers of places count: lines, if nothing is said.
    pub(super) fn count_in(&mut self, unit: PlaceUnit) {
        self.builder.count_in(unit);
    }

    /// Says what a page, paragraph or chapter of the source is called beside
    /// its number: `iv`, a title.
    pub(super) fn label(&mut self, number: u32, label: &str) {
        self.builder.label(number, label);
    }

    /// Says that what comes is not joined to what stands.
    pub(super) fn gap(&mut self) {
        self.builder.gap();
    }

    /// Says that the mark at `span`, on a line of the source, is text against
    /// the letter of the format.
    pub(super) fn keep(&mut self, span: Span, kept: Kept, line: u32) {
        self.builder.keep(span, kept, line);
    }

    /// Says that the last `bytes` of the text are a formula, which the source
    /// has as `source`; `said` where all of it is in the line.
    pub(super) fn formula(&mut self, bytes: usize, source: &str, said: bool, line: u32) {
        let end = self.builder.offset();
        let start = end.saturating_sub(u32::try_from(bytes).unwrap_or(u32::MAX));
        let span = Span::new(start, end);
        if !said {
            self.builder.keep(span, Kept::Formula, line);
        }
        let words: Vec<&str> = source.split_whitespace().collect();
        self.builder.formula(Formula {
            span,
            source: words.join(" ").into_boxed_str(),
            said,
        });
    }

    /// Says that a part of the source is markup. Nothing is noted of one
    /// without a letter, digit or hanzi.
    pub(super) fn markup(&mut self, place: SourcePlace, raw: &str, kind: MarkupKind) {
        let may_hold = |b: u8| b.is_ascii_alphanumeric() || !b.is_ascii();
        if !raw.bytes().any(may_hold) || !raw.contains(char::is_alphanumeric) {
            return;
        }
        let hanzi = raw.chars().filter(|&c| is_hanzi(c)).count();
        self.builder.markup(Markup {
            place,
            bytes: u32::try_from(raw.len()).unwrap_or(u32::MAX),
            kind,
            hanzi: u32::try_from(hanzi).unwrap_or(u32::MAX),
        });
    }

    fn end_run(&mut self) {
        let (start, style) = std::mem::take(&mut self.run);
        if !style.is_plain() {
            self.builder.style(start, style);
        }
    }

    /// Closes the open block and keeps what was learned of it.
    pub(super) fn end(&mut self) {
        self.end_run();
        let Some(open) = self.open.take() else {
            self.builder.close();
            return;
        };
        let end = self.builder.offset();
        self.note_continuations(open.start);
        self.builder.close();
        let bold = std::mem::take(&mut self.bold);
        if end <= open.start {
            return;
        }
        if open.listed {
            self.hints.push(Hint::Contents { block: open.block });
        } else if open.heading > 0 {
            self.hints.push(Hint::Heading {
                block: open.block,
                level: open.heading,
            });
        } else if let Some((first, others)) = bold.split_first()
            && first.start == open.start
            && open.kind == BlockKind::Paragraph
        {
            let text = self.builder.text();
            let sentences = others
                .iter()
                .filter(|s| text.get(s.range()).is_some_and(seams::is_finished));
            self.hints.push(Hint::Bold {
                block: open.block,
                end: first.end,
                whole: first.end == end,
                more: u16::try_from(sentences.count()).unwrap_or(u16::MAX),
            });
        }
        self.bold = bold;
        self.bold.clear();
    }

    fn note_continuations(&mut self, start: u32) {
        let notes = seams::continuation_notes(self.builder.text(), start);
        for (span, kind) in notes.into_iter().flatten() {
            self.builder.continuation(span, kind);
        }
    }

    /// Goes on with all of `other`, whose source begins `lines` lines behind
    /// the beginning of this one's, in a block of its own.
    pub(super) fn append(&mut self, other: Self, lines: u32) -> Result<(), TooLarge> {
        self.end_table();
        self.end();
        let Draft { builder, hints, .. } = other.finish();
        let before = u32::try_from(self.builder.blocks().len()).unwrap_or(u32::MAX);
        let start = self.builder.append(builder, lines)?;
        self.hints
            .extend(hints.into_iter().map(|hint| hint.shifted(before, start)));
        Ok(())
    }

    /// What was written, as the whole of a source.
    pub(super) fn finish(mut self) -> Draft {
        self.end_table();
        self.end_link();
        self.end();
        self.end_note();
        self.builder.sort();
        Draft {
            builder: self.builder,
            hints: self.hints,
            may_be_disguised: true,
            outlined: false,
            metadata: Metadata::default(),
        }
    }
}
