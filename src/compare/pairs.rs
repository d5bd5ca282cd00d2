//! Which piece of one document is which of the other.

use super::pieces::{PieceId, Pieces};

/// Pieces that belong together, none of them twice.
#[derive(Debug)]
pub(super) struct Pairs {
    new_of: Vec<Option<PieceId>>,
    old_of: Vec<Option<PieceId>>,
}

impl Pairs {
    /// No pairs yet between documents of so many pieces.
    pub(super) fn none(old: &Pieces<'_>, new: &Pieces<'_>) -> Self {
        Self {
            new_of: vec![None; old.len()],
            old_of: vec![None; new.len()],
        }
    }

    /// The piece of the new document that a piece of the old one is.
    pub(super) fn new_of(&self, old: PieceId) -> Option<PieceId> {
        self.new_of.get(old as usize).copied().flatten()
    }

    /// The piece of the old document that a piece of the new one is.
    pub(super) fn old_of(&self, new: PieceId) -> Option<PieceId> {
        self.old_of.get(new as usize).copied().flatten()
    }

    /// Joins two pieces where both are free; whether they were.
    pub(super) fn join(&mut self, old: PieceId, new: PieceId) -> bool {
        let free = self.is_free(old, new);
        if free {
            self.set(old, new);
        }
        free
    }

    /// Joins two pieces, whatever they belonged to.
    pub(super) fn force(&mut self, old: PieceId, new: PieceId) {
        if let Some(other) = self.new_of(old)
            && let Some(place) = self.old_of.get_mut(other as usize)
        {
            *place = None;
        }
        if let Some(other) = self.old_of(new)
            && let Some(place) = self.new_of.get_mut(other as usize)
        {
            *place = None;
        }
        self.set(old, new);
    }

    fn set(&mut self, old: PieceId, new: PieceId) {
        if let Some(place) = self.new_of.get_mut(old as usize) {
            *place = Some(new);
        }
        if let Some(place) = self.old_of.get_mut(new as usize) {
            *place = Some(old);
        }
    }

    fn is_free(&self, old: PieceId, new: PieceId) -> bool {
        let is_free = |side: &[Option<PieceId>], id: PieceId| {
            side.get(id as usize).is_some_and(Option::is_none)
        };
        is_free(&self.new_of, old) && is_free(&self.old_of, new)
    }

    /// All pairs, in the order of the new document.
    pub(super) fn all(&self) -> impl Iterator<Item = (PieceId, PieceId)> + '_ {
        let numbered = (0u32..).zip(&self.old_of);
        numbered.filter_map(|(new, old)| old.map(|old| (old, new)))
    }

    /// The pieces of the old document that belong to nothing.
    pub(super) fn free_old(&self) -> impl Iterator<Item = PieceId> + '_ {
        let numbered = (0u32..).zip(&self.new_of);
        numbered.filter_map(|(old, new)| new.is_none().then_some(old))
    }

    /// The pieces of the new document that belong to nothing.
    pub(super) fn free_new(&self) -> impl Iterator<Item = PieceId> + '_ {
        let numbered = (0u32..).zip(&self.old_of);
        numbered.filter_map(|(new, old)| old.is_none().then_some(new))
    }

    /// For each piece of the old document the last paired one before it, as
    /// the piece of the new one that it is, and the first behind it: pieces
    /// that lie between the same two lie at the same place.
    pub(super) fn gaps(&self) -> Gaps {
        let mut old = vec![(None, None); self.new_of.len()];
        let mut new = vec![(None, None); self.old_of.len()];
        fill(&self.new_of, &mut old, |_, pair| pair);
        fill(&self.old_of, &mut new, |own, _| own);
        Gaps { old, new }
    }
}

type Gap = (Option<PieceId>, Option<PieceId>);

/// Where pieces lie among the paired ones.
#[derive(Debug)]
pub(super) struct Gaps {
    old: Vec<Gap>,
    new: Vec<Gap>,
}

impl Gaps {
    /// How many of the two neighbours of a piece of each document belong
    /// together: 0, 1 or 2.
    pub(super) fn shared(&self, old: PieceId, new: PieceId) -> u8 {
        let at = |side: &[Gap], id: PieceId| side.get(id as usize).copied().unwrap_or_default();
        let (old, new) = (at(&self.old, old), at(&self.new, new));
        u8::from(old.0 == new.0).saturating_add(u8::from(old.1 == new.1))
    }
}

/// Fills in the paired neighbours of every piece, named as `name` names them
/// from its own number and that of its pair.
fn fill(pairs: &[Option<PieceId>], gaps: &mut [Gap], name: impl Fn(PieceId, PieceId) -> PieceId) {
    let mut last = None;
    for ((own, pair), gap) in (0u32..).zip(pairs).zip(gaps.iter_mut()) {
        gap.0 = last;
        last = pair.map(|pair| name(own, pair)).or(last);
    }
    let mut next = None;
    let numbered = (0u32..).zip(pairs).zip(gaps.iter_mut());
    let numbered: Vec<_> = numbered.collect();
    for ((own, pair), gap) in numbered.into_iter().rev() {
        gap.1 = next;
        next = pair.map(|pair| name(own, pair)).or(next);
    }
}
