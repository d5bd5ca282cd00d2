//! Texts of each format become a draft: reading text in blocks, the way
//! back to the source, and what the markup says of the structure.
//!
//! Which format a text has is decided once, from the text itself; its name is
//! a hint.

mod decide;
pub(crate) mod draft;
mod formula;
pub(crate) mod furniture;
mod habit;
mod html;
pub(crate) mod lines;
mod markdown;
mod plain;
mod script;
pub mod verbatim;

use std::borrow::Cow;

use crate::document::{Format, TooLarge};

pub(crate) use decide::format;
pub(crate) use draft::Draft;

/// Reads a decoded text of a known format, in pieces of whole lines, each of
/// which is dropped as soon as it is read; `close_seams` joins what pages and
/// line ends have cut. Linear.
///
/// # Errors
/// [`TooLarge`] where the reading text would pass 4 GiB.
pub(crate) fn read(
    pieces: Vec<Cow<'_, str>>,
    format: Format,
    close_seams: bool,
) -> Result<Draft, TooLarge> {
    match format {
        Format::Markdown => markdown::read(pieces, close_seams),
        Format::Html => html::read(pieces),
        Format::Plain => plain::read(pieces, close_seams),
    }
}
