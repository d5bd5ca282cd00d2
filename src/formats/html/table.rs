//! Tables: cells in rows and columns, merged ones in their first place.

use crate::document::Merged;

use super::flow::{Before, Flow};
use super::space::{self, Space};
use super::tree::{NodeId, Tree};
use super::walk::{self, Step};

/// The most columns and rows that a merged cell is taken to cover, against
/// attributes that ask for millions.
const FARTHEST: usize = 256;

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// Line of the source where it begins, from 1.
    pub(super) line: u32,
    /// Its cells from the first column on. Of a merged cell the first place
    /// holds the text and the others are empty.
    pub(super) cells: Vec<String>,
    /// Whether all its cells are said to be heads.
    heads: bool,
}

/// A table of data.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Table {
    /// Its rows that hold text.
    pub(super) rows: Vec<Row>,
    /// How many of them are its head.
    pub(super) header: u32,
    /// Its cells that go over several rows or columns, in order.
    pub(super) merged: Vec<Merged>,
}

/// A table; `None` where it does not hold data, but arranges a
/// page: one column, or cells with tables, headings or many paragraphs.
/// Linear in what it holds.
pub(super) fn read(tree: &Tree, table: NodeId) -> Option<Table> {
    let mut rows: Vec<Row> = Vec::new();
    let mut merged: Vec<Merged> = Vec::new();
    // For each column the rows that a cell above still covers.
    let mut covered: Vec<usize> = Vec::new();
    let mut column = 0usize;
    let mut steps = walk::steps(tree, table);
    while let Some(step) = steps.next() {
        let Step::Into(id) = step else { continue };
        match tree.name(id) {
            "tr" => {
                let line = tree.line(id);
                rows.push(Row {
                    line,
                    cells: Vec::new(),
                    heads: true,
                });
                column = 0;
            }
            "td" | "th" => {
                steps.pass_over();
                let at = rows.len().saturating_sub(1);
                let Some(row) = rows.last_mut() else { continue };
                row.heads &= tree.name(id) == "th";
                take_covered(&mut covered, &mut column, &mut row.cells);
                let text = cell(tree, id)?;
                let span = |name| {
                    let asked = tree.attribute(id, name).and_then(|n| n.trim().parse().ok());
                    asked.unwrap_or(1).clamp(1, FARTHEST)
                };
                // Columns so far out are covered by none: rows of cells that
                // cover each other's would grow with the square of the text.
                let left = FARTHEST.saturating_sub(column);
                let across = span("colspan").min(left).max(1);
                let down = if left == 0 { 1 } else { span("rowspan") };
                if (across, down) != (1, 1) {
                    merged.push(Merged {
                        row: number(at),
                        column: number(column),
                        rows: number(down),
                        columns: number(across),
                    });
                }
                for i in 0..across {
                    row.cells
                        .push(if i == 0 { text.clone() } else { String::new() });
                    if covered.len() <= column {
                        covered.resize(column.saturating_add(1), 0);
                    }
                    if let Some(left) = covered.get_mut(column) {
                        *left = down.saturating_sub(1);
                    }
                    column = column.saturating_add(1);
                }
            }
            _ => {}
        }
    }
    for row in &mut rows {
        while row.cells.last().is_some_and(String::is_empty) {
            row.cells.pop();
        }
    }
    if !rows.iter().any(|row| row.cells.len() > 1) {
        return None;
    }
    close_up(&mut merged, &rows);
    rows.retain(|row| !row.cells.is_empty());
    let heads = rows.iter().take_while(|row| row.heads).count();
    Some(Table {
        // A table of which nothing is said has one row as its head.
        header: number(heads.max(1)),
        rows,
        merged,
    })
}

/// Counts the rows of merged cells without those that hold no text.
fn close_up(merged: &mut Vec<Merged>, rows: &[Row]) {
    let kept: Vec<u32> = std::iter::once(0)
        .chain(rows.iter().scan(0u32, |kept, row| {
            *kept = kept.saturating_add(u32::from(!row.cells.is_empty()));
            Some(*kept)
        }))
        .collect();
    let before = |row: u32| {
        let at = (row as usize).min(rows.len());
        kept.get(at).copied().unwrap_or(0)
    };
    for cell in merged.iter_mut() {
        let end = before(cell.row.saturating_add(cell.rows));
        cell.row = before(cell.row);
        cell.rows = end.saturating_sub(cell.row);
    }
    merged.retain(|m| m.rows > 0 && (m.rows, m.columns) != (1, 1));
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The caption of a table, where it has one with words: its line in the source
/// and its text.
pub(super) fn caption(tree: &Tree, table: NodeId) -> Option<(u32, String)> {
    let id = tree
        .children(table)
        .find(|&id| tree.name(id) == "caption")?;
    let text = cell(tree, id).filter(|text| !text.is_empty())?;
    Some((tree.line(id), text))
}

/// Empty cells where one of a row above covers this one.
fn take_covered(covered: &mut [usize], column: &mut usize, cells: &mut Vec<String>) {
    while let Some(left) = covered.get_mut(*column).filter(|left| **left > 0) {
        *left = left.saturating_sub(1);
        cells.push(String::new());
        *column = column.saturating_add(1);
    }
}

/// The text of a cell in one line; `None` where it holds what no cell of data
/// does.
fn cell(tree: &Tree, id: NodeId) -> Option<String> {
    const MOST_PARAGRAPHS: usize = 12;
    let mut text = String::new();
    let mut paragraphs = 0usize;
    let mut white: Option<Space> = None;
    let mut flow = Flow::default();
    let mut steps = walk::steps(tree, id);
    while let Some(step) = steps.next() {
        let inside = match step {
            Step::Text(_, inside) => inside,
            Step::Into(id) if walk::is_hidden(tree, id) => {
                steps.pass_over();
                continue;
            }
            Step::Into(id) => {
                match tree.name(id) {
                    "table" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "pre" => return None,
                    "p" => paragraphs = paragraphs.saturating_add(1),
                    _ => {}
                }
                flow.tag(tree.name(id), true);
                if tree.name(id) == "br" || walk::is_block(tree.name(id)) {
                    white = Some(Space::Blank);
                }
                continue;
            }
            Step::OutOf(id) => {
                flow.tag(tree.name(id), false);
                if tree.name(id) == "ruby" {
                    push_readings(&mut text, &mut flow);
                }
                if walk::is_block(tree.name(id)) {
                    white = Some(Space::Blank);
                }
                continue;
            }
        };
        for word in space::words(inside) {
            white = white.max(word.before);
            if word.text.is_empty() {
                continue;
            }
            if flow.reading(word.text, 0) {
                continue;
            }
            let space = white.take().filter(|_| !text.is_empty());
            let before = flow.before(text.chars().next_back(), word.text);
            text += match (space, before) {
                (Some(space), _) => space.glue(&text, word.text),
                (None, Before::Nothing) => "",
                (None, Before::Space | Before::Gap) => " ",
            };
            match flow.written(text.chars().next_back(), word.text) {
                Some(written) => text += &written,
                None => text += word.text,
            }
        }
    }
    let text = text.trim_matches([' ', '\u{3000}', '\u{a0}']).to_owned();
    (paragraphs <= MOST_PARAGRAPHS).then_some(text)
}

/// Writes the readings of ruby behind its base.
fn push_readings(text: &mut String, flow: &mut Flow) {
    let (_, readings) = flow.end_ruby();
    let words: Vec<&str> = readings.iter().map(|(word, _)| word.as_str()).collect();
    if !words.is_empty() {
        text.push('（');
        *text += &words.join(" ");
        text.push('）');
    }
}

#[cfg(test)]
mod tests {
    use super::super::bounds;
    use super::*;

    fn table(html: &str) -> Option<Table> {
        let tree = bounds::parse(vec![html.into()], &crate::cores::never).unwrap();
        let mut steps = walk::steps(&tree, Tree::ROOT);
        let table = steps.find_map(|step| match step {
            Step::Into(id) if tree.name(id) == "table" => Some(id),
            _ => None,
        });
        super::read(&tree, table.unwrap())
    }

    fn read(html: &str) -> Option<Vec<String>> {
        let rows = table(html)?.rows;
        Some(rows.iter().map(|row| row.cells.join("|")).collect())
    }

    #[test]
    fn merged_cells_keep_their_columns() {
        assert_eq!(
            read(
                "<table><tr><th rowspan=2>河名<th colspan=2>流量<tr><td>枯<td>丰\
                 <tr><td>白水<td>12.5<td>840</table>"
            )
            .unwrap(),
            ["河名|流量", "|枯|丰", "白水|12.5|840"]
        );
    }

    #[test]
    fn rows_without_text_are_taken_out_of_merged_cells() {
        let table = table(
            "<table><tr><th rowspan=3>河名<th rowspan=3>流量<tr><tr><th rowspan=2>时\
             <tr><td>白水<td>840</table>",
        )
        .unwrap();
        assert_eq!((table.rows.len(), table.header), (3, 2));
        let merged = |row, column, rows, columns| Merged {
            row,
            column,
            rows,
            columns,
        };
        assert_eq!(
            table.merged,
            [merged(0, 0, 2, 1), merged(0, 1, 2, 1), merged(1, 2, 2, 1)]
        );
    }

    #[test]
    fn the_parts_of_a_cell_are_apart_and_words_are_whole() {
        let rows = read("<table><tr><td>白\n水<td><b>丰</b>年<p>840<br>吨</table>").unwrap();
        assert_eq!(rows, ["白水|丰年 840 吨"]);
    }

    #[test]
    fn what_arranges_a_page_is_no_table() {
        assert_eq!(read("<table><tr><td>甲<tr><td>乙</table>"), None);
        assert_eq!(
            read("<table><tr><td>甲<td><table><tr><td>乙</table></table>"),
            None
        );
    }

    #[test]
    fn a_span_of_a_million_columns_is_not_believed() {
        let rows = read("<table><tr><td colspan=9999999>甲<td>乙</table>").unwrap();
        assert_eq!(rows[0].matches('|').count(), FARTHEST);
    }
}
