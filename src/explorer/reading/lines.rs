//! The lines of a document at one width: laid out block by block, on demand.

use std::collections::HashMap;
use std::rc::Rc;

use crate::document::{Block, BlockId, BlockKind, Document, Span};
use crate::text::{Ambiguous, Gaps, rows};

use crate::setting::typography::Typography;

/// One line of the text pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaneLine {
    /// An empty line that sets blocks apart.
    Blank,
    /// Stands for paragraphs that narrowing leaves out: how many.
    Omitted(u32),
    /// A row of text.
    Text(TextLine),
}

/// A row of a block, in offsets of the whole reading text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextLine {
    /// The block.
    pub block: BlockId,
    /// The bytes that are drawn.
    pub span: Span,
    /// Where the next row starts: behind spaces that the break swallowed.
    pub end: u32,
    /// Empty cells before the text.
    pub indent: u16,
    /// Cells of the text itself.
    pub cells: u16,
    /// Blank cells between its graphemes, which fill it to the measure.
    pub gaps: Gaps,
    /// Whether it is the first row of the block.
    pub first: bool,
}

/// A line of the document: a block and the line within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct LinePlace {
    /// The block.
    pub block: BlockId,
    /// The line within the block, from 0, with the lines before its text.
    pub line: u32,
}

/// How many laid-out blocks are kept before the store is emptied.
const KEPT: usize = 1024;

/// Lays out blocks and steps from line to line. Every call names the document,
/// which must be the same until [`clear`](Self::clear).
#[derive(Debug, Default)]
pub struct Lines {
    width: u16,
    typography: Typography,
    shown: Option<Vec<BlockId>>,
    kept: HashMap<BlockId, Rc<[PaneLine]>>,
}

impl Lines {
    /// The width in cells.
    #[must_use]
    pub const fn width(&self) -> u16 {
        self.width
    }

    /// Takes another width (cells) or another way of setting;
    /// `false` where they are the same as before.
    pub fn set_width(&mut self, width: u16, typography: Typography) -> bool {
        if (self.width, self.typography) == (width, typography) {
            return false;
        }
        (self.width, self.typography) = (width, typography);
        self.clear();
        true
    }

    /// How wide ambiguous characters are.
    #[must_use]
    pub const fn ambiguous(&self) -> Ambiguous {
        self.typography.ambiguous
    }

    /// The blocks that are shown, sorted; `None` for all.
    #[must_use]
    pub fn shown(&self) -> Option<&[BlockId]> {
        self.shown.as_deref()
    }

    /// Shows only these blocks (sorted); none given or an empty list shows
    /// all.
    pub fn set_shown(&mut self, shown: Option<Vec<BlockId>>) {
        self.shown = shown.filter(|blocks| !blocks.is_empty());
        self.clear();
    }

    /// Forgets what was laid out.
    pub fn clear(&mut self) {
        self.kept.clear();
    }

    /// The lines of a block, with those before its text. Linear in the block
    /// the first time, then kept.
    pub fn of(&mut self, document: &Document, block: BlockId) -> Rc<[PaneLine]> {
        if let Some(lines) = self.kept.get(&block) {
            return Rc::clone(lines);
        }
        if self.kept.len() >= KEPT {
            self.kept.clear();
        }
        let lines: Rc<[PaneLine]> = self.lay_out(document, block).into();
        self.kept.insert(block, Rc::clone(&lines));
        lines
    }

    fn lay_out(&self, document: &Document, id: BlockId) -> Vec<PaneLine> {
        let Some(block) = document.block(id) else {
            return Vec::new();
        };
        let mut lines = Vec::new();
        let omitted = match self.before(id) {
            Some(before) => id.saturating_sub(before).saturating_sub(1),
            None => id,
        };
        if omitted > 0 {
            lines.push(PaneLine::Omitted(omitted));
        } else {
            let before = id.checked_sub(1).and_then(|b| document.block(b));
            let blank = self.typography.space_before(before, block);
            lines.extend((0..blank).map(|_| PaneLine::Blank));
        }
        if block.kind == BlockKind::Table {
            lines.extend(self.table_rows(document, id, block));
            self.end_narrowed(document, id, &mut lines);
            return lines;
        }
        let set = self.typography.measure_of(document, block, self.width);
        let at = |offset: u32| block.span.start.saturating_add(offset);
        let text = document.slice(block.span);
        for (i, row) in rows(text, &set).into_iter().enumerate() {
            if i > 0 && self.typography.spaced_lines && !set.preformatted {
                lines.push(PaneLine::Blank);
            }
            lines.push(PaneLine::Text(TextLine {
                block: id,
                span: Span::new(at(row.start), at(row.shown_end)),
                end: at(row.end),
                indent: row.indent,
                cells: row.cells,
                gaps: row.gaps.moved(block.span.start),
                first: i == 0,
            }));
        }
        self.end_narrowed(document, id, &mut lines);
        lines
    }

    /// The rows of a table: one line each, however wide; the pane scrolls
    /// sideways over them.
    fn table_rows(&self, document: &Document, id: BlockId, block: &Block) -> Vec<PaneLine> {
        let text = document.slice(block.span);
        let measure = self.typography.measure_of(document, block, self.width);
        let indent = measure.first_indent;
        let mut start = block.span.start;
        let mut lines = Vec::new();
        for row in text.split_inclusive('\n') {
            let end = start.saturating_add(u32::try_from(row.len()).unwrap_or(u32::MAX));
            let feed = u32::from(row.ends_with('\n'));
            lines.push(PaneLine::Text(TextLine {
                block: id,
                span: Span::new(start, end.saturating_sub(feed)),
                end,
                indent,
                cells: self.width.saturating_sub(indent),
                gaps: Gaps::default(),
                first: start == block.span.start,
            }));
            start = end;
        }
        lines
    }

    /// Says behind the last block shown how many are left out after it.
    fn end_narrowed(&self, document: &Document, id: BlockId, lines: &mut Vec<PaneLine>) {
        if self.shown.is_none() || self.after(document, id).is_some() {
            return;
        }
        let count = u32::try_from(document.blocks().len()).unwrap_or(u32::MAX);
        let omitted = count.saturating_sub(id).saturating_sub(1);
        if omitted > 0 {
            lines.push(PaneLine::Omitted(omitted));
        }
    }

    /// The shown block before `block`.
    fn before(&self, block: BlockId) -> Option<BlockId> {
        match &self.shown {
            None => block.checked_sub(1),
            Some(shown) => {
                let at = shown.partition_point(|&b| b < block);
                at.checked_sub(1).and_then(|i| shown.get(i)).copied()
            }
        }
    }

    /// The shown block after `block`.
    fn after(&self, document: &Document, block: BlockId) -> Option<BlockId> {
        match &self.shown {
            None => {
                let next = block.saturating_add(1);
                document.block(next).map(|_| next)
            }
            Some(shown) => {
                let at = shown.partition_point(|&b| b <= block);
                shown.get(at).copied()
            }
        }
    }

    /// The first line shown.
    pub fn first(&self) -> LinePlace {
        let block = self
            .shown
            .as_ref()
            .and_then(|shown| shown.first().copied())
            .unwrap_or(0);
        LinePlace { block, line: 0 }
    }

    /// The last line shown.
    pub fn last(&mut self, document: &Document) -> LinePlace {
        let block = match &self.shown {
            Some(shown) => shown.last().copied(),
            None => u32::try_from(document.blocks().len())
                .ok()
                .and_then(|count| count.checked_sub(1)),
        }
        .unwrap_or(0);
        let line = self.count(document, block).saturating_sub(1);
        LinePlace { block, line }
    }

    fn count(&mut self, document: &Document, block: BlockId) -> u32 {
        u32::try_from(self.of(document, block).len()).unwrap_or(u32::MAX)
    }

    /// The line `by` lines further down (up where negative), and by how many
    /// lines the way was cut short at an end of the document.
    pub fn step(&mut self, document: &Document, from: LinePlace, by: i64) -> (LinePlace, u64) {
        let mut place = from;
        let mut left = by.unsigned_abs();
        while left > 0 {
            let next = if by > 0 {
                let count = self.count(document, place.block);
                let room = u64::from(count.saturating_sub(1).saturating_sub(place.line));
                let within = room.min(left);
                place.line = place
                    .line
                    .saturating_add(u32::try_from(within).unwrap_or(u32::MAX));
                left = left.saturating_sub(within);
                if left == 0 {
                    break;
                }
                self.after(document, place.block)
                    .map(|block| LinePlace { block, line: 0 })
            } else {
                let within = u64::from(place.line).min(left);
                place.line = place
                    .line
                    .saturating_sub(u32::try_from(within).unwrap_or(u32::MAX));
                left = left.saturating_sub(within);
                if left == 0 {
                    break;
                }
                self.before(place.block).map(|block| LinePlace {
                    block,
                    line: self.count(document, block).saturating_sub(1),
                })
            };
            match next {
                Some(next) => place = next,
                None => return (place, left),
            }
            left = left.saturating_sub(1);
        }
        (place, 0)
    }

    /// The line where the byte at `offset` stands, or the nearest one shown.
    pub fn place_of(&mut self, document: &Document, offset: u32) -> LinePlace {
        let wanted = document.block_at(offset).unwrap_or(0);
        let block = match &self.shown {
            None => wanted,
            Some(shown) => {
                let at = shown.partition_point(|&b| b < wanted);
                let near = shown.get(at).or(shown.last());
                near.copied().unwrap_or(wanted)
            }
        };
        let lines = self.of(document, block);
        let first_text = lines.iter().position(|l| matches!(l, PaneLine::Text(_)));
        let line = lines
            .iter()
            .rposition(|l| matches!(l, PaneLine::Text(t) if t.span.start <= offset))
            .or(first_text)
            .unwrap_or(0);
        LinePlace {
            block,
            line: u32::try_from(line).unwrap_or(0),
        }
    }

    /// The row of text at `place`; `None` where that line holds none.
    pub fn row_at(&mut self, document: &Document, place: LinePlace) -> Option<TextLine> {
        match self.of(document, place.block).get(place.line as usize) {
            Some(PaneLine::Text(row)) => Some(*row),
            _ => None,
        }
    }

    /// The offset of the first text on the line at `place` or after it in the
    /// same block.
    pub fn offset_of(&mut self, document: &Document, place: LinePlace) -> u32 {
        let lines = self.of(document, place.block);
        let from = place.line as usize;
        let text = |line: &PaneLine| match line {
            PaneLine::Text(text) => Some(text.span.start),
            PaneLine::Blank | PaneLine::Omitted(_) => None,
        };
        let below = lines.iter().skip(from).find_map(text);
        below
            .or_else(|| lines.iter().rev().find_map(text))
            .unwrap_or(0)
    }

    /// The lines from `place` on, at most `height`.
    pub fn screen(&mut self, document: &Document, place: LinePlace, height: u16) -> Vec<PaneLine> {
        let height = usize::from(height);
        let mut screen = Vec::with_capacity(height);
        let mut skip = place.line as usize;
        let mut block = document.block(place.block).map(|_| place.block);
        while let Some(id) = block {
            let lines = self.of(document, id);
            let room = height.saturating_sub(screen.len());
            screen.extend(lines.iter().skip(skip).take(room).copied());
            if screen.len() >= height {
                break;
            }
            skip = 0;
            block = self.after(document, id);
        }
        screen
    }
}
