//! What is done beside the loop: opening, keeping, watching, editing.
//!
//! A job that panics is caught in `worker` and told as an outcome like others.

pub(super) mod editor;
pub(super) mod keeper;
pub(super) mod launcher;
pub(super) mod load;
pub(super) mod watch;
pub(super) mod worker;
