//! The words that matter.

use crate::document::{Document, Span};
use crate::lexicon::dispersion;
use crate::lexicon::measures::keywords::{Keyword, frequency, keyness, text_rank, tf_idf};
use crate::lexicon::{IdfTable, Vocabulary, Words};

use crate::explorer::language::{Language, Text};
use crate::explorer::panel::table::{Cell, Column, Room, Table, Target, shares};
use crate::explorer::panel::turn::{Turn, joined, next};

/// What makes a word matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    /// Its share in the text by its rarity in Chinese at large.
    #[default]
    TfIdf,
    /// What stands near words that matter.
    TextRank,
    /// How often it stands there.
    Frequency,
    /// What sets the section off from the rest of the document.
    Keyness,
}

/// How keywords are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KeywordsWay {
    /// By what they are weighed.
    pub method: Method,
    /// Of which part (bytes of the reading text); of the whole where there is
    /// none.
    pub part: Option<Span>,
    /// Whether that is what the reader selected, and no section.
    pub is_selected: bool,
    /// With words of one character and numbers.
    pub all: bool,
    /// By how often they stand there instead of by weight.
    pub by_count: bool,
}

impl KeywordsWay {
    pub(in crate::explorer) fn turned(mut self, turn: Turn, here: Option<Span>) -> Option<Self> {
        match turn {
            Turn::Order => self.by_count = !self.by_count,
            Turn::Way => {
                let all = [
                    Method::TfIdf,
                    Method::TextRank,
                    Method::Frequency,
                    Method::Keyness,
                ];
                self.method = next(&all, self.method);
                if self.method == Method::Keyness {
                    // It compares a section with the rest.
                    self.part = self.part.or(here);
                    if self.part.is_none() {
                        self.method = Method::TfIdf;
                    }
                }
            }
            Turn::Units => {
                self.part = match self.part {
                    None => Some(here?),
                    Some(_) => None,
                };
                self.is_selected = false;
                if self.part.is_none() && self.method == Method::Keyness {
                    self.method = Method::TfIdf;
                }
            }
            Turn::Amount(by) => self.all = by > 0,
        }
        Some(self)
    }

    pub(in crate::explorer) fn way(self, language: Language) -> String {
        let method = match self.method {
            Method::TfIdf => Text::MethodTfIdf,
            Method::TextRank => Text::MethodTextRank,
            Method::Frequency => Text::MethodFrequency,
            Method::Keyness => Text::MethodKeyness,
        };
        let part = match self.part {
            Some(_) if self.is_selected => Text::OfSelection,
            Some(_) => Text::OfSection,
            None => Text::OfWhole,
        };
        let mut texts = vec![part, method];
        if self.by_count {
            texts.push(Text::ByCount);
        }
        if self.all {
            texts.push(Text::WithSingles);
        }
        joined(&texts, language)
    }
}

/// The most words that are listed.
const LISTED: usize = 1000;

/// Parts of the document in which a word is counted.
const PARTS: usize = 40;

#[derive(Debug)]
pub(in crate::explorer) struct KeywordsTable {
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    word: String,
    count: u32,
    weight: f64,
    strip: Vec<f64>,
}

impl KeywordsTable {
    pub(in crate::explorer) fn make(
        document: &Document,
        words: &Words,
        vocabulary: &Vocabulary,
        way: KeywordsWay,
    ) -> Self {
        let whole = Span::new(0, document.len());
        let part = way.part.unwrap_or(whole);
        let admission = vocabulary.admission(way.all);
        let mut found = match way.method {
            Method::Frequency => frequency(words, part, &admission),
            Method::TextRank => text_rank(words, part, &admission),
            Method::Keyness => keyness(words, part, &admission),
            Method::TfIdf => {
                let idf = IdfTable::load().weigh(words);
                tf_idf(words, part, &admission, &idf)
            }
        };
        if way.by_count {
            found.sort_by_key(|keyword| std::cmp::Reverse(keyword.count));
        }
        found.truncate(LISTED);
        let places = places(words, &found, whole);
        let rows = found.iter().zip(places).map(|(keyword, places)| Row {
            word: words
                .word(keyword.word)
                .map_or_else(String::new, |word| word.shown.to_string()),
            count: keyword.count,
            weight: keyword.weight,
            strip: shares(&dispersion(&places, whole, PARTS).parts),
        });
        Self {
            rows: rows.collect(),
        }
    }
}

/// Where each of some words stands in the document.
fn places(words: &Words, found: &[Keyword], whole: Span) -> Vec<Vec<Span>> {
    let mut rows: Vec<Option<usize>> = vec![None; words.all().len()];
    for (row, keyword) in found.iter().enumerate() {
        if let Some(slot) = rows.get_mut(keyword.word as usize) {
            *slot = Some(row);
        }
    }
    let mut places = vec![Vec::new(); found.len()];
    let (from, to) = words.range(whole);
    for token in words.tokens(from, to) {
        let row = rows.get(token.word as usize).copied().flatten();
        if let Some(places) = row.and_then(|row| places.get_mut(row)) {
            places.push(token.span);
        }
    }
    places
}

impl Table for KeywordsTable {
    fn len(&self) -> usize {
        self.rows.len()
    }

    fn columns(&self) -> Vec<Column> {
        vec![
            Column::new(Text::ColumnWord, Room::Share(2)),
            Column::new(Text::ColumnCount, Room::Number(6)),
            Column::new(Text::ColumnWeight, Room::Number(8)),
            Column::new(Text::ColumnStrip, Room::Share(3)),
        ]
    }

    fn cells(&self, row: usize, _: &Document, _: Language) -> Vec<Cell> {
        let Some(row) = self.rows.get(row) else {
            return Vec::new();
        };
        vec![
            row.word.as_str().into(),
            row.count.to_string().into(),
            format!("{:.3}", row.weight).into(),
            Cell::Strip(row.strip.clone()),
        ]
    }

    fn target(&self, row: usize) -> Option<Target> {
        let row = self.rows.get(row)?;
        Some(Target::Query(row.word.clone()))
    }
}
