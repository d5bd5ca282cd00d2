//! `gangmu compare`: what changed between two documents.

mod history;
mod html;
mod marked;
mod text;
mod told;
mod wholes;

use std::io::Write;

use crate::amending;
use crate::compare::{Alike, Comparison, How};
use crate::document::{Document, Meta};
use crate::source::Location;
use crate::structure;

use crate::cli::Status;
use crate::cli::args::{Compare, Form};
use crate::cli::documents::load;
use crate::cli::failure::{Complaint, Failure, tell};
use crate::cli::results::place::PlaceValue;
use crate::cli::results::table::{Table, field};
use crate::cli::settings::Settings;
use history::Version;
use told::{Changed, Told};

/// Compares the documents, each with the one before.
///
/// # Errors
/// Where one of them cannot be read, or the output fails.
pub(in crate::cli) fn run(
    arguments: &Compare,
    locations: &[Location],
    settings: &Settings,
    mut out: impl Write,
) -> Result<Status, Failure> {
    let mut versions: Vec<Version> = Vec::new();
    for location in locations {
        let mut version = Version {
            label: location.label(),
            document: load::load(location, settings)?,
            is_made: false,
        };
        if let Some(before) = versions.last()
            && !arguments.as_text
            && amending::is_decision(&version.document)
        {
            let law = &before.document;
            let made = carried_out(law, &version.document, &version.label, settings)?;
            (version.document, version.is_made) = (made, true);
        }
        versions.push(version);
    }
    let how = How {
        alike: if arguments.exact {
            Alike::EXACT
        } else {
            Alike::default()
        },
        ..How::default()
    };
    let (Some(first), Some(last)) = (versions.first(), versions.last()) else {
        return Ok(Status::Done);
    };
    let (a, b) = (&first.document, &last.document);
    if arguments.phrases {
        return wholes::phrases(a, b, settings, out);
    }
    let is_history = versions.len() > 2 || arguments.section.is_some();
    if is_history && !arguments.figures {
        return history::run(arguments, &versions, &how, settings, out);
    }
    // Nothing cancels it but the end of the program.
    let Some(comparison) = Comparison::new(a, b, &how, &|| false) else {
        return Ok(Status::Done);
    };
    if arguments.figures {
        return wholes::figures(&comparison, settings, out);
    }
    let kinds = arguments.kinds();
    let mut changes = comparison.changes(arguments.by.into());
    changes.retain(|change| change.kinds.meets(kinds));
    let told = Told {
        old: a,
        new: b,
        changes: &changes,
        is_amended: last.is_made,
        language: settings.messages,
    };
    match settings.form {
        Form::Html => {
            html::write(&told, [&first.label, &last.label], &mut out)?;
            out.flush()?;
        }
        Form::Text => text::write(&told, settings.paint(), out)?,
        _ => {
            let mut table = Table::new::<Changed<'_>>(settings.form, settings.paint(), out);
            for change in &changes {
                table.row(&told.row(change), |_, _| Ok(()))?;
            }
            table.finish()?;
        }
    }
    Ok(if changes.is_empty() {
        Status::Done
    } else {
        Status::Differ
    })
}

/// The law as a decision leaves it. What could not be carried out is told on
/// standard error.
fn carried_out(
    law: &Document,
    decision: &Document,
    label: &str,
    settings: &Settings,
) -> Result<Document, Failure> {
    let amended = amending::amended(law, decision);
    for outcome in amended.outcomes {
        if let Some(fault) = outcome.fault {
            let complaint = Complaint::NotCarriedOut {
                label: label.to_owned(),
                place: PlaceValue::of(decision, outcome.at.start).to_string(),
                words: field(decision.slice(outcome.at))
                    .chars()
                    .take(WORDS_TOLD)
                    .collect(),
                fault,
            };
            tell(&complaint, settings.messages);
        }
    }
    let meta = Meta {
        name: law.meta().name.clone(),
        ..Meta::default()
    };
    let options = settings.how().parse;
    Ok(structure::parse(&amended.text, meta, &options)?)
}

/// Characters of an instruction that are told.
const WORDS_TOLD: usize = 60;
