//! What is being put together while a document is read: paragraphs, tables,
//! boxes, one in another.

use super::item::{Cell, Item, Paragraph, Row, Table};

/// The parts that are open, from the outermost on; `P` is a paragraph with what
/// a format knows of it.
#[derive(Debug)]
pub(crate) struct Frames<P> {
    open: Vec<Frame<P>>,
}

/// A part that is open.
#[derive(Debug)]
enum Frame<P> {
    Paragraph(Box<P>),
    Table(Table),
    Row(Row),
    Cell(Cell),
    /// What stands in a box beside the text, or in a note.
    Beside(Vec<Item>),
}

impl<P> Default for Frames<P> {
    fn default() -> Self {
        Self { open: Vec::new() }
    }
}

impl<P: AsMut<Paragraph>> Frames<P> {
    /// How many are open.
    pub(crate) fn depth(&self) -> usize {
        self.open.len()
    }

    /// The paragraph that is innermost.
    pub(crate) fn paragraph(&mut self) -> Option<&mut P> {
        match self.open.last_mut() {
            Some(Frame::Paragraph(paragraph)) => Some(paragraph),
            _ => None,
        }
    }

    /// The row that is innermost.
    pub(crate) fn row(&mut self) -> Option<&mut Row> {
        match self.open.last_mut() {
            Some(Frame::Row(row)) => Some(row),
            _ => None,
        }
    }

    /// The cell that is innermost.
    pub(crate) fn cell(&mut self) -> Option<&mut Cell> {
        match self.open.last_mut() {
            Some(Frame::Cell(cell)) => Some(cell),
            _ => None,
        }
    }

    pub(crate) fn begin_paragraph(&mut self, paragraph: P) {
        self.open.push(Frame::Paragraph(Box::new(paragraph)));
    }

    pub(crate) fn begin_table(&mut self) {
        self.open.push(Frame::Table(Table::default()));
    }

    pub(crate) fn begin_row(&mut self, row: Row) {
        self.open.push(Frame::Row(row));
    }

    pub(crate) fn begin_cell(&mut self, cell: Cell) {
        self.open.push(Frame::Cell(cell));
    }

    pub(crate) fn begin_beside(&mut self) {
        self.open.push(Frame::Beside(Vec::new()));
    }

    pub(crate) fn end_paragraph(&mut self) -> Option<P> {
        match self.open.pop()? {
            Frame::Paragraph(paragraph) => Some(*paragraph),
            other => {
                self.open.push(other);
                None
            }
        }
    }

    /// Ends a cell, which becomes part of its row.
    pub(crate) fn end_cell(&mut self) {
        if let Some(Frame::Cell(cell)) = self.open.pop()
            && let Some(row) = self.row()
        {
            row.cells.push(cell);
        }
    }

    /// Ends a row, which becomes part of its table.
    pub(crate) fn end_row(&mut self) {
        if let Some(Frame::Row(row)) = self.open.pop()
            && let Some(Frame::Table(table)) = self.open.last_mut()
        {
            table.rows.push(row);
        }
    }

    pub(crate) fn end_table(&mut self) -> Option<Table> {
        match self.open.pop()? {
            Frame::Table(table) => Some(table),
            _ => None,
        }
    }

    /// Ends a box or note: what it holds.
    pub(crate) fn end_beside(&mut self) -> Vec<Item> {
        match self.open.pop() {
            Some(Frame::Beside(items)) => items,
            _ => Vec::new(),
        }
    }

    /// Puts a part into the innermost that holds such; gives it back where it
    /// belongs to the document itself.
    pub(crate) fn put(&mut self, item: Item) -> Option<Item> {
        match self.open.last_mut() {
            Some(Frame::Cell(cell)) => cell.items.push(item),
            Some(Frame::Beside(items)) => items.push(item),
            Some(Frame::Paragraph(open)) => open.as_mut().as_mut().beside.push(item),
            // Nothing stands between rows and cells.
            Some(Frame::Table(_) | Frame::Row(_)) => {}
            None => return Some(item),
        }
        None
    }
}
