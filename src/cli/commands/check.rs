//! `gangmu check`: what is odd in a document.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use crate::document::{Document, PlaceUnit};
use crate::review::{self, Finding};
use crate::setting::Told;
use crate::source::Location;

use super::words::padding;
use crate::cli::Status;
use crate::cli::args::Check;
use crate::cli::documents::load;
use crate::cli::failure::Failure;
use crate::cli::results::place::PlaceValue;
use crate::cli::results::table::{Paint, Row, Table, field};
use crate::cli::settings::Settings;

#[derive(Serialize)]
struct Odd<'a> {
    line: PlaceValue,
    kind: &'static str,
    text: Cow<'a, str>,
    message: String,
}

impl Row for Odd<'_> {
    const COLUMNS: &'static [&'static str] = &["line", "kind", "text", "message"];

    fn unit(&self) -> PlaceUnit {
        self.line.unit()
    }
}

/// Checks all documents.
pub(in crate::cli) fn run(
    arguments: &Check,
    locations: &[Location],
    settings: &Settings,
    out: impl Write,
) -> Result<Status, Failure> {
    let paint = settings.paint();
    let mut table = Table::of_documents::<Odd<'_>>(locations, settings.form, paint, out);
    let status = load::each(locations, settings, |location, document| {
        let mut found = review::review(document, &|| false).unwrap_or_default();
        if !arguments.all {
            found = review::summarised(found);
        }
        let rows: Vec<_> = found
            .iter()
            .map(|finding| odd(document, finding, settings))
            .collect();
        let widest = rows.last().map_or(1, |row| row.line.width());
        let label = location.label();
        for row in rows {
            table.row_of(&label, &row, |out, paint| {
                write_line(out, paint, &row, widest)
            })?;
        }
        Ok(!found.is_empty())
    })?;
    table.finish()?;
    Ok(status)
}

fn odd<'a>(document: &'a Document, finding: &Finding, settings: &Settings) -> Odd<'a> {
    let language = settings.messages;
    Odd {
        line: PlaceValue::of(document, finding.span.start),
        kind: settings.kind(finding.kind.name(), finding.kind.word(language)),
        text: field(document.slice(finding.span)),
        message: finding.detail.told(language),
    }
}

fn write_line(out: &mut dyn Write, paint: Paint, row: &Odd<'_>, digits: usize) -> io::Result<()> {
    let line = paint.number(&format!("{:>digits$}", row.line));
    let text = paint.found(&row.text);
    let gap = padding(row.kind, 12);
    let message = paint.plain(&row.message);
    writeln!(out, "{line}  {}{gap}  {text}  {message}", row.kind)
}
