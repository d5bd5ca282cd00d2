//! Texts of each format become a draft: reading text in blocks, the way
//! back to the source, and what the markup says of the structure.
//!
//! Which format a text has is decided once, from the text itself; its name is
//! a hint. What is no text is known by its bytes before that, and has a room in
//! `ROOMS`.

mod decide;
pub(crate) mod docx;
pub(crate) mod draft;
mod epub;
mod formula;
mod html;
mod latin;
pub(crate) mod lines;
mod markdown;
pub(crate) mod odt;
mod office;
pub(crate) mod package;
mod plain;
mod script;
pub mod verbatim;

use std::borrow::Cow;

use crate::document::{Format, TooLarge};
use crate::setting::Said;
use crate::source::Kind;

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
        Format::Plain | Format::Docx | Format::Odt | Format::Epub => {
            plain::read(pieces, close_seams)
        }
    }
}

/// A format whose sources are bytes, not text.
#[derive(Debug)]
pub(crate) struct Room {
    /// What its sources are, as their content tells.
    pub(crate) kind: Kind,
    /// What documents of it are called.
    pub(crate) format: Format,
    /// Reads the bytes of a whole source, or says what is wrong with it; the
    /// second argument as `close_seams` in [`read`].
    pub(crate) read: fn(&[u8], bool) -> Result<Draft, Said>,
}

/// The formats whose sources are bytes, not text: a new one is one more row
/// here. Sources of a kind without a row are refused.
pub(crate) const ROOMS: &[Room] = &[
    Room {
        kind: Kind::Docx,
        format: Format::Docx,
        read: |bytes, _| docx::read(bytes).map_err(|fault| Said::new(&fault)),
    },
    Room {
        kind: Kind::Odt,
        format: Format::Odt,
        read: |bytes, _| odt::read(bytes).map_err(|fault| Said::new(&fault)),
    },
    Room {
        kind: Kind::Epub,
        format: Format::Epub,
        read: |bytes, _| epub::read(bytes).map_err(|fault| Said::new(&fault)),
    },
];
