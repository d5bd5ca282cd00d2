//! Lists to choose from.

pub mod encodings;
pub mod findings;
pub mod jump;
pub mod palette;
pub mod presets;
