//! Copying a text, with where it comes from.

pub mod copied;
pub mod copying;
