//! The rows of the structure page.

use crate::structure::corrections::{Proposal, StyleSummary};

/// The deepest that a style can be set from the page.
pub const DEEPEST: u16 = 12;

/// A row of the structure page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StructureRow {
    /// A marker style, or a pattern of the reader's.
    Style(StyleSummary),
    /// A pattern that the text would bear, where no headings were recognised.
    Proposed(Proposal),
    /// So many lines that the reader made headings.
    Made(usize),
    /// So many headings that the reader took away.
    Dropped(usize),
}
