//! What stands beside the hits of the filter.

use std::cmp::Reverse;

use crate::document::{Document, Span};
use crate::lexicon::{Measure, Vocabulary, Window, Words};
use crate::lexicon::{collocates, dispersion};
use crate::search::Hits;

use crate::explorer::language::{Language, Text};
use crate::explorer::panel::table::{Cell, Column, Room, Table, Target, shares};
use crate::explorer::panel::turn::{Side, Turn, joined, next};

/// How collocates are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CollocatesWay {
    /// Words on each side.
    pub window: usize,
    /// Within the sentence instead of the paragraph.
    pub in_sentence: bool,
    /// By mutual information instead of log-likelihood.
    pub mutual: bool,
    /// By which count; by score where it is [`Side::Place`].
    pub side: Side,
}

impl Default for CollocatesWay {
    fn default() -> Self {
        Self {
            window: 5,
            in_sentence: false,
            mutual: false,
            side: Side::Place,
        }
    }
}

impl CollocatesWay {
    pub(in crate::explorer) fn turned(mut self, turn: Turn) -> Option<Self> {
        match turn {
            Turn::Order => self.side = next(&[Side::Place, Side::Left, Side::Right], self.side),
            Turn::Way => self.mutual = !self.mutual,
            Turn::Units => self.in_sentence = !self.in_sentence,
            Turn::Amount(by) => {
                let window = i64::try_from(self.window).unwrap_or(5);
                let window = window.saturating_add(by).clamp(1, 20);
                self.window = usize::try_from(window).unwrap_or(5);
            }
        }
        Some(self)
    }

    pub(in crate::explorer) fn way(self, language: Language) -> String {
        let measure = if self.mutual {
            Text::MeasureMutual
        } else {
            Text::MeasureLikelihood
        };
        let within = if self.in_sentence {
            Text::BesideInSentence
        } else {
            Text::BesideInParagraph
        };
        let order = match self.side {
            Side::Place => Text::ByScore,
            Side::Left => Text::ByLeftCount,
            Side::Right => Text::ByRightCount,
        };
        let window = Text::WindowOf.fill(language, &[&self.window]);
        let way = joined(&[within, measure, order], language);
        format!("{window}{}{way}", language.choose("，", ", "))
    }
}

/// How often a collocate must be seen.
const LEAST: u32 = 2;

/// Parts of the document in which hits are counted.
const PARTS: usize = 60;

#[derive(Debug)]
pub(in crate::explorer) struct CollocatesTable {
    rows: Vec<Row>,
    strip: Vec<f64>,
}

#[derive(Debug)]
struct Row {
    word: String,
    left: u32,
    right: u32,
    score: f64,
}

impl CollocatesTable {
    pub(in crate::explorer) fn make(
        document: &Document,
        words: &Words,
        vocabulary: &Vocabulary,
        hits: &Hits,
        way: CollocatesWay,
    ) -> Self {
        let places: Vec<Span> = hits.all().iter().map(|hit| hit.span).collect();
        let window = Window {
            words: Some(way.window),
            in_sentence: way.in_sentence,
        };
        let measure = if way.mutual {
            Measure::MutualInformation
        } else {
            Measure::LogLikelihood
        };
        let admission = vocabulary.admission(false);
        let how = (measure, LEAST);
        let mut found = collocates(document, words, &places, window, &admission, how);
        match way.side {
            Side::Place => {}
            Side::Left => found.sort_by_key(|c| Reverse(c.left)),
            Side::Right => found.sort_by_key(|c| Reverse(c.right)),
        }
        let rows = found.iter().map(|collocate| Row {
            word: words
                .word(collocate.word)
                .map_or_else(String::new, |word| word.shown.to_string()),
            left: collocate.left,
            right: collocate.right,
            score: collocate.score,
        });
        let whole = Span::new(0, document.len());
        Self {
            rows: rows.collect(),
            strip: shares(&dispersion(&places, whole, PARTS).parts),
        }
    }
}

impl Table for CollocatesTable {
    fn len(&self) -> usize {
        self.rows.len()
    }

    fn columns(&self) -> Vec<Column> {
        vec![
            Column::new(Text::ColumnWord, Room::Share(1)),
            Column::new(Text::ColumnLeft, Room::Number(6)),
            Column::new(Text::ColumnRight, Room::Number(6)),
            Column::new(Text::ColumnScore, Room::Number(9)),
            Column::new(Text::ColumnBar, Room::Share(2)),
        ]
    }

    fn cells(&self, row: usize, _: &Document, _: Language) -> Vec<Cell> {
        let most = self.rows.iter().map(|row| row.score).fold(0.0, f64::max);
        let Some(row) = self.rows.get(row) else {
            return Vec::new();
        };
        let share = if most > 0.0 { row.score / most } else { 0.0 };
        vec![
            row.word.as_str().into(),
            row.left.to_string().into(),
            row.right.to_string().into(),
            format!("{:.2}", row.score).into(),
            Cell::Bar(share),
        ]
    }

    fn target(&self, row: usize) -> Option<Target> {
        let row = self.rows.get(row)?;
        Some(Target::Query(row.word.clone()))
    }

    fn strip(&self) -> Option<&[f64]> {
        Some(&self.strip)
    }
}
