//! What looks like headings and divides nothing: contents, lists, quotations.

pub(super) mod contents;
pub(super) mod listed;
pub(super) mod quoted;
pub(super) mod scanned;
