//! TextRank (Mihalcea and Tarau 2004) over the words of a span, as jieba has
//! it: a window of five words, nouns and verbs only.

use std::collections::HashMap;

use crate::document::Span;

use super::super::cutting::folded::dictionary_form;
use super::super::cutting::segmentation::segmenter;
use super::super::cutting::words::{Word, WordKind, Words};

/// Words on each side that a word is linked with: the next four.
const REACH: usize = 4;

/// The classes of words that take part.
const CLASSES: [&str; 8] = ["n", "nr", "ns", "nt", "nz", "vn", "v", "j"];

/// The share of a word's rank that comes from its neighbours.
const DAMPING: f64 = 0.85;

/// After this many rounds nothing changes any more that could be seen.
const ROUNDS: usize = 20;

/// The rank of each word by its id; 0 for those that take no part.
pub(in crate::lexicon) fn rank(words: &Words, span: Span, admitted: &[bool]) -> Vec<f64> {
    let counts = words.counts(span);
    let takes_part: Vec<bool> = words
        .all()
        .iter()
        .zip(&counts)
        .zip(admitted)
        .map(|((word, &count), &admitted)| admitted && count > 0 && is_allowed(word))
        .collect();
    let part = |id: u32| takes_part.get(id as usize).copied().unwrap_or_default();
    let (from, to) = words.range(span);
    let ids = words.ids.get(from..to).unwrap_or_default();
    let mut links: HashMap<(u32, u32), f64> = HashMap::new();
    for (at, &a) in ids.iter().enumerate() {
        if !part(a) {
            continue;
        }
        let behind = ids.iter().skip(at.saturating_add(1)).take(REACH);
        for &b in behind.filter(|&&b| part(b)) {
            *links.entry((a, b)).or_default() += 1.0;
        }
    }
    let mut links: Vec<((u32, u32), f64)> = links.into_iter().collect();
    // Sums of fractions depend on their order.
    links.sort_unstable_by_key(|&(pair, _)| pair);
    spread(&links, &takes_part)
}

/// Lets rank flow along the links.
fn spread(links: &[((u32, u32), f64)], takes_part: &[bool]) -> Vec<f64> {
    let size = takes_part.len();
    let mut outflow = vec![0.0f64; size];
    for &((a, b), weight) in links {
        for id in [a, b] {
            if let Some(out) = outflow.get_mut(id as usize) {
                *out += weight;
            }
        }
    }
    let start = |&takes: &bool| if takes { 1.0 } else { 0.0 };
    let mut ranks: Vec<f64> = takes_part.iter().map(start).collect();
    for _ in 0..ROUNDS {
        let mut next: Vec<f64> = takes_part
            .iter()
            .map(|&takes| if takes { 1.0 - DAMPING } else { 0.0 })
            .collect();
        for &((a, b), weight) in links {
            for (from, to) in [(a, b), (b, a)] {
                let rank = ranks.get(from as usize).copied().unwrap_or_default();
                let out = outflow.get(from as usize).copied().unwrap_or(1.0);
                if let Some(sum) = next.get_mut(to as usize) {
                    *sum += DAMPING * rank * weight / out;
                }
            }
        }
        ranks = next;
    }
    ranks
}

/// Whether the class of a word lets it take part. What the dictionary does not
/// know is a name more often than not.
fn is_allowed(word: &Word) -> bool {
    let class = |class: &str| class.is_empty() || CLASSES.contains(&class);
    match word.kind {
        WordKind::Term => class(&word.class),
        WordKind::Phrase => true,
        WordKind::Latin | WordKind::Number | WordKind::Address => false,
        WordKind::Plain => {
            let form = dictionary_form(&word.shown);
            class(segmenter().class(&form))
        }
    }
}
