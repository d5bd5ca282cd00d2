//! The text pane: where the reader is, and which lines are on screen.
//!
//! The place is a block and a line within it, never a row of the whole
//! document: only what is seen is laid out, and resizing keeps the same
//! character on top.

use std::collections::HashMap;

use crate::document::{BlockId, BlockKind, Document, Span};
use crate::text::{Ambiguous, COLUMN_GAP, column_widths};

use crate::explorer::reading::lines::{LinePlace, Lines, PaneLine, TextLine};
use crate::setting::typography::Typography;

/// Where a line that is jumped to should come to stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the top of the pane.
    Top,
    /// Where it is, if it is on screen; else in the upper third of the pane.
    Near,
}

/// The state of the text pane.
#[derive(Debug, Default)]
pub struct Reading {
    lines: Lines,
    height: u16,
    top: LinePlace,
    /// The character that resizing keeps on the top line: set wherever the
    /// top moves for another reason.
    anchor: u32,
    /// Lines without text above the anchor's, on screen.
    lead: u32,
    cursor: u32,
    screen: Vec<PaneLine>,
    /// The widths of the columns, in cells, of the tables on screen.
    tables: HashMap<BlockId, Vec<u16>>,
    /// Cells by which tables are scrolled sideways.
    shift: u16,
}

impl Reading {
    /// The lines on screen, the first at the top; fewer than the height at
    /// the end of the document.
    #[must_use]
    pub fn screen(&self) -> &[PaneLine] {
        &self.screen
    }

    /// The byte offset that counts as the reader's place: the target of the
    /// last jump, or the top line after scrolling.
    #[must_use]
    pub const fn cursor(&self) -> u32 {
        self.cursor
    }

    /// Whether only some paragraphs are shown.
    #[must_use]
    pub fn is_narrowed(&self) -> bool {
        self.lines.shown().is_some()
    }

    /// The part of the reading text that is on screen, gaps included.
    #[must_use]
    pub fn seen(&self) -> Span {
        let text = |line: &PaneLine| match line {
            PaneLine::Text(text) => Some(Span::new(text.span.start, text.end)),
            PaneLine::Blank | PaneLine::Omitted(_) => None,
        };
        let first = self.screen.iter().find_map(text).unwrap_or_default();
        let last = self.screen.iter().rev().find_map(text).unwrap_or_default();
        Span::new(first.start, last.end)
    }

    /// Height of the pane in lines.
    #[must_use]
    pub const fn height(&self) -> u16 {
        self.height
    }

    /// Width of the lines in cells.
    #[must_use]
    pub const fn width(&self) -> u16 {
        self.lines.width()
    }

    /// The line of the screen (from 0) where the cursor stands.
    #[must_use]
    pub fn cursor_line(&self) -> Option<u16> {
        let holds = |line: &PaneLine| match line {
            PaneLine::Text(text) => text.span.start <= self.cursor && self.cursor < text.end,
            PaneLine::Blank | PaneLine::Omitted(_) => false,
        };
        // The end of a block belongs to its last row.
        let ends =
            |line: &PaneLine| matches!(line, PaneLine::Text(text) if text.end == self.cursor);
        let at = self
            .screen
            .iter()
            .position(holds)
            .or_else(|| self.screen.iter().rposition(ends))?;
        u16::try_from(at).ok()
    }

    /// Says how large the pane is (cells and lines) and how text is to be set;
    /// the character on top stays on top.
    pub fn resize(&mut self, document: &Document, width: u16, height: u16, typography: Typography) {
        let other_width = self.lines.set_width(width, typography);
        if other_width {
            self.tables.clear();
        }
        if !other_width && self.height == height {
            return;
        }
        self.height = height;
        if other_width {
            let place = self.lines.place_of(document, self.anchor);
            self.top = self.lines.step(document, place, -i64::from(self.lead)).0;
        }
        let (anchor, lead) = (self.anchor, self.lead);
        self.settle(document);
        (self.anchor, self.lead) = (anchor, lead);
        if self.cursor_line().is_none() {
            self.go_to(document, self.cursor, Align::Near);
        }
    }

    /// Shows only the given blocks (sorted), or all; the line of the reader's
    /// place stays at its height on screen.
    pub fn narrow(&mut self, document: &Document, shown: Option<Vec<BlockId>>) {
        if self.lines.shown() == shown.as_deref() {
            return;
        }
        let above = self.cursor_line().unwrap_or(0);
        self.lines.set_shown(shown);
        self.stand(document, self.cursor, above);
    }

    /// Goes on in a document that replaces the one so far, at `cursor`.
    pub fn replace_document(&mut self, document: &Document, cursor: u32) {
        let above = self.cursor_line().unwrap_or(0);
        self.lines.set_shown(None);
        self.tables.clear();
        self.cursor = cursor.min(document.len());
        self.stand(document, self.cursor, above);
    }

    /// Scrolls by lines, down where `lines` is positive. Where the end of the
    /// document is on screen the cursor walks on alone. `false` where nothing
    /// moved.
    pub fn scroll(&mut self, document: &Document, lines: i64) -> bool {
        let before = (self.top, self.cursor);
        let line = i64::from(self.cursor_line().unwrap_or(0));
        let last_top = self.last_top(document);
        let target = line.saturating_add(lines);
        if self.top >= last_top && target >= 0 {
            self.put_cursor(usize::try_from(target).unwrap_or(0), lines > 0);
            if lines > 0 || before.1 != self.cursor {
                return before.1 != self.cursor;
            }
        }
        let up = if self.top >= last_top { target } else { lines };
        let by = if lines > 0 { lines } else { up.min(-1) };
        self.top = self.lines.step(document, self.top, by).0;
        self.settle(document);
        self.put_cursor(0, true);
        before != (self.top, self.cursor)
    }

    /// Goes to a byte offset.
    pub fn go_to(&mut self, document: &Document, offset: u32, align: Align) {
        self.cursor = offset.min(document.len());
        let above = match align {
            Align::Top => 0,
            Align::Near if self.cursor_line().is_some() => return,
            Align::Near => self.height / 3,
        };
        self.stand(document, self.cursor, above);
    }

    /// The row of text that holds the byte at `offset`, or the one so many rows
    /// further down (up where negative), as far as there are any.
    pub fn row(&mut self, document: &Document, offset: u32, by: i64) -> Option<TextLine> {
        let mut place = self.lines.place_of(document, offset);
        let mut row = self.lines.row_at(document, place)?;
        let mut left = by.unsigned_abs();
        while left > 0 {
            let (next, short) = self.lines.step(document, place, by.signum());
            if short > 0 {
                break;
            }
            place = next;
            if let Some(found) = self.lines.row_at(document, place) {
                row = found;
                left = left.saturating_sub(1);
            }
        }
        Some(row)
    }

    /// Puts the cursor on a line of the screen (from 0), or the nearest one
    /// that holds text.
    pub fn click(&mut self, line: u16) {
        self.put_cursor(usize::from(line), true);
    }

    /// Lays the screen out so that `offset` stands `above` lines below the
    /// top, where the document allows.
    fn stand(&mut self, document: &Document, offset: u32, above: u16) {
        let place = self.lines.place_of(document, offset);
        self.top = self.lines.step(document, place, -i64::from(above)).0;
        self.settle(document);
    }

    /// The top line at which the last line of the document is the last on
    /// screen.
    fn last_top(&mut self, document: &Document) -> LinePlace {
        let last = self.lines.last(document);
        let up = i64::from(self.height.saturating_sub(1));
        self.lines.step(document, last, -up).0
    }

    /// Keeps the screen filled, and lays it out.
    fn settle(&mut self, document: &Document) {
        let first = self.lines.first();
        let last = self.last_top(document);
        self.top = self.top.min(last).max(first);
        self.screen = self.lines.screen(document, self.top, self.height);
        self.set_tables(document);
        self.anchor = self.lines.offset_of(document, self.top);
        let lead = self
            .screen
            .iter()
            .take_while(|l| !matches!(l, PaneLine::Text(_)));
        self.lead = u32::try_from(lead.count()).unwrap_or(0);
    }

    fn set_tables(&mut self, document: &Document) {
        let on_screen = self.screen.iter().filter_map(|line| match line {
            PaneLine::Text(text) => Some(text.block),
            PaneLine::Blank | PaneLine::Omitted(_) => None,
        });
        let ambiguous = self.lines.ambiguous();
        let mut kept = std::mem::take(&mut self.tables);
        let mut tables = HashMap::new();
        for id in on_screen {
            let block = document.block(id).filter(|b| b.kind == BlockKind::Table);
            let Some(block) = block.filter(|_| !tables.contains_key(&id)) else {
                continue;
            };
            let widths = kept
                .remove(&id)
                .unwrap_or_else(|| column_widths(document.slice(block.span), ambiguous));
            tables.insert(id, widths);
        }
        self.tables = tables;
        self.shift = self.shift.min(self.most_shift());
    }

    /// How far the widest table on screen can be scrolled sideways, in cells.
    fn most_shift(&self) -> u16 {
        let widest = self.tables.values().map(|widths| table_width(widths)).max();
        let room = self.lines.width().saturating_sub(2);
        widest.unwrap_or(0).saturating_sub(room)
    }

    /// The widths in cells of the columns of a table on screen.
    #[must_use]
    pub fn columns(&self, table: BlockId) -> Option<&[u16]> {
        self.tables.get(&table).map(Vec::as_slice)
    }

    /// How wide ambiguous characters are.
    #[must_use]
    pub const fn ambiguous(&self) -> Ambiguous {
        self.lines.ambiguous()
    }

    /// Cells by which tables are scrolled sideways.
    #[must_use]
    pub const fn shift(&self) -> u16 {
        self.shift
    }

    /// Scrolls the tables on screen sideways by cells, to the right where
    /// positive; `false` where there is nothing that way.
    pub fn scroll_sideways(&mut self, by: i32) -> bool {
        let most = self.most_shift();
        let shift = i32::from(self.shift).saturating_add(by);
        let shift = u16::try_from(shift.max(0)).unwrap_or(u16::MAX).min(most);
        let moved = shift != self.shift;
        self.shift = shift;
        moved
    }

    fn put_cursor(&mut self, line: usize, downward: bool) {
        let start = |line: &PaneLine| match line {
            PaneLine::Text(text) => Some(text.span.start),
            PaneLine::Blank | PaneLine::Omitted(_) => None,
        };
        let line = line.min(self.screen.len().saturating_sub(1));
        let (above, below) = self.screen.split_at_checked(line).unwrap_or((&[], &[]));
        let down = below.iter().find_map(start);
        let up = above.iter().rev().find_map(start);
        let found = if downward {
            down.or(up)
        } else {
            below.first().and_then(start).or(up).or(down)
        };
        if let Some(offset) = found {
            self.cursor = offset;
        }
    }
}

fn table_width(widths: &[u16]) -> u16 {
    widths.iter().fold(0u16, |sum, width| {
        sum.saturating_add(*width).saturating_add(COLUMN_GAP)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::{BlockKind, DocumentBuilder, Meta, SourcePlace};

    /// A document of paragraphs of the given lengths in hanzi; every third is
    /// a heading.
    fn document(lengths: &[usize]) -> Document {
        let mut builder = DocumentBuilder::default();
        for (line, &length) in (1u32..).zip(lengths) {
            let kind = if line % 3 == 1 {
                BlockKind::Heading
            } else {
                BlockKind::Paragraph
            };
            builder.open(kind, 0);
            let text: String = "纲举目张".chars().cycle().take(length.max(1)).collect();
            builder
                .push(
                    &text,
                    SourcePlace {
                        number: line,
                        column: 0,
                    },
                )
                .unwrap();
        }
        builder.finish(Vec::new(), Meta::default())
    }

    fn reading(document: &Document, width: u16, height: u16) -> Reading {
        let mut reading = Reading::default();
        reading.resize(document, width, height, Typography::default());
        reading
    }

    fn tops(reading: &mut Reading, document: &Document, by: i64) -> Vec<(u32, u32)> {
        let mut tops = vec![(reading.top.block, reading.top.line)];
        while reading.scroll(document, by) {
            tops.push((reading.top.block, reading.top.line));
            assert!(reading.cursor_line().is_some(), "the cursor is on screen");
        }
        tops.dedup();
        tops
    }

    #[test]
    fn line_by_line_down_and_up_see_the_same() {
        let document = document(&[3, 50, 9, 2, 30, 80, 4, 1, 1, 60]);
        let mut reading = reading(&document, 20, 7);
        let down = tops(&mut reading, &document, 1);
        let mut up = tops(&mut reading, &document, -1);
        up.reverse();
        assert_eq!(down, up);
        assert!(down.len() > 10);
    }

    #[test]
    fn at_the_end_the_cursor_walks_to_the_last_line() {
        let document = document(&[3, 3, 3, 3]);
        let mut reading = reading(&document, 20, 40);
        while reading.scroll(&document, 1) {}
        let last = document.blocks().last().unwrap();
        assert_eq!(reading.cursor(), last.span.start);
        assert!(!reading.scroll(&document, 1));
        assert!(reading.scroll(&document, -1));
    }

    #[test]
    fn an_empty_document_is_no_trouble() {
        let document = Document::default();
        let mut reading = reading(&document, 20, 5);
        assert!(!reading.scroll(&document, 3));
        reading.go_to(&document, 10, Align::Near);
        reading.narrow(&document, Some(vec![0]));
        assert!(reading.screen().is_empty());
    }

    #[test]
    fn narrowing_counts_what_it_leaves_out() {
        let document = document(&[1; 10]);
        let mut reading = reading(&document, 20, 40);
        reading.narrow(&document, Some(vec![2, 3, 7]));
        let omitted: Vec<_> = reading
            .screen()
            .iter()
            .filter_map(|line| match line {
                PaneLine::Omitted(count) => Some(*count),
                _ => None,
            })
            .collect();
        assert_eq!(omitted, [2, 3, 2]);
        reading.narrow(&document, None);
        let texts = reading.screen().iter();
        assert_eq!(texts.filter(|l| matches!(l, PaneLine::Text(_))).count(), 10);
    }

    proptest! {
        #[test]
        fn any_place_can_be_gone_to(
            lengths in prop::collection::vec(1usize..90, 1..30),
            width in 0u16..60,
            height in 1u16..20,
            part in 0u32..1000,
        ) {
            let document = document(&lengths);
            let mut reading = reading(&document, width, height);
            let char = document.chars() * part / 1000;
            let at = document.text().char_indices().nth(char as usize).map_or(0, |(i, _)| i);
            let offset = u32::try_from(at).unwrap();
            for align in [Align::Near, Align::Top] {
                reading.go_to(&document, offset, align);
                prop_assert_eq!(reading.cursor(), offset);
                prop_assert!(reading.cursor_line().is_some());
                prop_assert!(reading.screen().len() <= usize::from(height));
            }
        }

        #[test]
        fn resizing_there_and_back_keeps_the_place(
            lengths in prop::collection::vec(1usize..90, 1..30),
            down in 0i64..60,
            widths in prop::collection::vec(2u16..60, 1..6),
        ) {
            let document = document(&lengths);
            let mut reading = reading(&document, 24, 8);
            reading.scroll(&document, down);
            let before = reading.screen().to_vec();
            for width in widths {
                reading.resize(&document, width, 8, Typography::default());
                prop_assert!(reading.cursor_line().is_some());
            }
            reading.resize(&document, 24, 8, Typography::default());
            prop_assert_eq!(before, reading.screen().to_vec());
        }
    }
}
