//! Words: segmentation, keywords, set phrases, collocates, by the library and
//! as they are called.

mod beside;
mod cli;
mod corpus;
mod cutting;
mod phrases;
mod ranking;

use std::ops::ControlFlow;

use gangmu::document::{Document, Format, Meta, Span};
use gangmu::lexicon::measures::keywords::{Admission, Keyword};
use gangmu::lexicon::{Dictionary, Lexicon, StopWords, Words};
use gangmu::structure::{Options, parse};

pub(crate) fn document(text: &str) -> Document {
    let meta = Meta {
        format: Format::Markdown,
        ..Meta::default()
    };
    parse(text, meta, &Options::default()).unwrap()
}

pub(crate) fn cut_by(document: &Document, lexicon: &Lexicon) -> Words {
    Words::cut(document, lexicon, |_, _| ControlFlow::Continue(())).unwrap()
}

pub(crate) fn with_dictionary(text: &str) -> Lexicon {
    Lexicon::default().with_terms(&Dictionary::parse(text).terms)
}

pub(crate) fn whole(document: &Document) -> Span {
    Span::new(0, document.len())
}

pub(crate) fn shown(words: &Words, found: &[Keyword]) -> Vec<(String, u32)> {
    found
        .iter()
        .map(|k| (words.word(k.word).unwrap().shown.to_string(), k.count))
        .collect()
}

pub(crate) fn pair(word: &str, count: u32) -> (String, u32) {
    (word.to_owned(), count)
}

/// What may be a keyword: no stop words, and no more than is asked for.
pub(crate) fn admission(
    stop_words: &StopWords,
    single_chars: bool,
    numbers: bool,
) -> Admission<'_> {
    Admission {
        stop_words,
        single_chars,
        numbers,
    }
}
