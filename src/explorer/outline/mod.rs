//! The section tree: its rows, folding them, correcting what was recognised.

pub mod correcting;
pub mod folding;
pub mod tree;
