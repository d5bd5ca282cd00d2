//! Numbered headings without unit words (一、 （一） 1. ①): sections told from
//! lists.

use std::collections::{BTreeMap, BTreeSet};

use super::accept::{Body, Survey, accepts, body};
use crate::grammar::{self as numbering, Style, Unit};
use crate::prose::words;
use crate::structure::outline::evidence::candidate;
use crate::structure::outline::evidence::candidate::{Candidate, Form};
use crate::structure::outline::evidence::page::Page;
use crate::structure::outline::evidence::run::Run;

/// Takes the numbered items that are no sections out of `candidates`.
///
/// Items of one style with rising numbers form a run. A run is kept where most
/// of its items have a body: text behind the title in the same block, blocks
/// below it, or a run of another style. A run of bare short lines is a list.
pub(in crate::structure) fn judge(candidates: &mut Vec<Candidate>, page: &Page<'_>) {
    let marked_up = candidates.iter().filter(|c| c.level > 0).count();
    let mut keep = vec![true; candidates.len()];
    let mut above_lists = Vec::new();
    let runs = runs(candidates, page, marked_up, &mut keep, &mut above_lists);
    let story = candidates
        .iter()
        .filter(|c| c.unit() == Some(Unit::Chapter))
        .count()
        >= 5;
    let repeated = repeated_singles(&runs, candidates);
    let survey = Survey::new(candidates, &runs, page);
    let mut bodies: Vec<Body> = (0..candidates.len())
        .map(|i| body(candidates, page, i))
        .collect();
    for heading in above_lists {
        if let Some(body) = bodies.get_mut(heading) {
            *body = body.above_list();
        }
    }
    for run in &runs {
        // In a book of chapters one number is no sequence, nor is the same
        // number again and again.
        let single =
            run.members.len() == 1 && (story || repeated.contains(&(run.style, run.region)));
        if single
            || is_boxed(run, candidates, page)
            || !accepts(run, candidates, &bodies, &survey, page)
        {
            for &i in &run.members {
                if let Some(flag) = keep.get_mut(i) {
                    *flag = false;
                }
            }
        }
    }
    for (c, _) in candidates
        .iter_mut()
        .zip(&keep)
        .filter(|(c, k)| **k && c.is_item())
    {
        c.confidence = match c.form {
            Form::Alone => 92,
            Form::RunIn => 90,
            Form::Sentence | Form::Colon => 80,
        };
    }
    candidate::retain_flagged(candidates, &keep);
}

/// Whether a run stands right below the caption of a box (专栏1), whose
/// contents are no part of the outline.
fn is_boxed(run: &Run, candidates: &[Candidate], page: &Page<'_>) -> bool {
    let first = run.members.first().and_then(|&i| candidates.get(i));
    first.is_some_and(|c| {
        let above = page.above(c.block);
        above.starts_with(['专', '專']) && words::is_caption(above)
    })
}

/// Puts items into runs; flags those that stand where no section can, and
/// tells the headings above lists that are numbered like them.
fn runs(
    candidates: &[Candidate],
    page: &Page<'_>,
    marked_up: usize,
    keep: &mut [bool],
    above_lists: &mut Vec<usize>,
) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open: BTreeMap<Style, usize> = BTreeMap::new();
    let mut region = 0usize;
    let mut in_article = false;
    let mut in_letter = false;
    let mut in_rules = false;
    let mut inner: Option<Inner> = None;
    for (i, c) in candidates.iter().enumerate() {
        if !c.is_item() {
            if c.is_lead() {
                continue;
            }
            inner = None;
            region = region.saturating_add(1);
            in_article = c.unit() == Some(Unit::Article);
            in_letter = c.is_letter_part(page);
            in_rules = words::is_rules_of_work(page.slice(c.title));
            continue;
        }
        let Some(style) = c.style else { continue };
        let below_article = in_article && !heads_articles(candidates, i);
        let rule = in_rules && c.form == Form::Sentence;
        let in_list =
            below_article || in_letter || rule || c.listed && marked_up > 1 || ends_list(c, page);
        if !c.bold && in_list {
            if let Some(flag) = keep.get_mut(i) {
                *flag = false;
            }
            continue;
        }
        let number = c.number.last().unwrap_or(0);
        let outer = open.get(&style).and_then(|&r| runs.get(r));
        inner = match inner {
            Some(list) if list.style == style => list.goes_on(candidates, i, outer),
            Some(list) => Some(list),
            None => Inner::begins(candidates, page, i, outer),
        };
        if let Some(list) = inner.filter(|list| list.style == style) {
            if list.last == 1 {
                above_lists.extend(i.checked_sub(1));
            }
            if let Some(flag) = keep.get_mut(i) {
                *flag = false;
            }
            continue;
        }
        // A number far beyond the last begins a run of its own.
        let goes_on = open.get(&style).copied().filter(|&r| {
            runs.get(r).is_some_and(|run| {
                number > run.last
                    && number <= run.last.saturating_add(5)
                    && (run.region == region || number != 1)
            })
        });
        let at = goes_on.unwrap_or(runs.len());
        if at == runs.len() {
            runs.push(Run {
                style: Some(style),
                region,
                ..Run::default()
            });
            open.insert(style, at);
        }
        if let Some(run) = runs.get_mut(at) {
            run.members.push(i);
            run.last = number;
            run.region = region;
        }
    }
    runs
}

/// A list below a heading that is numbered in the style of the heading itself:
/// 二、存在的不足 above 一、…。二、…。.
#[derive(Debug, Clone, Copy)]
struct Inner {
    style: Style,
    /// Number of its last item.
    last: u32,
}

impl Inner {
    /// The list that begins with candidate `i`, right below the last heading
    /// of `outer`, which had text below an earlier one and goes on behind.
    fn begins(
        candidates: &[Candidate],
        page: &Page<'_>,
        i: usize,
        outer: Option<&Run>,
    ) -> Option<Self> {
        let c = candidates.get(i)?;
        let style = c.style.filter(|_| c.number.last() == Some(1))?;
        let (&heading, earlier) = outer?.members.split_last()?;
        let right_below = heading.checked_add(1) == Some(i)
            && candidates
                .get(heading)
                .is_some_and(|h| h.after == c.block && h.rest == 0);
        let told = || earlier.iter().any(|&e| body(candidates, page, e).exists());
        let next = outer?.last.checked_add(1)?;
        let goes_on = || is_numbered(candidates, i, style, next);
        (right_below && told() && goes_on()).then_some(Self { style, last: 1 })
    }

    /// The list with candidate `i`, which is of its style; `None` where that
    /// is the next of the headings `outer`.
    fn goes_on(self, candidates: &[Candidate], i: usize, outer: Option<&Run>) -> Option<Self> {
        let number = candidates.get(i)?.number.last()?;
        let next = outer?.last.checked_add(1)?;
        // The same number again, further on, is that of the heading.
        let again = is_numbered(candidates, i, self.style, next);
        let last = number.checked_sub(1) == Some(self.last) && (number != next || again);
        last.then_some(Self {
            last: number,
            ..self
        })
    }
}

/// Whether a candidate behind `i`, before any with a unit word or a level of
/// the markup, has this number in this style.
fn is_numbered(candidates: &[Candidate], i: usize, style: Style, number: u32) -> bool {
    let behind = candidates.iter().skip(i.saturating_add(1)).take(FAR);
    behind
        .take_while(|c| c.is_item() || c.is_lead())
        .any(|c| c.style == Some(style) && c.number.last() == Some(number))
}

/// Candidates that are looked through for the next heading.
const FAR: usize = 200;

/// Whether an item is the last of a list: the one above it ends in a
/// semicolon.
fn ends_list(c: &Candidate, page: &Page<'_>) -> bool {
    let above = page.above(c.block);
    let before = c.number.last().and_then(|n| n.checked_sub(1));
    above.ends_with(['；', ';'])
        && before.is_some()
        && numbering::marker(above)
            .is_some_and(|m| Some(m.style) == c.style && m.number.last() == before)
}

/// Whether an item between articles is a heading over the next ones, as in
/// judicial interpretations: a line of its own with an article right below.
fn heads_articles(candidates: &[Candidate], i: usize) -> bool {
    let (Some(c), Some(next)) = (candidates.get(i), candidates.get(i.saturating_add(1))) else {
        return false;
    };
    c.form == Form::Alone && next.block == c.after && next.unit() == Some(Unit::Article)
}

/// The styles that in one region have three runs or more of one item each.
fn repeated_singles(runs: &[Run], candidates: &[Candidate]) -> BTreeSet<(Option<Style>, usize)> {
    let mut counts: BTreeMap<(Option<Style>, usize), usize> = BTreeMap::new();
    for run in runs.iter().filter(|r| r.members.len() == 1) {
        let number = run
            .members
            .first()
            .and_then(|&i| candidates.get(i)?.number.last());
        if number == Some(1) {
            *counts.entry((run.style, run.region)).or_default() += 1;
        }
    }
    counts
        .into_iter()
        .filter(|&(_, count)| count >= 3)
        .map(|(key, _)| key)
        .collect()
}
