//! What the page of a comparison asks of the rest.

use crate::explorer::books::place::BookId;
use crate::explorer::comparing::signs::Side;

/// Something to be done about a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    /// Choose the other document.
    Choose,
    /// Compare this older document with the one looked at.
    With(BookId),
    /// The same with the document at a path.
    Path(String),
    /// Take the older document for the newer one.
    Swap,
    /// Go to the place of the present change in a document.
    Go(Side),
    /// Copy the present change, with or without both places.
    Copy {
        /// Whether with both places.
        cited: bool,
    },
    /// Count phrases and figures for the summary.
    Summarise,
    /// Call off what is under way for a newer document.
    CallOff(BookId),
}
