//! What the reader corrects of the structure: marker styles switched off or
//! set to a depth, patterns of their own, single lines made headings or none.
//!
//! Corrections are plain data that can be kept on disk. [`correct`] makes the
//! corrected document, [`styles`] lists what a document is built of, and
//! [`proposals`] what it may be built of where no headings were recognised.
//!
//! What is said of a single line counts before what a pattern says, and a
//! pattern before what is said of a style; of two patterns the later counts.

mod apply;
mod corrected;
mod pattern;
mod proposals;
mod summary;

pub use apply::correct;
pub use corrected::{Corrections, MADE_STYLE, PATTERN_STYLE};
pub use pattern::{Pattern, PatternError, Preview, preview};
pub use proposals::{Proposal, proposals};
pub use summary::{StyleSummary, styles};

pub use crate::structure::outline::evidence::style::BY_SIZE;

use crate::structure::outline::evidence::style;

/// The style that is meant by a typed name: full or half width, simplified or
/// traditional, `...` or nothing for the ellipsis (第章, (一)). `None` where
/// no document has a style of that name.
#[must_use]
pub fn style_name(typed: &str) -> Option<&'static str> {
    style::canonical(typed)
}
