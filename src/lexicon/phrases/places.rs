//! Every place of many wordings.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::document::{Document, Span};

use super::super::cutting::cut::is_language;
use super::super::cutting::folded::Folded;
use super::super::cutting::segmentation::segmenter;
use super::super::cutting::words::Words;

/// Wordings of up to this many characters must begin and end with words, and
/// those that the dictionary has must be quoted: they are found in too much
/// that has nothing to do with them.
const SHORT: usize = 3;

/// A longer phrase takes the place of its part where it accounts for this
/// share of it, in percent.
const SHARE: usize = 80;

/// Wordings by their keys, with the places of each.
pub(super) struct Places<'k> {
    keys: &'k [&'k str],
    automaton: AhoCorasick,
    /// For each key in turn.
    pub(super) all: Vec<Vec<Span>>,
}

impl<'k> Places<'k> {
    /// `None` without keys.
    pub(super) fn new(keys: &'k [&'k str]) -> Option<Self> {
        if keys.is_empty() {
            return None;
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .build(keys)
            .ok()?;
        Some(Self {
            keys,
            automaton,
            all: vec![Vec::new(); keys.len()],
        })
    }

    /// Finds the places in a document. `in_quotes` are the quoted terms in
    /// order. `None` where it was cancelled.
    pub(super) fn find(
        &mut self,
        document: &Document,
        words: &Words,
        in_quotes: &[Span],
        cancelled: &dyn Fn() -> bool,
    ) -> Option<()> {
        let wanted: Vec<Surety> = self.keys.iter().map(|key| Surety::of(key)).collect();
        let mut folded = Folded::default();
        for (index, block) in document.blocks().iter().enumerate() {
            if index.is_multiple_of(256) && cancelled() {
                return None;
            }
            if !is_language(block) {
                continue;
            }
            folded.set(document.slice(block.span));
            for hit in self.automaton.find_overlapping_iter(folded.folded()) {
                let from = folded.char_at_folded(hit.start());
                let to = folded.char_at_folded(hit.end());
                let (start, end) = folded.bytes(from, to);
                let base = block.span.start;
                let span = Span::new(base.saturating_add(start), base.saturating_add(end));
                let pattern = hit.pattern().as_usize();
                let sure = match wanted.get(pattern) {
                    Some(Surety::Quoted) => in_quotes.binary_search(&span).is_ok(),
                    Some(Surety::Aligned) => {
                        is_aligned(words, span) || in_quotes.binary_search(&span).is_ok()
                    }
                    _ => true,
                };
                if let Some(places) = self.all.get_mut(pattern).filter(|_| sure) {
                    places.push(span);
                }
            }
        }
        Some(())
    }

    /// Of each wording whether it is little more than a part of a longer one.
    pub(super) fn parts_of_longer(&self) -> Vec<bool> {
        let count = |index: usize| self.all.get(index).map_or(0, Vec::len);
        let mut inner = vec![false; self.keys.len()];
        for (longer, key) in self.keys.iter().enumerate() {
            for hit in self.automaton.find_overlapping_iter(key) {
                let part = hit.pattern().as_usize();
                let taken = count(longer).saturating_mul(100);
                if part != longer
                    && taken >= count(part).saturating_mul(SHARE)
                    && let Some(inner) = inner.get_mut(part)
                {
                    *inner = true;
                }
            }
        }
        inner
    }
}

/// What makes a place sure.
#[derive(Clone, Copy)]
enum Surety {
    Anywhere,
    Aligned,
    Quoted,
}

impl Surety {
    fn of(key: &str) -> Self {
        if key.chars().count() > SHORT {
            Self::Anywhere
        } else if segmenter().knows(key) {
            Self::Quoted
        } else {
            Self::Aligned
        }
    }
}

/// Whether a span begins and ends where words do.
fn is_aligned(words: &Words, span: Span) -> bool {
    let (from, to) = words.range(span);
    let starts = words
        .token(from)
        .is_some_and(|t| t.span.start == span.start);
    let last = to.checked_sub(1).and_then(|last| words.token(last));
    starts && last.is_some_and(|t| t.span.end == span.end)
}
