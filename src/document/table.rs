//! Tables: rows and columns of cells over the text of a block.
//!
//! In the reading text the rows of a table are apart by line feeds and its
//! cells by tabs. What that cannot say (cells over several rows or columns,
//! rows that are the head) stands in a [`TableShape`] beside it, which only
//! such tables have.

use super::Span;

/// A cell that goes over several rows or columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// Its first row, from 0.
    pub row: u32,
    /// Its first column, from 0.
    pub column: u32,
    /// How many rows it goes over, from 1.
    pub rows: u32,
    /// How many columns it goes over, from 1.
    pub columns: u32,
}

impl Merged {
    /// How many rows and columns it goes over at one of its places: none at
    /// all but the first.
    fn at(&self, row: u32, column: u32) -> Option<(u32, u32)> {
        let below = row.checked_sub(self.row)?;
        let behind = column.checked_sub(self.column)?;
        let inside = below < self.rows && behind < self.columns;
        inside.then_some(match (below, behind) {
            (0, 0) => (self.rows, self.columns),
            _ => (0, 0),
        })
    }
}

/// What the text of a table does not say of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TableShape {
    /// Offset of the block.
    pub(super) start: u32,
    /// Rows of the head.
    pub(super) header: u32,
    /// In the order of their rows and columns.
    pub(super) merged: Box<[Merged]>,
}

/// A cell of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Bytes of its text; empty for one that another covers.
    pub span: Span,
    /// How many rows it goes over; 0 where another cell covers its place.
    pub rows: u32,
    /// How many columns it goes over; 0 where another cell covers its place.
    pub columns: u32,
}

impl Cell {
    /// A cell that goes over no other.
    const fn alone(span: Span) -> Self {
        Self {
            span,
            rows: 1,
            columns: 1,
        }
    }

    /// Whether another cell goes over its place.
    #[must_use]
    pub const fn is_covered(&self) -> bool {
        self.rows == 0
    }
}

/// A table of a document as a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Rows from the first that are its head.
    pub header: u32,
    /// Its rows, all of them as long as the longest.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// The grid of a table whose text stands at offset `start`. Linear in its
    /// cells, times the merged ones that reach into a row.
    pub(super) fn new(text: &str, start: u32, shape: Option<&TableShape>) -> Self {
        let length = |text: &str| u32::try_from(text.len()).unwrap_or(u32::MAX);
        let merged = shape.map_or(&[][..], |shape| &shape.merged);
        let mut next = merged.iter().peekable();
        let mut near: Vec<Merged> = Vec::new();
        let mut rows = Vec::new();
        let mut at = start;
        for (row, line) in (0u32..).zip(text.split('\n')) {
            near.retain(|m| row.saturating_sub(m.row) < m.rows);
            while let Some(merged) = next.next_if(|m| m.row <= row) {
                near.push(*merged);
            }
            let end = at.saturating_add(length(line));
            let mut cells = Vec::new();
            for text in line.split('\t') {
                let span = Span::new(at, at.saturating_add(length(text)));
                at = span.end.saturating_add(1);
                cells.push(Cell::alone(span));
            }
            // Cells that others cover at the end of a row are not written.
            let ends = near.iter().map(|m| m.column.saturating_add(m.columns));
            let widest = ends.max().unwrap_or(0) as usize;
            let empty = Cell::alone(Span::new(end, end));
            cells.resize(cells.len().max(widest), empty);
            for (column, cell) in (0u32..).zip(&mut cells) {
                let here = near.iter().find_map(|m| m.at(row, column));
                (cell.rows, cell.columns) = here.unwrap_or((1, 1));
            }
            at = end.saturating_add(1);
            rows.push(cells);
        }
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        for row in &mut rows {
            let end = row.last().map_or(start, |cell| cell.span.end);
            row.resize(columns, Cell::alone(Span::new(end, end)));
        }
        let header = shape.map_or(1, |shape| shape.header);
        Self { header, rows }
    }

    /// How many columns it has.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn merged_cells_cover_their_places_and_rows_are_filled_up() {
        let text = "项目\t水位\n\t低\t高\n甲库\t8";
        let merged = |row, column, rows, columns| Merged {
            row,
            column,
            rows,
            columns,
        };
        let shape = TableShape {
            start: 10,
            header: 2,
            merged: Box::new([merged(0, 0, 2, 1), merged(0, 1, 1, 2)]),
        };
        let table = Table::new(text, 10, Some(&shape));
        assert_eq!((table.header, table.columns()), (2, 3));
        let told: Vec<Vec<_>> = table
            .rows
            .iter()
            .map(|row| {
                let cells = row.iter().map(|cell| {
                    let span = Span::new(cell.span.start - 10, cell.span.end - 10);
                    (&text[span.range()], cell.rows, cell.columns)
                });
                cells.collect()
            })
            .collect();
        assert_eq!(
            told,
            [
                vec![("项目", 2, 1), ("水位", 1, 2), ("", 0, 0)],
                vec![("", 0, 0), ("低", 1, 1), ("高", 1, 1)],
                vec![("甲库", 1, 1), ("8", 1, 1), ("", 1, 1)],
            ]
        );
    }

    #[test]
    fn without_a_shape_the_first_row_is_the_head() {
        let table = Table::new("年\t人\n一\t三", 0, None);
        assert_eq!((table.header, table.rows.len(), table.columns()), (1, 2, 2));
    }
}
