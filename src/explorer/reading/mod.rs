//! The text pane: laying it out, moving in it, selecting, words and links in it.

pub mod cells;
pub mod lines;
pub mod links;
mod measures;
pub mod motion;
pub mod moves;
pub mod pane;
pub mod selection;
pub mod setting;
pub mod word;
