//! A document cut into words: the table that counts are made of.

use crate::document::Span;

/// Index of a word in [`Words::all`].
pub type WordId = u32;

/// What a word is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WordKind {
    /// Of the dictionary, or guessed.
    Plain,
    /// A term of the reader.
    Term,
    /// A set phrase of the program's list.
    Phrase,
    /// Letters of an alphabet.
    Latin,
    /// A number, in digits or in numerals.
    Number,
    /// The address of a page or of a mailbox.
    Address,
}

/// A word, whichever way it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The form in which it is interned: folded for case, width and script.
    pub(in crate::lexicon) key: Box<str>,
    /// Its most frequent form in the document; of several the first.
    pub shown: Box<str>,
    /// What it is.
    pub kind: WordKind,
    /// How often it stands in the document.
    pub count: u32,
    /// The class the reader gave a term; empty for all others.
    pub(in crate::lexicon) class: Box<str>,
}

impl Word {
    /// Length in characters.
    #[must_use]
    pub fn chars(&self) -> usize {
        self.key.chars().count()
    }
}

/// A word where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Which word.
    pub word: WordId,
    /// Its bytes in the reading text.
    pub span: Span,
}

/// All words of a document in order, punctuation and space left out. Takes ten
/// bytes for each word of the text and about a hundred for each different
/// one, and knows nothing of the text itself. Made by [`Words::cut`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    pub(in crate::lexicon) starts: Vec<u32>,
    pub(in crate::lexicon) lengths: Vec<u16>,
    pub(in crate::lexicon) ids: Vec<WordId>,
    pub(in crate::lexicon) all: Vec<Word>,
    /// The byte after each sentence, in order.
    pub(in crate::lexicon) sentences: Vec<u32>,
}

impl Words {
    /// How many words the text has, each counted wherever it stands.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether the text has no word.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// All different words, in the order of their first place.
    #[must_use]
    pub fn all(&self) -> &[Word] {
        &self.all
    }

    /// One word.
    #[must_use]
    pub fn word(&self, id: WordId) -> Option<&Word> {
        self.all.get(id as usize)
    }

    /// The word at an index from 0 up to [`len`](Self::len).
    #[must_use]
    pub fn token(&self, index: usize) -> Option<Token> {
        let (&word, &start) = (self.ids.get(index)?, self.starts.get(index)?);
        let length = self.lengths.get(index).copied().unwrap_or_default();
        let span = Span::new(start, start.saturating_add(u32::from(length)));
        Some(Token { word, span })
    }

    /// The words from one index up to another.
    pub fn tokens(&self, from: usize, to: usize) -> impl Iterator<Item = Token> + '_ {
        (from..to.min(self.len())).filter_map(|index| self.token(index))
    }

    /// The indexes of the words that begin in a span: the first, and the one
    /// after the last. Logarithmic.
    #[must_use]
    pub fn range(&self, span: Span) -> (usize, usize) {
        let from = self.starts.partition_point(|&start| start < span.start);
        let to = self.starts.partition_point(|&start| start < span.end);
        (from, to)
    }

    /// The sentence that holds the byte at `offset`. Logarithmic.
    #[must_use]
    pub fn sentence(&self, offset: u32) -> Span {
        let at = self.sentences.partition_point(|&end| end <= offset);
        let before = at.checked_sub(1).and_then(|i| self.sentences.get(i));
        let end = self.sentences.get(at).copied().unwrap_or(u32::MAX);
        Span::new(before.copied().unwrap_or_default(), end)
    }

    /// How many sentences end in a span.
    #[must_use]
    pub fn sentences_in(&self, span: Span) -> usize {
        let from = self.sentences.partition_point(|&end| end <= span.start);
        let to = self.sentences.partition_point(|&end| end <= span.end);
        to.saturating_sub(from)
    }

    /// How often each word stands in a span, by its id. Linear in the words
    /// of the span and the different ones of the document.
    #[must_use]
    pub fn counts(&self, span: Span) -> Vec<u32> {
        let mut counts = vec![0u32; self.all.len()];
        let (from, to) = self.range(span);
        for id in self.ids.get(from..to).unwrap_or_default() {
            if let Some(count) = counts.get_mut(*id as usize) {
                *count = count.saturating_add(1);
            }
        }
        counts
    }
}
