//! Outlines as tables: depth from 1, source line from 1, title.

use std::path::Path;

use gangmu::document::Document;

/// A heading: depth, line, title.
pub(crate) type Row = (u16, u32, String);

/// The outline that a careful reader has drawn, from a table.
pub(crate) fn wanted(table: &Path) -> Vec<Row> {
    let row = |line: &str| {
        let mut cells = line.splitn(3, '\t');
        let mut cell = || cells.next().unwrap();
        (
            cell().parse().unwrap(),
            cell().parse().unwrap(),
            cell().to_owned(),
        )
    };
    let table = std::fs::read_to_string(table).unwrap();
    table.lines().map(row).collect()
}

/// The outline of a document as it was recognised.
pub(crate) fn found(document: &Document) -> Vec<Row> {
    (0..)
        .zip(document.sections())
        .map(|(id, section)| {
            let line = document.origin().number(section.title.start);
            (section.depth, line, document.title(id).to_owned())
        })
        .collect()
}
