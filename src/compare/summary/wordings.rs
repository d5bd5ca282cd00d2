//! Set phrases that came, went, or are used more or less often.

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::document::Document;
use crate::lexicon::phrases::{Phrase, PhraseKind, phrases};
use crate::lexicon::{Words, log_likelihood};
use crate::text::fold::{fold, is_ignored};

/// What became of a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Trend {
    /// The old document does not have it.
    New,
    /// The new document does not have it.
    Gone,
    /// It comes more often, surely.
    More,
    /// It comes less often, surely.
    Less,
    /// It comes about as often.
    Same,
}

impl Trend {
    /// The name in the column `change`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Gone => "gone",
            Self::More => "more",
            Self::Less => "less",
            Self::Same => "same",
        }
    }
}

/// A set phrase and how often either document has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Wording {
    /// As it is written at its first place.
    pub text: String,
    /// What makes it a set phrase.
    pub kind: PhraseKind,
    /// What became of it.
    pub trend: Trend,
    /// How often the old document has it, and the new one.
    pub counts: [u32; 2],
    /// The same in ten thousand characters.
    pub rates: [f64; 2],
    /// Where either has it first (bytes).
    pub places: [Option<u32>; 2],
    /// Log-likelihood: how sure it is that the rates differ. 3.84 is passed by
    /// chance once in twenty times.
    pub likelihood: f64,
    /// How much they differ: the binary logarithm of the new rate by the old
    /// one, half an occurrence added to both.
    pub ratio: f64,
}

/// The least log-likelihood of a difference that is told.
const SURE: f64 = 3.84;

/// How often a wording that is neither quoted nor listed must come in one of
/// the documents.
const LEAST: u32 = 3;

/// The set phrases of two documents, those that differ most surely first.
/// `None` where it was cancelled. Near linear in both.
#[must_use]
pub fn wordings(
    old: (&Document, &Words),
    new: (&Document, &Words),
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<Wording>> {
    let mut found: HashMap<String, (String, PhraseKind)> = HashMap::new();
    for (document, words) in [new, old] {
        for Phrase { text, kind, .. } in phrases(document, words, LEAST, cancelled)? {
            let text = bare(&text);
            let entry = found.entry(folded(text)).or_insert((text.to_owned(), kind));
            entry.1 = entry.1.min(kind);
        }
    }
    found.remove("");
    let mut all: Vec<(String, (String, PhraseKind))> = found.into_iter().collect();
    all.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    let keys: Vec<&str> = all.iter().map(|(key, _)| key.as_str()).collect();
    let before = counts(old.0, &keys, cancelled)?;
    let after = counts(new.0, &keys, cancelled)?;
    let sizes = [old.0.chars(), new.0.chars()];
    let each = all.iter().zip(before.into_iter().zip(after));
    let mut told: Vec<Wording> = each
        .filter(|(_, (old, new))| old.0 > 0 || new.0 > 0)
        .map(|((_, (text, kind)), (old, new))| {
            let counts = [old.0, new.0];
            let (likelihood, ratio) = measures(counts, sizes);
            Wording {
                text: text.clone(),
                kind: *kind,
                trend: trend(counts, likelihood, ratio),
                counts,
                rates: [rate(old.0, sizes[0]), rate(new.0, sizes[1])],
                places: [old.1, new.1],
                likelihood,
                ratio,
            }
        })
        .collect();
    told.sort_by(|a, b| {
        let most = b.likelihood.total_cmp(&a.likelihood);
        most.then_with(|| a.text.cmp(&b.text))
    });
    Some(told)
}

fn trend(counts: [u32; 2], likelihood: f64, ratio: f64) -> Trend {
    match counts {
        [0, _] => Trend::New,
        [_, 0] => Trend::Gone,
        _ if likelihood < SURE => Trend::Same,
        _ if ratio > 0.0 => Trend::More,
        _ => Trend::Less,
    }
}

/// Log-likelihood and binary logarithm of the rates of two counts in texts of
/// so many characters.
fn measures(counts: [u32; 2], sizes: [u32; 2]) -> (f64, f64) {
    let [old, new] = counts;
    let all = sizes[0].saturating_add(sizes[1]);
    let likelihood = log_likelihood(new, sizes[1], old.saturating_add(new), all);
    let smooth = |count: u32, size: u32| (f64::from(count) + 0.5) / f64::from(size.max(1));
    let ratio = (smooth(new, sizes[1]) / smooth(old, sizes[0])).log2();
    (likelihood, ratio)
}

/// How often in ten thousand characters.
fn rate(count: u32, chars: u32) -> f64 {
    10_000.0 * f64::from(count) / f64::from(chars.max(1))
}

/// A phrase without the marks around it.
fn bare(text: &str) -> &str {
    text.trim_matches(['《', '》', '“', '”', '「', '」', '『', '』', '〈', '〉'])
}

fn folded(text: &str) -> String {
    let seen = text.chars().filter(|c| !is_ignored(*c));
    seen.map(fold).collect()
}

/// How often a document has each of some folded phrases, and where first.
fn counts(
    document: &Document,
    keys: &[&str],
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<(u32, Option<u32>)>> {
    let mut found = vec![(0u32, None); keys.len()];
    if keys.is_empty() {
        return Some(found);
    }
    let Ok(automaton) = AhoCorasick::builder()
        .match_kind(MatchKind::Standard)
        .build(keys)
    else {
        return Some(found);
    };
    let (mut text, mut starts) = (String::new(), Vec::new());
    for (index, block) in document.blocks().iter().enumerate() {
        if index.is_multiple_of(256) && cancelled() {
            return None;
        }
        text.clear();
        starts.clear();
        let own = document.slice(block.span).char_indices();
        for (at, c) in own.filter(|(_, c)| !is_ignored(*c)) {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            starts.push((text.len(), block.span.start.saturating_add(at)));
            text.push(fold(c));
        }
        for hit in automaton.find_overlapping_iter(&text) {
            let Some(place) = found.get_mut(hit.pattern().as_usize()) else {
                continue;
            };
            place.0 = place.0.saturating_add(1);
            if place.1.is_none() {
                let at = starts.partition_point(|(start, _)| *start < hit.start());
                place.1 = starts.get(at).map(|(_, offset)| *offset);
            }
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Meta;
    use crate::lexicon::Lexicon;
    use crate::structure::{Options, parse};
    use std::ops::ControlFlow;

    fn told(old: &str, new: &str) -> Vec<(String, Trend, [u32; 2])> {
        let [old, new] =
            [old, new].map(|text| parse(text, Meta::default(), &Options::default()).unwrap());
        let cut = |document: &Document| {
            Words::cut(document, &Lexicon::default(), |_, _| {
                ControlFlow::Continue(())
            })
            .unwrap()
        };
        let (a, b) = (cut(&old), cut(&new));
        let found = wordings((&old, &a), (&new, &b), &|| false).unwrap();
        found
            .into_iter()
            .map(|wording| (wording.text, wording.trend, wording.counts))
            .collect()
    }

    #[test]
    fn phrases_come_and_go_and_are_counted_alike_in_both() {
        let old = "要落实“清水行动”。“清水行动”由镇上负责。还要办好“鱼塘夜校”。\n";
        let new = "要落实“渔光互补”。清水行动继续。“渔光互补”由镇上负责。\n";
        let told = told(old, new);
        let of = |text: &str| told.iter().find(|row| row.0 == text).cloned();
        let row = |text: &str, trend, counts| Some((text.to_owned(), trend, counts));
        assert_eq!(of("渔光互补"), row("渔光互补", Trend::New, [0, 2]));
        assert_eq!(of("鱼塘夜校"), row("鱼塘夜校", Trend::Gone, [1, 0]));
        assert_eq!(of("清水行动"), row("清水行动", Trend::Same, [2, 1]));
    }

    #[test]
    fn measures_are_those_of_the_counts() {
        let (likelihood, ratio) = measures([10, 40], [10_000, 10_000]);
        assert!(likelihood > 15.0 && likelihood < 20.0, "{likelihood}");
        assert!(ratio > 1.9 && ratio < 2.0, "{ratio}");
        assert_eq!(trend([10, 40], likelihood, ratio), Trend::More);
        let (likelihood, ratio) = measures([10, 10], [10_000, 10_000]);
        assert!(likelihood < 0.001 && ratio.abs() < 0.001);
        assert_eq!(trend([10, 10], likelihood, ratio), Trend::Same);
    }
}
