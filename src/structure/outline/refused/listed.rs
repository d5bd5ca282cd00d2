//! Lines with unit words that divide nothing: the entries of a list in the
//! text (第一集 相遇, 第二集 别离), and prose that begins like a heading.

use std::ops::Range;

use crate::grammar::{Gap, Unit};
use crate::structure::outline::evidence::candidate;
use crate::structure::outline::evidence::candidate::Candidate;
use crate::structure::outline::evidence::page::Page;

/// Takes them out of `candidates`. Linear.
pub(in crate::structure) fn remove(candidates: &mut Vec<Candidate>, page: &Page<'_>) {
    let mut keep = vec![true; candidates.len()];
    doubles(candidates, &mut keep);
    let mut at = 0;
    while at < candidates.len() {
        let run = run_from(candidates, at);
        if run.len() > 1 && is_list(candidates, page, &run) {
            for flag in keep.get_mut(run.clone()).unwrap_or_default() {
                *flag = false;
            }
        }
        at = run.end.max(at.saturating_add(1));
    }
    candidate::retain_flagged(candidates, &keep);
}

/// Headings of one unit from `at` on with nothing between them.
fn run_from(candidates: &[Candidate], at: usize) -> Range<usize> {
    let rest = candidates.get(at..).unwrap_or_default();
    let unit = rest.first().and_then(divides);
    let pairs = rest.iter().zip(rest.iter().skip(1));
    let goes_on = |(a, b): &(&Candidate, &Candidate)| divides(b) == unit && b.block == a.after;
    let more = match unit {
        Some(_) => pairs.take_while(goes_on).count().saturating_add(1),
        None => 0,
    };
    at..at.saturating_add(more)
}

/// The unit of a heading that the text alone tells of, articles left aside.
pub(in crate::structure) fn divides(c: &Candidate) -> Option<Unit> {
    let unit = c.unit().filter(|_| c.level == 0)?;
    (unit != Unit::Article).then_some(unit)
}

/// Whether a run of headings is a list: a sentence that ends in a colon
/// stands above, or it lies within a heading of a smaller unit, or of a number
/// alone, that the next one behind it counts on from.
fn is_list(candidates: &[Candidate], page: &Page<'_>, run: &Range<usize>) -> bool {
    let Some(first) = candidates.get(run.start) else {
        return false;
    };
    let before = run.start.checked_sub(1).and_then(|at| candidates.get(at));
    let is_heading = before.is_some_and(|b| b.after == first.block);
    if !is_heading && page.above(first.block).ends_with(['：', ':']) {
        return true;
    }
    let (Some(before), Some(behind)) = (before, candidates.get(run.end)) else {
        return false;
    };
    let smaller = match (first.unit(), before.unit()) {
        (Some(unit), Some(around)) => around > unit && around != Unit::Article,
        _ => before.is_item(),
    };
    let next = before.number.last().and_then(|n| n.checked_add(1));
    smaller && before.style == behind.style && next.is_some() && next == behind.number.last()
}

/// Flags the lines whose title follows the number at once (第三回想起来还怕)
/// where the last or the next heading of the unit has the same number and
/// stands off.
fn doubles(candidates: &[Candidate], keep: &mut [bool]) {
    let glued = |c: &Candidate| c.gap == Gap::None;
    let units: Vec<usize> = (0..candidates.len())
        .filter(|&at| candidates.get(at).is_some_and(|c| divides(c).is_some()))
        .collect();
    let near = |places: &mut dyn Iterator<Item = &usize>, c: &Candidate| {
        let mut others = places.take(FAR).filter_map(|&at| candidates.get(at));
        others
            .find(|other| other.unit() == c.unit())
            .is_some_and(|other| other.number == c.number && !glued(other))
    };
    for (place, &at) in units.iter().enumerate() {
        let Some(c) = candidates.get(at).filter(|c| glued(c)) else {
            continue;
        };
        let (before, from) = units.split_at(place);
        let double = near(&mut before.iter().rev(), c) || near(&mut from.iter().skip(1), c);
        if let Some(flag) = keep.get_mut(at).filter(|_| double) {
            *flag = false;
        }
    }
}

/// Headings that are looked through for the next one of a unit.
const FAR: usize = 100;
