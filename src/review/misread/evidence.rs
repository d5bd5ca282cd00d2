//! What the rest of the document says of a proposal.

use std::collections::HashMap;

use crate::document::Document;

use super::super::doubled::runs::each_run;
use super::proposal::{Edit, Proposal};

/// The longest wording that is looked for, in characters.
const LONGEST: usize = 8;

/// What scanners read for one another more often than all else: what is
/// written, and what is meant.
const CLASSIC: [(char, char); 3] = [('人', '入'), ('己', '已'), ('末', '未')];

/// How often wordings stand in a document.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    counts: HashMap<String, u32>,
}

impl Evidence {
    /// Counts what is asked for, by the proposals alone: linear in the text,
    /// and small. `None` where `cancelled` said so.
    pub(super) fn of(
        document: &Document,
        proposals: &[Proposal],
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let mut counts: HashMap<String, u32> = HashMap::new();
        for proposal in proposals {
            counts.insert(proposal.written.clone(), 0);
            counts.insert(swapped_pair(proposal), 0);
            counts.insert(proposal.meant.clone(), 0);
            for length in 2..=LONGEST {
                counts.extend(wordings(proposal, length).map(|wording| (wording, 0)));
            }
        }
        if counts.is_empty() {
            return Some(Self::default());
        }
        each_run(document, cancelled, &mut |run| {
            let text = run.text(0, run.chars.len());
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            for (index, &start) in starts.iter().enumerate() {
                for length in 2..=LONGEST {
                    let end = starts.get(index.saturating_add(length)).copied();
                    let past = index.saturating_add(length) > starts.len();
                    let end = end.unwrap_or(text.len());
                    if past {
                        break;
                    }
                    let wording = text.get(start..end).unwrap_or_default();
                    if let Some(count) = counts.get_mut(wording) {
                        *count = count.saturating_add(1);
                    }
                }
            }
        })?;
        Some(Self { counts })
    }

    /// How often a wording stands in the document.
    pub(super) fn count(&self, wording: &str) -> u32 {
        self.counts.get(wording).copied().unwrap_or_default()
    }

    /// The longest wording that the proposal would make and that stands in the
    /// document: its characters, and how often. Twice, or once where it is
    /// long; nothing otherwise.
    fn support(&self, proposal: &Proposal) -> (usize, u32) {
        const LONG: usize = 6;
        let lengths = (2..=LONGEST).rev();
        lengths
            .filter_map(|length| {
                let counts = wordings(proposal, length).map(|wording| self.count(&wording));
                let most = counts.max().unwrap_or_default();
                let least = if length >= LONG { 1 } else { 2 };
                (most >= least).then_some((length, most))
            })
            .next()
            .unwrap_or_default()
    }

    /// Whether a proposal is likely meant: what is written stands nowhere else,
    /// and what is meant is a wording that the text repeats, a long word, or
    /// what scanners are known to misread.
    pub(super) fn holds(&self, proposal: &Proposal) -> bool {
        let known = self.count(&proposal.meant);
        let frequency = proposal.frequency;
        let (length, times) = self.support(proposal);
        let (gain, alone) = (proposal.gain, proposal.alone);
        let letters = proposal.meant.chars().count();
        let written = match proposal.edit {
            Edit::Swapped => self.count(&swapped_pair(proposal)),
            Edit::Alike => self.count(&proposal.written),
            // What lacks its first or last character stands in the whole too.
            Edit::Dropped if proposal.meant.contains(&proposal.written) => {
                self.count(&proposal.written).saturating_sub(known)
            }
            Edit::Dropped => self.count(&proposal.written),
        };
        if written > 1 {
            return false;
        }
        // A short form or a name that the dictionary lacks (量质, 潮南) looks
        // like an error of a common word too; but what stands beside it does
        // not stand beside that word elsewhere in the text.
        let repeats = length >= 3 && times >= 2;
        match proposal.edit {
            // 的 and 了 stand before and behind nearly everything.
            Edit::Swapped if swapped_pair(proposal).contains(['的', '了']) => false,
            Edit::Swapped if proposal.is_across => gain > 13.5 && repeats,
            Edit::Swapped => {
                length >= 4
                    || letters >= 4 && gain > 9.0 && alone <= 2
                    || alone <= 3 && gain > 7.5 && repeats
            }
            Edit::Alike => {
                let classic = CLASSIC.iter().any(|pair| is_read_for(proposal, *pair));
                length >= 4 && times >= 2
                    || gain > 6.0 && alone <= 2 && repeats
                    || classic && gain > 3.2 && alone <= 3 && letters == 2 && frequency >= 100
            }
            // A long word stands without one of its characters in short forms
            // too (勇争先, 读课文): only what repeats around it tells.
            Edit::Dropped => gain > 5.0 && alone <= 2 && length >= 5 && times >= 2,
        }
    }
}

/// Whether a proposal puts the second character of a pair for the first.
fn is_read_for(proposal: &Proposal, (written, meant): (char, char)) -> bool {
    let at = proposal.within;
    proposal.written.chars().nth(at) == Some(written)
        && proposal.meant.chars().nth(at) == Some(meant)
}

/// The two characters of a swap as they are written.
fn swapped_pair(proposal: &Proposal) -> String {
    let (from, to) = proposal.place;
    let pair = proposal.read.get(from..to).unwrap_or_default();
    pair.iter().rev().collect()
}

/// The wordings of a length that hold the edit of a proposal and something
/// beside it.
fn wordings(proposal: &Proposal, length: usize) -> impl Iterator<Item = String> {
    let (from, to) = proposal.place;
    let fits = length > to.saturating_sub(from);
    let first = to.saturating_sub(length);
    let starts = if fits {
        first..from.saturating_add(1)
    } else {
        0..0
    };
    starts.filter_map(move |start| {
        let end = start.saturating_add(length);
        let wording = proposal.read.get(start..end)?;
        Some(wording.iter().collect())
    })
}
