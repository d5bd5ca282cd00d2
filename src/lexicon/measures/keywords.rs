//! Which words matter in a document or in a part of it.

use crate::document::Span;

use super::super::cutting::words::{Word, WordId, WordKind, Words};
use super::super::dictionaries::idf::Idf;
use super::super::dictionaries::stop_words::StopWords;
use super::association::log_likelihood;
use super::textrank::rank;

/// The least log-likelihood of a word that sets a part off from the rest: by
/// chance it is passed once in twenty times.
const SURE: f64 = 3.84;

/// How often it must stand there: any word that comes but once in a document
/// would set off the section it is in.
const TWICE: u32 = 2;

/// Which words may be keywords or collocates.
#[derive(Debug, Clone, Copy)]
pub struct Admission<'a> {
    /// Words that may not.
    pub stop_words: &'a StopWords,
    /// Whether words of one character may.
    pub single_chars: bool,
    /// Whether numbers and addresses may.
    pub numbers: bool,
}

impl Admission<'_> {
    /// Whether this word may.
    #[must_use]
    pub fn admits(&self, word: &Word) -> bool {
        let is_single = || word.key.chars().nth(1).is_none();
        let long_enough =
            self.single_chars || matches!(word.kind, WordKind::Number) || !is_single();
        long_enough
            && (self.numbers || !matches!(word.kind, WordKind::Number | WordKind::Address))
            && (word.kind == WordKind::Term || !self.stop_words.has_key(&word.key))
    }

    /// Of each word of a document whether it may.
    pub(in crate::lexicon) fn of(&self, words: &Words) -> Vec<bool> {
        words.all().iter().map(|word| self.admits(word)).collect()
    }
}

/// A word that matters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Keyword {
    /// Which word.
    pub word: WordId,
    /// How often it stands in the part that was asked for.
    pub count: u32,
    /// How much it matters; what that means is for the method to say.
    pub weight: f64,
}

/// The most frequent words of a span, with their occurrences among a thousand
/// words of any kind as the weight.
#[must_use]
pub fn frequency(words: &Words, span: Span, admission: &Admission<'_>) -> Vec<Keyword> {
    let (from, to) = words.range(span);
    let total = number(to.saturating_sub(from)).max(1.0);
    weighed(words, span, admission, |_, count| {
        Some(1000.0 * f64::from(count) / total)
    })
}

/// The words of a span by tf-idf as jieba has it: their share among the
/// admitted words times their rarity in Chinese texts at large.
#[must_use]
pub fn tf_idf(words: &Words, span: Span, admission: &Admission<'_>, idf: &Idf) -> Vec<Keyword> {
    let admitted = admission.of(words);
    let counts = words.counts(span);
    let admitted_counts = counts.iter().zip(&admitted).filter(|&(_, &admits)| admits);
    let total: f64 = admitted_counts.map(|(&count, _)| f64::from(count)).sum();
    weighed(words, span, admission, |id, count| {
        Some(f64::from(count) * idf.of(id) / total.max(1.0))
    })
}

/// The words of a span by TextRank: what stands near many words that matter
/// matters. Only nouns and verbs take part. The first has the weight 1. Loads
/// the dictionary where it is not there, for the classes of words.
#[must_use]
pub fn text_rank(words: &Words, span: Span, admission: &Admission<'_>) -> Vec<Keyword> {
    let ranks = rank(words, span, &admission.of(words));
    let most = ranks.iter().copied().fold(0.0f64, f64::max);
    weighed(words, span, admission, |id, _| {
        let rank = ranks.get(id).copied().unwrap_or_default();
        (rank > 0.0).then(|| rank / most)
    })
}

/// The words that set a span off from the rest of the document: those that
/// stand in it more often than the rest would let expect, by log-likelihood.
/// Only what comes twice and is surer than one in twenty; empty where there is
/// no rest.
#[must_use]
pub fn keyness(words: &Words, span: Span, admission: &Admission<'_>) -> Vec<Keyword> {
    let (from, to) = words.range(span);
    let inside = u32::try_from(to.saturating_sub(from)).unwrap_or(u32::MAX);
    let all = u32::try_from(words.len()).unwrap_or(u32::MAX);
    weighed(words, span, admission, |id, count| {
        let total = words.all().get(id).map_or(0, |word| word.count);
        let expected = f64::from(total) * f64::from(inside) / f64::from(all.max(1));
        let value = log_likelihood(count, inside, total, all);
        (count >= TWICE && f64::from(count) > expected && value >= SURE).then_some(value)
    })
}

/// The admitted words of a span with the weights that `weigh` gives by id and
/// count, the heaviest first; of equal ones the more frequent, then the one
/// that comes first in the document.
fn weighed(
    words: &Words,
    span: Span,
    admission: &Admission<'_>,
    weigh: impl Fn(usize, u32) -> Option<f64>,
) -> Vec<Keyword> {
    let counts = words.counts(span);
    let mut found: Vec<Keyword> = words
        .all()
        .iter()
        .zip(counts)
        .enumerate()
        .filter(|(_, (word, count))| *count > 0 && admission.admits(word))
        .filter_map(|(id, (_, count))| {
            Some(Keyword {
                word: WordId::try_from(id).ok()?,
                count,
                weight: weigh(id, count)?,
            })
        })
        .collect();
    found.sort_by(|a, b| {
        b.weight
            .total_cmp(&a.weight)
            .then(b.count.cmp(&a.count))
            .then(a.word.cmp(&b.word))
    });
    found
}

#[expect(clippy::cast_precision_loss, reason = "far fewer than 2^52 words")]
const fn number(count: usize) -> f64 {
    count as f64
}
