//! Amounts, rates and dates with their values.

use std::cmp::{Ordering, Reverse};
use std::collections::HashMap;

use crate::document::{Document, Span};
use crate::figures::{Decimal, Figure, FigureKind, Status, Value, find};

use super::super::language::{Language, Text};
use super::listing::{FiguresOf, FiguresWay};
use super::table::{Cell, Column, Room, Table, Target};

#[derive(Debug)]
pub(super) struct FiguresTable {
    figures: Vec<Figure>,
    /// The largest of their sizes, where all have one unit.
    largest: Option<f64>,
    unit: Option<String>,
}

impl FiguresTable {
    /// `None` where it was cancelled.
    pub(super) fn make(
        document: &Document,
        part: Span,
        way: FiguresWay,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let mut figures = find(document, cancelled)?;
        figures.retain(|figure| part.contains(figure.span.start) && is_of(figure, way.of));
        let unit = unit_by_rank(&figures, way.unit);
        if let Some(unit) = &unit {
            figures.retain(|figure| figure.unit == *unit);
        }
        if way.by_size {
            figures.sort_by(by_size);
        }
        let sizes = figures.iter().filter_map(size);
        let largest = sizes.map(f64::abs).fold(0.0, f64::max);
        Some(Self {
            largest: unit.is_some().then_some(largest).filter(|most| *most > 0.0),
            figures,
            unit,
        })
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
fn unit_by_rank(figures: &[Figure], rank: usize) -> Option<String> {
    let mut counts: HashMap<&str, (usize, usize)> = HashMap::new();
    for (place, figure) in figures.iter().enumerate() {
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

/// The largest first; what has no size last, in its order.
fn by_size(a: &Figure, b: &Figure) -> Ordering {
    match (a.value.size(), b.value.size()) {
        (Some(a), Some(b)) => b.cmp(&a),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

/// A value as it is shown: one number, or both ends.
fn value_text(value: &Value) -> String {
    let ends = match value {
        Value::Amount { low, high } => [text(*low), text(*high)],
        Value::Days { first, last } => [*first, *last].map(|day| day.map(|day| day.to_string())),
    };
    match ends {
        [Some(low), Some(high)] if low == high => low,
        [None, None] => String::new(),
        [low, high] => format!("{}..{}", low.unwrap_or_default(), high.unwrap_or_default()),
    }
}

fn text(number: Option<Decimal>) -> Option<String> {
    number.map(|number| number.to_string())
}

impl Table for FiguresTable {
    fn len(&self) -> usize {
        self.figures.len()
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
        let Some(figure) = self.figures.get(row) else {
            return Vec::new();
        };
        let line = document.origin().line(figure.span.start);
        let about = figure.about.map_or("", |about| document.slice(about));
        let text = document.slice(figure.span);
        let status = match figure.status {
            Some(Status::Planned) => Text::StatusPlanned.get(language),
            Some(Status::Reached) => Text::StatusReached.get(language),
            None => "",
        };
        let value = value_text(&figure.value);
        let value = format!("{value} {}", figure.unit);
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
        self.figures.get(row).map(|f| Target::Place(f.span))
    }

    fn note(&self) -> Option<&str> {
        self.unit.as_deref()
    }
}
