//! `gangmu export`: a reading copy of a whole document.

pub(in crate::cli) mod html;
mod json;
mod jsonl;
pub(in crate::cli) mod markdown;
mod pieces;

use std::io::{self, BufWriter, Write};

use crate::document::Document;
use crate::notes::{Kept, PlacedMark};
use crate::review::{proposals, review};
use crate::source::Location;

use crate::cli::Status;
use crate::cli::args::{Export, Form};
use crate::cli::documents::load;
use crate::cli::failure::{Complaint, Failure};
use crate::cli::results::ordinary::Ordinary;
use crate::cli::results::table::field;
use crate::cli::settings::Settings;

/// Prints the documents.
pub(in crate::cli) fn run(
    arguments: &Export,
    locations: &[Location],
    settings: &Settings,
    out: impl Write,
) -> Result<Status, Failure> {
    if let (Form::Html, [_, _, ..]) = (settings.form, locations) {
        return Err(Complaint::OneDocument.into());
    }
    let mut out = BufWriter::new(Ordinary::new(out, arguments.ordinary));
    let open = |location: &Location| load::load_kept(location, settings);
    let status = load::each_by(
        locations,
        settings.messages,
        open,
        |location, (document, kept)| {
            one(arguments, settings, location, document, &kept, &mut out)?;
            Ok(true)
        },
    )?;
    out.flush()?;
    Ok(status)
}

fn one(
    arguments: &Export,
    settings: &Settings,
    location: &Location,
    mut document: Document,
    kept: &Kept,
    mut out: &mut impl Write,
) -> Result<(), Failure> {
    let mut marks = kept.placed_marks(&document, &|| false).unwrap_or_default();
    if arguments.mended {
        document = mend(&document, &mut marks);
    }
    match settings.form {
        Form::Jsonl => jsonl::write(&document, location, &mut out)?,
        Form::Json => json::write(&document, &marks, &mut out)?,
        Form::Md => markdown::write(&document, &marks, &mut out)?,
        Form::Html => html::write(&document, &marks, settings.language, &mut out)?,
        Form::Text | Form::Tsv | Form::Csv => {
            out.write_all(document.text().as_bytes())?;
            out.write_all(b"\n")?;
        }
    }
    Ok(())
}

/// The document with what is proposed for it, its marks where they are then;
/// what was changed goes to standard error.
fn mend(document: &Document, marks: &mut [PlacedMark]) -> Document {
    let found = review(document, &|| false).unwrap_or_default();
    let changes = proposals(&found);
    for (span, meant) in &changes {
        let place = document.origin().told(span.start);
        let written = field(document.slice(*span));
        let _ = writeln!(io::stderr(), "{place}\t{written}\t{meant}");
    }
    let (mended, moves) = document.mended(&changes);
    for mark in marks {
        mark.span = mark.span.map(|span| moves.span(span));
    }
    mended
}
