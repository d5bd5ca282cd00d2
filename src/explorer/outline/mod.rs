//! The section tree: its rows, folding them.

pub mod folding;
pub mod tree;
