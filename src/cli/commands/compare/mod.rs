//! `gangmu compare`: what changed between two documents.

mod html;
mod marked;
mod text;

use std::borrow::Cow;
use std::io::Write;

use serde::Serialize;

use crate::amending;
use crate::compare::{Alike, Change, Comparison, How, Kinds};
use crate::document::{Document, Meta, Span};
use crate::setting::Language;
use crate::source::Location;
use crate::structure;

use crate::cli::Status;
use crate::cli::args::{Compare, Form};
use crate::cli::documents::{load, select};
use crate::cli::failure::{Complaint, Failure, tell};
use crate::cli::results::place::Place;
use crate::cli::results::table::{Row, Table, field};
use crate::cli::settings::Settings;

/// A change as a row of a table.
#[derive(Serialize)]
struct Changed<'a> {
    change: String,
    old_place: Option<Place>,
    new_place: Option<Place>,
    section: String,
    old: Cow<'a, str>,
    new: Cow<'a, str>,
}

impl Row for Changed<'_> {
    const COLUMNS: &'static [&'static str] =
        &["change", "old_place", "new_place", "section", "old", "new"];
}

/// Compares the two documents.
///
/// # Errors
/// Where one of them cannot be read, or the output fails.
pub(in crate::cli) fn run(
    arguments: &Compare,
    [old, new]: &[Location; 2],
    settings: &Settings,
    mut out: impl Write,
) -> Result<Status, Failure> {
    let (a, mut b) = (load::load(old, settings)?, load::load(new, settings)?);
    let is_amended = !arguments.as_text && amending::is_decision(&b);
    if is_amended {
        b = carried_out(&a, &b, &new.label(), settings)?;
    }
    let how = How {
        alike: if arguments.exact {
            Alike::EXACT
        } else {
            Alike::default()
        },
        ..How::default()
    };
    // Nothing cancels it but the end of the program.
    let Some(comparison) = Comparison::new(&a, &b, &how, &|| false) else {
        return Ok(Status::Done);
    };
    let kinds = arguments.kinds();
    let mut changes = comparison.changes(arguments.by.into());
    changes.retain(|change| change.kinds.meets(kinds));
    let told = Told {
        old: &a,
        new: &b,
        changes: &changes,
        is_amended,
        language: settings.messages,
    };
    match settings.form {
        Form::Html => {
            html::write(&told, [&old.label(), &new.label()], &mut out)?;
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
                place: Place::of(decision, outcome.at.start).to_string(),
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

/// What there is to tell.
struct Told<'a> {
    old: &'a Document,
    new: &'a Document,
    changes: &'a [Change],
    /// Whether the new text was made: then nothing stands at a place of it.
    is_amended: bool,
    language: Language,
}

impl<'a> Told<'a> {
    fn row(&self, change: &Change) -> Changed<'a> {
        let text = |document: &'a Document, span: Option<Span>| {
            span.map_or(Cow::Borrowed(""), |span| field(document.slice(span).trim()))
        };
        let [old_place, new_place] = self.places(change);
        Changed {
            change: change.kinds.names(),
            old_place,
            new_place,
            section: self.section(change),
            old: text(self.old, change.old),
            new: text(self.new, change.new),
        }
    }

    /// Where the change is, in both documents.
    fn places(&self, change: &Change) -> [Option<Place>; 2] {
        let place = |document, span: Option<Span>| span.map(|span| Place::of(document, span.start));
        let new = change.new.filter(|_| !self.is_amended);
        [place(self.old, change.old), place(self.new, new)]
    }

    /// The titles down to the section it is in, of the new document where it
    /// stands there.
    fn section(&self, change: &Change) -> String {
        let (document, at) = match change.new {
            Some(span) => (self.new, span.start),
            None => (self.old, change.old_at),
        };
        select::titles(document, document.section_at(at))
    }

    /// The kinds of a change in the language of the reader.
    fn kinds(&self, kinds: Kinds) -> String {
        let held = WORDS.iter().filter(|(kind, ..)| kinds.contains(*kind));
        let words = held.map(|(_, zh, en)| self.language.choose(*zh, *en));
        let words: Vec<&str> = words.collect();
        words.join(self.language.choose("、", ", "))
    }
}

/// What the kinds of changes are called.
const WORDS: [(Kinds, &str, &str); 7] = [
    (Kinds::ADDED, "新增", "added"),
    (Kinds::REMOVED, "删去", "removed"),
    (Kinds::SPLIT, "拆出", "split off"),
    (Kinds::MERGED, "并入", "merged"),
    (Kinds::MOVED, "移动", "moved"),
    (Kinds::CHANGED, "改动", "changed"),
    (Kinds::RENUMBERED, "序号变动", "renumbered"),
];
