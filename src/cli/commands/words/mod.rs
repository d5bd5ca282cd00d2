//! What the subcommands on words share: how to cut, what to leave out.

pub(in crate::cli) mod collocates;
pub(in crate::cli) mod keywords;
pub(in crate::cli) mod phrases;

use std::ops::ControlFlow;

use crate::document::{Document, Span};
use crate::lexicon::measures::keywords::Admission;
use crate::lexicon::{Vocabulary, Words};
use crate::setting::Language;
use crate::text::{Ambiguous, cells};

use crate::cli::args::{Admitted, Cutting};
use crate::cli::documents::select;
use crate::cli::failure::{Failure, tell};
use crate::cli::settings::Settings;

/// Reads the dictionaries and stop words of the configuration, then those of
/// the call. Lines that cannot be read are told of by their number, and the
/// others count.
///
/// # Errors
/// Where a file cannot be read.
pub(in crate::cli) fn vocabulary(
    cutting: &Cutting,
    settings: &Settings,
) -> Result<Vocabulary, Failure> {
    let mut files = settings.words.clone();
    files.dictionaries.extend_from_slice(&cutting.dictionary);
    files.stop_words.extend_from_slice(&cutting.stop_words);
    let (own, faults) = Vocabulary::read(&files)?;
    for fault in faults {
        tell(&fault, settings.messages);
    }
    let lexicon = own
        .lexicon
        .with_guesses(!cutting.no_hmm)
        .with_spaces(cutting.spaces);
    Ok(Vocabulary { lexicon, ..own })
}

/// The words of a document.
pub(in crate::cli) fn cut(vocabulary: &Vocabulary, document: &Document) -> Words {
    let go_on = |_, _| ControlFlow::Continue(());
    Words::cut(document, &vocabulary.lexicon, go_on).unwrap_or_default()
}

/// Which words are printed.
pub(in crate::cli) const fn admission(
    vocabulary: &Vocabulary,
    admitted: Admitted,
) -> Admission<'_> {
    Admission {
        stop_words: &vocabulary.stop_words,
        single_chars: admitted.single_chars,
        numbers: admitted.numbers,
    }
}

/// The part of a document that was asked for: a section, or the whole. `None`
/// where there is no such section, which is told of.
pub(in crate::cli) fn part(
    document: &Document,
    label: &str,
    section: Option<&str>,
    language: Language,
) -> Option<Span> {
    match section {
        Some(which) => select::section(document, label, which, language),
        None => Some(Span::new(0, document.len())),
    }
}

/// The first `top` of some rows; all of them for 0.
pub(in crate::cli) fn top<T>(rows: Vec<T>, top: usize) -> impl Iterator<Item = T> {
    let most = if top == 0 { usize::MAX } else { top };
    rows.into_iter().take(most)
}

/// A weight with as many digits as mean something.
pub(in crate::cli) fn rounded(weight: f64) -> f64 {
    (weight * 10_000.0).round() / 10_000.0
}

/// What fills a cell of text up to `width` cells.
pub(in crate::cli) fn padding(text: &str, width: usize) -> String {
    " ".repeat(width.saturating_sub(cells(text, Ambiguous::Narrow)))
}
