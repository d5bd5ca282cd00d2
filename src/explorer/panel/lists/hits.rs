//! Hits as concordance lines.

use std::sync::Arc;

use crate::document::{Document, Span};
use crate::search::{By, Context, ContextUnit, Hits, MOST_UNITS, Sorting, sorted};

use crate::explorer::language::{Language, Text};
use crate::explorer::panel::table::{Cell, Column, Room, Table, Target};
use crate::explorer::panel::turn::{Side, Turn, next};

/// The order of concordance lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HitsOrder {
    /// By which side.
    pub side: Side,
    /// How many characters or words of it, from 1 to [`MOST_UNITS`]; 0 is 1.
    pub count: u8,
    /// Characters or words.
    pub words: bool,
    /// How they are compared.
    pub by: Comparison,
}

/// How context is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Comparison {
    /// By pinyin.
    #[default]
    Pinyin,
    /// By how often it stands there.
    Frequency,
    /// By code point.
    Code,
}

impl HitsOrder {
    /// The order as the search knows it.
    #[must_use]
    pub fn sorting(self) -> Sorting {
        let context = Context {
            count: self.count.clamp(1, MOST_UNITS),
            unit: if self.words {
                ContextUnit::Words
            } else {
                ContextUnit::Chars
            },
            by: match self.by {
                Comparison::Pinyin => By::Pinyin,
                Comparison::Frequency => By::Frequency,
                Comparison::Code => By::Code,
            },
        };
        match self.side {
            Side::Place => Sorting::Place,
            Side::Right => Sorting::Right(context),
            Side::Left => Sorting::Left(context),
        }
    }

    pub(in crate::explorer) fn turned(mut self, turn: Turn) -> Option<Self> {
        match turn {
            Turn::Order => self.side = next(&[Side::Place, Side::Right, Side::Left], self.side),
            // By place there is nothing to compare.
            _ if self.side == Side::Place => return None,
            Turn::Way => {
                let all = [Comparison::Pinyin, Comparison::Frequency, Comparison::Code];
                self.by = next(&all, self.by);
            }
            Turn::Units => self.words = !self.words,
            Turn::Amount(by) => {
                let most = i64::from(MOST_UNITS);
                let count = i64::from(self.count.max(1))
                    .saturating_add(by)
                    .clamp(1, most);
                self.count = u8::try_from(count).unwrap_or(1);
            }
        }
        Some(self)
    }

    pub(in crate::explorer) fn way(self, language: Language) -> String {
        let by = match self.by {
            Comparison::Pinyin => Text::InPinyin,
            Comparison::Frequency => Text::InFrequency,
            Comparison::Code => Text::InCode,
        };
        let unit = if self.words {
            Text::UnitWords
        } else {
            Text::UnitChars
        };
        let text = match self.side {
            Side::Place => return Text::ByPlace.get(language).to_owned(),
            Side::Right => Text::ByRight,
            Side::Left => Text::ByLeft,
        };
        let count = self.count.max(1);
        text.fill(language, &[&count, &unit.get(language), &by.get(language)])
    }
}

/// The hits of a filter in some order.
#[derive(Debug)]
pub(in crate::explorer) struct HitsTable {
    hits: Arc<Hits>,
    /// Indices into the hits.
    order: Vec<u32>,
}

impl HitsTable {
    /// Sorts the hits; `None` where it was cancelled.
    pub(in crate::explorer) fn make(
        document: &Document,
        hits: Arc<Hits>,
        order: HitsOrder,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let order = sorted(document, &hits, order.sorting(), cancelled)?;
        Some(Self { hits, order })
    }

    fn span(&self, row: usize) -> Option<Span> {
        let &index = self.order.get(row)?;
        self.hits.all().get(index as usize).map(|hit| hit.span)
    }
}

impl Table for HitsTable {
    fn len(&self) -> usize {
        self.order.len()
    }

    fn columns(&self) -> Vec<Column> {
        vec![
            Column {
                title: Text::ColumnLine,
                room: Room::Number(6),
            },
            Column {
                title: Text::ColumnContext,
                room: Room::Share(1),
            },
        ]
    }

    fn cells(&self, row: usize, document: &Document, _: Language) -> Vec<Cell> {
        let Some(span) = self.span(row) else {
            return Vec::new();
        };
        let line = document.origin().told(span.start).into_owned();
        vec![line.into(), Cell::Keyword(span)]
    }

    fn target(&self, row: usize) -> Option<Target> {
        self.span(row).map(Target::Place)
    }
}
