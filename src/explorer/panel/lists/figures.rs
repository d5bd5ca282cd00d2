//! Amounts, rates and dates with their values.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use crate::document::Document;
use crate::figures::{Figure, FigureKind, Status};

use crate::explorer::language::{Language, Text};
use crate::explorer::panel::table::{Cell, Column, Room, Table, Target};
use crate::explorer::panel::turn::{Turn, joined, next};

/// Which figures are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FiguresOf {
    /// All.
    #[default]
    All,
    /// Amounts and ranks.
    Amounts,
    /// Percentages, points, fractions and multiples.
    Rates,
    /// Dates, periods and lengths of time.
    Times,
    /// Those that the sentence calls planned.
    Planned,
    /// Those that the sentence calls reached.
    Reached,
}

/// How figures are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FiguresWay {
    /// Which of them.
    pub of: FiguresOf,
    /// The largest first instead of by place.
    pub by_size: bool,
    /// Those of one unit: its rank by how often it comes, from 1; 0 for all.
    pub unit: usize,
}

impl FiguresWay {
    pub(in crate::explorer) fn turned(mut self, turn: Turn) -> Option<Self> {
        match turn {
            Turn::Order => self.by_size = !self.by_size,
            Turn::Way => {
                let all = [
                    FiguresOf::All,
                    FiguresOf::Amounts,
                    FiguresOf::Rates,
                    FiguresOf::Times,
                    FiguresOf::Planned,
                    FiguresOf::Reached,
                ];
                self.of = next(&all, self.of);
                self.unit = 0;
            }
            Turn::Units => self.unit = self.unit.saturating_add(1),
            Turn::Amount(_) => return None,
        }
        Some(self)
    }

    pub(in crate::explorer) fn way(self, language: Language) -> String {
        let of = match self.of {
            FiguresOf::All => Text::FiguresAll,
            FiguresOf::Amounts => Text::FiguresAmounts,
            FiguresOf::Rates => Text::FiguresRates,
            FiguresOf::Times => Text::FiguresTimes,
            FiguresOf::Planned => Text::FiguresPlanned,
            FiguresOf::Reached => Text::FiguresReached,
        };
        let order = if self.by_size {
            Text::BySize
        } else {
            Text::ByPlace
        };
        joined(&[of, order], language)
    }
}

#[derive(Debug)]
pub(in crate::explorer) struct FiguresTable {
    figures: Arc<[Figure]>,
    /// Their places in what was found.
    rows: Vec<usize>,
    /// The largest of their sizes, where all have one unit.
    largest: Option<f64>,
    unit: Option<String>,
}

impl FiguresTable {
    /// Lists those of the figures of a document that are wanted.
    pub(in crate::explorer) fn make(figures: Arc<[Figure]>, way: FiguresWay) -> Self {
        let mut wanted: Vec<(usize, &Figure)> = figures.iter().enumerate().collect();
        wanted.retain(|(_, figure)| is_of(figure, way.of));
        let unit = unit_by_rank(&wanted, way.unit);
        if let Some(unit) = &unit {
            wanted.retain(|(_, figure)| figure.unit == *unit);
        }
        if way.by_size {
            wanted.sort_by_key(|(_, figure)| Reverse(figure.value.size()));
        }
        let sizes = wanted.iter().filter_map(|(_, figure)| size(figure));
        let largest = sizes.map(f64::abs).fold(0.0, f64::max);
        let rows = wanted.into_iter().map(|(at, _)| at).collect();
        Self {
            largest: unit.is_some().then_some(largest).filter(|most| *most > 0.0),
            figures,
            rows,
            unit,
        }
    }

    fn figure(&self, row: usize) -> Option<&Figure> {
        self.figures.get(*self.rows.get(row)?)
    }
}

fn is_of(figure: &Figure, of: FiguresOf) -> bool {
    use FigureKind as Kind;
    match of {
        FiguresOf::All => true,
        FiguresOf::Amounts => matches!(figure.kind, Kind::Quantity | Kind::Rank),
        FiguresOf::Rates => matches!(
            figure.kind,
            Kind::Percentage | Kind::Points | Kind::Fraction | Kind::Multiple
        ),
        FiguresOf::Times => matches!(figure.kind, Kind::Date | Kind::Period | Kind::Duration),
        FiguresOf::Planned => figure.status == Some(Status::Planned),
        FiguresOf::Reached => figure.status == Some(Status::Reached),
    }
}

/// The unit that is `rank`th (from 1, round) by how often it comes; none for
/// 0.
fn unit_by_rank(figures: &[(usize, &Figure)], rank: usize) -> Option<String> {
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
    for &(place, figure) in figures {
        if !figure.unit.is_empty() {
            let entry = counts.entry(&figure.unit).or_insert((0, place));
            entry.0 = entry.0.saturating_add(1);
        }
    }
    let mut units: Vec<_> = counts.into_iter().collect();
    units.sort_by_key(|&(_, (count, first))| (Reverse(count), first));
    let choices = units.len().saturating_add(1);
    let at = (rank % choices).checked_sub(1)?;
    units.get(at).map(|(unit, _)| (*unit).to_owned())
}

fn size(figure: &Figure) -> Option<f64> {
    figure
        .value
        .size()
        .and_then(|size| size.to_string().parse().ok())
}

impl Table for FiguresTable {
    fn len(&self) -> usize {
        self.rows.len()
    }

    fn columns(&self) -> Vec<Column> {
        let last = match self.largest {
            Some(_) => Column::new(Text::ColumnBar, Room::Share(2)),
            None => Column::new(Text::ColumnAbout, Room::Share(1)),
        };
        vec![
            Column::new(Text::ColumnLine, Room::Number(6)),
            Column::new(Text::ColumnFigure, Room::Share(2)),
            Column::new(Text::ColumnValue, Room::Share(2)),
            Column::new(Text::ColumnStatus, Room::Cells(4)),
            last,
        ]
    }

    fn cells(&self, row: usize, document: &Document, language: Language) -> Vec<Cell> {
        let Some(figure) = self.figure(row) else {
            return Vec::new();
        };
        let line = document.origin().told(figure.span.start);
        let about = figure.about.map_or("", |about| document.slice(about));
        let text = document.slice(figure.span);
        let status = match figure.status {
            Some(Status::Planned) => Text::StatusPlanned.get(language),
            Some(Status::Reached) => Text::StatusReached.get(language),
            None => "",
        };
        let value = format!("{} {}", figure.value, figure.unit);
        let (text, last) = match self.largest {
            Some(most) => {
                let share = size(figure).map_or(0.0, |size| size.abs() / most);
                (format!("{about} {text}"), Cell::Bar(share))
            }
            None => (text.to_owned(), about.into()),
        };
        vec![
            line.to_string().into(),
            text.trim_start().into(),
            value.trim_end().into(),
            status.into(),
            last,
        ]
    }

    fn target(&self, row: usize) -> Option<Target> {
        self.figure(row).map(|f| Target::Place(f.span))
    }

    fn note(&self) -> Option<&str> {
        self.unit.as_deref()
    }
}
