//! Headings by their numbers.

pub(super) mod accept;
pub(super) mod counted;
pub(super) mod glued;
pub(super) mod inner;
pub(super) mod items;
pub(super) mod marked;
pub(super) mod running;
pub(super) mod units;
