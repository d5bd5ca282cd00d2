//! Whether a table holds data or only arranges a page.

use super::item::{Cell, Item, Table};

/// The most columns of a row, against spans of millions.
pub(super) const MOST_COLUMNS: usize = 256;

/// A cell of more paragraphs is no datum.
const MOST_PARAGRAPHS: usize = 12;

/// Whether a table holds data. One that arranges a page has one column, or
/// cells with headings or many paragraphs. Linear in what it holds.
pub(super) fn holds_data(table: &Table) -> bool {
    let mut columns = false;
    for row in &table.rows {
        let mut column = row.before;
        for cell in &row.cells {
            let paragraphs = paragraphs(cell);
            let Some(paragraphs) = paragraphs else {
                return false;
            };
            columns |= column > 0 && paragraphs > 0;
            column = column.saturating_add(cell.further).saturating_add(1);
        }
    }
    columns
}

/// How many paragraphs a cell has; `None` where it holds what no cell of data
/// does.
fn paragraphs(cell: &Cell) -> Option<usize> {
    let mut paragraphs = 0usize;
    for item in &cell.items {
        if let Item::Paragraph(paragraph) = item
            && !paragraph.is_empty()
        {
            paragraphs = paragraphs.saturating_add(1);
            if paragraph.role.heads() || paragraphs > MOST_PARAGRAPHS {
                return None;
            }
        }
    }
    Some(paragraphs)
}
