//! Words: segmentation.

pub mod segmentation;
