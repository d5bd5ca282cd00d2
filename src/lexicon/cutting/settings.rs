//! How a document is to be cut into words.

use super::super::dictionaries::dictionary::Term;
use super::terms::Terms;

/// How a document is to be cut into words. Cheap to make; the dictionary is
/// loaded only when something is cut.
#[derive(Debug, Clone)]
pub struct Lexicon {
    pub(in crate::lexicon) guesses: bool,
    pub(in crate::lexicon) by_spaces: bool,
    pub(in crate::lexicon) own: Option<Terms>,
}

impl Default for Lexicon {
    /// By the dictionary, with the set phrases of the program kept whole and
    /// words that it does not know guessed.
    fn default() -> Self {
        Self {
            guesses: true,
            by_spaces: false,
            own: None,
        }
    }
}

impl Lexicon {
    /// With the terms of the reader in place of any before: each is a word
    /// wherever it stands, before all that the program knows. Of terms that
    /// are written for one another the last counts.
    #[must_use]
    pub fn with_terms<'t>(mut self, terms: impl IntoIterator<Item = &'t Term>) -> Self {
        self.own = Terms::new(terms);
        self
    }

    /// With words that the dictionary does not know guessed from the shape of
    /// the text (by jieba's hidden Markov model), or left as single
    /// characters.
    #[must_use]
    pub const fn with_guesses(mut self, guesses: bool) -> Self {
        self.guesses = guesses;
        self
    }

    /// With the reader's own spaces as the only ends of words, beside
    /// punctuation.
    #[must_use]
    pub const fn with_spaces(mut self, by_spaces: bool) -> Self {
        self.by_spaces = by_spaces;
        self
    }
}
