//! The word at a place of the text.

use crate::document::Document;
use crate::lexicon::word::word_at;

/// Where a word is to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordPlace {
    /// Byte of the reading text.
    pub offset: u32,
    /// Whether the word is meant that stands just there; else the first one
    /// from there on that has two characters.
    pub exact: bool,
}

/// The word at a place. Loads the dictionary: for a worker.
#[must_use]
pub fn find_word(document: &Document, place: WordPlace) -> Option<String> {
    let block = document.block(document.block_at(place.offset)?)?;
    let text = document.slice(block.span);
    let at = place.offset.saturating_sub(block.span.start) as usize;
    let word = word_at(text, at, if place.exact { 1 } else { 2 })?;
    text.get(word).map(str::to_owned)
}
