//! What recognition stands on: blocks that may be headings, and what each shows.

pub(super) mod candidate;
pub(super) mod page;
pub(super) mod run;
pub(in crate::structure) mod style;
