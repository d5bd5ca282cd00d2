//! Looking up what lies over a part of the reading text.

use std::ops::Range;

use super::Span;

/// What lies over a part of the reading text.
pub(super) trait Placed {
    /// Bytes it lies over.
    fn span(&self) -> Span;
}

impl Placed for Span {
    fn span(&self) -> Span {
        *self
    }
}

/// Those of `all` that share a byte with `span`; `all` lie one behind the
/// other. Logarithmic.
pub(super) fn touching<T: Placed>(all: &[T], span: Span) -> &[T] {
    let from = all.partition_point(|one| one.span().end <= span.start);
    let to = all.partition_point(|one| one.span().start < span.end);
    all.get(from..to.max(from)).unwrap_or_default()
}

/// Those of `all` that stand at a byte of `range`; `all` are in the order of
/// their places. Logarithmic.
pub(super) fn within<T>(all: &[T], range: Range<u32>, place: impl Fn(&T) -> u32) -> &[T] {
    let from = all.partition_point(|one| place(one) < range.start);
    let to = all.partition_point(|one| place(one) < range.end);
    all.get(from..to.max(from)).unwrap_or_default()
}
