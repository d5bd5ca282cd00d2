//! Runs of numbered items.

use crate::grammar::Style;

/// A run of items of one style whose numbers rise.
#[derive(Debug, Default)]
pub(in crate::structure) struct Run {
    /// Their style.
    pub(in crate::structure) style: Option<Style>,
    /// Indices of the candidates.
    pub(in crate::structure) members: Vec<usize>,
    /// Number of the last one.
    pub(in crate::structure) last: u32,
    /// Index of the heading they stand under, counted as regions.
    pub(in crate::structure) region: usize,
}
