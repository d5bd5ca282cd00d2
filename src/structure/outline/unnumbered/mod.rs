//! Headings without numbers: by their place, their looks and their like.
//!
//! Leads with their text in the same block are `leads` (short sentences) and
//! `marks` (【…】, 问：).

pub(super) mod groups;
pub(super) mod leads;
pub(super) mod lone;
pub(super) mod marks;
pub(super) mod parts;
pub(super) mod spaced;
pub(super) mod title;
