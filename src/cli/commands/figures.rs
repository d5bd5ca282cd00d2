//! `gangmu figures`: amounts, rates, dates and periods with their values.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::io::{self, Write};

use serde::Serialize;

use crate::document::{Document, PlaceUnit, Span};
use crate::figures::{self, Figure, Value, base_of};
use crate::setting::Language;
use crate::source::Location;

use super::words::padding;
use crate::cli::Status;
use crate::cli::args::{Figures, Order};
use crate::cli::documents::{load, select};
use crate::cli::failure::Failure;
use crate::cli::results::place::PlaceValue;
use crate::cli::results::table::{Paint, Row, Table, field};
use crate::cli::settings::Settings;

#[derive(Debug, Clone, Serialize)]
struct FigureRow<'a> {
    line: PlaceValue,
    section: String,
    kind: &'static str,
    text: Cow<'a, str>,
    low: Option<String>,
    high: Option<String>,
    unit: &'a str,
    about: Cow<'a, str>,
    status: &'static str,
}

impl Row for FigureRow<'_> {
    const COLUMNS: &'static [&'static str] = &[
        "line", "section", "kind", "text", "low", "high", "unit", "about", "status",
    ];

    fn unit(&self) -> PlaceUnit {
        self.line.unit()
    }
}

/// Prints the figures of all documents.
pub(in crate::cli) fn run(
    arguments: &Figures,
    locations: &[Location],
    settings: &Settings,
    out: impl Write,
) -> Result<Status, Failure> {
    let paint = settings.paint();
    let mut table = Table::of_documents::<FigureRow<'_>>(locations, settings.form, paint, out);
    let status = load::each(locations, settings, |location, document| {
        let label = location.label();
        let Some(span) = place(arguments, document, &label, settings.messages) else {
            return Ok(false);
        };
        let mut found = figures::find(document, &|| false).unwrap_or_default();
        found.retain(|figure| span.overlaps(figure.span) && is_wanted(arguments, figure));
        if arguments.sort == Order::Size {
            found.sort_by_key(|figure| Reverse(figure.value.size()));
        }
        let lines = found
            .iter()
            .map(|figure| PlaceValue::of(document, figure.span.start).width());
        let widest = lines.max().unwrap_or(1);
        for figure in &found {
            let row = line(document, figure, settings);
            table.row_of(&label, &row, |out, paint| {
                write_line(out, paint, &row, &figure.value.to_string(), widest)
            })?;
        }
        Ok(!found.is_empty())
    })?;
    table.finish()?;
    Ok(status)
}

/// The part of a document whose figures are asked for; `None` where it has no
/// such section, which is told of.
fn place(
    arguments: &Figures,
    document: &Document,
    label: &str,
    language: Language,
) -> Option<Span> {
    match &arguments.section {
        Some(which) => select::section(document, label, which, language),
        None => Some(Span::new(0, document.len())),
    }
}

/// Whether a figure passes the filters. Of one that is open at an end, the
/// other one is compared.
fn is_wanted(arguments: &Figures, figure: &Figure) -> bool {
    let of_kind = arguments.kind.is_empty() || arguments.kind.contains(&figure.kind);
    let of_unit = arguments
        .unit
        .as_deref()
        .is_none_or(|unit| base_of(unit) == figure.unit);
    let (low, high) = match figure.value {
        Value::Amount { low, high } => (low, high),
        Value::Days { .. } => (None, None),
    };
    let large = arguments.min.is_none_or(|min| low >= Some(min));
    let small = arguments
        .max
        .is_none_or(|max| high.is_some_and(|high| high <= max));
    of_kind && of_unit && large && small
}

fn line<'a>(document: &'a Document, figure: &'a Figure, settings: &Settings) -> FigureRow<'a> {
    let language = settings.messages;
    let [low, high] = figure.value.ends();
    FigureRow {
        line: PlaceValue::of(document, figure.span.start),
        section: select::titles(document, document.section_at(figure.span.start)),
        kind: settings.kind(figure.kind.name(), figure.kind.word(language)),
        text: field(document.slice(figure.span)),
        low,
        high,
        unit: &figure.unit,
        about: field(figure.about.map_or("", |about| document.slice(about))),
        status: figure.status.map_or("", |status| {
            settings.kind(status.name(), status.word(language))
        }),
    }
}

fn write_line(
    out: &mut dyn Write,
    paint: Paint,
    row: &FigureRow<'_>,
    value: &str,
    digits: usize,
) -> io::Result<()> {
    let line = paint.number(&format!("{:>digits$}", row.line));
    let text = paint.found(&row.text);
    let gap = padding(row.kind, 10);
    write!(out, "{line}  {}{gap}  {text}", row.kind)?;
    if !value.is_empty() {
        let space = if row.unit.is_empty() { "" } else { " " };
        write!(out, " = {value}{space}{}", paint.plain(row.unit))?;
    }
    for part in [&row.about, row.status] {
        if !part.is_empty() {
            write!(out, "  {}", paint.plain(part))?;
        }
    }
    writeln!(out)
}
