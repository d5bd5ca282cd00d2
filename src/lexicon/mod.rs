//! Words: segmentation, the word at a place.

pub mod segmentation;
pub mod word;
