//! Running heads and page numbers: what stands at the same place near the edge
//! of page after page, but for its number.

use std::collections::HashMap;

use super::written::{Laid, Row};

/// Lines from the upper and the lower edge that are looked at.
const NEAR: usize = 2;

/// Pages that have the same line there, at least.
const FEWEST: usize = 3;

/// Of so many pages one at least has it.
const OF: usize = 5;

/// The rows of each page that belong to the page and not to the text, as
/// (page, row); none where whole pages are to be read. Linear.
pub(super) fn find(pages: &[Laid], whole_pages: bool) -> Vec<(usize, usize)> {
    if whole_pages {
        return Vec::new();
    }
    let mut same: HashMap<(String, i32), Vec<(usize, usize)>> = HashMap::new();
    for (number, page) in pages.iter().enumerate() {
        for row in edges(page) {
            let Some(known) = page.rows.get(row) else {
                continue;
            };
            let key = (without_numbers(&known.text), level(known));
            same.entry(key).or_default().push((number, row));
        }
    }
    let least = FEWEST.max(pages.len() / OF);
    let mut found: Vec<(usize, usize)> = same
        .into_values()
        .filter(|places| places.len() >= least)
        .flatten()
        .collect();
    for (number, page) in pages.iter().enumerate() {
        let aside = page.rows.iter().enumerate().filter(|(_, row)| row.aside);
        found.extend(aside.map(|(row, _)| (number, row)));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The rows nearest to the upper and the lower edge.
fn edges(page: &Laid) -> Vec<usize> {
    let text = page
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| !row.is_cells());
    let mut by_place: Vec<(usize, f32)> = text.map(|(at, row)| (at, row.y)).collect();
    by_place.sort_by(|a, b| a.1.total_cmp(&b.1));
    let rows: Vec<usize> = by_place.into_iter().map(|(at, _)| at).collect();
    let above = rows.iter().take(NEAR);
    let below = rows.iter().skip(NEAR).rev().take(NEAR);
    above.chain(below).copied().collect()
}

/// A line with each number as one sign.
fn without_numbers(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        let sign = if c.is_numeric() { '0' } else { c };
        if sign != '0' || !out.ends_with('0') {
            out.push(sign);
        }
    }
    out
}

/// Where a row stands, in tenths of its letters' size: the same on each page.
fn level(row: &Row) -> i32 {
    let level = row.y / row.size.max(f32::EPSILON) * 2.0;
    // Beyond what a page can be, the value is cut to the range.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "cut to the range, which is meant"
    )]
    let level = level.round() as i32;
    level
}
