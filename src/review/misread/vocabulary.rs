//! What stands side by side in a text, and what stands alone.

use std::collections::HashMap;

use super::super::doubled::runs::Run;
use super::lattice::Lattice;

/// Characters that sentences do well without: one that lacks them lacks
/// nothing.
const LIGHT: &str = "的了是在有和与及或也都就而且其把被将对从不之以为于到要向个地得着过等各全更又\
    一二三四五六七八九十百千万亿两第上中下大小新高";

/// What stands side by side in a text, and what stands alone.
#[derive(Debug)]
pub(super) struct Vocabulary {
    /// What stands between two characters that are asked for, and how often.
    between: HashMap<(char, char), Vec<(char, u32)>>,
    /// How often a character is a word of its own.
    alone: HashMap<char, u32>,
    /// A bit for each pair of characters that stand side by side, by a number
    /// made from both.
    pairs: Vec<u64>,
}

/// Words of bits for pairs.
const PAIRS: usize = 1 << 13;

/// The place of the bit of a pair.
fn place(a: char, b: char) -> (usize, u64) {
    let number = u32::from(a).wrapping_mul(0x9e37_79b1) ^ u32::from(b).wrapping_mul(0x85eb_ca6b);
    let bit = number >> 13;
    let word = usize::try_from(bit >> 6).unwrap_or_default();
    (word & (PAIRS - 1), 1 << (bit & 63))
}

impl Vocabulary {
    /// The pairs of a text by its runs. Linear.
    pub(super) fn of(runs: &[Run]) -> Self {
        let mut pairs = vec![0; PAIRS];
        for run in runs {
            for pair in run.chars.windows(2) {
                if let &[a, b] = pair {
                    let (word, bit) = place(a, b);
                    if let Some(word) = pairs.get_mut(word) {
                        *word |= bit;
                    }
                }
            }
        }
        Self {
            between: HashMap::new(),
            alone: HashMap::new(),
            pairs,
        }
    }

    /// Whether two characters stand side by side in the text; with few false
    /// answers, all of them yes.
    pub(super) fn has_pair(&self, a: char, b: char) -> bool {
        let (word, bit) = place(a, b);
        self.pairs.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Counts the characters of a run that are words of their own.
    pub(super) fn add(&mut self, lattice: &Lattice<'_, '_>) {
        for c in lattice.alone() {
            let count = self.alone.entry(c).or_default();
            *count = count.saturating_add(1);
        }
    }

    /// How often a character is a word of its own.
    pub(super) fn alone(&self, c: char) -> u32 {
        self.alone.get(&c).copied().unwrap_or_default()
    }

    /// Learns what stands between those pairs of characters that are asked
    /// for. Linear.
    pub(super) fn learn(&mut self, asked: &[(char, char)], runs: &[Run]) {
        let mut bits = vec![0_u64; PAIRS];
        for &(a, b) in asked {
            let (word, bit) = place(a, b);
            if let Some(word) = bits.get_mut(word) {
                *word |= bit;
            }
            self.between.entry((a, b)).or_default();
        }
        for three in runs.iter().flat_map(|run| run.chars.windows(3)) {
            let &[a, b, c] = three else { continue };
            let (word, bit) = place(a, c);
            let may_be = bits.get(word).is_some_and(|word| word & bit != 0);
            if !may_be || LIGHT.contains(b) {
                continue;
            }
            if let Some(all) = self.between.get_mut(&(a, c)) {
                match all.iter_mut().find(|(known, _)| *known == b) {
                    Some((_, times)) => *times = times.saturating_add(1),
                    None => all.push((b, 1)),
                }
            }
        }
    }

    /// What stands between two characters elsewhere, and how often.
    pub(super) fn between(&self, a: char, b: char) -> &[(char, u32)] {
        self.between.get(&(a, b)).map_or(&[], Vec::as_slice)
    }
}
