//! What became of each passage of two documents whose pieces are paired.

use std::collections::HashMap;

use crate::document::Span;

use super::align::{Aligned, align};
use super::change::Edit;
use super::edits::Editor;
use super::letters::Mixed;
use super::moves::moves;
use super::pairs::Pairs;
use super::pieces::{PieceId, Pieces};
use super::sentences::{Sentence, sentences};
use super::sketch::Weights;

/// Two pieces that belong together and do not say the same.
#[derive(Debug)]
pub(super) struct Differing {
    pub(super) old: Vec<Sentence>,
    pub(super) new: Vec<Sentence>,
    pub(super) runs: Vec<Aligned>,
}

/// A passage that went from one place and came at another.
#[derive(Debug)]
pub(super) struct Move {
    pub(super) old: Sentence,
    pub(super) new: Sentence,
    /// What was edited on the way.
    pub(super) edits: Vec<Edit>,
}

/// All that is not the same.
#[derive(Debug)]
pub(super) struct Passages {
    /// By the piece of the new document.
    pub(super) differing: HashMap<PieceId, Differing, Mixed>,
    /// The sentences of pieces that only the old document has.
    pub(super) gone: HashMap<PieceId, Vec<Sentence>, Mixed>,
    /// The sentences of pieces that only the new document has.
    pub(super) come: HashMap<PieceId, Vec<Sentence>, Mixed>,
    /// In the order of the new document.
    pub(super) moves: Vec<Move>,
    /// Which of them begins at an offset of either document.
    from: HashMap<u32, usize, Mixed>,
    to: HashMap<u32, usize, Mixed>,
}

impl Passages {
    /// `None` where it was cancelled.
    pub(super) fn new(
        old: &Pieces<'_>,
        new: &Pieces<'_>,
        pairs: &Pairs,
        weights: &Weights,
        editor: &Editor<'_, '_>,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let mut differing: HashMap<PieceId, Differing, Mixed> = HashMap::default();
        for (a, b) in pairs.all() {
            if old.get(a).raw == new.get(b).raw {
                continue;
            }
            if cancelled() {
                return None;
            }
            let (x, y) = (sentences(old, a), sentences(new, b));
            let runs = align((old, &x), (new, &y));
            if runs.iter().any(|run| !run.same) {
                let pair = Differing {
                    old: x,
                    new: y,
                    runs,
                };
                differing.insert(b, pair);
            }
        }
        let gone: HashMap<PieceId, Vec<Sentence>, Mixed> = pairs
            .free_old()
            .map(|id| (id, sentences(old, id)))
            .collect();
        let come: HashMap<PieceId, Vec<Sentence>, Mixed> = pairs
            .free_new()
            .map(|id| (id, sentences(new, id)))
            .collect();
        if cancelled() {
            return None;
        }
        let mut went: Vec<Sentence> = gone.values().flatten().copied().collect();
        let mut came: Vec<Sentence> = come.values().flatten().copied().collect();
        for pair in differing.values() {
            for run in pair.runs.iter().filter(|run| !run.same) {
                if run.new.is_empty() {
                    went.extend(pair.old.get(run.old.clone()).unwrap_or_default());
                } else if run.old.is_empty() {
                    came.extend(pair.new.get(run.new.clone()).unwrap_or_default());
                }
            }
        }
        went.sort_unstable_by_key(|sentence| sentence.span);
        came.sort_unstable_by_key(|sentence| sentence.span);
        let near = |a: PieceId, b: PieceId| {
            let other = pairs.new_of(a);
            other.is_some_and(|other| other != b && other.abs_diff(b) <= 1)
                || pairs
                    .old_of(b)
                    .is_some_and(|other| other != a && other.abs_diff(a) <= 1)
        };
        let pairs = moves((old, &went), (new, &came), weights, &near);
        let moves: Vec<Move> = pairs
            .into_iter()
            .filter_map(|(a, b)| {
                let (old, new) = (*went.get(a)?, *came.get(b)?);
                let edits = match old.key == new.key {
                    true => Vec::new(),
                    false => editor.edits(words(&old), words(&new)),
                };
                Some(Move { old, new, edits })
            })
            .collect();
        let from = moves
            .iter()
            .enumerate()
            .map(|(at, m)| (m.old.span.start, at));
        let to = moves
            .iter()
            .enumerate()
            .map(|(at, m)| (m.new.span.start, at));
        Some(Self {
            from: from.collect(),
            to: to.collect(),
            differing,
            gone,
            come,
            moves,
        })
    }

    /// Where a sentence of the old document that went has come.
    pub(super) fn moved_from(&self, sentence: &Sentence) -> Option<usize> {
        self.from.get(&sentence.span.start).copied()
    }

    /// Where a sentence of the new document that came has gone from.
    pub(super) fn moved_to(&self, sentence: &Sentence) -> Option<usize> {
        self.to.get(&sentence.span.start).copied()
    }
}

/// The bytes of a sentence behind the number of its item.
pub(super) fn words(sentence: &Sentence) -> Span {
    Span::new(sentence.words, sentence.span.end)
}
