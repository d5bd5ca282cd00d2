//! Where a place of one text is in another: in the same file after it has
//! changed, or in another version of it.
//!
//! An [`Anchor`] is what is known of a place without its text: its words and
//! what stands around them. It is found again by one function,
//! [`Anchor::find`], whatever it is a place of: a mark, a fold, a corrected
//! line, where the reader was. Where both texts are at hand, [`Moved`] compares
//! them first and asks for anchors only where they differ.

mod anchored;
mod moved;
mod titles;

pub use anchored::Anchor;
pub use moved::Moved;
pub use titles::{Title, sections};
