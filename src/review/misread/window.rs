//! How likely words are, by the dictionary.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::lexicon::cutting::segmentation::Segmenter;

use super::wordings::Wordings;

/// The dictionary with what it was asked before: the same few thousand words
/// come again and again.
#[derive(Debug)]
pub(in crate::review) struct Dictionary<'s> {
    segmenter: &'s Segmenter,
    asked: RefCell<HashMap<String, Counted>>,
    wordings: Wordings,
}

/// What the dictionary says of a word.
#[derive(Debug, Clone, Copy)]
struct Counted {
    /// How often it was counted; 0 for a word that is none.
    count: usize,
    /// The logarithm of how likely it is.
    weight: f64,
}

impl<'s> Dictionary<'s> {
    pub(in crate::review) fn new(segmenter: &'s Segmenter) -> Self {
        Self {
            segmenter,
            asked: RefCell::default(),
            wordings: Wordings::default(),
        }
    }

    /// What cuts text into its words.
    pub(in crate::review) const fn segmenter(&self) -> &'s Segmenter {
        self.segmenter
    }

    fn ask(&self, word: &str) -> Counted {
        if let Some(&counted) = self.asked.borrow().get(word) {
            return counted;
        }
        let count = self.segmenter.frequency(word);
        let counted = Counted {
            count,
            weight: weight(count),
        };
        self.asked.borrow_mut().insert(word.to_owned(), counted);
        counted
    }

    /// How often the dictionary has counted a word; 0 for none of its own.
    pub(in crate::review) fn frequency(&self, word: &str) -> usize {
        self.ask(word).count
    }

    /// Every word and set wording that stands in `text`, in simplified hanzi:
    /// `each` is given the first character, the one behind the last, and the
    /// logarithm of how likely it is. Single hanzi always come.
    pub(in crate::review) fn each_word(
        &self,
        text: &str,
        chars: &[char],
        each: &mut dyn FnMut(usize, usize, f64),
    ) {
        let rare = weight(1);
        for at in 0..chars.len() {
            each(at, at.saturating_add(1), rare);
        }
        self.segmenter.each_known(text, |word, from, to| {
            each(from, to, self.ask(word).weight);
        });
        self.wordings.each(chars, |from, to| each(from, to, SET));
    }
}

/// How often the dictionary has counted all of its words together.
const TOTAL: f64 = 60_101_967.0;

/// The logarithm of how likely a set wording is: as a word that is counted
/// sixty times.
const SET: f64 = -13.8;

/// The logarithm of how likely a word is that is counted so often.
fn weight(count: usize) -> f64 {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    (f64::from(count.max(1)) / TOTAL).ln()
}

/// The logarithm of how likely the words of a stretch of hanzi are.
pub(in crate::review) fn likelihood(chars: &[char], dictionary: &Dictionary<'_>) -> f64 {
    let text: String = chars.iter().collect();
    let words = dictionary.segmenter.cut_known(&text).into_iter();
    words.map(|word| dictionary.ask(word).weight).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::cutting::segmentation::segmenter;

    #[test]
    fn what_falls_into_words_is_likelier() {
        let dictionary = Dictionary::new(segmenter());
        let of = |text: &str| likelihood(&text.chars().collect::<Vec<_>>(), &dictionary);
        assert!(of("我们推动改革") > of("我们动推改革") + 5.0);
        let mut found = Vec::new();
        let chars: Vec<char> = "推动链链".chars().collect();
        dictionary.each_word("推动链链", &chars, &mut |from, to, _| {
            found.push((from, to))
        });
        assert!(found.contains(&(0, 2)) && found.contains(&(3, 4)));
    }
}
