//! Lists to choose from.

pub mod encodings;
pub mod finder;
pub mod findings;
pub mod jump;
pub mod palette;
pub mod presets;
