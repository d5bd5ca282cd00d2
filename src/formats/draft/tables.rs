//! Writing tables, cell by cell.

use crate::document::{BlockKind, Merged, SourcePlace, Style, TooLarge};

use super::Blocks;
use super::grid::Grid;

/// Tables, cell by cell. A cell holds one line: paragraphs in it are apart by
/// spaces, and so is what stands in a table inside it.
impl Blocks {
    /// Begins a table, after ending the one that is open: rows, cells and
    /// their text come, and [`end_table`](Self::end_table). Its block is begun
    /// with its first text; one without text leaves nothing.
    pub(in crate::formats) fn begin_table(&mut self) {
        self.end_table();
        self.grid = Some(Grid::default());
    }

    /// Begins a row of a table; without a table, begins one.
    pub(in crate::formats) fn begin_row(&mut self) {
        self.grid.get_or_insert_default().row();
    }

    /// Says that the row that is open is one of the head. Where no row is said
    /// to be, the first is the head.
    pub(in crate::formats) fn heads(&mut self) {
        self.grid.get_or_insert_default().heads();
    }

    /// Begins a cell that goes over so many rows and columns, each from 1.
    pub(in crate::formats) fn begin_cell(&mut self, rows: usize, columns: usize) {
        self.grid.get_or_insert_default().cell(rows, columns);
    }

    /// Passes a cell of so many columns that is part of the one above it.
    pub(in crate::formats) fn cell_from_above(&mut self, columns: usize) {
        self.grid.get_or_insert_default().cell_from_above(columns);
    }

    /// Begins another paragraph in the cell that is open.
    pub(in crate::formats) fn break_cell(&mut self) {
        if let Some(grid) = &mut self.grid {
            grid.break_line();
        }
    }

    /// Whether a table is open.
    pub(in crate::formats) const fn in_table(&self) -> bool {
        self.grid.is_some()
    }

    /// Whether a cell of a table is open.
    pub(in crate::formats) fn in_cell(&self) -> bool {
        self.grid.as_ref().is_some_and(Grid::in_cell)
    }

    /// Whether what comes goes on with text of the cell that is open.
    pub(in crate::formats) fn cell_goes_on(&self) -> bool {
        self.grid.as_ref().is_some_and(Grid::goes_on)
    }

    /// Ends the table that is open.
    pub(in crate::formats) fn end_table(&mut self) {
        let Some(grid) = self.grid.take() else { return };
        if let Some((start, header, merged)) = grid.shape() {
            self.builder.table(start, header, merged);
            self.end();
        }
    }

    /// Says of the table in the open block, whose text was pushed with its
    /// tabs and line feeds, what [`DocumentBuilder::table`] does.
    pub(in crate::formats) fn table_shape(&mut self, header: u32, merged: Vec<Merged>) {
        if let Some(open) = self.open {
            self.builder.table(open.start, header, merged);
        }
    }

    /// Appends text to the cell that is open.
    pub(super) fn push_in_table(
        &mut self,
        text: &str,
        place: SourcePlace,
        style: Style,
    ) -> Result<(), TooLarge> {
        let Some(grid) = self.grid.as_mut().filter(|grid| grid.in_cell()) else {
            return self.push_run(text, place, style);
        };
        if !grid.is_begun() {
            // Takes the table away while it ends the block before.
            let mut grid = self.grid.take().unwrap_or_default();
            self.begin(BlockKind::Table, 0);
            grid.begin(self.builder.offset());
            self.grid = Some(grid);
        }
        let due = self.grid.as_mut().map(Grid::due).unwrap_or_default();
        if !due.is_empty() {
            self.push_run(&due, place, Style::PLAIN)?;
        }
        if !text.contains(['\t', '\n']) {
            return self.push_run(text, place, style);
        }
        // Nothing in a cell may look like the end of it.
        let mut place = place;
        for part in text.split_inclusive(['\t', '\n']) {
            let body = part.trim_end_matches(['\t', '\n']);
            if !body.is_empty() {
                self.push_run(body, place, style)?;
            }
            let length = u32::try_from(body.len()).unwrap_or(u32::MAX);
            place.column = place.column.saturating_add(length);
            if part.len() > body.len() {
                self.push_run(" ", place, style)?;
                place.column = place.column.saturating_add(1);
            }
        }
        Ok(())
    }
}
