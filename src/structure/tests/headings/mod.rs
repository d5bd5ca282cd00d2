//! Headings, one kind each.

pub(super) mod items;
pub(super) mod levels;
pub(super) mod lone;
pub(super) mod marks;
pub(super) mod titles;
pub(super) mod units;
