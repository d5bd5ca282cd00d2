//! What text documents of word processors have in common, whatever their
//! format: paragraphs and tables, lists that count, and how they are written
//! as reading text.

pub(super) mod fields;
pub(super) mod frames;
pub(super) mod item;
pub(super) mod lists;
pub(super) mod names;
pub(super) mod numbering;
pub(super) mod numerals;
pub(super) mod props;
mod restored;
pub(super) mod ruby;
pub(super) mod symbols;
mod table;
pub(super) mod writer;
