//! EPUB books, of version 2 and 3: the chapters in the order of the spine make
//! one text, and the book's own contents say what is a heading in it and how
//! deep it stands.

mod chapters;
mod contents;
mod merge;
mod opf;
mod protection;
mod told;
mod xhtml;

use super::draft::Draft;
use super::manner::Manner;
use super::package::{Fault, Package};

use opf::Opf;

/// Reads a book. Linear in what it holds unpacked.
///
/// # Errors
/// [`Fault`] where it is damaged, encrypted, or beyond the bounds of
/// documents.
pub(super) fn read(bytes: &[u8], manner: Manner<'_>) -> Result<Draft, Fault> {
    let package = Package::open(bytes)?.until(manner.stop);
    let opf = Opf::read(&package)?;
    protection::check(&package, &opf)?;
    let entries = contents::read(&package, &opf)?;
    let chapters = chapters::read(&package, &opf, &entries, manner)?;
    let mut draft = merge::merge(chapters, &entries, &opf)?;
    draft.metadata = opf.metadata;
    Ok(draft)
}
