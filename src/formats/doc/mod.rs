//! Word documents of 1997 to 2003 (.doc): the text that a printed page shows,
//! with the numbers that are printed before headings, paragraphs and cells.
//!
//! Of tracked changes the accepted state is read. Headers, footers, comments
//! and hidden text are left out.

mod beside;
mod body;
mod bytes;
mod container;
mod fonts;
mod header;
mod lists;
mod pieces;
mod runs;
mod said;
mod styles;
mod tables;

use crate::formats::Manner;

use super::draft::Draft;
use super::office::writer::Writer;
use super::package::Fault;
use beside::Beside;
use body::{Body, Source};
use container::Container;
use header::{Header, Part, Table};
use pieces::Pieces;
use runs::{About, Runs};
use styles::Styles;

/// The stream that the text is in.
const TEXT: &str = "WordDocument";

/// Reads a Word document. Linear in its size, but for looking up what is said
/// of its text.
///
/// # Errors
/// [`Fault`] where it is damaged, locked, of an earlier version, or beyond the
/// bounds of documents.
pub(crate) fn read(bytes: &[u8], manner: Manner<'_>) -> Result<Draft, Fault> {
    let mut container = Container::open(bytes)?;
    let stream = container.stream(TEXT)?.ok_or(Fault::Missing(TEXT))?;
    let header = Header::read(&stream)?;
    let tables = container.stream(header.tables)?;
    let tables = tables.ok_or(Fault::Missing(header.tables))?;
    let (at, length) = header.place(Table::Lists);
    let source = Source {
        text: Pieces::read(&header, &stream, &tables)?,
        paragraphs: Runs::new(
            &stream,
            header.table(&tables, Table::Paragraphs),
            About::Paragraphs,
        ),
        runs: Runs::new(&stream, header.table(&tables, Table::Runs), About::Text),
        fonts: fonts::read(header.table(&tables, Table::Fonts)),
        beside: Beside::read(&header, &tables),
    };
    let uses = header.table(&tables, Table::ListUses);
    let mut body = Body::new(
        source,
        Styles::read(header.table(&tables, Table::Styles)),
        lists::read(&tables, at, length, uses),
        Writer::with_capacity(bytes.len()).restoring(manner.deletions),
        container,
        manner.stop,
    );
    body.text(header.part(Part::Main))?;
    body.finish()
}
