//! Structure: of a draft the sections are recognised, and what the reader
//! corrects of them is applied.

pub mod corrections;
pub mod facts;
mod outline;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::cores::{Stop, never};
use crate::document::{Document, Format, Meta};
use crate::formats::{self, Draft, Manner, Room, Unread};
use crate::setting::Said;
use crate::source::Encoding;
use crate::text::lookalikes;

use corrections::{Corrections, correct};

/// How a text is to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The format, or `None` to decide it by the text, where the format in
    /// the [`Meta`] is taken for a hint.
    pub format: Option<Format>,
    /// Whether paragraphs that a page or line break has cut are joined.
    pub seams: bool,
    /// Whether what a web page has around its text is part of the reading text:
    /// navigation, buttons, its foot.
    pub whole_pages: bool,
    /// Whether what tracked changes took out stands in the reading text, struck
    /// through.
    pub deletions: bool,
    /// The encoding of the texts in a web archive or a book; found out where
    /// there is none.
    pub encoding: Option<Encoding>,
    /// Whether sections are looked for; who only asks for the reading text,
    /// which is the same without them, need not wait for it.
    pub sections: bool,
    /// What the reader corrects of the sections.
    pub corrections: Corrections,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            format: None,
            seams: true,
            whole_pages: false,
            deletions: false,
            encoding: None,
            sections: true,
            corrections: Corrections::default(),
        }
    }
}

/// Makes the document of a decoded text.
///
/// A byte order mark at the beginning is skipped. Of `meta` the format and the
/// number of lines are filled in here. Linear in the text; the reading text is
/// copied once.
///
/// # Errors
/// [`Unread::TooLarge`] where the reading text would pass 4 GiB.
pub fn parse(text: &str, meta: Meta, options: &Options) -> Result<Document, Unread> {
    parse_all(vec![Cow::Borrowed(text)], meta, options, &never)
}

/// Makes the document of a decoded text in pieces, of which all but the last
/// are half a megabyte or more and end in a line feed. They are dropped one by
/// one, so that the text and the reading text are never held whole side by
/// side.
///
/// # Errors
/// As [`parse`].
pub fn parse_pieces(
    pieces: Vec<String>,
    meta: Meta,
    options: &Options,
) -> Result<Document, Unread> {
    parse_pieces_until(pieces, meta, options, &never)
}

/// As [`parse_pieces`], given up soon after `stop` says so.
///
/// # Errors
/// As [`Unread`] says.
pub fn parse_pieces_until(
    pieces: Vec<String>,
    meta: Meta,
    options: &Options,
    stop: &(dyn Fn() -> bool + Sync),
) -> Result<Document, Unread> {
    let pieces = pieces.into_iter().map(Cow::Owned).collect();
    parse_all(pieces, meta, options, stop)
}

fn parse_all(
    mut pieces: Vec<Cow<'_, str>>,
    meta: Meta,
    options: &Options,
    stop: Stop<'_>,
) -> Result<Document, Unread> {
    if let Some(first) = pieces.first_mut() {
        without_mark(first);
    }
    let head = pieces.first().map_or("", |first| first);
    let format = options
        .format
        .unwrap_or_else(|| formats::format(head, meta.format));
    let lines = count_lines(&pieces);
    let draft = formats::read(pieces, format, manner(options, stop))?;
    let meta = Meta {
        format,
        lines,
        ..meta
    };
    finish(draft, meta, options, stop)
}

const fn manner<'a>(options: &Options, stop: Stop<'a>) -> Manner<'a> {
    Manner {
        close_seams: options.seams,
        whole_pages: options.whole_pages,
        deletions: options.deletions,
        encoding: options.encoding,
        stop,
    }
}

/// Makes the document of a source that is no text, in the room of its format.
/// Of `meta` the format is filled in here.
///
/// # Errors
/// As the room says.
pub(crate) fn parse_bytes(
    bytes: &[u8],
    meta: Meta,
    room: &Room,
    options: &Options,
    stop: Stop<'_>,
) -> Result<Document, Said> {
    let draft = (room.read)(bytes, manner(options, stop))?;
    let meta = Meta {
        format: room.format,
        ..meta
    };
    finish(draft, meta, options, stop).map_err(|unread| Said::new(&unread))
}

/// Makes the document of a draft.
fn finish(draft: Draft, meta: Meta, options: &Options, stop: Stop<'_>) -> Result<Document, Unread> {
    let Draft {
        builder,
        hints,
        may_be_disguised,
        outlined,
        metadata,
    } = draft;
    let meta = Meta { metadata, ..meta };
    let seeds = match options.sections {
        true => {
            let text = match may_be_disguised {
                true => lookalikes::read(builder.text()),
                false => Cow::Borrowed(builder.text()),
            };
            outline::recognise(
                &text,
                builder.blocks(),
                builder.origin(),
                hints,
                outlined,
                stop,
            )
            .ok_or(Unread::Stopped)?
        }
        false => outline::Seeds::default(),
    };
    let document = builder.finish(seeds, meta);
    Ok(match options.corrections.is_empty() {
        true => document,
        false => correct(&document, &options.corrections),
    })
}

/// Takes the byte order mark away, where there is one.
fn without_mark(text: &mut Cow<'_, str>) {
    const MARK: char = '\u{feff}';
    match text {
        Cow::Borrowed(text) => *text = text.strip_prefix(MARK).unwrap_or(text),
        Cow::Owned(text) if text.starts_with(MARK) => {
            text.drain(..MARK.len_utf8());
        }
        Cow::Owned(_) => {}
    }
}

/// Lines by line feeds; a last line without one counts.
fn count_lines(pieces: &[Cow<'_, str>]) -> u32 {
    let feeds = |text: &str| memchr::memchr_iter(b'\n', text.as_bytes()).count();
    let count: usize = pieces.iter().map(|piece| feeds(piece)).sum();
    let last = pieces.last().filter(|last| !last.is_empty());
    let open = usize::from(last.is_some_and(|last| !last.ends_with('\n')));
    u32::try_from(count.saturating_add(open)).unwrap_or(u32::MAX)
}
