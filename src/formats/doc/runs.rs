//! What is said of the bytes of the text: pages of 512 bytes, each for a stretch
//! of them.

use super::bytes::{Plc, u16_at, u32_at};

/// Bytes of a page.
const PAGE: usize = 512;

/// What is said of stretches of bytes.
#[derive(Debug)]
pub(super) struct Runs<'a> {
    stream: &'a [u8],
    /// Where the stretch of each page begins, and which page it is.
    starts: Vec<u32>,
    pages: Vec<u32>,
    /// Bytes behind the place of what is said, on a page.
    size: usize,
}

/// A stretch of bytes of which the same is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Run<'a> {
    /// Its first byte.
    pub(super) from: u32,
    /// The byte behind its last.
    pub(super) to: u32,
    /// What is said.
    pub(super) said: &'a [u8],
}

/// What pages are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Text,
    Paragraphs,
}

impl<'a> Runs<'a> {
    /// What the table `table` says of the stream.
    pub(super) fn new(stream: &'a [u8], table: &[u8], about: About) -> Self {
        let plc = Plc::new(table, 4);
        let page = |(_, _, page): (u32, u32, &[u8])| u32_at(page, 0).unwrap_or(u32::MAX);
        Self {
            stream,
            pages: plc.entries().map(page).collect(),
            starts: plc.places,
            size: match about {
                About::Text => 1,
                About::Paragraphs => 13,
            },
        }
    }

    /// What is said of a byte; of one of which nothing is, up to where that may
    /// be otherwise. Logarithmic in the number of pages.
    pub(super) fn at(&self, byte: u32) -> Run<'a> {
        let nothing = |to: u32| Run {
            from: byte,
            to: to.max(byte.saturating_add(1)),
            said: &[],
        };
        let behind = self.starts.partition_point(|start| *start <= byte);
        let end = self.starts.get(behind).copied().unwrap_or(u32::MAX);
        let page = behind.checked_sub(1).and_then(|at| self.pages.get(at));
        let page = page.and_then(|page| {
            // The upper bits are no part of the number.
            let number = usize::try_from(page & 0x3F_FFFF).ok()?;
            let from = number.checked_mul(PAGE)?;
            self.stream.get(from..from.checked_add(PAGE)?)
        });
        let Some(page) = page else {
            return nothing(end);
        };
        let count = usize::from(page.last().copied().unwrap_or(0));
        let bound = |at: usize| u32_at(page, at.saturating_mul(4)).unwrap_or(u32::MAX);
        let index = (0..count).find(|&at| bound(at) <= byte && byte < bound(at.saturating_add(1)));
        let Some(index) = index else {
            return nothing(end);
        };
        Run {
            from: bound(index),
            to: bound(index.saturating_add(1)),
            said: self.said(page, count, index).unwrap_or_default(),
        }
    }

    /// What a page says of a stretch.
    fn said(&self, page: &'a [u8], count: usize, index: usize) -> Option<&'a [u8]> {
        let places = count.checked_add(1)?.checked_mul(4)?;
        let place = places.checked_add(index.checked_mul(self.size)?)?;
        let at = usize::from(*page.get(place)?).checked_mul(2)?;
        if at == 0 {
            return None;
        }
        let first = usize::from(*page.get(at)?);
        let (from, length) = match (self.size, first) {
            (1, length) => (at.checked_add(1)?, length),
            // Twice as long as the second byte says.
            (_, 0) => {
                let half = usize::from(*page.get(at.checked_add(1)?)?);
                (at.checked_add(2)?, half.checked_mul(2)?)
            }
            (_, half) => (at.checked_add(1)?, half.checked_mul(2)?.checked_sub(1)?),
        };
        page.get(from..from.checked_add(length)?)
    }
}

/// The style that is said of a paragraph first, and what is said behind it.
pub(super) fn styled(said: &[u8]) -> (u16, &[u8]) {
    let style = u16_at(said, 0).unwrap_or(0);
    (style, said.get(2..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Vec<u8> {
        let mut page = vec![0; PAGE];
        for (at, bound) in [0u32, 10, 20].iter().enumerate() {
            page[at * 4..at * 4 + 4].copy_from_slice(&bound.to_le_bytes());
        }
        page[12] = 100;
        page[13] = 0;
        page[200..204].copy_from_slice(&[3, 1, 2, 3]);
        page[511] = 2;
        page
    }

    #[test]
    fn a_byte_is_looked_up_on_its_page() {
        let table = [0u32, 20, 0].map(u32::to_le_bytes).concat();
        let page = page();
        let runs = Runs::new(&page, &table, About::Text);
        let run = runs.at(5);
        assert_eq!((run.from, run.to, run.said), (0, 10, &[1, 2, 3][..]));
        assert!(runs.at(15).said.is_empty());
        assert_eq!(runs.at(30).to, u32::MAX);
        assert!(runs.at(u32::MAX).said.is_empty());
    }

    #[test]
    fn pages_that_are_not_there_say_nothing() {
        let table = [0u32, 20, 7].map(u32::to_le_bytes).concat();
        let runs = Runs::new(&[], &table, About::Paragraphs);
        let run = runs.at(5);
        assert_eq!((run.to, run.said), (20, &[][..]));
        assert_eq!(styled(&[]), (0, &[][..]));
    }
}
