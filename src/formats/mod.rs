//! Texts of each format become a draft: reading text in blocks, the way
//! back to the source, and what the markup says of the structure.
//!
//! Which format a text has is decided once, from the text itself; its name is
//! a hint. What is no text is known by its bytes before that, and has a room in
//! `ROOMS`.

mod decide;
mod doc;
pub(crate) mod docx;
pub(crate) mod draft;
mod epub;
mod formula;
mod html;
pub(crate) mod lines;
mod manner;
mod markdown;
mod mhtml;
pub(crate) mod odt;
mod ofd;
mod office;
pub(crate) mod package;
mod paged;
mod pdf;
mod plain;
mod script;
pub mod verbatim;

use std::borrow::Cow;

use crate::document::Format;
use crate::setting::Said;
use crate::source::Kind;

pub(crate) use decide::format;
pub(crate) use draft::Draft;
pub(crate) use manner::Manner;
pub use manner::Unread;

/// Reads a decoded text of a known format, in pieces of whole lines, each of
/// which is dropped as soon as it is read. Linear.
///
/// # Errors
/// As [`Unread`] says.
pub(crate) fn read(
    pieces: Vec<Cow<'_, str>>,
    format: Format,
    manner: Manner<'_>,
) -> Result<Draft, Unread> {
    match format {
        Format::Markdown => markdown::read(pieces, manner),
        Format::Html => html::read(pieces, html::links::Base::default(), manner),
        Format::Plain
        | Format::Docx
        | Format::Doc
        | Format::Odt
        | Format::Epub
        | Format::Mhtml
        | Format::Pdf
        | Format::Ofd => plain::read(pieces, manner),
    }
}

/// A format whose sources are bytes, not text.
#[derive(Debug)]
pub(crate) struct Room {
    /// What its sources are, as their content tells.
    pub(crate) kind: Kind,
    /// What documents of it are called.
    pub(crate) format: Format,
    /// Reads the bytes of a whole source, or says what is wrong with it.
    pub(crate) read: fn(&[u8], Manner<'_>) -> Result<Draft, Said>,
}

/// The formats whose sources are bytes, not text: a new one is one more row
/// here. Sources of a kind without a row are refused.
pub(crate) const ROOMS: &[Room] = &[
    Room {
        kind: Kind::Docx,
        format: Format::Docx,
        read: |bytes, manner| docx::read(bytes, manner).map_err(|fault| Said::new(&fault)),
    },
    Room {
        kind: Kind::Doc,
        format: Format::Doc,
        read: |bytes, manner| doc::read(bytes, manner).map_err(|fault| Said::new(&fault)),
    },
    Room {
        kind: Kind::Odt,
        format: Format::Odt,
        read: |bytes, manner| odt::read(bytes, manner).map_err(|fault| Said::new(&fault)),
    },
    Room {
        kind: Kind::Epub,
        format: Format::Epub,
        read: |bytes, manner| epub::read(bytes, manner).map_err(|fault| Said::new(&fault)),
    },
    Room {
        kind: Kind::Mhtml,
        format: Format::Mhtml,
        read: mhtml::read,
    },
    Room {
        kind: Kind::Pdf,
        format: Format::Pdf,
        read: pdf::read,
    },
    Room {
        kind: Kind::Ofd,
        format: Format::Ofd,
        read: ofd::read,
    },
];
