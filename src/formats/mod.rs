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
mod markdown;
mod mhtml;
pub(crate) mod odt;
mod office;
pub(crate) mod package;
mod plain;
mod script;
pub mod verbatim;

use std::borrow::Cow;

use crate::cores::Stop;
use crate::document::{Format, TooLarge};
use crate::setting::{Language, Said, Told, told_errors};
use crate::source::Kind;

pub(crate) use decide::format;
pub(crate) use draft::Draft;

/// How a source is to be read.
#[derive(Clone, Copy)]
pub(crate) struct Manner<'a> {
    /// Whether what pages and line ends have cut is joined.
    pub(crate) close_seams: bool,
    /// Whether what a web page has around its text is read too: navigation,
    /// buttons, its foot.
    pub(crate) whole_pages: bool,
    /// Asked again and again whether to give up.
    pub(crate) stop: Stop<'a>,
}

#[cfg(test)]
impl Manner<'static> {
    /// To the end, with seams closed.
    const JOINED: Self = Self {
        close_seams: true,
        whole_pages: false,
        stop: &crate::cores::never,
    };
}

/// Why a text was not read to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// Its reading text would pass 4 GiB.
    TooLarge(TooLarge),
    /// Nobody waits for it any more.
    Stopped,
}

impl From<TooLarge> for Unread {
    fn from(error: TooLarge) -> Self {
        Self::TooLarge(error)
    }
}

impl Told for Unread {
    fn told(&self, language: Language) -> String {
        match self {
            Self::TooLarge(error) => error.told(language),
            Self::Stopped => language
                .choose("已停止读取", "reading was stopped")
                .to_owned(),
        }
    }
}

told_errors!(Unread);

/// Goes on, or gives up where that is asked for.
///
/// # Errors
/// [`Unread::Stopped`].
fn go_on(stop: Stop<'_>) -> Result<(), Unread> {
    match stop() {
        true => Err(Unread::Stopped),
        false => Ok(()),
    }
}

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
        Format::Plain | Format::Docx | Format::Doc | Format::Odt | Format::Epub | Format::Mhtml => {
            plain::read(pieces, manner)
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
    /// Reads the bytes of a whole source, or says what is wrong with it.
    pub(crate) read: fn(&[u8], Manner<'_>) -> Result<Draft, Said>,
}

/// The formats whose sources are bytes, not text: a new one is one more row
/// here. Sources of a kind without a row are refused.
pub(crate) const ROOMS: &[Room] = &[
    Room {
        kind: Kind::Docx,
        format: Format::Docx,
        read: |bytes, manner| docx::read(bytes, manner.stop).map_err(|fault| Said::new(&fault)),
    },
    Room {
        kind: Kind::Doc,
        format: Format::Doc,
        read: |bytes, manner| doc::read(bytes, manner.stop).map_err(|fault| Said::new(&fault)),
    },
    Room {
        kind: Kind::Odt,
        format: Format::Odt,
        read: |bytes, manner| odt::read(bytes, manner.stop).map_err(|fault| Said::new(&fault)),
    },
    Room {
        kind: Kind::Epub,
        format: Format::Epub,
        read: |bytes, manner| epub::read(bytes, manner.stop).map_err(|fault| Said::new(&fault)),
    },
    Room {
        kind: Kind::Mhtml,
        format: Format::Mhtml,
        read: mhtml::read,
    },
];
