//! Set phrases.

use crate::document::{Document, Span};
use crate::lexicon::Words;
use crate::lexicon::dispersion;
use crate::lexicon::phrases::{Phrase, PhraseKind, phrases};

use crate::explorer::language::{Language, Text};
use crate::explorer::panel::table::{Cell, Column, Room, Table, Target, shares};
use crate::explorer::panel::turn::{Turn, joined, next};

/// How set phrases are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhrasesWay {
    /// Those of one kind only.
    pub kind: Option<PhraseKind>,
    /// By their first place instead of by how often they come.
    pub by_place: bool,
    /// How often a wording that is neither quoted nor listed must come.
    pub least: u32,
}

impl Default for PhrasesWay {
    fn default() -> Self {
        Self {
            kind: None,
            by_place: false,
            least: 3,
        }
    }
}

impl PhrasesWay {
    /// The kinds in the order of the key, all of them first.
    pub const KINDS: [Option<PhraseKind>; 6] = [
        None,
        Some(PhraseKind::Slogan),
        Some(PhraseKind::Quoted),
        Some(PhraseKind::Listed),
        Some(PhraseKind::Repeated),
        Some(PhraseKind::Title),
    ];

    pub(in crate::explorer) fn turned(mut self, turn: Turn) -> Option<Self> {
        match turn {
            Turn::Order => self.by_place = !self.by_place,
            Turn::Way => self.kind = next(&Self::KINDS, self.kind),
            Turn::Units => return None,
            // More phrases are those that need to come less often.
            Turn::Amount(by) => {
                let least = i64::from(self.least).saturating_sub(by).clamp(2, 50);
                self.least = u32::try_from(least).unwrap_or(3);
            }
        }
        Some(self)
    }

    pub(in crate::explorer) fn way(self, language: Language) -> String {
        let kind = self.kind.map_or(Text::PhrasesAll, kind_text);
        let order = if self.by_place {
            Text::ByPlace
        } else {
            Text::ByCount
        };
        let least = Text::AtLeast.fill(language, &[&self.least]);
        let way = joined(&[kind, order], language);
        format!("{way}{}{least}", language.choose("，", ", "))
    }
}

/// What a kind of phrases is called.
const fn kind_text(kind: PhraseKind) -> Text {
    match kind {
        PhraseKind::Title => Text::PhraseTitle,
        PhraseKind::Slogan => Text::PhraseSlogan,
        PhraseKind::Listed => Text::PhraseListed,
        PhraseKind::Quoted => Text::PhraseQuoted,
        PhraseKind::Repeated => Text::PhraseRepeated,
    }
}

/// Parts of the document in which a phrase is counted.
const PARTS: usize = 40;

#[derive(Debug)]
pub(in crate::explorer) struct PhrasesTable {
    phrases: Vec<Phrase>,
}

impl PhrasesTable {
    /// `None` where it was cancelled.
    pub(in crate::explorer) fn make(
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
            document.origin().told(first).into_owned().into(),
            Cell::Strip(shares(&dispersion(&phrase.places, whole, PARTS).parts)),
        ]
    }

    fn target(&self, row: usize) -> Option<Target> {
        let phrase = self.phrases.get(row)?;
        Some(Target::Query(phrase.text.clone()))
    }
}
