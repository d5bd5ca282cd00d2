//! Bookmarks, notes and coloured marks, and the box in which they are written.

pub mod list;
pub mod marking;
pub mod purpose;
pub mod sheet;
pub mod writing;
