//! What text documents of word processors have in common, whatever their
//! format: paragraphs and tables, lists that count, and how they are written
//! as reading text.

pub(super) mod item;
pub(super) mod lists;
pub(super) mod numerals;
mod table;
pub(super) mod writer;
