//! OpenDocument texts (.odt and templates), as LibreOffice, Word and others
//! write them. Numbers are not stored in them: they are counted here.
//!
//! Of tracked changes the accepted state is read. Headers, footers, annotations
//! and hidden text are left out.

mod body;
mod changes;
mod lists;
mod styles;

use super::draft::Draft;
use super::office::writer::Writer;
use super::package::{Fault, Package, metadata};
use crate::formats::Manner;
use crate::formats::package::xml::{Event, Xml};
use body::Body;
use lists::Lists;
use styles::Styles;

/// Where the text is.
const TEXT: &str = "content.xml";

/// Reads an OpenDocument text. Linear in what it holds unpacked.
///
/// # Errors
/// [`Fault`] where it is damaged, locked, or beyond the bounds of documents.
pub(crate) fn read(bytes: &[u8], manner: Manner<'_>) -> Result<Draft, Fault> {
    let package = Package::open(bytes)?.until(manner.stop);
    if is_locked(&package)? {
        return Err(Fault::Locked);
    }
    let mut styles = Styles::default();
    let mut lists = Lists::default();
    if let Some(part) = package.part("styles.xml")? {
        styles.read(&mut Xml::new(part)?, &mut lists)?;
    }
    let part = package.part(TEXT)?.ok_or(Fault::Missing(TEXT))?;
    let mut xml = Xml::new(part)?;
    let mut body = Body::new(
        styles,
        lists,
        Writer::with_capacity(bytes.len()).restoring(manner.deletions),
    );
    body.document(&mut xml)?;
    let mut draft = body.finish()?;
    draft.metadata = metadata::read(&package, "meta.xml");
    Ok(draft)
}

/// Whether the members are encrypted, as the manifest says.
fn is_locked(package: &Package<'_>) -> Result<bool, Fault> {
    if package.has("encrypted-package") {
        return Ok(true);
    }
    let Some(part) = package.part("META-INF/manifest.xml")? else {
        return Ok(false);
    };
    let mut xml = Xml::new(part)?;
    loop {
        match xml.next()? {
            Event::Open(tag) if tag.local() == "encryption-data" => return Ok(true),
            Event::End => return Ok(false),
            _ => {}
        }
    }
}
