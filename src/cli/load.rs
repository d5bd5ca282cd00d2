//! From a location to a document.

use anyhow::Context;

use crate::document::Document;
use crate::parse;
use crate::source::{self, Location, ReadOptions};

use super::settings::Settings;

/// Reads and parses a document. Bytes that are invalid in its encoding are
/// told of on standard error.
///
/// # Errors
/// Where it cannot be read or is too large.
pub(super) fn load(location: &Location, settings: &Settings) -> anyhow::Result<Document> {
    let options = ReadOptions {
        encoding: settings.encoding,
        progress: None,
    };
    let loaded = source::read(location, &options)?;
    let invalid = loaded.meta.replacements;
    if invalid > 0 {
        eprintln!(
            "gangmu: {}: {invalid} invalid byte sequences in {}, shown as \u{FFFD}; if that is \
             not its encoding, name it with --encoding",
            location.label(),
            loaded.meta.encoding,
        );
    }
    let options = parse::Options {
        seams: settings.seams,
        ..parse::Options::default()
    };
    parse::parse(&loaded.text, loaded.meta, &options)
        .with_context(|| format!("cannot open {}", location.label()))
}
