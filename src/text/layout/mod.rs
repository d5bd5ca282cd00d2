//! From a paragraph to rows: where lines may end, and how they are filled.

pub(super) mod breaks;
pub(super) mod justify;
pub(super) mod quantity;
pub(super) mod rows;
pub(super) mod table;
