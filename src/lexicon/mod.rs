//! Words: segmentation.
