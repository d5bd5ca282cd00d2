//! Titles that follow their number at once (第二章中耕): as a series they are
//! headings, whatever character one of them begins with.

use crate::grammar::{Gap, Unit};
use crate::prose::words;
use crate::structure::outline::evidence::candidate::{Candidate, Form};
use crate::structure::outline::evidence::page::Page;
use crate::structure::outline::refused::listed;

/// Longest title of a series, in characters.
const LONGEST: usize = 30;

/// Headings of a series, at least.
const LEAST: usize = 3;

/// For each candidate whether it is glued to its number and one of a series:
/// headings of one unit on lines of their own that count on by one, or begin
/// anew, with text below them. A third of a series must look like titles by
/// themselves. Linear.
pub(in crate::structure) fn in_series(candidates: &[Candidate], page: &Page<'_>) -> Vec<bool> {
    let mut flags = vec![false; candidates.len()];
    if !candidates.iter().any(is_glued) {
        return flags;
    }
    let mut units: Vec<Unit> = candidates.iter().filter_map(divides).collect();
    units.sort_unstable();
    units.dedup();
    for unit in units {
        let all: Vec<usize> = (0..candidates.len())
            .filter(|&at| {
                let c = candidates.get(at);
                c.is_some_and(|c| divides(c) == Some(unit) && may_stand(c, page))
            })
            .collect();
        let mut from = 0;
        while from < all.len() {
            let run = run(candidates, all.get(from..).unwrap_or_default());
            if is_series(candidates, page, run) {
                for &at in run {
                    let glued = candidates.get(at).is_some_and(is_glued);
                    if let Some(flag) = flags.get_mut(at) {
                        *flag = glued;
                    }
                }
            }
            from = from.saturating_add(run.len().max(1));
        }
    }
    flags
}

fn is_glued(c: &Candidate) -> bool {
    c.gap == Gap::None && divides(c).is_some()
}

/// The unit of a heading that the text alone tells of, with its number in front;
/// none of articles, whose text stands on their line.
fn divides(c: &Candidate) -> Option<Unit> {
    listed::divides(c).filter(|_| c.gap != Gap::Behind)
}

/// Whether a line may be a title: short, on its own, not the rest of a
/// sentence.
fn may_stand(c: &Candidate, page: &Page<'_>) -> bool {
    if c.form != Form::Alone {
        return false;
    }
    let title = page.after_marker(c);
    c.gap != Gap::None
        || title.chars().nth(LONGEST).is_none()
            && !title.contains(['，', ',', '：', '。', '；', '…', '！', '？', '“', '”'])
            && !words::ends_in_particle(title)
}

/// The candidates from the first on that count on by one, or begin anew behind
/// two of them.
fn run<'a>(candidates: &[Candidate], all: &'a [usize]) -> &'a [usize] {
    let number = |at: &usize| candidates.get(*at).and_then(|c| c.number.first());
    let pairs = all.iter().zip(all.iter().skip(1));
    let goes_on = |(a, b): &(&usize, &usize)| match (number(a), number(b)) {
        (Some(a), Some(b)) => a.checked_add(1) == Some(b) || b == 1 && a >= 2,
        _ => false,
    };
    let more = pairs.take_while(goes_on).count();
    let length = more.saturating_add(1).min(all.len());
    all.get(..length).unwrap_or_default()
}

fn is_series(candidates: &[Candidate], page: &Page<'_>, run: &[usize]) -> bool {
    let members = || run.iter().filter_map(|&at| candidates.get(at));
    let odd = members().filter(|c| c.gap == Gap::None && is_odd(c, page));
    let above_text = |at: &&usize| {
        let c = candidates.get(**at);
        let next = candidates.get(at.saturating_add(1));
        c.is_some_and(|c| {
            c.after < page.len()
                && next.is_none_or(|n| divides(n) != divides(c) || n.block > c.after)
        })
    };
    run.len() >= LEAST
        && members().next().and_then(|c| c.number.first()) == Some(1)
        && odd.count().saturating_mul(3) <= run.len().saturating_mul(2)
        && run.iter().filter(above_text).count().saturating_mul(2) > run.len()
}

/// Whether a title alone would be taken for prose: 第三回中, 第一节课.
fn is_odd(c: &Candidate, page: &Page<'_>) -> bool {
    let first = page.after_marker(c).chars().next();
    first.is_some_and(|first| words::reads_on(c.unit(), first))
}
