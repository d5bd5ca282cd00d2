//! Amounts: numbers with their units and the words that bound them.

pub(in crate::figures) mod bounds;
pub(in crate::figures) mod counted;
pub(in crate::figures) mod guards;
pub(in crate::figures) mod measured;
pub(in crate::figures) mod names;
pub(in crate::figures) mod parts;
pub(in crate::figures) mod quantity;
pub(in crate::figures) mod range;
pub(in crate::figures) mod unbounded;
pub(in crate::figures) mod units;
