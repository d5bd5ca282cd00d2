//! Tables without drawn lines: rows whose cells stand one below the other.

use super::lines::{APART, Part, TextLine, joined};
use super::page::Page;

/// Rows of a table, at least.
const FEWEST: usize = 2;

/// What lines of a column are.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Stretch {
    /// Lines of text.
    Text(Vec<String>),
    /// Rows of cells.
    Rows(Vec<Vec<String>>),
}

/// Tells rows from lines of text, each line in one stretch, in order. Linear.
pub(super) fn stretches(page: &Page, lines: &[TextLine]) -> Vec<Stretch> {
    let parts: Vec<Vec<Part>> = lines.iter().map(|line| line.parts(page, APART)).collect();
    let mut out: Vec<Stretch> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let rows = rows(lines, &parts, at);
        if rows >= FEWEST {
            let end = at.saturating_add(rows);
            let cells = cells(parts.get(at..end).unwrap_or_default());
            out.push(Stretch::Rows(cells));
            at = end;
            continue;
        }
        let text = parts.get(at).map_or_else(String::new, |own| joined(own));
        match out.last_mut() {
            Some(Stretch::Text(texts)) => texts.push(text),
            _ => out.push(Stretch::Text(vec![text])),
        }
        at = at.saturating_add(1);
    }
    out
}

/// How many lines from one on have cells, each below one of the line before.
fn rows(lines: &[TextLine], parts: &[Vec<Part>], from: usize) -> usize {
    let mut count = 0usize;
    let mut last: Option<&Vec<Part>> = None;
    for (line, own) in lines.iter().zip(parts).skip(from) {
        if own.len() < 2 {
            break;
        }
        let below = |last: &Vec<Part>| {
            let near = |a: &Part, b: &Part| a.x0 <= b.x1 && b.x0 <= a.x1;
            let matched = own
                .iter()
                .filter(|a| last.iter().any(|b| near(a, b)))
                .count();
            let starts = own
                .iter()
                .filter(|a| last.iter().any(|b| (a.x0 - b.x0).abs() <= line.size))
                .count();
            matched == own.len().min(last.len()) && starts >= 2 || starts == own.len()
        };
        if last.is_some_and(|last| !below(last)) {
            break;
        }
        last = Some(own);
        count = count.saturating_add(1);
    }
    count
}

/// Rows of cells in columns: what overlaps across rows stands in one.
fn cells(rows: &[Vec<Part>]) -> Vec<Vec<String>> {
    let mut columns: Vec<(f32, f32)> = Vec::new();
    let mut all: Vec<&Part> = rows.iter().flatten().collect();
    all.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    for part in all {
        match columns.last_mut() {
            Some((_, x1)) if part.x0 <= *x1 => *x1 = x1.max(part.x1),
            _ => columns.push((part.x0, part.x1)),
        }
    }
    rows.iter()
        .map(|row| {
            let mut cells = vec![String::new(); columns.len()];
            for part in row {
                let column = columns.iter().position(|&(_, x1)| part.x0 <= x1);
                if let Some(cell) = column.and_then(|at| cells.get_mut(at)) {
                    if !cell.is_empty() {
                        cell.push(' ');
                    }
                    cell.push_str(&part.text);
                }
            }
            cells
        })
        .collect()
}
