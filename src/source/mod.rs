//! Bytes to text: files, standard input, embedded documents, encodings.
//!
//! A [`Location`] says where a text is; a [`Stream`] gets it, first a head
//! for a quick first screen where that is wanted, then the whole. What comes
//! out is UTF-8 with what is known of the source; what it means is for
//! [`structure`](crate::structure) to say.

mod encodings;
mod error;
mod gzip;
mod kind;
mod location;
mod open;
mod pieces;
mod scan;
mod sizes;
mod stdin;
mod stream;

pub(crate) use encodings::declared::decode;
pub use encodings::encoding::Encoding;
pub use error::SourceError;
pub use gzip::GzipFault;
pub use kind::Kind;
pub use location::{Embedded, Location};
pub use scan::{Stretch, scan};
pub use stream::{Arrival, Loaded, LoadedBytes, LoadedPieces, ReadOptions, Stream, read};
