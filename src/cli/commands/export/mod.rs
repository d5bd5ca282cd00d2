//! `gangmu export`: a reading copy of a whole document.

pub(in crate::cli) mod html;
mod json;
pub(in crate::cli) mod markdown;
mod pieces;

use std::io::{BufWriter, Write};

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
