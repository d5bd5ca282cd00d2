//! From offsets of a source to lines and columns.

use memchr::{memchr_iter, memrchr};

use crate::document::SourcePlace;

/// Bytes of the source.
pub(super) type Range = std::ops::Range<usize>;

/// Counts lines from where it last was, so that a walk through the source is
/// linear in all.
#[derive(Debug, Clone, Copy)]
pub(super) struct Places<'a> {
    source: &'a [u8],
    offset: usize,
    line: u32,
    /// Offset of the first byte of the line.
    start: usize,
}

impl<'a> Places<'a> {
    /// At the start of `source`, which is line `line` of the whole.
    pub(super) const fn new(source: &'a str, line: u32) -> Self {
        Self {
            source: source.as_bytes(),
            offset: 0,
            line,
            start: 0,
        }
    }

    fn feeds(&self, from: usize, to: usize) -> u32 {
        let range = self.source.get(from..to).unwrap_or_default();
        u32::try_from(memchr_iter(b'\n', range).count()).unwrap_or(u32::MAX)
    }

    /// The place of the byte at `offset`.
    pub(super) fn at(&mut self, offset: usize) -> SourcePlace {
        let offset = offset.min(self.source.len());
        if offset >= self.offset {
            self.line = self.line.saturating_add(self.feeds(self.offset, offset));
            let walked = self.source.get(self.offset..offset).unwrap_or_default();
            if let Some(at) = memrchr(b'\n', walked) {
                self.start = self.offset.saturating_add(at).saturating_add(1);
            }
        } else {
            self.line = self.line.saturating_sub(self.feeds(offset, self.offset));
            if offset < self.start {
                let before = self.source.get(..offset).unwrap_or_default();
                self.start = memrchr(b'\n', before).map_or(0, |at| at.saturating_add(1));
            }
        }
        self.offset = offset;
        SourcePlace {
            number: self.line,
            column: u32::try_from(offset.saturating_sub(self.start)).unwrap_or(u32::MAX),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn it_walks_both_ways() {
        let mut places = Places::new("ab\ncd\n\nef", 1);
        let mut at = |offset| {
            let place = places.at(offset);
            (place.number, place.column)
        };
        assert_eq!(at(4), (2, 1));
        assert_eq!(at(8), (4, 1));
        assert_eq!(at(0), (1, 0));
    }
}
