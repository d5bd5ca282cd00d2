//! What is done beside the loop: opening, keeping, watching, editing.

pub(super) mod editor;
pub(super) mod keeper;
pub(super) mod load;
pub(super) mod watch;
pub(super) mod worker;
