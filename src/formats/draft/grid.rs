//! Tables that are written cell by cell: what stands between their cells, and
//! which cells go over others.

use crate::document::Merged;

/// The most columns and rows that one cell may go over.
const MOST: usize = 256;

/// A table that is being written. Rows are apart by line feeds and cells by
/// tabs; what goes over several columns or rows stands in the first, and the
/// others are empty.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// What is due before the next text.
    due: String,
    /// How many more rows each column is taken by a cell above.
    taken: Vec<usize>,
    column: usize,
    /// Columns that the last cell takes beside its first.
    more: usize,
    /// Rows that were begun.
    rows: u32,
    /// Rows from the first that are its head; `None` where nothing says so.
    header: Option<u32>,
    merged: Vec<Merged>,
    /// Offset of its block, once that is begun.
    start: Option<u32>,
}

impl Grid {
    /// Begins a row.
    pub(super) fn row(&mut self) {
        if self.rows > 0 {
            self.column = self.column.saturating_add(self.more);
            self.more = 0;
            for taken in self.taken.iter_mut().skip(self.column) {
                *taken = taken.saturating_sub(1);
            }
            self.due.push('\n');
        }
        self.rows = self.rows.saturating_add(1);
        self.column = 0;
        self.more = 0;
    }

    /// Says that the row that was begun last is one of the head.
    pub(super) fn heads(&mut self) {
        let before = self.rows.saturating_sub(1);
        if self.header.unwrap_or(0) == before {
            self.header = Some(self.rows);
        }
    }

    /// Begins a cell that goes over so many rows and columns.
    pub(super) fn cell(&mut self, rows: usize, columns: usize) {
        self.pass_taken();
        let (rows, columns) = (rows.clamp(1, MOST), columns.clamp(1, MOST));
        if (rows, columns) != (1, 1) {
            self.merged.push(Merged {
                row: self.rows.saturating_sub(1),
                column: number(self.column),
                rows: number(rows),
                columns: number(columns),
            });
        }
        self.take(rows, columns);
    }

    /// Begins a cell that is part of the one above it; nothing is written into
    /// it. One with nothing above it is a cell of its own.
    pub(super) fn cell_from_above(&mut self, columns: usize) {
        self.pass_taken();
        let columns = columns.clamp(1, MOST);
        let (row, column) = (self.rows.saturating_sub(1), number(self.column));
        let reaches = |m: &&mut Merged| {
            m.column == column
                && m.columns == number(columns)
                && m.row.saturating_add(m.rows) == row
        };
        if let Some(above) = self.merged.iter_mut().rev().find(reaches) {
            above.rows = above.rows.saturating_add(1);
        } else if let Some(above) = row.checked_sub(1) {
            let at = self
                .merged
                .partition_point(|m| (m.row, m.column) < (above, column));
            self.merged.insert(
                at,
                Merged {
                    row: above,
                    column,
                    rows: 2,
                    columns: number(columns),
                },
            );
        } else {
            return self.cell(1, columns);
        }
        self.take(1, columns);
    }

    /// Passes what the last cell takes and what cells above do.
    fn pass_taken(&mut self) {
        if self.rows == 0 {
            self.row();
        }
        for _ in 0..std::mem::take(&mut self.more) {
            self.next();
        }
        while let Some(taken) = self.taken.get_mut(self.column).filter(|taken| **taken > 0) {
            *taken = taken.saturating_sub(1);
            self.next();
        }
    }

    fn take(&mut self, rows: usize, columns: usize) {
        let end = self.column.saturating_add(columns);
        if self.taken.len() < end {
            self.taken.resize(end, 0);
        }
        for taken in self.taken.iter_mut().skip(self.column).take(columns) {
            *taken = rows.saturating_sub(1);
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

    /// Whether its block is begun.
    pub(super) const fn is_begun(&self) -> bool {
        self.start.is_some()
    }

    /// Says that its block is begun at an offset.
    pub(super) fn begin(&mut self, start: u32) {
        self.start = Some(start);
        // Rows without text before the first.
        let rows = self.due.len();
        self.due = self.due.trim_start_matches('\n').to_owned();
        let rows = number(rows.saturating_sub(self.due.len()));
        self.rows = self.rows.saturating_sub(rows);
        self.header = self.header.map(|header| header.saturating_sub(rows));
        for merged in &mut self.merged {
            merged.rows = merged.rows.saturating_sub(rows.saturating_sub(merged.row));
            merged.row = merged.row.saturating_sub(rows);
        }
        self.merged
            .retain(|m| m.rows > 0 && (m.rows, m.columns) != (1, 1));
    }

    /// Breaks the line inside a cell, which has but one.
    pub(super) fn break_line(&mut self) {
        if self.is_begun() && self.due.is_empty() {
            self.due.push(' ');
        }
    }

    /// Whether what comes goes on with the text of its cell.
    pub(super) const fn goes_on(&self) -> bool {
        self.is_begun() && self.due.is_empty()
    }

    /// What is to be written before the next text, once its block is begun.
    pub(super) fn due(&mut self) -> String {
        std::mem::take(&mut self.due)
    }

    /// Offset of its block, rows of its head, and the cells that go over
    /// others; `None` where it has no text.
    pub(super) fn shape(mut self) -> Option<(u32, u32, Vec<Merged>)> {
        // Rows at its end without text are not written.
        let rows = self.due.bytes().filter(|&b| b == b'\n').count();
        let rows = self.rows.saturating_sub(number(rows));
        self.merged.retain_mut(|m| {
            m.rows = m.rows.min(rows.saturating_sub(m.row));
            m.rows > 0 && (m.rows, m.columns) != (1, 1)
        });
        let header = self.header.unwrap_or(1).min(rows);
        Some((self.start?, header, self.merged))
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default)]
    struct Written {
        grid: Grid,
        text: String,
    }

    impl Written {
        fn write(&mut self, text: &str) {
            if !self.grid.is_begun() {
                self.grid.begin(0);
            }
            self.text += &self.grid.due();
            self.text += text;
        }

        fn cell(&mut self, rows: usize, columns: usize, text: &str) {
            self.grid.cell(rows, columns);
            self.write(text);
        }
    }

    fn merged(row: u32, column: u32, rows: u32, columns: u32) -> Merged {
        Merged {
            row,
            column,
            rows,
            columns,
        }
    }

    #[test]
    fn cells_over_rows_and_columns_keep_the_others_in_place() {
        let mut to = Written::default();
        to.grid.row();
        to.grid.heads();
        to.cell(2, 1, "项目");
        to.cell(1, 2, "水位");
        to.grid.row();
        to.grid.heads();
        to.cell(1, 1, "低");
        to.cell(1, 1, "高");
        to.grid.row();
        to.cell(1, 1, "甲库");
        to.cell(1, 1, "8");
        to.cell(1, 1, "9");
        to.grid.row();
        assert_eq!(to.text, "项目\t水位\n\t低\t高\n甲库\t8\t9");
        let shape = to.grid.shape();
        let cells = vec![merged(0, 0, 2, 1), merged(0, 1, 1, 2)];
        assert_eq!(shape, Some((0, 2, cells)));
    }

    #[test]
    fn a_cell_may_say_that_it_is_part_of_the_one_above() {
        let mut to = Written::default();
        to.grid.row();
        to.cell(1, 1, "甲");
        to.cell(1, 2, "乙");
        for text in ["一", "二"] {
            to.grid.row();
            to.cell(1, 1, text);
            to.grid.cell_from_above(2);
        }
        assert_eq!(to.text, "甲\t乙\n一\t\n二");
        assert_eq!(to.grid.shape(), Some((0, 1, vec![merged(0, 1, 3, 2)])));
    }

    #[test]
    fn rows_without_text_before_the_first_are_not_counted() {
        let mut to = Written::default();
        to.grid.row();
        to.grid.cell(3, 1);
        to.grid.row();
        to.cell(1, 1, "甲");
        assert_eq!(to.text, "\t甲");
        assert_eq!(to.grid.shape(), Some((0, 1, vec![])));
    }
}
