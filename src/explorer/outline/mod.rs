//! The section tree: its rows, folding them.

pub mod correcting;
pub mod folding;
pub mod tree;
