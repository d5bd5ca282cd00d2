//! Whether a table holds data or only arranges a page, and its rows.

use super::item::{Cell, Item, Paragraph, Role, Table};
use super::lists::Label;

/// The most columns of a row, against spans of millions.
const MOST_COLUMNS: usize = 256;

/// A cell of more paragraphs is no datum.
const MOST_PARAGRAPHS: usize = 12;

/// The cells of each row in one line; of a merged cell the first place holds
/// the text and the others are empty. `None` where the table arranges a page:
/// one column, or cells with headings or many paragraphs. Tables inside cells
/// are no part of it. Linear in what it holds.
pub(super) fn rows(table: &Table) -> Option<Vec<Vec<String>>> {
    let mut rows = Vec::new();
    for row in &table.rows {
        let mut cells = vec![String::new(); row.before.min(MOST_COLUMNS)];
        for cell in &row.cells {
            if cells.len() >= MOST_COLUMNS {
                let text = text(cell)?;
                if let Some(last) = cells.last_mut().filter(|_| !text.is_empty()) {
                    last.push(' ');
                    *last += &text;
                }
                continue;
            }
            cells.push(match cell.covered {
                true => String::new(),
                false => text(cell)?,
            });
            let further = cell.further.min(MOST_COLUMNS.saturating_sub(cells.len()));
            cells.extend(std::iter::repeat_n(String::new(), further));
        }
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        if !cells.is_empty() {
            rows.push(cells);
        }
    }
    rows.iter().any(|row| row.len() > 1).then_some(rows)
}

/// The text of a cell in one line; `None` where it holds what no cell of data
/// does.
fn text(cell: &Cell) -> Option<String> {
    let mut text = String::new();
    let mut paragraphs = 0usize;
    for item in &cell.items {
        let Item::Paragraph(paragraph) = item else {
            continue;
        };
        if paragraph.is_empty() {
            continue;
        }
        paragraphs = paragraphs.saturating_add(1);
        let heads = matches!(paragraph.role, Role::Heading(_) | Role::Title);
        if heads || paragraphs > MOST_PARAGRAPHS {
            return None;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        push_line(paragraph, &mut text);
    }
    Some(text)
}

/// Appends a paragraph in one line.
fn push_line(paragraph: &Paragraph, text: &mut String) {
    if let Some(Label::Number(label)) = &paragraph.label {
        *text += label;
    }
    let lines = paragraph.text.split(['\n', '\t']);
    let lines = lines.map(str::trim).filter(|line| !line.is_empty());
    for (i, line) in lines.enumerate() {
        if i > 0 {
            text.push(' ');
        }
        *text += line;
    }
}

/// What stands in cells beside their text: tables, and what stands beside
/// their paragraphs.
pub(super) fn within(table: Table) -> Vec<Item> {
    let cells = table.rows.into_iter().flat_map(|row| row.cells);
    let items = cells.flat_map(|cell| cell.items);
    let inner = items.flat_map(|item| match item {
        Item::Paragraph(paragraph) => paragraph.beside,
        Item::Table(_) => vec![item],
    });
    inner.collect()
}
