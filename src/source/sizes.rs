//! How much is read at once, and at most.

/// Bytes read between two calls of [`ReadOptions::progress`](super::ReadOptions::progress).
pub(super) const STEP: u64 = 1024 * 1024;

/// A file of so many bytes is read on all cores.
pub(super) const LARGE: u64 = 4 * STEP;

/// The most bytes a source may have: offsets are `u32`.
pub(super) const MOST: u64 = u32::MAX as u64;
