//! The rows of a table as texts, one for each column that says something: for
//! copying, for telling, for files.

use crate::document::Document;
use crate::explorer::language::Text;
use crate::explorer::panel::table::{Cell, Column, Table};
use crate::setting::Language;

/// Whether a column is drawn, and says nothing in words.
const fn is_drawn(column: &Column) -> bool {
    matches!(column.title, Text::ColumnBar | Text::ColumnStrip)
}

/// The titles of the columns that say something.
#[must_use]
pub fn heads(table: &dyn Table, language: Language) -> Vec<&'static str> {
    let columns = table.columns().into_iter();
    let said = columns.filter(|column| !is_drawn(column));
    said.map(|column| column.title.get(language)).collect()
}

/// What a row says, for each of the [`heads`]; fewer where the last ones have
/// nothing to say. Of a concordance line the words in its middle.
#[must_use]
pub fn record(
    table: &dyn Table,
    row: usize,
    document: &Document,
    language: Language,
) -> Vec<String> {
    let cells = table.cells(row, document, language).into_iter();
    let said = cells.filter_map(|cell| match cell {
        Cell::Text(text) => Some(text),
        Cell::Keyword(span) => Some(document.slice(span).to_owned()),
        Cell::Bar(_) | Cell::Strip(_) => None,
    });
    said.collect()
}

/// All rows in their order.
pub fn records(
    table: &dyn Table,
    document: &Document,
    language: Language,
) -> impl Iterator<Item = Vec<String>> {
    (0..table.len()).map(move |row| record(table, row, document, language))
}
