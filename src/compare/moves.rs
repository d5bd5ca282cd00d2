//! Sentences that went at one place and came at another.

use std::collections::{HashMap, HashSet};

use super::letters::Mixed;
use super::pieces::{PieceId, Pieces};
use super::sentences::Sentence;
use super::sketch::{Candidates, Sketch, Weights};

/// Sentences with fewer letters are written again and again.
const SPEAKING: usize = 12;

/// Sentences with less in common are not the same.
const LEAST: f32 = 0.6;

/// Pairs of indexes into the sentences that went and those that came: the same
/// ones first (what is written again and again only between pieces of the old
/// and the new document that `are_near`), then those that were edited on the way. No sentence is in two
/// pairs. Linear, and each that is left is compared with a bounded number of
/// others.
pub(super) fn moves(
    old: (&Pieces<'_>, &[Sentence]),
    new: (&Pieces<'_>, &[Sentence]),
    weights: &Weights,
    are_near: &dyn Fn(PieceId, PieceId) -> bool,
) -> Vec<(usize, usize)> {
    let (went, came) = (old.1, new.1);
    if went.is_empty() || came.is_empty() {
        return Vec::new();
    }
    let sketch = |(pieces, all): (&Pieces<'_>, &[Sentence])| -> Vec<Sketch> {
        let each = all.iter().map(|sentence| {
            if weights.is_stock(sentence.key) {
                return Sketch::default();
            }
            let letters = sentence.letters(pieces);
            match letters.len() >= SPEAKING {
                true => Sketch::of(&letters),
                false => Sketch::default(),
            }
        });
        each.collect()
    };
    let (went_sketches, came_sketches) = (sketch(old), sketch(new));
    let (mut pairs, mut taken) = same(went, came, &went_sketches);
    let free = (0u32..).zip(&came_sketches);
    let candidates = Candidates::new(free.filter(|(_, sketch)| !sketch.is_empty()));
    let gone: HashSet<usize> = pairs.iter().map(|&(a, _)| a).collect();
    let mut likely: Vec<(f32, usize, usize)> = Vec::new();
    for (a, sketch) in went_sketches.iter().enumerate() {
        if sketch.is_empty() || gone.contains(&a) {
            continue;
        }
        for b in candidates.of(sketch) {
            let b = b as usize;
            let common = came_sketches.get(b).map_or(0.0, |other| sketch.dice(other));
            if common >= LEAST && !taken.contains(&b) {
                likely.push((common, a, b));
            }
        }
    }
    likely.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut gone = gone;
    for (_, a, b) in likely {
        if !gone.contains(&a) && !taken.contains(&b) {
            gone.insert(a);
            taken.insert(b);
            pairs.push((a, b));
        }
    }
    near(&mut pairs, went, came, are_near);
    with_neighbours(&mut pairs, went, came);
    pairs.sort_unstable_by_key(|&(_, b)| b);
    pairs
}

/// Adds sentences that are the same and went from one piece to the one beside
/// it: there even what is written again and again is the same one.
fn near(
    pairs: &mut Vec<(usize, usize)>,
    went: &[Sentence],
    came: &[Sentence],
    are_near: &dyn Fn(PieceId, PieceId) -> bool,
) {
    let mut gone: HashSet<usize> = pairs.iter().map(|&(a, _)| a).collect();
    let taken: HashSet<usize> = pairs.iter().map(|&(_, b)| b).collect();
    let mut by_key: HashMap<u64, Vec<usize>, Mixed> = HashMap::default();
    for (at, sentence) in went.iter().enumerate() {
        by_key.entry(sentence.key).or_default().push(at);
    }
    for (b, sentence) in came.iter().enumerate() {
        if taken.contains(&b) {
            continue;
        }
        let same = by_key.get(&sentence.key).into_iter().flatten();
        let found = same.copied().find(|a| {
            let piece = went.get(*a).map(|old| old.piece);
            !gone.contains(a) && piece.is_some_and(|old| are_near(old, sentence.piece))
        });
        if let Some(a) = found {
            gone.insert(a);
            pairs.push((a, b));
        }
    }
}

/// Adds sentences that went along with one that moved: what says nothing of
/// itself belongs to what it stands beside.
fn with_neighbours(pairs: &mut Vec<(usize, usize)>, went: &[Sentence], came: &[Sentence]) {
    let mut gone: HashSet<usize> = pairs.iter().map(|&(a, _)| a).collect();
    let mut taken: HashSet<usize> = pairs.iter().map(|&(_, b)| b).collect();
    let step = |at: usize, ahead: bool| match ahead {
        true => at.checked_add(1),
        false => at.checked_sub(1),
    };
    for (a, b) in pairs.clone() {
        for ahead in [true, false] {
            let (mut x, mut y) = (a, b);
            while let (Some(c), Some(d)) = (step(x, ahead), step(y, ahead)) {
                let (Some(old), Some(new)) = (went.get(c), came.get(d)) else {
                    break;
                };
                let here = |all: &[Sentence], at: usize| all.get(at).map(|s| s.piece);
                let beside = Some(old.piece) == here(went, x) && Some(new.piece) == here(came, y);
                let are_free = !gone.contains(&c) && !taken.contains(&d);
                let goes_along = beside && old.key == new.key && are_free;
                if !goes_along {
                    break;
                }
                gone.insert(c);
                taken.insert(d);
                pairs.push((c, d));
                (x, y) = (c, d);
            }
        }
    }
}

/// Sentences that are the same and stand once on either side.
fn same(
    went: &[Sentence],
    came: &[Sentence],
    sketches: &[Sketch],
) -> (Vec<(usize, usize)>, HashSet<usize>) {
    let once = |all: &[Sentence]| {
        let mut once: HashMap<u64, Option<usize>, Mixed> = HashMap::default();
        for (at, sentence) in all.iter().enumerate() {
            let stands = once.entry(sentence.key);
            stands.and_modify(|only| *only = None).or_insert(Some(at));
        }
        once
    };
    let (old, new) = (once(went), once(came));
    let mut pairs = Vec::new();
    let mut taken = HashSet::new();
    for (at, sentence) in went.iter().enumerate() {
        let speaks = sketches.get(at).is_some_and(|sketch| !sketch.is_empty());
        if speaks
            && let Some(Some(a)) = old.get(&sentence.key)
            && *a == at
            && let Some(&Some(b)) = new.get(&sentence.key)
        {
            pairs.push((at, b));
            taken.insert(b);
        }
    }
    (pairs, taken)
}
