//! Whether a backslash takes the meaning of a mark.

/// Whether an odd number of backslashes stands before an offset.
pub(in crate::formats::markdown) fn is_escaped(bytes: &[u8], at: usize) -> bool {
    let before = bytes.get(..at).unwrap_or_default();
    before.iter().rev().take_while(|&&b| b == b'\\').count() % 2 == 1
}
