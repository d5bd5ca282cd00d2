//! What the subcommands on words share: how to cut, what to leave out.

use std::ops::ControlFlow;
use std::path::Path;

use crate::document::{Document, Span};
use crate::lexicon::keywords::Admission;
use crate::lexicon::{Dictionary, Lexicon, StopWords, Term, Vocabulary, Words};
use crate::source::{self, Location, ReadOptions};
use crate::text::{Ambiguous, cells};

use super::args::{Admitted, Cutting};
use super::select;

/// Reads the dictionaries and stop words. Lines that cannot be read are told of
/// by their number, and the others count.
///
/// # Errors
/// Where a file cannot be read.
pub(super) fn vocabulary(cutting: &Cutting) -> anyhow::Result<Vocabulary> {
    let mut terms: Vec<Term> = Vec::new();
    for path in &cutting.dictionary {
        let (label, text) = read(path)?;
        let mut dictionary = Dictionary::parse(&text);
        for fault in &dictionary.faults {
            eprintln!("gangmu: {label}: line {}: {}", fault.line, fault.kind);
        }
        terms.append(&mut dictionary.terms);
    }
    let mut stop_words = StopWords::default();
    for path in &cutting.stop_words {
        stop_words.edit(&read(path)?.1);
    }
    let lexicon = Lexicon::default()
        .with_terms(&terms)
        .with_guesses(!cutting.no_hmm)
        .with_spaces(cutting.spaces);
    Ok(Vocabulary {
        lexicon,
        stop_words,
    })
}

/// The words of a document.
pub(super) fn cut(vocabulary: &Vocabulary, document: &Document) -> Words {
    let go_on = |_, _| ControlFlow::Continue(());
    Words::cut(document, &vocabulary.lexicon, go_on).unwrap_or_default()
}

/// Which words are printed.
pub(super) const fn admission(vocabulary: &Vocabulary, admitted: Admitted) -> Admission<'_> {
    Admission {
        stop_words: &vocabulary.stop_words,
        single_chars: admitted.single_chars,
        numbers: admitted.numbers,
    }
}

/// A file of terms, in whatever encoding, with its short name.
fn read(path: &Path) -> anyhow::Result<(String, String)> {
    let location = Location::Path(path.to_owned());
    let loaded = source::read(&location, &ReadOptions::default())?;
    Ok((location.label(), loaded.text))
}

/// The part of a document that was asked for: a section, or the whole. `None`
/// where there is no such section, which is told of.
pub(super) fn part(document: &Document, label: &str, section: Option<&str>) -> Option<Span> {
    match section {
        Some(which) => select::section(document, label, which),
        None => Some(Span::new(0, document.len())),
    }
}

/// The first `top` of some rows; all of them for 0.
pub(super) fn top<T>(rows: Vec<T>, top: usize) -> impl Iterator<Item = T> {
    let most = if top == 0 { usize::MAX } else { top };
    rows.into_iter().take(most)
}

/// A weight with as many digits as mean something.
pub(super) fn rounded(weight: f64) -> f64 {
    (weight * 10_000.0).round() / 10_000.0
}

/// What fills a cell of text up to `width` cells.
pub(super) fn padding(text: &str, width: usize) -> String {
    " ".repeat(width.saturating_sub(cells(text, Ambiguous::Narrow)))
}
