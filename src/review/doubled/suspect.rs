//! A doubling that may be a mistake, and the words around one.

use crate::lexicon::cutting::segmentation::Segmenter;

use super::runs::Run;

/// Characters of context on each side of a doubling by which its words are
/// told.
pub(super) const CONTEXT: usize = 10;

/// A doubling that may be a mistake.
pub(super) struct Suspect {
    pub(super) from: usize,
    pub(super) to: usize,
    /// Where the same stands with one taken away.
    pub(super) meant: (usize, usize),
    /// What the rest of the document may explain it by.
    pub(super) alibi: Option<Alibi>,
}

/// Two characters of a doubling that may be a word which the dictionary does
/// not know: the doubled one with what follows it (链主) or comes before it
/// (慢病).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Alibi {
    pub(super) pair: (char, char),
    /// Whether the doubled character is the first of the pair.
    pub(super) leads: bool,
}

/// The words around a doubling, by their place in the run.
pub(super) struct Cut {
    words: Vec<(usize, String)>,
}

impl Cut {
    pub(super) fn around(run: &Run, at: usize, words: &Segmenter) -> Self {
        let from = at.saturating_sub(CONTEXT);
        let window = run.text(from, at.saturating_add(CONTEXT).saturating_add(2));
        let mut next = from;
        let words = words.cut_known(&window).into_iter().map(|word| {
            let start = next;
            next = next.saturating_add(word.chars().count());
            (start, word.to_owned())
        });
        Self {
            words: words.collect(),
        }
    }

    /// The place in the list of the word that holds character `at`.
    pub(super) fn index(&self, at: usize) -> Option<usize> {
        let after = self.words.partition_point(|(start, _)| *start <= at);
        after.checked_sub(1)
    }

    pub(super) fn word(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |(_, word)| word)
    }

    pub(super) fn before(&self, index: usize) -> &str {
        index.checked_sub(1).map_or("", |index| self.word(index))
    }

    pub(super) fn after(&self, index: usize) -> &str {
        self.word(index.saturating_add(1))
    }

    pub(super) fn start(&self, index: usize) -> usize {
        self.words.get(index).map_or(0, |(start, _)| *start)
    }
}

/// Whether the doubling at `at` stands beside another: 认认真真, 团团伙伙.
pub(super) fn is_pairwise(run: &Run, at: usize) -> bool {
    let pair = |i: Option<usize>| {
        i.is_some_and(|i| {
            let (a, b) = (run.at(i), run.at(i.saturating_add(1)));
            a.is_some() && a == b
        })
    };
    pair(at.checked_sub(2)) || pair(at.checked_add(2))
}

/// Characters of a word.
pub(super) fn length(word: &str) -> usize {
    word.chars().count()
}
