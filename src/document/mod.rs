//! The in-memory model of a parsed document: what every other part reads.
//!
//! A [`Document`] owns one reading text (UTF-8, markup taken out, page seams
//! closed, nothing else changed); sections, blocks, styles and the way back to
//! the source are byte [`Span`]s into it. It never changes after parsing and
//! is shared behind an `Arc`. It knows nothing of how it was recognised, and
//! does no input or output.
//!
//! The sections alone may be told anew: [`Document::with_sections`] makes a
//! second document over the same text.

mod assembly;
mod beside;
mod block;
mod builder;
mod footnotes;
mod marker;
mod mended;
mod meta;
mod origin;
mod section;
mod span;
mod spans;
mod style;
mod table;
mod turned;
mod whole;

pub use beside::{Aside, Deletion, Formula, Image, Kept, KeptMark, Markup, MarkupKind};
pub use block::{Block, BlockKind, Continuation, ContinuationKind};
pub use builder::{DocumentBuilder, TooLarge};
pub use footnotes::Footnote;
pub use marker::SectionMarker;
pub use mended::{Change, Moves};
pub use meta::{Format, Meta, Metadata};
pub use origin::{OriginMap, PlaceUnit, SourcePlace};
pub use section::{BlockId, Section, SectionId, SectionKind, SectionSeed};

pub use crate::grammar::SectionNumber;
pub use span::Span;
pub use style::{Link, Style, StyleSpan};
pub use table::{Cell, Merged, Table};
pub use whole::Document;
