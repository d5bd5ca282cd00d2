//! Runs of numbered items.

use crate::grammar::Style;

/// A run of items of one style whose numbers rise.
#[derive(Debug, Default)]
pub(super) struct Run {
    /// Their style.
    pub(super) style: Option<Style>,
    /// Indices of the candidates.
    pub(super) members: Vec<usize>,
    /// Number of the last one.
    pub(super) last: u32,
    /// Index of the heading they stand under, counted as regions.
    pub(super) region: usize,
}
