//! What the keys of a panel turn: its order, its way, its units.

use crate::explorer::language::Text;
use crate::setting::Language;

/// The side of the keyword that orders the lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Side {
    /// Neither: the place in the document.
    #[default]
    Place,
    /// What stands behind.
    Right,
    /// What stands before.
    Left,
}

/// A key that changes the way of a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Another order.
    Order,
    /// Another way to compare or to choose.
    Way,
    /// Other units, or another part.
    Units,
    /// More of it, or less.
    Amount(i64),
}

/// The next of some values, round.
pub(super) fn next<T: Copy + PartialEq>(values: &[T], now: T) -> T {
    let at = values.iter().position(|&value| value == now);
    let following = at.and_then(|at| values.get(at.saturating_add(1)));
    following.or(values.first()).copied().unwrap_or(now)
}

pub(super) fn joined(texts: &[Text], language: Language) -> String {
    let texts: Vec<&str> = texts.iter().map(|text| text.get(language)).collect();
    texts.join(language.choose("，", ", "))
}
