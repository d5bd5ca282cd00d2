//! Columns of a table: rows apart by line feeds, cells of a row by tabs.

use crate::text::display::ambiguous::Ambiguous;
use crate::text::display::cells::cells;

/// The widest a column is made, in cells; longer texts run over into the next
/// columns' room of their own row.
const WIDEST: usize = 60;

/// Cells between two columns, at the least.
pub const COLUMN_GAP: u16 = 3;

/// The width in cells of each column of a table. A row of one cell in a table
/// of several columns is a title over all of them: it makes none wider but the
/// last, where the whole table is not as wide as it. Linear.
#[must_use]
pub fn column_widths(table: &str, ambiguous: Ambiguous) -> Vec<u16> {
    let mut widths: Vec<u16> = Vec::new();
    let has_columns = table.contains('\t');
    let mut over = 0u16;
    for row in table.lines() {
        if has_columns && !row.contains('\t') {
            let wide = u16::try_from(cells(row.trim(), ambiguous)).unwrap_or(u16::MAX);
            over = over.max(wide);
            continue;
        }
        for (column, cell) in row.split('\t').enumerate() {
            let wide = cells(cell.trim(), ambiguous).min(WIDEST);
            let wide = u16::try_from(wide).unwrap_or(u16::MAX);
            match widths.get_mut(column) {
                Some(width) => *width = (*width).max(wide),
                None => widths.push(wide),
            }
        }
    }
    let gaps = u16::try_from(widths.len())
        .unwrap_or(u16::MAX)
        .saturating_sub(1);
    let columns = widths
        .iter()
        .fold(0u16, |sum, width| sum.saturating_add(*width));
    let wide = columns.saturating_add(gaps.saturating_mul(COLUMN_GAP));
    if let Some(last) = widths.last_mut() {
        *last = last.saturating_add(over.saturating_sub(wide));
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
        let titled = "这一行是整个表的标题\n名\t数";
        assert_eq!(column_widths(titled, Ambiguous::Narrow), [2, 15]);
        assert_eq!(column_widths("只有一列的\n表", Ambiguous::Narrow), [10]);
    }
}
