//! Lists of words: those of the reader and those that the program knows.

pub(in crate::lexicon) mod dictionary;
pub(in crate::lexicon) mod idf;
mod lines;
pub(in crate::lexicon) mod listed;
pub(in crate::lexicon) mod stop_words;
pub(in crate::lexicon) mod vocabulary;
