//! Whole documents, one kind each.

pub(super) mod laws;
pub(super) mod letters;
pub(super) mod novels;
pub(super) mod reports;
