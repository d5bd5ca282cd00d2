//! How well a short stretch of text falls into words.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::lexicon::cutting::segmentation::Segmenter;

/// The dictionary with what it was asked before: the same few thousand words
/// come again and again.
#[derive(Debug)]
pub(in crate::review) struct Dictionary<'s> {
    segmenter: &'s Segmenter,
    counts: RefCell<HashMap<String, usize>>,
}

impl<'s> Dictionary<'s> {
    pub(in crate::review) fn new(segmenter: &'s Segmenter) -> Self {
        Self {
            segmenter,
            counts: RefCell::default(),
        }
    }

    /// What cuts text into its words.
    pub(in crate::review) const fn segmenter(&self) -> &'s Segmenter {
        self.segmenter
    }

    /// How often the dictionary has counted a word; 0 for none of its own.
    pub(in crate::review) fn frequency(&self, word: &str) -> usize {
        if let Some(&count) = self.counts.borrow().get(word) {
            return count;
        }
        let count = self.segmenter.frequency(word);
        self.counts.borrow_mut().insert(word.to_owned(), count);
        count
    }
}

/// How often the dictionary has counted all of its words together.
const TOTAL: f64 = 60_101_967.0;

/// A stretch of hanzi cut into words.
#[derive(Debug, Clone)]
pub(in crate::review) struct Window {
    /// The words: first character, the one behind the last, the word.
    words: Vec<(usize, usize, String)>,
    /// The logarithm of how likely its words are.
    pub(in crate::review) score: f64,
}

impl Window {
    pub(in crate::review) fn new(chars: &[char], dictionary: &Dictionary<'_>) -> Self {
        let text: String = chars.iter().collect();
        let mut at = 0usize;
        let mut score = 0.0;
        let words = dictionary
            .segmenter
            .cut_known(&text)
            .into_iter()
            .map(|word| {
                let from = at;
                at = at.saturating_add(word.chars().count());
                let count = u32::try_from(dictionary.frequency(word)).unwrap_or(u32::MAX);
                score += (f64::from(count.max(1)) / TOTAL).ln();
                (from, at, word.to_owned())
            });
        let words = words.collect();
        Self { words, score }
    }

    /// The word that holds a character: first, the one behind the last, the
    /// word.
    pub(in crate::review) fn word(&self, at: usize) -> Option<(usize, usize, &str)> {
        let index = self.index(at)?;
        let (from, to, word) = self.words.get(index)?;
        Some((*from, *to, word))
    }

    /// Whether a character is a word of its own.
    pub(in crate::review) fn is_alone(&self, at: usize) -> bool {
        self.word(at)
            .is_some_and(|(from, to, _)| to.saturating_sub(from) == 1)
    }

    /// How many words of one character stand side by side where the character
    /// stands; 0 where it is part of a longer one.
    pub(in crate::review) fn alone_around(&self, at: usize) -> usize {
        let single = |&(from, to, _): &(usize, usize, String)| to.saturating_sub(from) == 1;
        let Some(index) = self.index(at).filter(|_| self.is_alone(at)) else {
            return 0;
        };
        let before = self.words.iter().take(index).rev();
        let behind = self.words.iter().skip(index);
        let before = before.take_while(|word| single(word)).count();
        before.saturating_add(behind.take_while(|word| single(word)).count())
    }

    fn index(&self, at: usize) -> Option<usize> {
        self.words
            .partition_point(|&(from, _, _)| from <= at)
            .checked_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::cutting::segmentation::segmenter;

    #[test]
    fn what_falls_into_words_is_likelier() {
        let dictionary = Dictionary::new(segmenter());
        let cut = |text: &str| Window::new(&text.chars().collect::<Vec<_>>(), &dictionary);
        let (good, bad) = (cut("我们推动改革"), cut("我们动推改革"));
        assert!(good.score > bad.score + 5.0);
        assert_eq!(good.word(3), Some((2, 4, "推动")));
        assert_eq!(good.alone_around(2), 0);
        assert_eq!(bad.alone_around(3), 2);
        assert!(bad.is_alone(2) && !bad.is_alone(0));
    }
}
