//! The text pane: laying it out, moving in it, selecting, words and links in it.

pub mod history;
pub mod lines;
pub mod linking;
pub mod motion;
pub mod moved;
pub mod moves;
pub mod pane;
pub mod selection;
pub mod typography;
pub mod word;
