//! The one way in: a location becomes an opened document, with what is kept
//! for it.
//!
//! Explorer and command line go the same way: [`Known`] is what is kept of a
//! document as far as its location tells, an [`Entry`] is the document on its
//! way in (its beginning, what has come of it so far, the whole), and what
//! comes out is [`Opened`]. [`How`] says what was asked for and whether what is
//! kept is used at all.
//!
//! Which format a source has is decided once, from its bytes: what is no text
//! goes to the room of its kind in [`formats`](crate::formats), all else is
//! decoded first.

mod archive;
mod entry;
mod fault;
mod how;
mod opened;
#[cfg(test)]
mod tests;

pub use archive::{file_of, look, may_be_document, members};
pub use entry::Entry;
pub use fault::OpenError;
pub use how::{How, Known};
pub use opened::{Opened, Recalled};
