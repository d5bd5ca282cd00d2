//! What the reader says of words.

use super::keywords::Admission;
use super::settings::Lexicon;
use super::stop_words::StopWords;

/// How a reader wants words to be cut, and which to be left out.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// How to cut.
    pub lexicon: Lexicon,
    /// What is no keyword.
    pub stop_words: StopWords,
}

impl Vocabulary {
    /// Which words may be listed: `all` admits single characters and numbers
    /// too.
    #[must_use]
    pub const fn admission(&self, all: bool) -> Admission<'_> {
        Admission {
            stop_words: &self.stop_words,
            single_chars: all,
            numbers: all,
        }
    }
}
