//! Which of the paired pieces stand in another order.

use std::collections::{HashMap, HashSet};

use super::letters::Mixed;
use super::pairs::Pairs;
use super::pieces::{PieceId, Pieces};

/// The pieces of the new document that have moved: that stand below another
/// piece than before, or among those below the same one in another order. As
/// few as can be are said to have moved; what moved with the piece it stands
/// below has not moved itself. `n log n`.
pub(super) fn moved(old: &Pieces<'_>, new: &Pieces<'_>, pairs: &Pairs) -> HashSet<PieceId, Mixed> {
    let mut moved = HashSet::default();
    let mut below: HashMap<PieceId, Vec<(PieceId, PieceId)>, Mixed> = HashMap::default();
    for (a, b) in pairs.all() {
        let x = paired_above(old, a, |id| pairs.new_of(id).is_some());
        let y = paired_above(new, b, |id| pairs.old_of(id).is_some());
        if x.and_then(|x| pairs.new_of(x)) == y {
            below.entry(y.unwrap_or(0)).or_default().push((a, b));
        } else {
            moved.insert(b);
        }
    }
    for group in below.into_values() {
        let order: Vec<PieceId> = group.iter().map(|&(a, _)| a).collect();
        let kept = longest_rising(&order);
        let mut kept = kept.into_iter().peekable();
        for (at, &(_, b)) in group.iter().enumerate() {
            if kept.next_if_eq(&at).is_none() {
                moved.insert(b);
            }
        }
    }
    moved
}

/// The nearest piece above one that is paired.
fn paired_above(
    pieces: &Pieces<'_>,
    id: PieceId,
    is_paired: impl Fn(PieceId) -> bool,
) -> Option<PieceId> {
    let mut above = pieces.parent(id);
    while let Some(here) = above {
        if is_paired(here) {
            return Some(here);
        }
        above = pieces.parent(here);
    }
    None
}

/// The places of a longest rising run through `numbers`, all of which differ.
fn longest_rising(numbers: &[u32]) -> Vec<usize> {
    // For each length the place where a run of it ends lowest.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    let number = |at: &usize| numbers.get(*at).copied().unwrap_or(u32::MAX);
    for (at, own) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| number(end) < *own);
        let last = length.checked_sub(1).and_then(|at| ends.get(at));
        before.push(last.copied());
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut run = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(at) = next {
        run.push(at);
        next = before.get(at).copied().flatten();
    }
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rising_run_is_kept() {
        assert_eq!(longest_rising(&[]), [] as [usize; 0]);
        assert_eq!(longest_rising(&[1, 2, 3]), [0, 1, 2]);
        // One number has gone to the front: it alone is out of order.
        assert_eq!(longest_rising(&[9, 1, 2, 3]), [1, 2, 3]);
        assert_eq!(longest_rising(&[1, 2, 9, 3, 4]), [0, 1, 3, 4]);
    }
}
