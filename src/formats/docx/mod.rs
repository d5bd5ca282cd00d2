//! Word documents (.docx, .docm and templates): the text that a printed page
//! shows, with the numbers that are printed before headings, paragraphs and
//! cells.
//!
//! Of tracked changes the accepted state is read. Headers, footers, comments
//! and hidden text are left out.

mod body;
mod equation;
mod fields;
mod numbering;
mod relations;
mod run;
mod styles;
mod symbols;

use super::draft::Draft;
use super::office::writer::Writer;
use super::package::{Fault, Package};
use super::xml::Xml;
use body::Body;
use numbering::Lists;
use relations::Relations;
use styles::Styles;

/// Where the text is, where nothing says otherwise.
const TEXT: &str = "word/document.xml";

/// Reads a Word document. Linear in what it holds unpacked. Gives also how
/// many paragraphs it has.
///
/// # Errors
/// [`Fault`] where it is damaged, locked, or beyond the bounds of documents.
pub(crate) fn read(bytes: &[u8]) -> Result<(Draft, u32), Fault> {
    let package = Package::open(bytes)?;
    let outer = Relations::read(&package, "")?;
    let text = outer.target("officeDocument").unwrap_or(TEXT);
    let parts = Relations::read(&package, text)?;
    let styles = match package.part(parts.target("styles").unwrap_or("word/styles.xml"))? {
        Some(part) => Styles::read(Xml::new(part)?)?,
        None => Styles::default(),
    };
    let numbering = parts.target("numbering").unwrap_or("word/numbering.xml");
    let lists = match package.part(numbering)? {
        Some(part) => Lists::read(Xml::new(part)?, &styles)?,
        None => Lists::default(),
    };
    let mut body = Body::new(styles, lists, Writer::with_capacity(bytes.len()));
    let notes = [
        ("footnotes", "word/footnotes.xml", false),
        ("endnotes", "word/endnotes.xml", true),
    ];
    for (kind, usual, at_end) in notes {
        if let Some(part) = package.part(parts.target(kind).unwrap_or(usual))? {
            body.notes(Xml::new(part)?, at_end)?;
        }
    }
    let part = package.part(text)?.ok_or(Fault::Missing(TEXT))?;
    body.text(Xml::new(part)?)?;
    body.finish()
}
