//! Columns of a table: rows apart by line feeds, cells of a row by tabs.

use crate::text::display::ambiguous::Ambiguous;
use crate::text::display::cells::cells;

/// The widest a column is made, in cells; longer texts run over into the next
/// columns' room of their own row.
const WIDEST: usize = 60;

/// The width in cells of each column of a table. Linear.
#[must_use]
pub fn column_widths(table: &str, ambiguous: Ambiguous) -> Vec<u16> {
    let mut widths: Vec<u16> = Vec::new();
    for row in table.lines() {
        for (column, cell) in row.split('\t').enumerate() {
            let wide = cells(cell.trim(), ambiguous).min(WIDEST);
            let wide = u16::try_from(wide).unwrap_or(u16::MAX);
            match widths.get_mut(column) {
                Some(width) => *width = (*width).max(wide),
                None => widths.push(wide),
            }
        }
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_as_wide_as_its_widest_cell() {
        let table = "名\t数\n乙丙\t22\n甲\t1\tx";
        assert_eq!(column_widths(table, Ambiguous::Narrow), [4, 2, 1]);
        assert_eq!(column_widths("“甲”", Ambiguous::Wide), [6]);
        assert!(column_widths("", Ambiguous::Narrow).is_empty());
    }
}
