//! What is told of two documents as wholes: set phrases and figures.

mod amounts;
mod wordings;

pub use amounts::{FigureChange, figure_changes};
pub use wordings::{Trend, Wording, wordings};
