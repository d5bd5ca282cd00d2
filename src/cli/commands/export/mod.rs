//! `gangmu export`: a reading copy of a whole document.

pub(in crate::cli) mod html;
mod json;
pub(in crate::cli) mod markdown;
mod pieces;

use std::io::{BufWriter, Write};

use crate::document::{Document, Span};
use crate::notes::PlacedMark;
use crate::source::Location;

use crate::cli::Status;
use crate::cli::args::{Export, Form};
use crate::cli::documents::load;
use crate::cli::failure::Failure;
use crate::cli::results::ordinary::Ordinary;
use crate::cli::settings::Settings;

/// Prints the document.
pub(in crate::cli) fn run(
    arguments: &Export,
    location: &Location,
    settings: &Settings,
    out: impl Write,
) -> Result<Status, Failure> {
    let (document, kept) = load::load_kept(location, settings)?;
    let marks = kept.placed_marks(&document, &|| false).unwrap_or_default();
    let mut out = BufWriter::new(Ordinary::new(out, arguments.ordinary));
    match settings.form {
        Form::Json => json::write(&document, &marks, &mut out)?,
        Form::Md => markdown::write(&document, &marks, &mut out)?,
        Form::Html => html::write(&document, &marks, settings.language, &mut out)?,
        Form::Text | Form::Tsv | Form::Csv => {
            out.write_all(document.text().as_bytes())?;
            out.write_all(b"\n")?;
        }
    }
    out.flush()?;
    Ok(Status::Done)
}

/// The notes among the marks that have a place, numbered from 1.
fn numbered(marks: &[PlacedMark]) -> impl Iterator<Item = (usize, &PlacedMark)> {
    let written = marks.iter().filter(|placed| {
        let bookmark = placed.mark.kind == crate::notes::MarkKind::Bookmark;
        placed.span.is_some() && !bookmark && !placed.mark.text.is_empty()
    });
    (1..).zip(written)
}

/// The parts of a place of the text between separators of one byte: the rows
/// of a table, the cells of a row.
fn split(document: &Document, span: Span, separator: char) -> impl Iterator<Item = Span> {
    let mut at = span.start;
    document.slice(span).split(separator).map(move |part| {
        let length = u32::try_from(part.len()).unwrap_or(u32::MAX);
        let part = Span::new(at, at.saturating_add(length));
        at = part.end.saturating_add(1);
        part
    })
}
