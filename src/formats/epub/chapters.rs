//! The chapters of a book, each read as a page of HTML.

use std::collections::HashMap;

use super::super::draft::Blocks;
use super::super::html;
use super::super::package::{Fault, Package};
use super::contents::Entry;
use super::opf::Opf;
use super::told::resolved;
use super::xhtml;
use crate::formats::manner::Manner;
use crate::source;

/// The most bytes of a chapter.
const MOST_OF_ONE: u64 = 16 * 1024 * 1024;

/// Bytes of text that come out of any book, however small it is packed.
const FREE: u64 = 32 * 1024 * 1024;

/// How many times what they are packed in the chapters may hold beyond that.
const RATIO: u64 = 50;

/// The most tags of a book.
const MOST_TAGS: usize = 4_000_000;

/// A chapter.
#[derive(Debug)]
pub(super) struct Chapter {
    /// Its name in the book.
    pub(super) name: String,
    pub(super) blocks: Blocks,
    /// The offset in its text of each place that the contents lead to.
    pub(super) places: HashMap<String, u32>,
}

/// Reads the chapters, in order. Those that the book names and does not have
/// are left out.
///
/// # Errors
/// [`Fault`] where one cannot be read, or the book has no text at all.
pub(super) fn read(
    package: &Package<'_>,
    opf: &Opf,
    entries: &[Entry],
    manner: Manner<'_>,
) -> Result<Vec<Chapter>, Fault> {
    let wanted: std::collections::HashSet<(&str, &str)> = entries
        .iter()
        .filter_map(|entry| Some((entry.chapter.as_str(), entry.place.as_deref()?)))
        .collect();
    let mut chapters = Vec::new();
    let (mut held, mut packed, mut tags) = (0u64, 0u64, 0usize);
    for name in &opf.chapters {
        let Some(part) = package.part(name)? else {
            continue;
        };
        packed = packed.saturating_add(part.packed());
        let bytes = part.bytes(MOST_OF_ONE)?;
        held = held.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        if held > FREE.saturating_add(packed.saturating_mul(RATIO)) {
            return Err(Fault::Bomb);
        }
        let text = source::decode(&bytes, None, manner.encoding);
        drop(bytes);
        tags = tags.saturating_add(memchr::memchr_iter(b'<', text.as_bytes()).count());
        if tags > MOST_TAGS {
            return Err(Fault::Many);
        }
        let page = xhtml::as_html(&text)?;
        drop(text);
        let named = |target: &str| {
            let (part, place) = resolved(name, target)?;
            Some(format!("{part}#{}", place?))
        };
        let html::Chapter { mut blocks, places } = html::chapter(page, &named, manner.stop)?;
        blocks.closed();
        let mut kept = HashMap::new();
        for (place, offset) in places {
            if wanted.contains(&(name.as_str(), place.as_str())) {
                kept.entry(place).or_insert(offset);
            }
        }
        chapters.push(Chapter {
            name: name.clone(),
            blocks,
            places: kept,
        });
    }
    match chapters.is_empty() {
        true => Err(Fault::Missing("spine")),
        false => Ok(chapters),
    }
}
