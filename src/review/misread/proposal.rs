//! What may be meant where a text does not fall into words: two characters
//! swapped, one taken for another that looks like it, one dropped.

use crate::document::Span;

use super::super::doubled::runs::Run;
use super::confusable;
use super::lattice::{Lattice, Reading};
use super::vocabulary::Vocabulary;
use super::window::Dictionary;

/// How much likelier the words must become, as a difference of logarithms.
const LEAST_GAIN: f64 = 3.0;

/// The same where a character is put in: there is much that could be.
const LEAST_GAIN_DROPPED: f64 = 4.0;

/// A character that is a word of its own more often in a text may be one.
pub(super) const SELDOM: u32 = 3;

/// What has happened to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Edit {
    /// Two characters stand in each other's place.
    Swapped,
    /// A character stands for one that looks like it.
    Alike,
    /// A character is missing.
    Dropped,
}

/// A text that may be meant in place of the one that is written.
#[derive(Debug)]
pub(super) struct Proposal {
    pub(super) edit: Edit,
    /// The bytes that are written otherwise than they are meant: whole words.
    pub(super) span: Span,
    /// What may be meant, in simplified hanzi too.
    pub(super) meant: String,
    /// The place of the edit in `meant`.
    pub(super) within: usize,
    /// The surroundings as they are written.
    pub(super) old: Vec<char>,
    /// The place of the edit in `old`: first character, the one behind the
    /// last.
    pub(super) old_place: (usize, usize),
    /// The surroundings as they may be meant.
    pub(super) read: Vec<char>,
    /// The place of the edit in `read`.
    pub(super) place: (usize, usize),
    /// How much likelier the words become, as a difference of logarithms.
    pub(super) gain: f64,
    /// The characters that are written as words of their own.
    pub(super) singles: Vec<char>,
    /// Words that the edit is part of.
    pub(super) words: usize,
    /// Characters of the longest of them.
    pub(super) longest: usize,
    /// How often the dictionary has counted the rarest of them.
    pub(super) frequency: usize,
    /// How often the text has what is missing between the same two characters.
    pub(super) times: u32,
}

/// What proposals are made from.
pub(super) struct Proposer<'p> {
    pub(super) run: &'p Run,
    pub(super) lattice: &'p Lattice<'p, 'p>,
    pub(super) dictionary: &'p Dictionary<'p>,
    pub(super) vocabulary: &'p Vocabulary,
}

impl Proposer<'_> {
    /// Adds what may be meant in the run, but for what it may lack.
    pub(super) fn propose(&self, found: &mut Vec<Proposal>) {
        for at in 0..self.run.chars.len() {
            let next = at.saturating_add(1);
            let (alone, next_alone) = (self.lattice.is_alone(at), self.lattice.is_alone(next));
            if alone || next_alone {
                found.extend(self.swapped(at));
            }
            // What is put in is simplified.
            if alone && self.run.is_simplified {
                found.extend(self.alike(at));
            }
        }
    }

    /// Adds what the run may lack between two characters of which one is seldom
    /// a word of its own.
    pub(super) fn lacking(&self, found: &mut Vec<Proposal>) {
        for gap in 1..self.run.chars.len() {
            let sides = [gap.saturating_sub(1), gap];
            let seldom = |&at: &usize| {
                let times = self.run.at(at).map_or(0, |c| self.vocabulary.alone(c));
                self.lattice.is_alone(at) && times <= SELDOM
            };
            let (before, behind) = (self.run.before(gap), self.run.at(gap));
            if let (true, Some(a), Some(b)) = (sides.iter().any(seldom), before, behind) {
                let between = self.vocabulary.between(a, b).iter();
                let all = between.filter(|&&(c, _)| c != a && c != b);
                found.extend(all.filter_map(|&(c, times)| {
                    let reading = self.lattice.instead(gap, gap, &[c])?;
                    let proposal = self.proposal(Edit::Dropped, (gap, gap), reading)?;
                    Some(Proposal { times, ..proposal })
                }));
            }
        }
    }

    /// Whether two characters may stand side by side: in a word, or elsewhere
    /// in the text.
    fn joins(&self, a: Option<char>, b: Option<char>) -> bool {
        let (Some(a), Some(b)) = (a, b) else {
            return false;
        };
        self.vocabulary.has_pair(a, b) || {
            let mut word = String::with_capacity(8);
            word.extend([a, b]);
            self.dictionary.segmenter().knows(&word)
        }
    }

    fn swapped(&self, at: usize) -> Option<Proposal> {
        let next = at.saturating_add(1);
        let end = next.saturating_add(1);
        let (a, b) = (self.run.at(at)?, self.run.at(next)?);
        let (before, behind) = (self.run.before(at), self.run.at(end));
        // 的 and 了 stand before and behind nearly everything.
        let light = |c| matches!(c, '的' | '了' | '一');
        let plausible = self.joins(Some(b), Some(a))
            || self.joins(before, Some(b)) && self.joins(Some(a), behind);
        if a == b || light(a) || light(b) || !plausible {
            return None;
        }
        let reading = self.lattice.instead(at, end, &[b, a])?;
        self.proposal(Edit::Swapped, (at, end), reading)
    }

    /// The likeliest that the character at `at` may be taken for.
    fn alike(&self, at: usize) -> Option<Proposal> {
        let c = self.run.at(at)?;
        let next = at.saturating_add(1);
        let (before, behind) = (self.run.before(at), self.run.at(next));
        let others = confusable::like(c).iter().filter_map(|&other| {
            let plausible = self.joins(before, Some(other)) || self.joins(Some(other), behind);
            let reading = self
                .lattice
                .instead(at, next, &[other])
                .filter(|_| plausible)?;
            self.proposal(Edit::Alike, (at, next), reading)
        });
        others.max_by(|a, b| a.gain.total_cmp(&b.gain))
    }

    fn proposal(
        &self,
        edit: Edit,
        (from, to): (usize, usize),
        reading: Reading,
    ) -> Option<Proposal> {
        let least = match edit {
            Edit::Dropped => LEAST_GAIN_DROPPED,
            Edit::Swapped | Edit::Alike => LEAST_GAIN,
        };
        let &(first, _) = reading.words.first()?;
        let &(_, last) = reading.words.last()?;
        let lengths = reading
            .words
            .iter()
            .map(|&(from, to)| to.saturating_sub(from));
        let longest = lengths.max().filter(|&longest| longest > 1)?;
        if reading.gain < least {
            return None;
        }
        let text = |(from, to): (usize, usize)| -> String {
            reading
                .chars
                .get(from..to)
                .unwrap_or_default()
                .iter()
                .collect()
        };
        let words = reading.words.iter().map(|&word| text(word));
        let frequency = words.map(|word| self.dictionary.frequency(&word)).min();
        let (start, end) = reading.place;
        let own = (
            from.saturating_sub(start.saturating_sub(first)),
            to.saturating_add(last.saturating_sub(end)),
        );
        let old_start = from.saturating_sub(start);
        let rest = reading.chars.len().saturating_sub(end);
        let old_end = to.saturating_add(rest);
        // Where one is missing, those on both sides of the gap.
        let beside = match edit {
            Edit::Dropped => from.saturating_sub(1)..to.saturating_add(1),
            Edit::Swapped | Edit::Alike => from..to,
        };
        let singles = beside.filter(|&at| self.lattice.is_alone(at));
        let singles = singles.filter_map(|at| self.run.at(at)).collect();
        Some(Proposal {
            edit,
            span: self.run.span(own.0, own.1),
            meant: text((first, last)),
            within: start.saturating_sub(first),
            old: self.run.chars.get(old_start..old_end)?.to_vec(),
            old_place: (start, start.saturating_add(to.saturating_sub(from))),
            place: reading.place,
            gain: reading.gain,
            singles,
            words: reading.words.len(),
            longest,
            frequency: frequency.unwrap_or_default(),
            times: 0,
            read: reading.chars,
        })
    }
}
