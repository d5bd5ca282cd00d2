//! What may be meant where a text does not fall into words: two characters
//! swapped, one taken for another that looks like it, one dropped.

use crate::document::Span;

use super::super::doubled::runs::Run;
use super::confusable;
use super::vocabulary::Vocabulary;
use super::window::{Dictionary, Window};

/// Characters on each side of an edit by which it is judged.
const CONTEXT: usize = 7;

/// Counts from which on a character is a common word of its own.
const COMMON: usize = 20_000;

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
    /// What stands there, in simplified hanzi.
    pub(super) written: String,
    /// What may be meant, in simplified hanzi too.
    pub(super) meant: String,
    /// The place of the edit in `meant`.
    pub(super) within: usize,
    /// The surroundings as they may be meant.
    pub(super) read: Vec<char>,
    /// The place of the edit in `read`: first character, the one behind the
    /// last.
    pub(super) place: (usize, usize),
    /// How much likelier the words become, as a difference of logarithms.
    pub(super) gain: f64,
    /// Words of one character that stand side by side in what is written.
    pub(super) alone: usize,
    /// Whether the edit is part of two words.
    pub(super) is_across: bool,
    /// How often the dictionary has counted the word.
    pub(super) frequency: usize,
}

/// Adds what may be meant in a run.
pub(super) fn propose(
    run: &Run,
    dictionary: &Dictionary<'_>,
    vocabulary: &Vocabulary,
    found: &mut Vec<Proposal>,
) {
    let whole = Window::new(&run.chars, dictionary);
    for at in 0..run.chars.len() {
        let next = at.saturating_add(1);
        let (alone, next_alone) = (whole.is_alone(at), whole.is_alone(next));
        if !alone && !next_alone {
            continue;
        }
        let stretch = Stretch::around(run, at, dictionary);
        if run.at(next).is_some_and(|d| run.at(at) != Some(d)) {
            found.extend(stretch.swapped(dictionary));
        }
        // What is put in is simplified.
        if alone && run.is_simplified {
            found.extend(stretch.alike(dictionary));
            found.extend(stretch.dropped(dictionary, vocabulary));
        }
    }
}

/// The surroundings of a character.
struct Stretch<'r> {
    run: &'r Run,
    /// The place of its first character in the run.
    from: usize,
    chars: Vec<char>,
    /// The place of the character in it.
    at: usize,
    cut: Window,
}

impl<'r> Stretch<'r> {
    fn around(run: &'r Run, at: usize, dictionary: &Dictionary<'_>) -> Self {
        let from = at.saturating_sub(CONTEXT);
        let behind = at.saturating_add(CONTEXT).saturating_add(2);
        let to = behind.min(run.chars.len());
        let chars = run.chars.get(from..to).unwrap_or_default().to_vec();
        Self {
            run,
            from,
            at: at.saturating_sub(from),
            cut: Window::new(&chars, dictionary),
            chars,
        }
    }

    fn swapped(&self, dictionary: &Dictionary<'_>) -> Option<Proposal> {
        let next = self.at.saturating_add(1);
        let mut read = self.chars.clone();
        if next >= read.len() {
            return None;
        }
        read.swap(self.at, next);
        let place = (self.at, next.saturating_add(1));
        let alone = self.cut.alone_around(self.at);
        let alone = alone.max(self.cut.alone_around(next));
        self.proposal(Edit::Swapped, read, place, alone, dictionary)
            .filter(|proposal| proposal.gain > 5.0)
    }

    fn alike(&self, dictionary: &Dictionary<'_>) -> Vec<Proposal> {
        let Some(&c) = self.chars.get(self.at) else {
            return Vec::new();
        };
        let alone = self.cut.alone_around(self.at);
        let place = (self.at, self.at.saturating_add(1));
        let others = confusable::like(c).iter().filter_map(|&other| {
            let mut read = self.chars.clone();
            *read.get_mut(self.at)? = other;
            let proposal = self.proposal(Edit::Alike, read, place, alone, dictionary)?;
            (proposal.gain > 3.0 && !proposal.is_across).then_some(proposal)
        });
        others.collect()
    }

    /// What a character may lack before or behind it.
    fn dropped(&self, dictionary: &Dictionary<'_>, vocabulary: &Vocabulary) -> Vec<Proposal> {
        let alone = self.cut.alone_around(self.at);
        let singles = self.chars.get(self.at).map_or(0, |&c| vocabulary.alone(c));
        // What is common as a word of its own lacks nothing.
        let c = self.chars.get(self.at).copied().map(String::from);
        let common = c.is_some_and(|c| dictionary.frequency(&c) > COMMON);
        if alone > 2 || singles > 2 || common {
            return Vec::new();
        }
        let lacking = vocabulary.lacking(&self.chars, self.at);
        let others = lacking.into_iter().filter_map(|(at, c)| {
            let mut read = self.chars.clone();
            if at > read.len() {
                return None;
            }
            read.insert(at, c);
            let place = (at, at.saturating_add(1));
            let proposal = self.proposal(Edit::Dropped, read, place, alone, dictionary)?;
            let fits = proposal.gain > 5.0 && !proposal.is_across;
            fits.then_some(proposal)
        });
        others.collect()
    }

    fn proposal(
        &self,
        edit: Edit,
        read: Vec<char>,
        place: (usize, usize),
        alone: usize,
        dictionary: &Dictionary<'_>,
    ) -> Option<Proposal> {
        let cut = Window::new(&read, dictionary);
        let gain = cut.score - self.cut.score;
        let (from, first_end, word) = cut.word(place.0)?;
        let (last_start, to, _) = cut.word(place.1.checked_sub(1)?)?;
        let single = |from: usize, to: usize| to.saturating_sub(from) < 2;
        if single(from, first_end) || single(last_start, to) {
            return None;
        }
        let lost = usize::from(edit == Edit::Dropped);
        let written_to = to.saturating_sub(lost);
        let own = |at: usize| at.saturating_add(self.from);
        Some(Proposal {
            edit,
            span: self.run.span(own(from), own(written_to)),
            written: self.run.text(own(from), own(written_to)),
            meant: read.get(from..to)?.iter().collect(),
            within: place.0.saturating_sub(from),
            gain,
            alone,
            is_across: from != last_start,
            frequency: dictionary.frequency(word),
            place,
            read,
        })
    }
}
