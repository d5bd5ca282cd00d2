//! Which byte of the text stands at which cell of the screen.

use crate::document::{Document, Span};
use crate::explorer::desk::panes::Area;
use crate::explorer::reading::lines::{PaneLine, TextLine};
use crate::explorer::reading::pane::Reading;
use crate::text::{COLUMN_GAP, fit, graphemes};

impl Reading {
    /// Byte offset of what is drawn at a cell of the text pane, whose lines
    /// lie in `column`; `None` where no text is.
    pub(in crate::explorer) fn offset_at(
        &self,
        document: &Document,
        column: Area,
        x: u16,
        y: u16,
    ) -> Option<u32> {
        let row = usize::from(y.checked_sub(column.y)?);
        let PaneLine::Text(line) = self.screen().get(row)? else {
            return None;
        };
        let x = x.checked_sub(column.x.saturating_add(line.indent))?;
        let text = document.slice(line.span);
        let at = match self.columns(line.block) {
            Some(widths) => self.byte_in_row(text, widths, x)?,
            None => {
                let at = self.in_row(document, line, x)?;
                return Some(at);
            }
        };
        Some(line.span.start.saturating_add(at))
    }

    /// The graphemes of a row with the byte offset of each, and the cells behind
    /// which it ends; the gaps that fill the row are counted with the grapheme
    /// behind them.
    fn along<'a>(
        &self,
        document: &'a Document,
        line: &'a TextLine,
    ) -> impl Iterator<Item = (u32, u16)> + use<'a> {
        let mut end = 0u16;
        graphemes(document.slice(line.span), self.ambiguous()).map(move |grapheme| {
            let offset = line.span.start.saturating_add(grapheme.offset);
            let cells = grapheme.cells.saturating_add(line.gaps.before(offset));
            end = end.saturating_add(cells);
            (offset, end)
        })
    }

    /// Byte offset of the grapheme of a row under its cell `x`.
    fn in_row(&self, document: &Document, line: &TextLine, x: u16) -> Option<u32> {
        let mut all = self.along(document, line);
        all.find_map(|(offset, end)| (x < end).then_some(offset))
    }

    /// As [`in_row`](Self::in_row); right of the row its last grapheme.
    pub(in crate::explorer) fn nearest_in_row(
        &self,
        document: &Document,
        line: &TextLine,
        x: u16,
    ) -> u32 {
        let mut last = line.span.start;
        for (offset, end) in self.along(document, line) {
            last = offset;
            if x < end {
                break;
            }
        }
        last
    }

    /// The cell of a row where the grapheme at a byte offset begins.
    pub(in crate::explorer) fn cell_in_row(
        &self,
        document: &Document,
        line: &TextLine,
        offset: u32,
    ) -> u16 {
        let before = self.along(document, line);
        let before = before.take_while(|&(at, _)| at < offset);
        before.last().map_or(0, |(_, end)| end)
    }

    /// The cell of the screen where the grapheme at a byte offset begins, where
    /// it is seen in a row of running text.
    #[must_use]
    pub fn cell_on_screen(
        &self,
        document: &Document,
        column: Area,
        offset: u32,
    ) -> Option<(u16, u16)> {
        let mut rows = self.screen().iter().zip(column.y..);
        let (line, y) = rows.find_map(|(line, y)| match line {
            PaneLine::Text(line) if line.span.start <= offset && offset < line.end => {
                Some((line, y))
            }
            _ => None,
        })?;
        if self.columns(line.block).is_some() {
            return None;
        }
        let cells = self.cell_in_row(document, line, offset);
        let gap = line.gaps.before(offset);
        let x = column.x.saturating_add(line.indent).saturating_add(cells);
        Some((x.saturating_add(gap), y))
    }

    /// As [`offset_at`](Self::offset_at) where that is text; elsewhere the
    /// nearest grapheme in the row or the row nearest above, else below.
    pub(in crate::explorer) fn offset_near(
        &self,
        document: &Document,
        column: Area,
        x: u16,
        y: u16,
    ) -> Option<u32> {
        if let Some(offset) = self.offset_at(document, column, x, y) {
            return Some(offset);
        }
        let screen = self.screen();
        let row = usize::from(y.saturating_sub(column.y));
        let row = row.min(screen.len().saturating_sub(1));
        let text = |line: &PaneLine| match line {
            PaneLine::Text(line) => Some(*line),
            PaneLine::Blank | PaneLine::Omitted(_) => None,
        };
        let (above, below) = screen.split_at_checked(row.saturating_add(1))?;
        let same = above.last().and_then(text);
        if let Some(line) = same {
            let left = column.x.saturating_add(line.indent);
            return Some(self.nearest_in_row(document, &line, x.saturating_sub(left)));
        }
        // Between rows: the end of the one above.
        let before = above.iter().rev().find_map(text);
        match before {
            Some(line) => Some(self.nearest_in_row(document, &line, u16::MAX)),
            None => Some(below.iter().find_map(text)?.span.start),
        }
    }

    /// The byte of a text under its cell `x`.
    fn byte_at(&self, text: &str, x: u16) -> Option<u32> {
        let (before, _) = fit(text, usize::from(x), self.ambiguous());
        let at = u32::try_from(before.len()).unwrap_or(u32::MAX);
        (before.len() < text.len()).then_some(at)
    }

    /// The byte of a row of a table under the cell `x` of the pane.
    fn byte_in_row(&self, row: &str, widths: &[u16], x: u16) -> Option<u32> {
        let mut x = x.saturating_add(self.shift());
        let mut offset = 0u32;
        for (cell, &width) in row.split('\t').zip(widths) {
            if x < width.saturating_add(COLUMN_GAP) {
                let indent = cell.len().saturating_sub(cell.trim_start().len());
                let inside = self.byte_at(cell.trim(), x)?;
                let indent = u32::try_from(indent).unwrap_or(0);
                return Some(offset.saturating_add(indent).saturating_add(inside));
            }
            x = x.saturating_sub(width.saturating_add(COLUMN_GAP));
            let length = u32::try_from(cell.len()).unwrap_or(u32::MAX);
            offset = offset.saturating_add(length).saturating_add(1);
        }
        None
    }

    /// The row of the cursor, in bytes of the reading text.
    pub(in crate::explorer) fn cursor_row(&self) -> Span {
        let row = self.cursor_line();
        let row = row.and_then(|row| self.screen().get(usize::from(row)));
        match row {
            Some(PaneLine::Text(line)) => Span::new(line.span.start, line.end),
            _ => Span::new(self.cursor(), self.cursor()),
        }
    }

    /// The paragraph of the cursor.
    pub(in crate::explorer) fn paragraph_here(&self, document: &Document) -> Span {
        let block = document.block_at(self.cursor());
        block.map_or_else(Span::default, |id| document.paragraph(id))
    }

    /// The place in the row `by` rows further down, at a cell of it.
    pub(in crate::explorer) fn beside(
        &mut self,
        document: &Document,
        offset: u32,
        by: i64,
        cell: u16,
    ) -> Option<u32> {
        let row = self.row(document, offset, by)?;
        Some(self.nearest_in_row(document, &row, cell))
    }

    /// The cell of its row at which an offset stands.
    pub(in crate::explorer) fn cell_of(&mut self, document: &Document, offset: u32) -> u16 {
        let row = self.row(document, offset, 0);
        row.map_or(0, |row| self.cell_in_row(document, &row, offset))
    }
}
