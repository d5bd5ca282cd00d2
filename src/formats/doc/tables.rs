//! Tables, which a document keeps as paragraphs that say how many tables are
//! around them and where cells and rows end.

use crate::formats::office::item::{self, Cell, Item, Table};

use super::said::Row;

/// The most tables around a paragraph; what is deeper stands in the innermost.
const DEEPEST: usize = 24;

/// Edges of columns that are so near each other, in twentieths of a point, are
/// one.
const NEAR: i32 = 40;

/// The tables that are open, from the outermost on.
#[derive(Debug, Default)]
pub(super) struct Tables {
    open: Vec<Grid>,
}

/// A table that is open.
#[derive(Debug, Default)]
struct Grid {
    /// Rows, each with whether a tracked change has taken it out.
    rows: Vec<(Vec<Cell>, Row, bool)>,
    /// Cells of the row that is open.
    cells: Vec<Cell>,
    /// What the cell that is open holds.
    items: Vec<Item>,
}

impl Tables {
    /// Goes on with so many tables around. Gives the outermost where it ends.
    pub(super) fn turn(&mut self, depth: usize) -> Option<Item> {
        let depth = depth.min(DEEPEST);
        let mut closed = None;
        while self.open.len() > depth
            && let Some(grid) = self.open.pop()
        {
            let table = Item::Table(grid.finish());
            match self.open.last_mut() {
                Some(outer) => outer.items.push(table),
                None => closed = Some(table),
            }
        }
        while self.open.len() < depth {
            self.open.push(Grid::default());
        }
        closed
    }

    /// Puts a part into the cell that is open; gives it back where there is
    /// none.
    pub(super) fn put(&mut self, item: Item) -> Option<Item> {
        match self.open.last_mut() {
            Some(grid) => grid.items.push(item),
            None => return Some(item),
        }
        None
    }

    /// Ends the cell that is open.
    pub(super) fn end_cell(&mut self) {
        if let Some(grid) = self.open.last_mut() {
            grid.end_cell();
        }
    }

    /// Ends the row that is open, which becomes part of its table where it is to
    /// be kept.
    pub(super) fn end_row(&mut self, row: Row, taken: bool) {
        if let Some(grid) = self.open.last_mut() {
            grid.end_row(row, taken);
        }
    }
}

impl Grid {
    fn end_cell(&mut self) {
        self.cells.push(Cell {
            items: std::mem::take(&mut self.items),
            ..Cell::default()
        });
    }

    fn end_row(&mut self, row: Row, taken: bool) {
        if !self.items.is_empty() {
            self.end_cell();
        }
        let cells = std::mem::take(&mut self.cells);
        if !cells.is_empty() {
            self.rows.push((cells, row, taken));
        }
    }

    /// The table, whose columns are between the edges of the cells of all rows.
    fn finish(mut self) -> Table {
        self.end_row(Row::default(), false);
        let kept = self.rows.iter().filter(|(_, _, taken)| !taken);
        let edges = kept.flat_map(|(_, row, _)| &row.edges);
        let mut edges: Vec<i32> = edges.copied().collect();
        edges.sort_unstable();
        edges.dedup_by(|edge, before| edge.saturating_sub(*before) <= NEAR);
        let rows = self.rows.into_iter();
        Table {
            rows: rows
                .map(|(cells, row, taken)| item::Row {
                    taken,
                    ..placed(cells, &row, &edges)
                })
                .collect(),
        }
    }
}

/// A row with its cells in the columns that begin at `edges`.
fn placed(cells: Vec<Cell>, said: &Row, edges: &[i32]) -> item::Row {
    let column = |edge: i32| edges.partition_point(|own| own.saturating_add(NEAR) < edge);
    let known = said.edges.len() == cells.len().saturating_add(1);
    let columns: Vec<usize> = match known {
        true => said.edges.iter().map(|edge| column(*edge)).collect(),
        false => (0..=cells.len()).collect(),
    };
    let mut row = item::Row {
        heads: said.heads,
        before: columns.first().copied().unwrap_or(0),
        taken: false,
        cells: Vec::new(),
    };
    // How the first of merged cells is marked, by which the others are known.
    let mut first = 0;
    for (at, mut cell) in cells.into_iter().enumerate() {
        let (across, down) = said.merges.get(at).copied().unwrap_or((0, 0));
        let place = |at: usize| columns.get(at).copied().unwrap_or(0);
        let width = place(at.saturating_add(1)).saturating_sub(place(at));
        if across != 0
            && first != 0
            && across != first
            && let Some(begun) = row.cells.last_mut()
        {
            begun.further = begun.further.saturating_add(width.max(1));
            begun.items.append(&mut cell.items);
            continue;
        }
        first = across;
        cell.further = width.saturating_sub(1);
        cell.covered = down == 1;
        row.cells.push(cell);
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(edges: &[i32], merges: &[(u8, u8)]) -> Row {
        Row {
            edges: edges.to_vec(),
            merges: merges.to_vec(),
            heads: false,
        }
    }

    fn table(rows: Vec<(usize, Row)>) -> Table {
        let mut tables = Tables::default();
        assert!(tables.turn(1).is_none());
        for (cells, row) in rows {
            (0..cells).for_each(|_| tables.end_cell());
            tables.end_row(row, false);
        }
        match tables.turn(0) {
            Some(Item::Table(table)) => table,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_cell_takes_the_columns_that_lie_between_its_edges() {
        let table = table(vec![
            (2, row(&[0, 1000, 3000], &[])),
            (3, row(&[0, 1010, 2000, 3000], &[])),
            (1, row(&[1000, 3000], &[])),
        ]);
        let spans = |row: &item::Row| {
            let further = row.cells.iter().map(|cell| cell.further).collect();
            (row.before, further)
        };
        let spans: Vec<(usize, Vec<usize>)> = table.rows.iter().map(spans).collect();
        let wanted = [(0, vec![0, 1]), (0, vec![0, 0, 0]), (1, vec![1])];
        assert_eq!(spans, wanted);
    }

    #[test]
    fn merged_cells_are_one_whichever_way_they_are_marked() {
        for (first, other) in [(1, 2), (2, 1)] {
            let marks = [(first, 0), (other, 0), (first, 0), (other, 1)];
            let table = table(vec![(4, row(&[0, 100, 200, 300, 400], &marks))]);
            let further: Vec<usize> = table.rows[0].cells.iter().map(|c| c.further).collect();
            assert_eq!(further, [1, 1]);
        }
    }

    #[test]
    fn tables_in_tables_are_as_deep_as_is_read() {
        let mut tables = Tables::default();
        tables.turn(usize::MAX);
        assert_eq!(tables.open.len(), DEEPEST);
        assert!(tables.turn(0).is_some());
    }
}
