//! The header of a document: what wrote it, and where its tables are.

use std::ops::Range;

use crate::formats::package::Fault;

use super::bytes::{needed, u16_at, u32_at};

/// What is known of a document beforehand.
#[derive(Debug)]
pub(super) struct Header {
    /// The stream that its tables are in.
    pub(super) tables: &'static str,
    /// The languages it says it is in.
    pub(super) languages: [u16; 2],
    /// The text of a document that has no table of pieces: where it begins, and
    /// whether a character has two bytes.
    pub(super) plain: (u32, bool),
    /// How many characters each part of the text has.
    lengths: [u32; 8],
    /// Where each table begins, and how many bytes it has.
    places: Vec<(u32, u32)>,
}

/// The parts of the text, one behind another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Main = 0,
    Footnotes = 1,
    Endnotes = 5,
    Boxes = 6,
}

/// The tables that are read, by their places in the header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Table {
    Styles = 1,
    FootnoteMarks = 2,
    Footnotes = 3,
    Sections = 6,
    Runs = 12,
    Paragraphs = 13,
    Fonts = 15,
    Pieces = 33,
    Anchors = 40,
    EndnoteMarks = 46,
    Endnotes = 47,
    Boxes = 56,
    Lists = 73,
    ListUses = 74,
}

/// The first version whose text is in pieces of Unicode.
const WORD_97: u16 = 106;

impl Header {
    /// Reads the header that the stream of the text begins with.
    ///
    /// # Errors
    /// [`Fault`] where there is none, or one of another program.
    pub(super) fn read(text: &[u8]) -> Result<Self, Fault> {
        let sign = needed(u16_at(text, 0))?;
        let version = needed(u16_at(text, 2))?;
        match sign {
            0xA5EC if version < WORD_97 => return Err(Fault::Early),
            0xA5EC => {}
            0xA5DB | 0xA5DC | 0xA697 | 0xA698 | 0xA699 => return Err(Fault::Early),
            _ => return Err(Fault::Damaged),
        }
        let flags = needed(u16_at(text, 10))?;
        let is = |bit: u32| flags.checked_shr(bit).unwrap_or(0) & 1 == 1;
        if is(8) {
            return Err(Fault::Locked);
        }
        // Three arrays, each behind its length.
        let words = 34usize;
        let count = usize::from(needed(u16_at(text, 32))?);
        let longs = words
            .saturating_add(count.saturating_mul(2))
            .saturating_add(2);
        let count = usize::from(needed(u16_at(text, longs.saturating_sub(2)))?);
        let tables = longs
            .saturating_add(count.saturating_mul(4))
            .saturating_add(2);
        let count = usize::from(needed(u16_at(text, tables.saturating_sub(2)))?);
        // The lengths stand behind three other numbers.
        let length = |at: usize| u32_at(text, longs.saturating_add(12).saturating_add(at * 4));
        let mut lengths = [0; 8];
        for (at, own) in lengths.iter_mut().enumerate() {
            *own = needed(length(at))?;
        }
        let place = |at: usize| {
            let at = tables.saturating_add(at.saturating_mul(8));
            Some((u32_at(text, at)?, u32_at(text, at.saturating_add(4))?))
        };
        let places: Option<Vec<(u32, u32)>> = (0..count).map(place).collect();
        Ok(Self {
            tables: if is(9) { "/1Table" } else { "/0Table" },
            languages: [
                needed(u16_at(text, 6))?,
                u16_at(text, words.saturating_add(26)).unwrap_or(0),
            ],
            plain: (needed(u32_at(text, 24))?, is(12)),
            lengths,
            places: needed(places)?,
        })
    }

    /// The characters of a part of the text.
    pub(super) fn part(&self, part: Part) -> Range<u32> {
        let before = self.lengths.iter().take(part as usize);
        let from = before.fold(0u32, |sum, length| sum.saturating_add(*length));
        let length = self.lengths.get(part as usize).copied().unwrap_or(0);
        from..from.saturating_add(length)
    }

    /// The bytes of a table; none where it is not there whole.
    pub(super) fn table<'a>(&self, bytes: &'a [u8], table: Table) -> &'a [u8] {
        let (from, length) = self.place(table);
        let to = from.checked_add(length);
        to.and_then(|to| bytes.get(from..to)).unwrap_or_default()
    }

    /// Where a table begins and how long it is, in bytes.
    pub(super) fn place(&self, table: Table) -> (usize, usize) {
        let place = self.places.get(table as usize).copied();
        let (from, length) = place.unwrap_or((0, 0));
        let size = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
        (size(from), size(length))
    }
}
