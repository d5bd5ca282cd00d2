//! Set phrases.

use crate::document::{Document, Span};
use crate::lexicon::phrases::{Phrase, phrases};
use crate::lexicon::{Words, dispersion};

use super::super::language::{Language, Text};
use super::listing::{PhrasesWay, kind_text};
use super::table::{Cell, Column, Room, Table, Target, shares};

/// Parts of the document in which a phrase is counted.
const PARTS: usize = 40;

#[derive(Debug)]
pub(super) struct PhrasesTable {
    phrases: Vec<Phrase>,
}

impl PhrasesTable {
    /// `None` where it was cancelled.
    pub(super) fn make(
        document: &Document,
        words: &Words,
        way: PhrasesWay,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let mut phrases = phrases(document, words, way.least, cancelled)?;
        if let Some(kind) = way.kind {
            phrases.retain(|phrase| phrase.kind == kind);
        }
        if way.by_place {
            phrases.sort_by_key(|phrase| phrase.places.first().map(|place| place.start));
        }
        Some(Self { phrases })
    }
}

impl Table for PhrasesTable {
    fn len(&self) -> usize {
        self.phrases.len()
    }

    fn columns(&self) -> Vec<Column> {
        vec![
            Column::new(Text::ColumnPhrase, Room::Share(3)),
            Column::new(Text::ColumnCount, Room::Number(5)),
            Column::new(Text::ColumnKind, Room::Cells(8)),
            Column::new(Text::ColumnLine, Room::Number(6)),
            Column::new(Text::ColumnStrip, Room::Share(2)),
        ]
    }

    fn cells(&self, row: usize, document: &Document, language: Language) -> Vec<Cell> {
        let Some(phrase) = self.phrases.get(row) else {
            return Vec::new();
        };
        let first = phrase.places.first().map_or(0, |place| place.start);
        let whole = Span::new(0, document.len());
        vec![
            phrase.text.as_str().into(),
            phrase.places.len().to_string().into(),
            kind_text(phrase.kind).get(language).into(),
            document.origin().line(first).to_string().into(),
            Cell::Strip(shares(&dispersion(&phrase.places, whole, PARTS).parts)),
        ]
    }

    fn target(&self, row: usize) -> Option<Target> {
        let phrase = self.phrases.get(row)?;
        Some(Target::Query(phrase.text.clone()))
    }
}
