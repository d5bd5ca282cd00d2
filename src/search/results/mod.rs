//! What was found: hits, how dense they are, what stands around them.

pub(in crate::search) mod concordance;
pub(in crate::search) mod heat;
pub(in crate::search) mod hits;
pub(in crate::search) mod snippet;
pub(in crate::search) mod sorting;
