//! What opens over the panes: lists to choose from, boxes to type in, pages to read.

pub mod boxes;
pub mod layer;
pub mod lists;
pub mod order;
pub mod page;
pub mod picker;
pub mod prompt;
pub mod sheets;
