//! The documents that a call names, and the sections in them.

mod guarded;
pub(super) mod load;
pub(super) mod select;
