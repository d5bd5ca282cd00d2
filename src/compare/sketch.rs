//! How much two passages have in common.

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};

use super::letters::{Letters, Mixed};

/// The pairs of neighbouring letters of a passage, sorted, each as often as it
/// stands there. A passage of one letter is that letter.
#[derive(Debug, Default, Clone)]
pub(super) struct Sketch(Vec<u64>);

impl Sketch {
    /// Linear, and the sorting of as many numbers.
    pub(super) fn of(letters: &Letters) -> Self {
        Self::of_keys(letters.keys())
    }

    pub(super) fn of_keys(keys: &[u32]) -> Self {
        let pair = |(a, b): (&u32, &u32)| (u64::from(*a) << 32) | u64::from(*b);
        let mut grams: Vec<u64> = match keys {
            [only] => vec![u64::from(*only)],
            _ => keys.iter().zip(keys.iter().skip(1)).map(pair).collect(),
        };
        grams.sort_unstable();
        Self(grams)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many pairs both have. Linear in both.
    pub(super) fn common(&self, other: &Self) -> usize {
        let mut common = 0usize;
        self.each_common(other, |_| common = common.saturating_add(1));
        common
    }

    /// Gives each pair that both have.
    fn each_common(&self, other: &Self, mut each: impl FnMut(u64)) {
        let (mut a, mut b) = (self.0.iter().peekable(), other.0.iter().peekable());
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            match x.cmp(y) {
                Ordering::Less => drop(a.next()),
                Ordering::Greater => drop(b.next()),
                Ordering::Equal => {
                    each(**x);
                    a.next();
                    b.next();
                }
            }
        }
    }

    /// Dice's coefficient: 1 where all is common, 0 where nothing is.
    pub(super) fn dice(&self, other: &Self) -> f32 {
        let all = self.len().saturating_add(other.len());
        ratio(self.common(other).saturating_mul(2), all)
    }

    /// How much of this passage stands in the other.
    #[cfg(test)]
    pub(super) fn within(&self, other: &Self) -> f32 {
        ratio(self.common(other), self.len())
    }

    /// Each pair once.
    fn distinct(&self) -> impl Iterator<Item = u64> + '_ {
        let mut before = None;
        let all = self.0.iter().copied();
        all.filter(move |&gram| before.replace(gram) != Some(gram))
    }
}

/// How much each pair of letters tells: what stands in every article tells
/// nothing of one.
#[derive(Debug, Default)]
pub(super) struct Weights {
    /// In how many of the passages that were looked at a pair stands.
    held: HashMap<u64, u32, Mixed>,
    /// The keys of sentences that stand in several of them.
    stock: HashSet<u64, Mixed>,
    passages: u32,
}

/// What is looked at of a passage.
pub(super) struct Sample {
    pub(super) sketch: Sketch,
    /// The keys of its sentences.
    pub(super) sentences: Vec<u64>,
}

impl Weights {
    /// Of some passages of either document: what stands in the other as often
    /// is not more common for that. Linear.
    pub(super) fn new(
        old: impl Iterator<Item = Sample>,
        new: impl Iterator<Item = Sample>,
    ) -> Self {
        let mut weights = Self::default();
        let mut count = |samples: &mut dyn Iterator<Item = Sample>| {
            let mut held: HashMap<u64, u32, Mixed> = HashMap::default();
            let mut said: HashMap<u64, u32, Mixed> = HashMap::default();
            let mut passages = 0u32;
            for sample in samples {
                passages = passages.saturating_add(1);
                for key in sample.sentences {
                    // Twice in one passage is no habit.
                    let last = said.entry(key).or_insert(passages);
                    if *last != passages {
                        weights.stock.insert(key);
                    }
                    *last = passages;
                }
                for gram in sample.sketch.distinct() {
                    let count = held.entry(gram).or_default();
                    *count = count.saturating_add(1);
                }
            }
            weights.passages = weights.passages.max(passages);
            for (gram, count) in held {
                let most = weights.held.entry(gram).or_default();
                *most = count.max(*most);
            }
        };
        count(&mut { old });
        count(&mut { new });
        weights
    }

    /// In how many passages of one document a pair stands.
    fn held(&self, gram: u64) -> u32 {
        self.held.get(&gram).copied().unwrap_or(0)
    }

    /// From near 0, of what stands everywhere, to 1, of what stands once
    /// (inverse document frequency).
    #[expect(clippy::cast_precision_loss, reason = "counts of passages")]
    fn weight(&self, gram: u64) -> f32 {
        const LEAST: f32 = 0.05;
        let all = (self.passages.saturating_add(1)) as f32;
        let held = self.held(gram).max(1) as f32;
        let once = all.ln();
        if once <= 0.0 {
            return 1.0;
        }
        ((all / held).ln() / once).max(LEAST)
    }

    /// How much of two passages is common, by what tells something.
    pub(super) fn dice(&self, a: &Sketch, b: &Sketch) -> f32 {
        let weight = |gram: &u64| self.weight(*gram);
        let all = a.0.iter().chain(&b.0).map(weight).sum::<f32>();
        let mut common = 0.0;
        a.each_common(b, |gram| common += weight(&gram));
        if all > 0.0 { 2.0 * common / all } else { 0.0 }
    }

    /// Whether a sentence is one of those that are written again and again.
    pub(super) fn is_stock(&self, sentence: u64) -> bool {
        self.stock.contains(&sentence)
    }
}

/// A part of a whole; 0 of nothing. What is compared is small enough.
#[expect(clippy::cast_precision_loss, reason = "counts of letters")]
pub(super) fn ratio(part: usize, whole: usize) -> f32 {
    if whole == 0 {
        return 0.0;
    }
    part as f32 / whole as f32
}

/// Finds among many passages those that have rare pairs of letters in common
/// with one.
#[derive(Debug)]
pub(super) struct Candidates {
    holders: HashMap<u64, Vec<u32>, Mixed>,
}

/// A pair of letters that stands in more passages than this tells nothing.
const COMMON: usize = 48;

/// So many of the rarest pairs of a passage are looked up.
const LOOKED_UP: usize = 32;

/// So many passages are compared in full.
const COMPARED: usize = 8;

impl Candidates {
    /// The index of some passages, known by their numbers. Linear.
    pub(super) fn new<'s>(passages: impl IntoIterator<Item = (u32, &'s Sketch)>) -> Self {
        let mut holders: HashMap<u64, Vec<u32>, Mixed> = HashMap::default();
        for (id, sketch) in passages {
            for gram in sketch.distinct() {
                let held = holders.entry(gram).or_default();
                // One more than counts shows that it is common.
                if held.len() <= COMMON {
                    held.push(id);
                }
            }
        }
        Self { holders }
    }

    /// The passages that have most of the rarest pairs of one, the best first.
    pub(super) fn of(&self, sketch: &Sketch) -> Vec<u32> {
        let mut rare: Vec<&Vec<u32>> = sketch
            .distinct()
            .filter_map(|gram| self.holders.get(&gram))
            .filter(|held| held.len() <= COMMON)
            .collect();
        rare.sort_by_key(|held| held.len());
        let mut votes: HashMap<u32, u32, Mixed> = HashMap::default();
        for held in rare.into_iter().take(LOOKED_UP) {
            for &id in held {
                let vote = votes.entry(id).or_default();
                *vote = vote.saturating_add(1);
            }
        }
        let mut found: Vec<(u32, u32)> = votes.into_iter().collect();
        found.sort_unstable_by_key(|&(id, votes)| (std::cmp::Reverse(votes), id));
        found.truncate(COMPARED);
        found.into_iter().map(|(id, _)| id).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::letters::Alike;
    use super::*;

    fn sketch(text: &str) -> Sketch {
        Sketch::of(&Letters::of(text, 0, Alike::default()))
    }

    #[test]
    fn what_is_common_is_counted_as_often_as_both_have_it() {
        assert_eq!(sketch("改革改革改革").common(&sketch("改革")), 1);
        assert!((sketch("改革开放").dice(&sketch("改革开放")) - 1.0).abs() < f32::EPSILON);
        assert!(sketch("改革开放").dice(&sketch("乡村振兴")).abs() < f32::EPSILON);
        assert!((sketch("开放").within(&sketch("改革开放")) - 1.0).abs() < f32::EPSILON);
        assert!((sketch("甲").dice(&sketch("甲")) - 1.0).abs() < f32::EPSILON);
        assert!(Sketch::default().dice(&Sketch::default()).abs() < f32::EPSILON);
    }

    #[test]
    fn candidates_are_told_by_what_is_rare() {
        let all = ["应当依法登记鱼塘", "应当依法登记果园", "应当依法登记林地"];
        let sketches: Vec<Sketch> = all.iter().map(|text| sketch(text)).collect();
        let numbered = (0u32..).zip(&sketches);
        let candidates = Candidates::new(numbered);
        assert_eq!(candidates.of(&sketch("果园应当登记")).first(), Some(&1));
    }
}
