//! What printing puts around a text on every page: page numbers and running
//! heads. They are no part of it.

mod blank;
mod finder;
mod signs;

use std::borrow::Cow;

use finder::Finder;

pub(crate) use blank::Blanker;
pub(crate) use signs::{
    is_dash, is_head, is_numbered_head, is_page_mark, is_page_sign, without_mark,
};

/// The lines of a source that are page furniture.
#[derive(Debug, Default)]
pub(crate) struct Furniture {
    /// One flag for each line, in the order of [`Lines`](super::Lines).
    flags: Vec<bool>,
    /// Whether one of them is set.
    any: bool,
}

impl Furniture {
    /// Finds page numbers and running heads in a source that is given in
    /// pieces of whole lines. Linear.
    ///
    /// A page number between dashes or with 页 is always one; a number alone
    /// where it belongs to a row that counts pages. A running head is a short
    /// line that comes again at the page numbers, or the title where it cuts
    /// a sentence.
    pub(crate) fn of(pieces: &[Cow<'_, str>]) -> Self {
        let mut finder = Finder::new(pieces);
        finder.bare_numbers();
        finder.numbered_heads();
        // A running head may have two lines.
        if finder.heads() {
            finder.heads();
        }
        Self {
            any: finder.flags.contains(&true),
            flags: finder.flags,
        }
    }

    /// Whether there is none.
    pub(crate) fn is_empty(&self) -> bool {
        !self.any
    }

    /// Whether the line of this index, in the order of [`Lines`](super::Lines), is page
    /// furniture.
    pub(crate) fn contains(&self, index: usize) -> bool {
        self.flags.get(index).copied().unwrap_or(false)
    }
}

/// What running heads may say of a text that begins so.
pub(crate) fn titles(head: &str) -> Vec<String> {
    Finder::new(&[Cow::Borrowed(head)]).titles
}
