//! A document with what was found in it, as rows of a table.

use std::borrow::Cow;

use serde::Serialize;

use crate::document::{Document, PlaceUnit, Span};
use crate::search::{self, Hits, Snippet, WordSnippets};

use super::args::Extent;
use super::output::{Row, field};
use super::place::Place;
use super::select;

#[derive(Serialize)]
pub(super) struct Line<'a> {
    file: &'a str,
    pub(super) line: Place,
    section: String,
    pub(super) left: Cow<'a, str>,
    #[serde(rename = "match")]
    pub(super) found: Cow<'a, str>,
    pub(super) right: Cow<'a, str>,
}

impl Row for Line<'_> {
    const COLUMNS: &'static [&'static str] = &["file", "line", "section", "left", "match", "right"];

    fn unit(&self) -> PlaceUnit {
        self.line.unit()
    }
}

/// A document with what was found in it.
pub(super) struct Searched<'a> {
    pub(super) file: &'a str,
    /// What stands before each line of text: the file where there are several.
    pub(super) prefix: String,
    pub(super) document: &'a Document,
    pub(super) hits: &'a Hits,
}

impl Searched<'_> {
    pub(super) fn line(&self, offset: u32) -> Place {
        Place::of(self.document, offset)
    }

    /// Characters of the last place: of the largest line number.
    pub(super) fn digits(&self) -> usize {
        let last = self.hits.all().last();
        last.map_or(1, |hit| self.line(hit.span.start).width())
    }

    /// The row of a hit.
    pub(super) fn row(&self, hit: Span, snippet: &Snippet<'_>) -> Line<'_> {
        let own = |text: &str| Cow::Owned(field(text).into_owned());
        Line {
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
pub(super) enum Snippets<'a> {
    Chars(&'a Document, usize),
    Words(Box<WordSnippets<'a>>, usize),
}

impl<'a> Snippets<'a> {
    pub(super) fn new(document: &'a Document, context: Extent) -> Self {
        match context {
            Extent::Chars(count) => Self::Chars(document, count),
            Extent::Words(count) => Self::Words(Box::new(WordSnippets::new(document)), count),
        }
    }

    pub(super) fn of(&mut self, hit: Span) -> Snippet<'a> {
        match self {
            Self::Chars(document, count) => search::snippet(document, hit, *count),
            Self::Words(snippets, count) => snippets.snippet(hit, *count),
        }
    }
}
