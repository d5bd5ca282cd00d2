//! Tables of contents: recognised so that a chapter has one node, in the body.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use super::candidate::{Candidate, Form};
use crate::grammar::{self as numbering, Number, Style, Unit};
use crate::prose::words;

/// Takes the entries of contents pages out of `candidates`.
///
/// An entry is a heading line with nothing below it; a run of such lines is a
/// table of contents where its first entry stands again behind it, or where
/// its entries carry page numbers or stand two to a line. The line 目录 stays.
pub(super) fn remove(candidates: &mut Vec<Candidate>, text: &str) {
    let mut drop = vec![false; candidates.len()];
    let all: &[Candidate] = candidates;
    let later = Later::new(all, text);
    let mut from = 0usize;
    while from < all.len() {
        let to = run_end(all, from);
        judge(all, text, from, to, &later, &mut drop);
        from = to.max(from.saturating_add(1));
    }
    let mut keep = drop.iter().map(|d| !d);
    candidates.retain(|_| keep.next().unwrap_or(true));
}

/// What tells a heading line: its style, its number and how its title begins,
/// since numbers start again in every volume.
type Key = (Style, Number, [char; 4]);

fn key(c: &Candidate, text: &str) -> Option<Key> {
    let style = c.style.filter(|s| *s != Style::Unit(Unit::Article))?;
    let title = text.get(c.title.range()).unwrap_or_default();
    // A named part is told by its name, a numbered one by what follows.
    let head = match style {
        Style::Matter => 0,
        _ => numbering::marker_as_read(title).map_or(0, |m| m.head),
    };
    let title = title.get(head..).unwrap_or_default();
    let cut = words::page_number(title).or_else(|| words::second_heading(title));
    let title = cut.map_or(title, |at| title.get(..at).unwrap_or(title));
    let mut opening = [' '; 4];
    let letters = title.chars().filter(|c| c.is_alphanumeric());
    for (place, c) in opening.iter_mut().zip(letters) {
        *place = c;
    }
    Some((style, c.number, opening))
}

/// The last place of every heading line, found once it is asked for.
struct Later<'a> {
    candidates: &'a [Candidate],
    text: &'a str,
    places: OnceCell<HashMap<Key, usize>>,
}

impl<'a> Later<'a> {
    const fn new(candidates: &'a [Candidate], text: &'a str) -> Self {
        Self {
            candidates,
            text,
            places: OnceCell::new(),
        }
    }

    /// Whether the heading stands again at or behind index `from`.
    fn again(&self, c: &Candidate, from: usize) -> bool {
        let places = self.places.get_or_init(|| {
            let all = self.candidates.iter().enumerate();
            all.filter_map(|(i, c)| Some((key(c, self.text)?, i)))
                .collect()
        });
        key(c, self.text)
            .and_then(|k| places.get(&k))
            .is_some_and(|&i| i >= from)
    }
}

/// Index after the run of heading lines without body that starts at `from`.
fn run_end(candidates: &[Candidate], from: usize) -> usize {
    let is_line = |c: &Candidate| {
        c.level == 0
            && !c.bold
            && c.style.is_some_and(|s| s != Style::Unit(Unit::Article))
            && c.form == Form::Alone
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

/// The first entry without a page number that stood before with one.
fn first_unpaged(entries: &[Candidate], text: &str) -> Option<usize> {
    let mut paged = HashSet::new();
    entries.iter().position(|c| {
        let Some(key) = key(c, text) else {
            return false;
        };
        let title = text.get(c.title.range()).unwrap_or_default();
        if words::page_number(title).is_some() {
            paged.insert(key);
            return false;
        }
        paged.contains(&key)
    })
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
    let named = run
        .first()
        .is_some_and(|c| c.style == Some(Style::Matter) && words::is_contents(title(c)));
    let first = from.saturating_add(usize::from(named));
    let entries = candidates.get(first..to).unwrap_or_default();
    let is_double = |c: &Candidate| {
        let head = || numbering::marker_as_read(title(c)).map_or(0, |m| m.head);
        let behind = || title(c).get(head()..).unwrap_or_default();
        c.unit().is_some() && words::second_heading(behind()).is_some()
    };
    // Most runs are one heading with its text below.
    if !named && entries.len() < 3 && !entries.iter().any(is_double) {
        return;
    }
    // Where the first entry, or the first with a number, stands again inside
    // the run, the body begins.
    let again_in = |from: usize| {
        let opening = entries.get(from).and_then(|c| key(c, text))?;
        entries
            .iter()
            .skip(from)
            .skip(1)
            .position(|c| key(c, text) == Some(opening))
            .map(|at| at.saturating_add(from).saturating_add(1))
    };
    let numbered = entries.iter().position(|c| c.style != Some(Style::Matter));
    let repeat = [Some(0), numbered]
        .into_iter()
        .flatten()
        .filter_map(again_in)
        .chain(first_unpaged(entries, text))
        .min();
    let end = repeat.map_or(to, |at| first.saturating_add(at));
    let entries = candidates.get(first..end).unwrap_or_default();
    let again = |c: &Candidate| later.again(c, end);
    let paged = entries
        .iter()
        .filter(|c| words::page_number(title(c)).is_some())
        .count();
    let doubled = entries.iter().any(is_double);
    let repeated = entries.iter().filter(|c| again(c)).count();
    let most = |count: usize| entries.len() >= 3 && count.saturating_mul(2) > entries.len();
    let is_contents = if named {
        repeated > 0 || entries.len() >= 3
    } else {
        most(repeated) || most(paged) || doubled
    };
    if is_contents && !entries.is_empty() {
        // The last line of a run may be the first heading of the body.
        let has_body = |i: usize| {
            candidates.get(i).is_some_and(|c| {
                candidates
                    .get(i.saturating_add(1))
                    .is_none_or(|n| n.block > c.after)
            })
        };
        let last = end.saturating_sub(1);
        let spare = end == to
            && has_body(last)
            && candidates.get(last).is_some_and(|c| {
                !again(c) && !is_double(c) && words::page_number(title(c)).is_none()
            })
            && (repeated > 0 || doubled);
        for (i, flag) in drop.iter_mut().enumerate().take(end).skip(first) {
            *flag = !(spare && i == last);
        }
    }
}
