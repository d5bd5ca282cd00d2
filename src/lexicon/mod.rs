//! Words: where they begin and end, which matter, which stand together, and
//! the set phrases (提法) among them.
//!
//! | part | what it does |
//! | --- | --- |
//! | [`segmentation`](cutting::segmentation) | the dictionary, loaded once on first need |
//! | [`Lexicon`] | how to cut: terms of the reader and of a [`Dictionary`], set phrases, by guess or not, by spaces |
//! | [`Words`] | a document cut into words: a table that all below read |
//! | [`keywords`](measures::keywords) | frequency, tf-idf, TextRank, keyness |
//! | [`occurrences()`], [`collocates()`] | where a word stands and what stands beside it |
//! | [`phrases`] | quoted terms, slogans, listed phrases, repeated wordings |
//! | [`statistics()`], [`dispersion()`] | sizes, reading time, where in the document a word lies |
//!
//! Only making [`Words`] takes long; it reports how far it is and can be
//! stopped. What is asked of them afterwards takes milliseconds for a novel,
//! except for the phrases.

pub mod cutting;
mod dictionaries;
pub mod measures;
mod occurrences;
pub mod phrases;
pub mod word;

pub use cutting::sentences::sentence_ends;
pub use cutting::settings::Lexicon;
pub use cutting::words::{Token, Word, WordId, WordKind, Words};
pub use dictionaries::dictionary::{Dictionary, Fault, FaultKind, Term};
pub use dictionaries::idf::{Idf, IdfTable};
pub(crate) use dictionaries::listed::phrases as set_phrases;
pub use dictionaries::stop_words::StopWords;
pub use dictionaries::vocabulary::{Vocabulary, WordFault, WordFiles};
pub use measures::association::{Measure, log_likelihood, mutual_information};
pub use measures::collocates::{Collocate, Window, collocates};
pub use measures::dispersion::{Dispersion, dispersion};
pub use measures::statistics::{SectionShare, Statistics, statistics};
pub use occurrences::occurrences;
