//! The lines that are page furniture.

use std::borrow::Cow;

use super::finder::Finder;
use super::watermark;

/// The lines of a source that are page furniture.
#[derive(Debug, Default)]
pub(crate) struct Furniture {
    /// One flag for each line, in the order of [`Lines`](crate::formats::lines::Lines).
    flags: Vec<bool>,
    /// Whether one of them is set.
    any: bool,
    /// The lines, in order, that come from the bars of a web page.
    bars: Vec<u32>,
    /// What stands behind the last mark of many lines.
    watermark: Option<String>,
}

impl Furniture {
    /// Finds page numbers and running heads in a source that is given in
    /// pieces of whole lines. Linear.
    ///
    /// A page number between dashes or with 页 is always one; a number alone
    /// where it belongs to a row that counts pages. A running head is a short
    /// line that comes again at the page numbers, or the title where it cuts
    /// a sentence. Where `bars` says so, what web pages leave is found too.
    pub(crate) fn of(pieces: &[Cow<'_, str>], bars: bool) -> Self {
        let mut finder = Finder::new(pieces);
        if bars {
            finder.bars();
        }
        finder.bare_numbers();
        finder.numbered_heads();
        // A running head may have two lines.
        if finder.heads() {
            finder.heads();
        }
        Self {
            any: finder.flags.contains(&true),
            watermark: finder.watermark(),
            bars: finder.bars,
            flags: finder.flags,
        }
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        !self.any
    }

    /// Whether a line has, behind its last mark, what many lines have there.
    pub(crate) fn has_watermark(&self, text: &str) -> bool {
        let watermark = self.watermark.as_ref();
        watermark.is_some_and(|mark| watermark::behind(text).as_ref() == Some(mark))
    }

    /// Whether a line that is page furniture comes from the bars of a web page.
    pub(crate) fn is_bar(&self, index: usize) -> bool {
        let line = u32::try_from(index).unwrap_or(u32::MAX);
        self.bars.binary_search(&line).is_ok()
    }

    /// Whether the line of this index, in the order of [`Lines`](crate::formats::lines::Lines), is page
    /// furniture.
    pub(crate) fn contains(&self, index: usize) -> bool {
        self.flags.get(index).copied().unwrap_or(false)
    }
}
