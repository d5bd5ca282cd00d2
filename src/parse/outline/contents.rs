//! Tables of contents: recognised so that a chapter has one node, in the body.

use std::collections::HashSet;

use super::candidate::{Candidate, Form};
use crate::parse::numbering::{Number, Style};
use crate::parse::words;

/// Takes the entries of contents pages out of `candidates`.
///
/// An entry is a heading line with nothing below it; a run of such lines is a
/// table of contents where its first entry stands again behind it, or where
/// its entries carry page numbers or stand two to a line. The line 目录 stays.
pub(super) fn remove(candidates: &mut Vec<Candidate>, text: &str) {
    let mut drop = vec![false; candidates.len()];
    let later = Later::new(candidates, text);
    let mut from = 0usize;
    while from < candidates.len() {
        let to = run_end(candidates, from);
        judge(candidates, text, from, to, &later, &mut drop);
        from = to.max(from.saturating_add(1));
    }
    let mut keep = drop.iter().map(|d| !d);
    candidates.retain(|_| keep.next().unwrap_or(true));
}

/// The last place of every heading line, told by its style and number, or by
/// its words where numbers start again and again.
struct Later<'a> {
    last_of_number: std::collections::HashMap<(Style, Number), usize>,
    last_of_title: std::collections::HashMap<&'a str, usize>,
}

impl<'a> Later<'a> {
    fn new(candidates: &[Candidate], text: &'a str) -> Self {
        let mut later = Self {
            last_of_number: std::collections::HashMap::new(),
            last_of_title: std::collections::HashMap::new(),
        };
        for (i, c) in candidates.iter().enumerate() {
            if let Some(style) = c.style.filter(|s| matches!(s, Style::Unit(_))) {
                later.last_of_number.insert((style, c.number), i);
            }
            if c.style.is_some() {
                later.last_of_title.insert(bare_title(c, text), i);
            }
        }
        later
    }

    /// Whether the heading stands again at or behind `from`.
    fn again(&self, c: &Candidate, text: &str, from: usize) -> bool {
        let by_number = c
            .style
            .and_then(|s| self.last_of_number.get(&(s, c.number)));
        let by_title = self.last_of_title.get(bare_title(c, text));
        by_number.is_some_and(|&i| i >= from) || by_title.is_some_and(|&i| i >= from)
    }
}

/// The title without leader dots and page number.
fn bare_title<'a>(c: &Candidate, text: &'a str) -> &'a str {
    let title = text.get(c.title.range()).unwrap_or_default();
    words::page_number(title).map_or(title, |at| title.get(..at).unwrap_or(title))
}

/// Index after the run of heading lines without body that starts at `from`.
fn run_end(candidates: &[Candidate], from: usize) -> usize {
    let is_line = |c: &Candidate| {
        c.level == 0 && !c.bold && c.style.is_some() && c.form == Form::Alone
    };
    let mut to = from;
    let mut expected = None;
    while let Some(c) = candidates.get(to) {
        if !is_line(c) || expected.is_some_and(|e| c.block > e) {
            break;
        }
        expected = Some(c.after);
        to = to.saturating_add(1);
    }
    to
}

fn judge(
    candidates: &[Candidate],
    text: &str,
    from: usize,
    to: usize,
    later: &Later<'_>,
    drop: &mut [bool],
) {
    let run = candidates.get(from..to).unwrap_or_default();
    let title = |c: &Candidate| text.get(c.title.range()).unwrap_or_default();
    let named = run.first().is_some_and(|c| {
        c.style == Some(Style::Matter) && words::is_contents(title(c))
    });
    let first = from.saturating_add(usize::from(named));
    let entries = candidates.get(first..to).unwrap_or_default();
    // Where the first entry stands again inside the run, the body begins.
    let mut seen = HashSet::new();
    let repeat = entries.iter().position(|c| {
        let key = (c.style, c.number, if c.number == Number::default() { title(c) } else { "" });
        !seen.insert(key) && entries.first().is_some_and(|f| f.style == c.style && f.number == c.number)
    });
    let end = repeat.map_or(to, |at| first.saturating_add(at));
    let entries = candidates.get(first..end).unwrap_or_default();
    let again = |c: &Candidate| later.again(c, text, end);
    let paged = entries
        .iter()
        .filter(|c| words::page_number(title(c)).is_some())
        .count();
    let doubled = entries.iter().any(|c| words::has_second_heading(title(c)));
    let repeated = entries.iter().filter(|c| again(c)).count();
    let is_contents = if named {
        repeated > 0 || entries.len() >= 3
    } else {
        entries.len() >= 3 && repeated.saturating_mul(2) > entries.len()
            || entries.len() >= 3 && paged.saturating_mul(2) > entries.len()
            || doubled
    };
    if is_contents && !entries.is_empty() {
        // The last line of a run may be the first heading of the body.
        let has_body = |i: usize| {
            candidates
                .get(i)
                .is_some_and(|c| candidates.get(i.saturating_add(1)).is_none_or(|n| n.block > c.after))
        };
        let last = end.saturating_sub(1);
        let spare = end == to
            && has_body(last)
            && candidates.get(last).is_some_and(|c| !again(c) && words::page_number(title(c)).is_none())
            && repeated > 0;
        for (i, flag) in drop.iter_mut().enumerate().take(end).skip(first) {
            *flag = !(spare && i == last);
        }
    }
}
