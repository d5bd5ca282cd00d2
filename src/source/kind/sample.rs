//! A source as far as it can be looked into.

/// The most bytes of the beginning that the answer depends on, beside what is
/// read at other places.
pub(in crate::source) const HEAD: usize = 64 * 1024;

/// A source as far as it can be looked into.
pub(in crate::source) struct Sample<'a> {
    /// Its first bytes, [`HEAD`] of them or all there are; fewer only tell
    /// less.
    pub(in crate::source) head: &'a [u8],
    /// Its size in bytes, where it is known.
    pub(in crate::source) size: Option<u64>,
    /// So many bytes from a place on; fewer where it ends before, none where
    /// it cannot be read there.
    pub(in crate::source) at: &'a dyn Fn(u64, usize) -> Vec<u8>,
}

/// The little-endian number of `N` bytes at `at`.
pub(super) fn number<const N: usize>(bytes: &[u8], at: usize) -> Option<u64> {
    let field = bytes.get(at..)?.get(..N)?;
    Some(
        field
            .iter()
            .rev()
            .fold(0, |sum, &byte| (sum << 8) | u64::from(byte)),
    )
}
