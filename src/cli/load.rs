//! From a location to a document.

use std::time::Instant;

use anyhow::{Context, bail};

use crate::document::Document;
use crate::notes::{DocumentKey, Kept, Store};
use crate::parse;
use crate::parse::corrections::{Corrections, correct, styles};
use crate::source::{Encoding, LoadedPieces, Location, ReadOptions, Reader};

use super::settings::Settings;
use super::{Status, tell};

/// Does something with each document of a call. One that cannot be opened is
/// told of and makes the status an error, and the others are visited all the
/// same; `visit` says whether it found or did something.
///
/// # Errors
/// Where `visit` fails.
pub(super) fn each(
    locations: &[Location],
    settings: &Settings,
    mut visit: impl FnMut(&Location, &Document) -> anyhow::Result<bool>,
) -> anyhow::Result<Status> {
    let open = |location: &Location| load(location, settings);
    each_by(locations, open, |location, document| {
        visit(location, &document)
    })
}

/// As [`each`], with whatever `open` makes of a location.
///
/// # Errors
/// Where `visit` fails.
pub(super) fn each_by<T>(
    locations: &[Location],
    open: impl Fn(&Location) -> anyhow::Result<T>,
    mut visit: impl FnMut(&Location, T) -> anyhow::Result<bool>,
) -> anyhow::Result<Status> {
    let mut status = Status::Nothing;
    for location in locations {
        match open(location) {
            Ok(opened) => {
                if visit(location, opened)? && status == Status::Nothing {
                    status = Status::Done;
                }
            }
            Err(error) => {
                tell(&error);
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
pub(super) fn load(location: &Location, settings: &Settings) -> anyhow::Result<Document> {
    let loaded = read(location, settings.encoding)?;
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
pub(super) fn load_text(location: &Location, settings: &Settings) -> anyhow::Result<Document> {
    if settings.corrections().is_empty() {
        let loaded = read(location, settings.encoding)?;
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
) -> anyhow::Result<(Document, Kept)> {
    let store = Store::open();
    let look_up = |key: &DocumentKey| {
        let loaded = store.as_ref().map(|store| store.load(key));
        let loaded = loaded.unwrap_or_default();
        if let Some(error) = loaded.error {
            tell(&error.into());
        }
        loaded.kept
    };
    let mut kept = match location {
        // Before it is read: nothing of its content is known.
        Location::Path(path) => look_up(&DocumentKey::new(Some(path), &[""])),
        Location::Stdin | Location::Embedded(_) => Kept::default(),
    };
    let chosen = kept.encoding.as_deref().and_then(Encoding::from_name);
    let loaded = read(location, settings.encoding.or(chosen))?;
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

fn read(location: &Location, encoding: Option<Encoding>) -> anyhow::Result<LoadedPieces> {
    let options = ReadOptions {
        encoding,
        progress: None,
    };
    let loaded = Reader::open(location)?.read_pieces(&options)?;
    let invalid = loaded.meta.replacements;
    if invalid > 0 {
        eprintln!(
            "gangmu: {}: {invalid} invalid byte sequences in {}, shown as \u{FFFD}; if that is \
             not its encoding, name it with --encoding",
            location.label(),
            loaded.meta.encoding,
        );
    }
    Ok(loaded)
}

fn make(
    loaded: LoadedPieces,
    location: &Location,
    settings: &Settings,
    sections: bool,
) -> anyhow::Result<Document> {
    let options = parse::Options {
        seams: settings.seams,
        sections,
        ..parse::Options::default()
    };
    let begun = Instant::now();
    let document = parse::parse_pieces(loaded.pieces, loaded.meta, &options)
        .with_context(|| format!("cannot open {}", location.label()))?;
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
) -> anyhow::Result<()> {
    let there = styles(document, &Corrections::default());
    let mut wanted = corrections.off.iter();
    let Some(missing) = wanted.find(|name| there.iter().all(|style| style.name != **name)) else {
        return Ok(());
    };
    let label = location.label();
    if there.is_empty() {
        bail!("{label}: no heading is of style `{missing}`, nor of any other");
    }
    let names: Vec<&str> = there.iter().map(|style| style.name.as_str()).collect();
    bail!(
        "{label}: no heading is of style `{missing}`; its styles are {}",
        names.join("  ")
    )
}
