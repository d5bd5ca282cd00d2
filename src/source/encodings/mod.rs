//! Which encoding a text is in, and reading it by that.

pub(super) mod common;
pub(super) mod declared;
pub(super) mod detect;
#[cfg(test)]
pub(super) mod detection;
pub(super) mod encoding;
pub(super) mod score;
