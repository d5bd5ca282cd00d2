//! Word documents (.docx, .docm and templates): the text that a printed page
//! shows, with the numbers that are printed before headings, paragraphs and
//! cells.
//!
//! Of tracked changes the accepted state is read. Headers, footers, comments
//! and hidden text are left out.

mod body;
mod equation;
mod numbering;
mod relations;
mod run;
mod styles;

use super::draft::Draft;
use super::office::numbering::Lists;
use super::office::writer::Writer;
use super::package::{Fault, Package, metadata};
use crate::formats::Manner;
use crate::formats::package::xml::Xml;
use body::Body;
use relations::Relations;
use styles::Styles;

/// Where it is said what the document is, where nothing says otherwise.
const PROPERTIES: &str = "docProps/core.xml";

/// Where the text is, where nothing says otherwise.
const TEXT: &str = "word/document.xml";

/// Reads a Word document. Linear in what it holds unpacked.
///
/// # Errors
/// [`Fault`] where it is damaged, locked, or beyond the bounds of documents.
pub(crate) fn read(bytes: &[u8], manner: Manner<'_>) -> Result<Draft, Fault> {
    let package = Package::open(bytes)?.until(manner.stop);
    let outer = Relations::read(&package, "")?;
    let text = outer.target("officeDocument").unwrap_or(TEXT);
    let parts = Relations::read(&package, text)?;
    let styles = match package.part(parts.target("styles").unwrap_or("word/styles.xml"))? {
        Some(part) => Styles::read(Xml::new(part)?)?,
        None => Styles::default(),
    };
    let numbering = parts.target("numbering").unwrap_or("word/numbering.xml");
    let lists = match package.part(numbering)? {
        Some(part) => numbering::read(Xml::new(part)?, &styles)?,
        None => Lists::default(),
    };
    let mut body = Body::new(
        styles,
        lists,
        Writer::with_capacity(bytes.len()).restoring(manner.deletions),
    );
    let notes = [
        ("footnotes", "word/footnotes.xml"),
        ("endnotes", "word/endnotes.xml"),
    ];
    for (kind, usual) in notes {
        let name = parts.target(kind).unwrap_or(usual);
        if let Some(part) = package.part(name)? {
            let links = Relations::read(&package, name)?.into_links();
            body.notes(Xml::new(part)?, links)?;
        }
    }
    let part = package.part(text)?.ok_or(Fault::Missing(TEXT))?;
    body.text(Xml::new(part)?, parts.into_links())?;
    let mut draft = body.finish()?;
    draft.metadata = metadata::read(
        &package,
        outer.target("core-properties").unwrap_or(PROPERTIES),
    );
    Ok(draft)
}
