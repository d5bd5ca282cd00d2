//! From a location to a document.

use std::ops::ControlFlow;

use crate::cores;
use crate::document::Document;
use crate::notes::Kept;
use crate::open::{Entry, Known, Opened};
use crate::setting::Language;
use crate::source::Location;
use crate::structure::corrections::{Corrections, styles};

use crate::cli::Status;
use crate::cli::failure::{Complaint, Failure, tell};
use crate::cli::settings::Settings;

use super::guarded::guarded;

/// Documents that are held at a time for each core: one that is looked at while
/// others are being read.
const HELD: usize = 2;

/// Does something with each document of a call, in their order, while those
/// behind it are being read on the other cores. One that cannot be opened is
/// told of and makes the status an error, and the others are visited all the
/// same; `visit` says whether it found or did something.
///
/// # Errors
/// Where `visit` fails.
pub(in crate::cli) fn each(
    locations: &[Location],
    settings: &Settings,
    mut visit: impl FnMut(&Location, &Document) -> Result<bool, Failure>,
) -> Result<Status, Failure> {
    let open = |location: &Location| load(location, settings);
    each_by(locations, settings.messages, open, |location, document| {
        visit(location, &document)
    })
}

/// As [`each`], with whatever `open` makes of a location.
///
/// # Errors
/// Where `visit` fails.
pub(in crate::cli) fn each_by<T: Send>(
    locations: &[Location],
    language: Language,
    open: impl Fn(&Location) -> Result<T, Failure> + Sync,
    visit: impl FnMut(&Location, T) -> Result<bool, Failure>,
) -> Result<Status, Failure> {
    let held = cores::count().saturating_mul(HELD);
    each_of(locations, held, language, open, visit)
}

/// As [`each_by`], of what is so small that all of it may be held.
///
/// # Errors
/// Where `visit` fails.
pub(in crate::cli) fn each_small<T: Send>(
    locations: &[Location],
    language: Language,
    open: impl Fn(&Location) -> Result<T, Failure> + Sync,
    visit: impl FnMut(&Location, T) -> Result<bool, Failure>,
) -> Result<Status, Failure> {
    each_of(locations, usize::MAX, language, open, visit)
}

/// No more than `held` of what is made are waiting at a time.
fn each_of<T: Send>(
    locations: &[Location],
    held: usize,
    language: Language,
    open: impl Fn(&Location) -> Result<T, Failure> + Sync,
    mut visit: impl FnMut(&Location, T) -> Result<bool, Failure>,
) -> Result<Status, Failure> {
    let mut status = Status::Nothing;
    let mut take = |location: &Location, opened: Result<T, Failure>| {
        let label = location.label();
        let visited = opened.and_then(|opened| guarded(&label, || Ok(visit(location, opened))));
        match visited {
            Ok(found) => {
                if found? && status == Status::Nothing {
                    status = Status::Done;
                }
            }
            Err(error) => {
                tell(&error, language);
                status = Status::Failed;
            }
        }
        Ok(())
    };
    for some in locations.chunks(held.max(1)) {
        let flow = cores::in_order(
            some,
            || (),
            |&mut (), location| {
                let opened = guarded(&location.label(), || open(location));
                (location, opened)
            },
            |(location, opened)| match take(location, opened) {
                Ok(()) => ControlFlow::Continue(()),
                Err(failure) => ControlFlow::Break(failure),
            },
        );
        if let ControlFlow::Break(failure) = flow {
            return Err(failure);
        }
    }
    Ok(status)
}

/// Opens a document, with what is kept of it and what the call says of it.
/// Bytes that are invalid in its encoding are told of on standard error.
///
/// # Errors
/// Where it cannot be read or is too large, or has no heading of a style that
/// was to be switched off.
pub(in crate::cli) fn load(location: &Location, settings: &Settings) -> Result<Document, Failure> {
    Ok(load_kept(location, settings)?.0)
}

/// As [`load`], with all that is kept of the document.
///
/// # Errors
/// As those of [`load`].
pub(in crate::cli) fn load_kept(
    location: &Location,
    settings: &Settings,
) -> Result<(Document, Kept), Failure> {
    let opened = load_whole(location, settings)?;
    Ok((opened.document, opened.kept))
}

/// As [`load`], with all that is known of the document.
///
/// # Errors
/// As those of [`load`].
pub(in crate::cli) fn load_whole(
    location: &Location,
    settings: &Settings,
) -> Result<Opened, Failure> {
    let how = settings.how();
    open(Entry::open(location, &how)?, location, settings)
}

/// As [`load`], of what is known already; without `sections` with the reading
/// text alone, where the call says nothing of its sections.
///
/// # Errors
/// As those of [`load`].
pub(in crate::cli) fn load_known(
    location: &Location,
    known: Known,
    sections: bool,
    settings: &Settings,
) -> Result<Document, Failure> {
    let mut how = settings.how();
    how.parse.sections = sections || !how.parse.corrections.is_empty();
    let opened = open(Entry::with(location, &how, known)?, location, settings)?;
    Ok(opened.document)
}

fn open(entry: Entry<'_>, location: &Location, settings: &Settings) -> Result<Opened, Failure> {
    let opened = entry.whole(None)?;
    if let Some(fault) = &opened.recalled.fault {
        tell(fault, settings.messages);
    }
    let meta = opened.document.meta();
    if meta.replacements > 0 {
        let complaint = Complaint::InvalidBytes {
            label: location.label(),
            count: meta.replacements,
            encoding: meta.encoding.clone(),
        };
        tell(&complaint, settings.messages);
    }
    let asked = settings.corrections();
    if !asked.is_empty() {
        has_styles(&opened.document, &asked, location)?;
    }
    Ok(opened)
}

/// Fails where a style that is switched off has no heading in the document.
fn has_styles(
    document: &Document,
    corrections: &Corrections,
    location: &Location,
) -> Result<(), Failure> {
    let there = styles(document, &Corrections::default());
    let mut wanted = corrections.off.iter();
    let Some(missing) = wanted.find(|name| there.iter().all(|style| style.name != **name)) else {
        return Ok(());
    };
    let names = there.iter().map(|style| style.name.clone());
    Err(Complaint::NoSuchStyle {
        label: location.label(),
        missing: missing.clone(),
        there: names.collect(),
    }
    .into())
}
