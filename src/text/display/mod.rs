//! How text stands in the cells of a terminal.

pub(super) mod ambiguous;
pub(super) mod cells;
pub(super) mod graphemes;
pub(super) mod shown;
pub(super) mod widths;
