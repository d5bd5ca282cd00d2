//! A document with what was found in it, as rows of a table.

use std::borrow::Cow;

use serde::Serialize;

use crate::document::{Document, PlaceUnit, Span};
use crate::search::{self, Hits, Snippet, WordSnippets};

use crate::cli::args::Extent;
use crate::cli::documents::select;
use crate::cli::results::place::PlaceValue;
use crate::cli::results::table::{Row, field};

#[derive(Serialize)]
pub(in crate::cli) struct HitRow<'a> {
    file: &'a str,
    pub(in crate::cli) line: PlaceValue,
    section: String,
    pub(in crate::cli) left: Cow<'a, str>,
    #[serde(rename = "match")]
    pub(in crate::cli) found: Cow<'a, str>,
    pub(in crate::cli) right: Cow<'a, str>,
}

impl Row for HitRow<'_> {
    const COLUMNS: &'static [&'static str] = &["file", "line", "section", "left", "match", "right"];

    fn unit(&self) -> PlaceUnit {
        self.line.unit()
    }
}

/// A document with what was found in it.
pub(in crate::cli) struct Searched<'a> {
    pub(in crate::cli) file: &'a str,
    /// What stands before each line of text: the file where there are several.
    pub(in crate::cli) prefix: String,
    pub(in crate::cli) document: &'a Document,
    pub(in crate::cli) hits: &'a Hits,
}

impl Searched<'_> {
    pub(in crate::cli) fn line(&self, offset: u32) -> PlaceValue {
        PlaceValue::of(self.document, offset)
    }

    /// Characters of the last place: of the largest line number.
    pub(in crate::cli) fn digits(&self) -> usize {
        let last = self.hits.all().last();
        last.map_or(1, |hit| self.line(hit.span.start).width())
    }

    /// The row of a hit.
    pub(in crate::cli) fn row(&self, hit: Span, snippet: &Snippet<'_>) -> HitRow<'_> {
        let own = |text: &str| Cow::Owned(field(text).into_owned());
        HitRow {
            file: self.file,
            line: self.line(hit.start),
            section: select::titles(self.document, self.document.section_at(hit.start)),
            left: own(snippet.left),
            found: own(snippet.matched),
            right: own(snippet.right),
        }
    }
}

/// What stands around hits, as much as was asked for.
pub(in crate::cli) enum Snippets<'a> {
    Chars(&'a Document, usize),
    Words(Box<WordSnippets<'a>>, usize),
}

impl<'a> Snippets<'a> {
    pub(in crate::cli) fn new(document: &'a Document, context: Extent) -> Self {
        match context {
            Extent::Chars(count) => Self::Chars(document, count),
            Extent::Words(count) => Self::Words(Box::new(WordSnippets::new(document)), count),
        }
    }

    pub(in crate::cli) fn of(&mut self, hit: Span) -> Snippet<'a> {
        match self {
            Self::Chars(document, count) => search::snippet(document, hit, *count),
            Self::Words(snippets, count) => snippets.snippet(hit, *count),
        }
    }
}
