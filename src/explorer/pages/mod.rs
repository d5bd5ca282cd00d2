//! What opens over the panes: lists to choose from, boxes to type in, pages to read.

pub mod boxes;
pub mod correction;
pub mod encodings;
pub mod findings;
pub mod help;
pub mod info;
pub mod jump;
pub mod layer;
pub mod order;
pub mod page;
pub mod palette;
pub mod picker;
pub mod presets;
pub mod prompt;
pub mod row;
pub mod structure;
pub mod typography;
