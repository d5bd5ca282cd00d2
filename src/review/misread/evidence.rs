//! What the rest of the document says of a proposal.

use std::collections::{HashMap, HashSet};

use super::super::doubled::runs::Run;
use super::proposal::{Edit, Proposal};
use super::vocabulary::Vocabulary;

/// The longest wording that is looked for, in characters.
const LONGEST: usize = 6;

/// What scanners read for one another more often than all else: what is
/// written, and what is meant.
const CLASSIC: [(char, char); 3] = [('人', '入'), ('己', '已'), ('末', '未')];

/// How often wordings stand in a document.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    counts: HashMap<Vec<char>, u32>,
}

impl Evidence {
    /// Counts what is asked for, by the proposals alone: linear in the text,
    /// and small.
    pub(super) fn of(runs: &[Run], proposals: &[Proposal]) -> Self {
        let mut counts: HashMap<Vec<char>, u32> = HashMap::new();
        let mut openings = HashSet::new();
        for proposal in proposals {
            let asked = read_wordings(proposal).chain(written_wordings(proposal));
            for wording in asked {
                if let &[a, b, ..] = wording {
                    openings.insert((a, b));
                    counts.entry(wording.to_vec()).or_default();
                }
            }
        }
        if counts.is_empty() {
            return Self::default();
        }
        for run in runs {
            for (at, pair) in run.chars.windows(2).enumerate() {
                let &[a, b] = pair else { continue };
                if !openings.contains(&(a, b)) {
                    continue;
                }
                for length in 2..=LONGEST {
                    let Some(wording) = run.chars.get(at..at.saturating_add(length)) else {
                        break;
                    };
                    if let Some(count) = counts.get_mut(wording) {
                        *count = count.saturating_add(1);
                    }
                }
            }
        }
        Self { counts }
    }

    fn count(&self, wording: &[char]) -> u32 {
        self.counts.get(wording).copied().unwrap_or_default()
    }

    /// Characters of the longest wording that the proposal would make and that
    /// stands in the document; 0 for none.
    fn support(&self, proposal: &Proposal) -> usize {
        let known = read_wordings(proposal).filter(|wording| self.count(wording) > 0);
        known.map(<[char]>::len).max().unwrap_or_default()
    }

    /// Whether what is written stands elsewhere too: nothing, a pair of
    /// characters, or three of them.
    fn written(&self, proposal: &Proposal) -> (bool, bool) {
        let often = |length: usize| {
            let mut all = written_wordings(proposal).filter(|wording| wording.len() == length);
            all.any(|wording| self.count(wording) > 1)
        };
        (often(2), often(3))
    }

    /// How much speaks for a proposal, in the measure of logarithms of odds.
    fn odds(&self, proposal: &Proposal, vocabulary: &Vocabulary) -> f64 {
        let support = length(self.support(proposal).min(LONGEST));
        let frequency = u32::try_from(proposal.frequency).unwrap_or(u32::MAX);
        let frequency = f64::from(frequency.saturating_add(1)).ln().min(7.0);
        let alone = proposal.singles.iter().map(|&c| vocabulary.alone(c));
        let alone = f64::from(alone.min().unwrap_or_default().saturating_add(1)).ln();
        let (pair, three) = self.written(proposal);
        let yes = |fact: bool| if fact { 1.0 } else { 0.0 };
        let long = yes(proposal.longest > 2);
        let gain = proposal.gain;
        match proposal.edit {
            Edit::Swapped => {
                let across = yes(proposal.words > 1);
                0.5 * gain + 0.85 * support + 1.3 * long + 0.3 * frequency
                    - 1.7 * across
                    - 1.5 * yes(pair)
                    - 3.7 * yes(three)
                    - 0.24 * alone
                    - 4.8
            }
            Edit::Alike => {
                let classic = CLASSIC.iter().any(|pair| is_read_for(proposal, *pair));
                let common = proposal.longest == 2 && proposal.frequency >= 100;
                let classic = yes(classic && common);
                0.7 * gain + 1.1 * support + long + 0.1 * frequency + 4.6 * classic
                    - 2.0 * yes(pair)
                    - 6.0 * yes(three)
                    - 0.45 * alone
                    - 4.8
            }
            Edit::Dropped => {
                let times = f64::from(proposal.times.min(20).saturating_add(1)).ln();
                let singles = length(proposal.singles.len());
                0.24 * gain + 1.06 * support + 1.05 * times + 0.2 * long
                    - 1.25 * yes(pair)
                    - 1.8 * yes(three)
                    - 1.16 * alone
                    - 0.8 * singles
                    - 3.5
            }
        }
    }

    /// Whether a proposal is likely meant.
    pub(super) fn holds(&self, proposal: &Proposal, vocabulary: &Vocabulary) -> bool {
        let least = match proposal.edit {
            Edit::Swapped => 3.2,
            Edit::Alike => 2.2,
            Edit::Dropped => 1.6,
        };
        self.odds(proposal, vocabulary) > least
    }
}

/// Whether a proposal puts the second character of a pair for the first.
fn is_read_for(proposal: &Proposal, (written, meant): (char, char)) -> bool {
    let old = proposal.old.get(proposal.old_place.0);
    let read = proposal.read.get(proposal.place.0);
    old == Some(&written) && read == Some(&meant)
}

/// A small number of characters, to weigh it.
fn length(chars: usize) -> f64 {
    u8::try_from(chars).map_or(0.0, f64::from)
}

/// The wordings that hold the edit of a proposal and something beside it.
fn read_wordings(proposal: &Proposal) -> impl Iterator<Item = &[char]> {
    around(&proposal.read, proposal.place, LONGEST)
}

/// The same as it is written, of two and three characters: where two are
/// swapped both of them, where one is missing what stands on both sides.
fn written_wordings(proposal: &Proposal) -> impl Iterator<Item = &[char]> {
    let (from, to) = proposal.old_place;
    let place = match proposal.edit {
        Edit::Dropped => (from.saturating_sub(1), to.saturating_add(1)),
        Edit::Swapped | Edit::Alike => (from, to),
    };
    around(&proposal.old, place, 3)
}

/// The parts of `chars` that hold a place and have two characters or more.
fn around(
    chars: &[char],
    (from, to): (usize, usize),
    longest: usize,
) -> impl Iterator<Item = &[char]> {
    let shortest = to.saturating_sub(from).max(2);
    (shortest..=longest).flat_map(move |length| {
        let starts = to.saturating_sub(length)..=from;
        starts.filter_map(move |start| chars.get(start..start.saturating_add(length)))
    })
}
