//! All ways in which a run of hanzi falls into words, and how much likelier
//! its words become where a few of its characters are others.

use super::window::Dictionary;
use super::wordings::LONGEST;

/// A run of hanzi with the likeliest words of all that is before and behind
/// each of its characters.
#[derive(Debug)]
pub(super) struct Lattice<'r, 'd> {
    chars: &'r [char],
    dictionary: &'d Dictionary<'d>,
    /// The logarithm of how likely the words before each character are.
    before: Vec<f64>,
    /// The same for those from each character on.
    behind: Vec<f64>,
    /// The word of each character: its first, and the one behind its last.
    words: Vec<(usize, usize)>,
}

/// A run with a few characters read otherwise.
#[derive(Debug)]
pub(super) struct Reading {
    /// How much likelier the words become, as a difference of logarithms.
    pub(super) gain: f64,
    /// What is around the edit as it is read.
    pub(super) chars: Vec<char>,
    /// The edit in it: first character, the one behind the last.
    pub(super) place: (usize, usize),
    /// The words in it that hold the edit: first, the one behind the last.
    pub(super) words: Vec<(usize, usize)>,
}

impl<'r, 'd> Lattice<'r, 'd> {
    pub(super) fn new(chars: &'r [char], dictionary: &'d Dictionary<'d>) -> Self {
        let text: String = chars.iter().collect();
        let mut edges = vec![Vec::new(); chars.len()];
        dictionary.each_word(&text, chars, &mut |from, to, weight| {
            let fits = to.saturating_sub(from) <= LONGEST;
            if let Some(edges) = edges.get_mut(from).filter(|_| fits) {
                edges.push((to, weight));
            }
        });
        let mut before = vec![f64::NEG_INFINITY; chars.len().saturating_add(1)];
        let mut behind = before.clone();
        let mut ends = vec![0; chars.len()];
        if let (Some(first), Some(last)) = (before.first_mut(), behind.last_mut()) {
            (*first, *last) = (0.0, 0.0);
        }
        for (from, edges) in edges.iter().enumerate() {
            let base = at(&before, from);
            for &(to, weight) in edges {
                raise(&mut before, to, base + weight);
            }
        }
        for (from, edges) in edges.iter().enumerate().rev() {
            for &(to, weight) in edges {
                let score = at(&behind, to) + weight;
                if raise(&mut behind, from, score)
                    && let Some(end) = ends.get_mut(from)
                {
                    *end = to;
                }
            }
        }
        let mut words = Vec::with_capacity(chars.len());
        while let Some(&end) = ends.get(words.len()) {
            let from = words.len();
            let to = end.max(from.saturating_add(1));
            words.resize(to, (from, to));
        }
        Self {
            chars,
            dictionary,
            before,
            behind,
            words,
        }
    }

    /// Whether a character is a word of its own.
    pub(super) fn is_alone(&self, at: usize) -> bool {
        let word = self.words.get(at);
        word.is_some_and(|&(from, to)| to.saturating_sub(from) == 1)
    }

    /// The characters that are words of their own.
    pub(super) fn alone(&self) -> impl Iterator<Item = char> {
        let all = self.chars.iter().enumerate();
        all.filter(|&(at, _)| self.is_alone(at)).map(|(_, &c)| c)
    }

    /// The run with `new` in place of the characters `from..to`; nothing where
    /// its words are no likelier.
    pub(super) fn instead(&self, from: usize, to: usize, new: &[char]) -> Option<Reading> {
        let start = from.saturating_sub(LONGEST);
        let end = to.saturating_add(LONGEST).min(self.chars.len());
        let mut chars = self.chars.get(start..from)?.to_vec();
        let first = chars.len();
        chars.extend_from_slice(new);
        let last = chars.len();
        chars.extend_from_slice(self.chars.get(to..end)?);
        let text: String = chars.iter().collect();

        let mut scores = vec![f64::NEG_INFINITY; chars.len().saturating_add(1)];
        let mut begins = vec![usize::MAX; scores.len()];
        for (score, before) in scores.iter_mut().zip(self.before.iter().skip(start)) {
            *score = *before;
        }
        for score in scores.iter_mut().skip(first.saturating_add(1)) {
            *score = f64::NEG_INFINITY;
        }
        // Words come by their first character, but wordings and single hanzi
        // apart.
        let mut edges = Vec::new();
        self.dictionary
            .each_word(&text, &chars, &mut |from, to, weight| {
                let holds = from < last && to > first && to.saturating_sub(from) <= LONGEST;
                if holds {
                    edges.push((from, to, weight));
                }
            });
        edges.sort_unstable_by_key(|&(from, to, _)| (from, to));
        for (from, to, weight) in edges {
            let score = at(&scores, from) + weight;
            if raise(&mut scores, to, score)
                && let Some(begin) = begins.get_mut(to)
            {
                *begin = from;
            }
        }
        let mut best = (f64::NEG_INFINITY, last);
        for (end, score) in scores.iter().enumerate().skip(last) {
            let rest = to.saturating_add(end.saturating_sub(last));
            let score = score + at(&self.behind, rest);
            if score > best.0 {
                best = (score, end);
            }
        }
        let gain = best.0 - at(&self.behind, 0);
        if !gain.is_finite() || gain <= 0.0 {
            return None;
        }
        let mut words = Vec::new();
        let mut end = best.1;
        while let Some(&begin) = begins.get(end).filter(|&&begin| begin < end) {
            if end > first && begin < last {
                words.push((begin, end));
            }
            end = begin;
        }
        words.reverse();
        let place = (first, last);
        Some(Reading {
            gain,
            chars,
            place,
            words,
        })
    }
}

fn at(scores: &[f64], index: usize) -> f64 {
    scores.get(index).copied().unwrap_or(f64::NEG_INFINITY)
}

/// Puts a score where it is higher than what stands there, and says whether.
fn raise(scores: &mut [f64], index: usize, score: f64) -> bool {
    let place = scores.get_mut(index).filter(|old| score > **old);
    place.map(|old| *old = score).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::cutting::segmentation::segmenter;

    #[test]
    fn what_is_read_otherwise_is_as_likely_as_if_it_were_written() {
        let dictionary = Dictionary::new(segmenter());
        let written: Vec<char> = "我们要动推各项改革工作".chars().collect();
        let meant: Vec<char> = "我们要推动各项改革工作".chars().collect();
        let lattice = Lattice::new(&written, &dictionary);
        let reading = lattice.instead(3, 5, &['推', '动']).unwrap();
        let whole = at(&Lattice::new(&meant, &dictionary).behind, 0);
        let gain = whole - at(&lattice.behind, 0);
        assert!((reading.gain - gain).abs() < 1e-9);
        assert_eq!(reading.words, [(3, 5)]);
        assert!(lattice.is_alone(3) && !lattice.is_alone(0));
        assert!(lattice.instead(0, 2, &['们', '我']).is_none());
    }
}
