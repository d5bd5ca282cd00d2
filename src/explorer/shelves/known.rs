//! What is known of a document that need not be open.

use crate::explorer::books::place::BookId;
use crate::library::Profile;
use crate::setting::Said;

/// What a look at the beginning of a document tells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// What it says of itself.
    pub profile: Profile,
    /// Size of its source in bytes; 0 where that is not known beforehand.
    pub bytes: u64,
    /// The name of its format.
    pub format: &'static str,
    /// The encoding that it was read in.
    pub encoding: String,
}

/// What became of the look at a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// It can be read.
    Seen(Box<Facts>),
    /// It cannot, and why.
    Refused(Said),
    /// Its text is that of another.
    CopyOf(BookId),
}
