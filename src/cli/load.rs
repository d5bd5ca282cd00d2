//! From a location to a document.

use std::time::Instant;

use crate::document::Document;
use crate::notes::{DocumentKey, Kept, Store};
use crate::setting::Language;
use crate::source::{Encoding, LoadedPieces, Location, ReadOptions, Reader};
use crate::structure;
use crate::structure::corrections::{Corrections, correct, styles};

use super::Status;
use super::failure::{Complaint, Failure, tell};
use super::settings::Settings;

/// Does something with each document of a call. One that cannot be opened is
/// told of and makes the status an error, and the others are visited all the
/// same; `visit` says whether it found or did something.
///
/// # Errors
/// Where `visit` fails.
pub(super) fn each(
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
pub(super) fn each_by<T>(
    locations: &[Location],
    language: Language,
    open: impl Fn(&Location) -> Result<T, Failure>,
    mut visit: impl FnMut(&Location, T) -> Result<bool, Failure>,
) -> Result<Status, Failure> {
    let mut status = Status::Nothing;
    for location in locations {
        match open(location) {
            Ok(opened) => {
                if visit(location, opened)? && status == Status::Nothing {
                    status = Status::Done;
                }
            }
            Err(error) => {
                tell(&error, language);
                status = Status::Failed;
            }
        }
    }
    Ok(status)
}

/// Reads and parses a document, with the corrections of the command line.
/// Bytes that are invalid in its encoding are told of on standard error.
///
/// # Errors
/// Where it cannot be read or is too large, or has no heading of a style that
/// was to be switched off.
pub(super) fn load(location: &Location, settings: &Settings) -> Result<Document, Failure> {
    let loaded = read(location, settings.encoding, settings)?;
    let document = make(loaded, location, settings, true)?;
    let corrections = settings.corrections();
    if corrections.is_empty() {
        return Ok(document);
    }
    has_styles(&document, &corrections, location)?;
    Ok(correct(&document, &corrections))
}

/// As [`load`], but with the reading text alone where nothing is said of its
/// sections on the command line.
///
/// # Errors
/// As [`load`].
pub(super) fn load_text(location: &Location, settings: &Settings) -> Result<Document, Failure> {
    if settings.corrections().is_empty() {
        let loaded = read(location, settings.encoding, settings)?;
        make(loaded, location, settings, false)
    } else {
        load(location, settings)
    }
}

/// As [`load`], in the encoding and with the corrections that the reader chose
/// in the explorer, where the call has none of its own; and all that is kept
/// of the document.
///
/// # Errors
/// As those of [`load`].
pub(super) fn load_kept(
    location: &Location,
    settings: &Settings,
) -> Result<(Document, Kept), Failure> {
    let store = Store::open();
    let look_up = |key: &DocumentKey| {
        let loaded = store.as_ref().map(|store| store.load(key));
        let loaded = loaded.unwrap_or_default();
        if let Some(error) = loaded.error {
            tell(&error, settings.messages);
        }
        loaded.kept
    };
    let mut kept = match location {
        // Before it is read: nothing of its content is known.
        Location::Path(path) => look_up(&DocumentKey::new(Some(path), &[""])),
        Location::Stdin | Location::Embedded(_) => Kept::default(),
    };
    let chosen = kept.encoding.as_deref().and_then(Encoding::from_name);
    let loaded = read(location, settings.encoding.or(chosen), settings)?;
    if kept == Kept::default() {
        let key = DocumentKey::new(loaded.meta.path.as_deref(), &loaded.pieces);
        kept = look_up(&key);
    }
    let document = make(loaded, location, settings, true)?;
    let asked = settings.corrections();
    if !asked.is_empty() {
        has_styles(&document, &asked, location)?;
    }
    let (mut corrections, _) = kept.structure.placed(&document);
    corrections.extend(&asked);
    let document = correct(&document, &corrections);
    Ok((document, kept))
}

fn read(
    location: &Location,
    encoding: Option<Encoding>,
    settings: &Settings,
) -> Result<LoadedPieces, Failure> {
    let options = ReadOptions {
        encoding,
        progress: None,
    };
    let loaded = Reader::open(location)?.read_pieces(&options)?;
    let invalid = loaded.meta.replacements;
    if invalid > 0 {
        let complaint = Complaint::InvalidBytes {
            label: location.label(),
            count: invalid,
            encoding: loaded.meta.encoding.clone(),
        };
        tell(&complaint, settings.messages);
    }
    Ok(loaded)
}

fn make(
    loaded: LoadedPieces,
    location: &Location,
    settings: &Settings,
    sections: bool,
) -> Result<Document, Failure> {
    let options = structure::Options {
        seams: settings.seams,
        sections,
        ..structure::Options::default()
    };
    let begun = Instant::now();
    let document = structure::parse_pieces(loaded.pieces, loaded.meta, &options)
        .map_err(|error| Complaint::TooLarge(location.label(), error))?;
    let meta = document.meta();
    tracing::info!(
        source = location.label(),
        encoding = meta.encoding,
        bytes = meta.bytes,
        sections = document.sections().len(),
        took = ?begun.elapsed(),
        "document read"
    );
    Ok(document)
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
