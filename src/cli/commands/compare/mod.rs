//! `gangmu compare`: what changed between two documents.

mod html;
mod marked;
mod text;

use std::borrow::Cow;
use std::io::Write;

use serde::Serialize;

use crate::compare::{Alike, Change, Comparison, How, Kinds};
use crate::document::{Document, Span};
use crate::setting::Language;
use crate::source::Location;

use crate::cli::Status;
use crate::cli::args::{Compare, Form};
use crate::cli::documents::{load, select};
use crate::cli::failure::Failure;
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
    let (a, b) = (load::load(old, settings)?, load::load(new, settings)?);
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

/// What there is to tell.
struct Told<'a> {
    old: &'a Document,
    new: &'a Document,
    changes: &'a [Change],
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
        [place(self.old, change.old), place(self.new, change.new)]
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
