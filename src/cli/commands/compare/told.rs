//! The changes as rows and in words.

use std::borrow::Cow;

use serde::Serialize;

use crate::cli::documents::select;
use crate::cli::results::place::PlaceValue;
use crate::cli::results::table::{Row, field};
use crate::compare::{Change, Kinds};
use crate::document::{Document, Span};
use crate::setting::Language;

/// A change as a row of a table.
#[derive(Serialize)]
pub(super) struct Changed<'a> {
    pub(super) change: String,
    pub(super) old_place: Option<PlaceValue>,
    pub(super) new_place: Option<PlaceValue>,
    pub(super) section: String,
    pub(super) old: Cow<'a, str>,
    pub(super) new: Cow<'a, str>,
}

impl Row for Changed<'_> {
    const COLUMNS: &'static [&'static str] =
        &["change", "old_place", "new_place", "section", "old", "new"];
}

/// What there is to tell.
pub(super) struct Told<'a> {
    pub(super) old: &'a Document,
    pub(super) new: &'a Document,
    pub(super) changes: &'a [Change],
    /// Whether the new text was made: then nothing stands at a place of it.
    pub(super) is_amended: bool,
    pub(super) language: Language,
}

impl<'a> Told<'a> {
    pub(super) fn row(&self, change: &Change) -> Changed<'a> {
        let text = |document: &'a Document, span: Option<Span>| {
            span.map_or(Cow::Borrowed(""), |span| field(document.slice(span).trim()))
        };
        let [old_place, new_place] = self.places(change);
        Changed {
            change: change.kinds.names(),
            old_place,
            new_place,
            section: self.section(change),
            old: text(self.old, change.old),
            new: text(self.new, change.new),
        }
    }

    /// Where the change is, in both documents.
    pub(super) fn places(&self, change: &Change) -> [Option<PlaceValue>; 2] {
        let place =
            |document, span: Option<Span>| span.map(|span| PlaceValue::of(document, span.start));
        let new = change.new.filter(|_| !self.is_amended);
        [place(self.old, change.old), place(self.new, new)]
    }

    /// The titles down to the section it is in, of the new document where it
    /// stands there.
    pub(super) fn section(&self, change: &Change) -> String {
        let (document, at) = match change.new {
            Some(span) => (self.new, span.start),
            None => (self.old, change.old_at),
        };
        select::titles(document, document.section_at(at))
    }

    /// The kinds of a change in the language of the reader.
    pub(super) fn kinds(&self, kinds: Kinds) -> String {
        kinds.told(self.language)
    }
}
