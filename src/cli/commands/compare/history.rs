//! Three and more versions, or one section of them: what changed from each to
//! the next.

use std::io::Write;

use serde::Serialize;

use crate::cli::Status;
use crate::cli::args::{Compare, Form};
use crate::cli::documents::select;
use crate::cli::failure::Failure;
use crate::cli::results::place::PlaceValue;
use crate::cli::results::table::{Row, Table};
use crate::cli::settings::Settings;
use crate::compare::{Change, Comparison, How};
use crate::document::{Document, SectionId, Span};

use super::text;
use super::told::{Changed, Told};

/// One version of a document.
pub(super) struct Version {
    /// What it is called.
    pub(super) label: String,
    pub(super) document: Document,
    /// Whether a decision made it, so that nothing stands at a place of it.
    pub(super) is_made: bool,
}

#[derive(Serialize)]
struct PairRow<'a> {
    from: &'a str,
    to: &'a str,
    change: &'a str,
    old_place: Option<&'a PlaceValue>,
    new_place: Option<&'a PlaceValue>,
    section: &'a str,
    old: &'a str,
    new: &'a str,
}

impl Row for PairRow<'_> {
    const COLUMNS: &'static [&'static str] = &[
        "from",
        "to",
        "change",
        "old_place",
        "new_place",
        "section",
        "old",
        "new",
    ];
}

/// Prints the changes from each version to the next, of one section where that
/// is asked for.
pub(super) fn run(
    arguments: &Compare,
    versions: &[Version],
    how: &How,
    settings: &Settings,
    mut out: impl Write,
) -> Result<Status, Failure> {
    let pairs = versions.iter().zip(versions.iter().skip(1));
    let comparisons: Option<Vec<_>> = pairs
        .map(|(old, new)| Comparison::new(&old.document, &new.document, how, &|| false))
        .collect();
    let comparisons = comparisons.unwrap_or_default();
    let section = match &arguments.section {
        Some(which) => match followed(versions, &comparisons, which, settings) {
            Some(section) => Some(section),
            None => return Ok(Status::Failed),
        },
        None => None,
    };
    let kinds = arguments.kinds();
    let mut is_same = true;
    let mut told: Vec<(usize, Vec<Change>)> = Vec::new();
    for (at, comparison) in comparisons.iter().enumerate() {
        let mut changes = comparison.changes(arguments.by.into());
        changes.retain(|change| change.kinds.meets(kinds));
        if let Some(section) = &section {
            let span = |document: &Document, at: usize| {
                let id = section.get(at).copied().flatten()?;
                document.section(id).map(|section| section.span)
            };
            let old = span(comparison.old(), at);
            let new = span(comparison.new_document(), at.saturating_add(1));
            changes.retain(|change| holds(old, change.old) || holds(new, change.new));
        }
        is_same &= changes.is_empty();
        told.push((at, changes));
    }
    let mut rows = Vec::new();
    // A page of several tables would be another thing.
    let is_text = matches!(settings.form, Form::Text | Form::Html);
    let mut table =
        (!is_text).then(|| Table::new::<PairRow<'_>>(settings.form, settings.paint(), &mut rows));
    let mut texts = Vec::new();
    for (at, changes) in &told {
        let (Some(old), Some(new)) = (versions.get(*at), versions.get(at.saturating_add(1))) else {
            continue;
        };
        let told = Told {
            old: &old.document,
            new: &new.document,
            changes,
            is_amended: new.is_made,
            language: settings.messages,
        };
        let Some(table) = &mut table else {
            let paint = settings.paint();
            let head = format!("{} → {}", old.label, new.label);
            writeln!(texts, "{}", paint.name(&head))?;
            if changes.is_empty() {
                let same = settings.messages.choose("没有改动", "no change");
                writeln!(texts, "    {same}")?;
            }
            text::write(&told, paint, &mut texts)?;
            continue;
        };
        for change in changes {
            let Changed {
                change,
                old_place,
                new_place,
                section,
                old: before,
                new: after,
            } = told.row(change);
            let row = PairRow {
                from: &old.label,
                to: &new.label,
                change: &change,
                old_place: old_place.as_ref(),
                new_place: new_place.as_ref(),
                section: &section,
                old: &before,
                new: &after,
            };
            table.row(&row, |_, _| Ok(()))?;
        }
    }
    table.map(Table::finish).transpose()?;
    out.write_all(&rows)?;
    out.write_all(&texts)?;
    out.flush()?;
    Ok(if is_same {
        Status::Done
    } else {
        Status::Differ
    })
}

/// Whether a change lies in a section.
fn holds(section: Option<Span>, change: Option<Span>) -> bool {
    let both = section.zip(change);
    both.is_some_and(|(section, change)| section.start <= change.start && change.end <= section.end)
}

/// What a section is in each version: it is looked for in the newest one that
/// has it, and followed from there. `None` where none has it, which is told.
fn followed(
    versions: &[Version],
    comparisons: &[Comparison<'_>],
    which: &str,
    settings: &Settings,
) -> Option<Vec<Option<SectionId>>> {
    let mut ids: Vec<Option<SectionId>> = vec![None; versions.len()];
    let last = versions.len().checked_sub(1)?;
    let found = (0..=last).rev().find_map(|at| {
        let version = versions.get(at)?;
        let found = select::by_name(&version.document, which);
        Some((at, *found.first()?))
    });
    let Some((start, id)) = found else {
        let version = versions.last()?;
        select::tell_of_none(&version.label, settings.messages);
        return None;
    };
    let mut put = |at: usize, id: Option<SectionId>| {
        if let Some(place) = ids.get_mut(at) {
            *place = id;
        }
    };
    put(start, Some(id));
    let mut here = Some(id);
    for at in (0..start).rev() {
        here = here.and_then(|id| comparisons.get(at)?.old_of(id));
        put(at, here);
    }
    let mut here = Some(id);
    for at in start..last {
        here = here.and_then(|id| comparisons.get(at)?.new_of(id));
        put(at.saturating_add(1), here);
    }
    Some(ids)
}
