//! Tables written in HTML: what stands between their cells.

/// The most columns and rows that one cell may go over.
const MOST: usize = 200;

/// A table that is being read. Rows are apart by line feeds and cells by tabs;
/// what goes over several columns or rows stands in the first, and the others
/// are empty.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// What is due before the next text.
    due: String,
    /// How many more rows each column is taken by a cell above.
    taken: Vec<usize>,
    column: usize,
    /// Columns that the last cell takes beside its first.
    more: usize,
    rows: bool,
    /// Whether it began inside a paragraph, with which it ends.
    pub(super) inline: bool,
    /// Whether it has a tag of its own that is to be closed.
    pub(super) tagged: bool,
    /// Whether its block is begun.
    pub(super) begun: bool,
}

impl Grid {
    /// A table without rows yet.
    pub(super) fn new(inline: bool, tagged: bool) -> Self {
        Self {
            inline,
            tagged,
            ..Self::default()
        }
    }

    /// Begins a row.
    pub(super) fn row(&mut self) {
        if self.rows {
            self.column = self.column.saturating_add(self.more);
            self.more = 0;
            for taken in self.taken.iter_mut().skip(self.column) {
                *taken = taken.saturating_sub(1);
            }
            self.due.push('\n');
        }
        self.rows = true;
        self.column = 0;
        self.more = 0;
    }

    /// Begins a cell that goes over so many rows and columns.
    pub(super) fn cell(&mut self, rows: usize, columns: usize) {
        if !self.rows {
            self.row();
        }
        for _ in 0..std::mem::take(&mut self.more) {
            self.next();
        }
        while let Some(taken) = self.taken.get_mut(self.column).filter(|taken| **taken > 0) {
            *taken = taken.saturating_sub(1);
            self.next();
        }
        let columns = columns.clamp(1, MOST);
        let end = self.column.saturating_add(columns);
        if self.taken.len() < end {
            self.taken.resize(end, 0);
        }
        for taken in self.taken.iter_mut().skip(self.column).take(columns) {
            *taken = rows.clamp(1, MOST).saturating_sub(1);
        }
        self.column = self.column.saturating_add(1);
        self.more = columns.saturating_sub(1);
        if self.column > 1 {
            self.due.push('\t');
        }
    }

    /// Passes a column that stays empty.
    fn next(&mut self) {
        if self.column > 0 {
            self.due.push('\t');
        }
        self.column = self.column.saturating_add(1);
    }

    /// Whether a cell is open.
    pub(super) const fn in_cell(&self) -> bool {
        self.column > 0
    }

    /// Breaks the line inside a cell, which has but one.
    pub(super) fn break_line(&mut self) {
        if self.begun && self.due.is_empty() {
            self.due.push(' ');
        }
    }

    /// Whether what comes goes on with the text of its cell.
    pub(super) const fn goes_on(&self) -> bool {
        self.begun && self.due.is_empty()
    }

    /// What is to be written before the next text.
    pub(super) fn due(&mut self) -> String {
        let due = std::mem::take(&mut self.due);
        match std::mem::replace(&mut self.begun, true) {
            true => due,
            false => due.trim_start_matches('\n').to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Grid;

    #[test]
    fn cells_over_rows_and_columns_keep_the_others_in_place() {
        let mut grid = Grid::default();
        let mut text = String::new();
        let mut cell = |grid: &mut Grid, rows, columns, name| {
            grid.cell(rows, columns);
            text.push_str(&grid.due());
            text.push_str(name);
        };
        grid.row();
        cell(&mut grid, 2, 1, "项目");
        cell(&mut grid, 1, 2, "水位");
        grid.row();
        cell(&mut grid, 1, 1, "低");
        cell(&mut grid, 1, 1, "高");
        grid.row();
        cell(&mut grid, 1, 1, "甲库");
        cell(&mut grid, 1, 1, "8");
        cell(&mut grid, 1, 1, "9");
        assert_eq!(text, "项目\t水位\n\t低\t高\n甲库\t8\t9");
    }
}
