//! Numbering that begins anew within itself: 一. with 一. and 二. below it, then
//! 二. with 一. and 二. below that.

use std::ops::Range;

use crate::grammar::Style;
use crate::structure::outline::evidence::candidate::Candidate;

/// What stands below another heading of its own style.
#[derive(Debug, Default)]
pub(in crate::structure) struct Inner {
    /// For each candidate whether it does.
    pub(in crate::structure) flags: Vec<bool>,
    /// Styles of which the second stands between two levels of the first: 壹
    /// between 二、 and 一、.
    pub(in crate::structure) between: Vec<(Style, Style)>,
}

/// Finds what stands below another heading of its own style. Only where this
/// happens again and again, or, where `reports` are given under an item, with
/// another style between the two: one list that is numbered like the heading
/// above it is no level. Linear.
pub(in crate::structure) fn find(candidates: &[Candidate], reports: bool) -> Inner {
    let mut inner = Inner {
        flags: vec![false; candidates.len()],
        between: Vec::new(),
    };
    let mut from = 0;
    while from < candidates.len() {
        let to = region_end(candidates, from);
        for style in styles(candidates.get(from..to).unwrap_or_default()) {
            flag(candidates, from..to, style, reports, &mut inner);
        }
        from = to.max(from.saturating_add(1));
    }
    inner
}

/// Index behind the items and leads from `from` on.
fn region_end(candidates: &[Candidate], from: usize) -> usize {
    let rest = candidates.get(from..).unwrap_or_default();
    let inside = rest.iter().take_while(|c| c.is_item() || c.is_lead());
    from.saturating_add(inside.count())
}

/// The styles that begin with 1 twice or more.
fn styles(candidates: &[Candidate]) -> Vec<Style> {
    let mut counts: Vec<(Style, usize)> = Vec::new();
    let ones = candidates.iter().filter(|c| c.number.last() == Some(1));
    for style in ones.filter_map(|c| c.style) {
        match counts.iter_mut().find(|(known, _)| *known == style) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => counts.push((style, 1)),
        }
    }
    let often = counts.into_iter().filter(|&(_, count)| count >= 2);
    often.map(|(style, _)| style).collect()
}

fn flag(
    candidates: &[Candidate],
    region: Range<usize>,
    style: Style,
    reports: bool,
    marked: &mut Inner,
) {
    let from = region.start;
    let members: Vec<(usize, u32)> = region
        .filter_map(|at| {
            let c = candidates.get(at).filter(|c| c.style == Some(style))?;
            Some((at, c.number.last()?))
        })
        .collect();
    let mut found: Vec<usize> = Vec::new();
    let (mut outer, mut inner): (Option<u32>, Option<u32>) = (None, None);
    let (mut outers, mut lists) = (0usize, 0usize);
    let mut previous = None;
    let mut between: Option<Style> = None;
    for (place, &(at, number)) in members.iter().enumerate() {
        let right_behind = previous == Some(at.wrapping_sub(1));
        let next_outer = outer.is_some_and(|last| last.checked_add(1) == Some(number));
        let next_inner = inner.is_some_and(|last| last.checked_add(1) == Some(number));
        let other = (reports && number == 1 && outer.is_some())
            .then(|| style_between(candidates, &members, from, at))
            .flatten();
        between = between.or(other);
        let begins = number == 1
            && outer.is_some()
            && (inner.is_none() && right_behind || other.is_some() && other == between);
        let goes_on = next_inner
            && (!next_outer || between.is_some() || comes_again(&members, place, number));
        if begins || goes_on {
            lists = lists.saturating_add(usize::from(number == 2));
            inner = Some(number);
            found.push(at);
        } else if outer.is_none() && number == 1 || next_outer {
            outers = outers.saturating_add(1);
            (outer, inner) = (Some(number), None);
        } else {
            // Some other order.
            return;
        }
        previous = Some(at);
    }
    if outers >= 2 && (lists >= 2 || lists >= 1 && between.is_some()) {
        for at in found {
            if let Some(flag) = marked.flags.get_mut(at) {
                *flag = true;
            }
        }
        marked.between.extend(between.map(|other| (style, other)));
    }
}

/// The style of the heading right above the one at `at`, where it is an outer
/// one by custom that is not met before the second of the `members`: 壹 above
/// 一、, where 一、 and 二、 stand before.
fn style_between(
    candidates: &[Candidate],
    members: &[(usize, u32)],
    from: usize,
    at: usize,
) -> Option<Style> {
    let above = candidates.get(at.checked_sub(1)?)?;
    let here = candidates.get(at)?;
    let other = above
        .style
        .filter(|&s| above.is_item() && Some(s) < here.style)?;
    let first = members.first()?.0;
    let before = candidates.get(from..first).unwrap_or_default();
    let outermost = before.iter().any(|c| c.style == Some(other));
    // Below the heading before stood none of it.
    let opens = candidates
        .get(first..at)?
        .iter()
        .position(|c| c.style == Some(other))?;
    (!outermost && opens > 0 && above.after <= here.block).then_some(other)
}

/// Whether the number comes again where what counts on from `place` ends.
fn comes_again(members: &[(usize, u32)], place: usize, number: u32) -> bool {
    let behind = members.iter().skip(place).map(|&(_, n)| n);
    let pairs = behind.clone().zip(behind.skip(1));
    pairs
        .skip_while(|&(a, b)| a.checked_add(1) == Some(b))
        .map(|(_, b)| b)
        .next()
        == Some(number)
}
