//! Which encoding a text is in, and reading it by that.
//!
//! `detect` weighs the bytes; `declared` lets a page speak for itself first.
//! What the reader has chosen counts before both, and is known where a document
//! is opened.

pub(super) mod common;
pub(super) mod declared;
pub(super) mod detect;
#[cfg(test)]
pub(super) mod detection;
pub(super) mod encoding;
pub(super) mod score;
