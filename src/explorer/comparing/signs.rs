//! The signs beside passages, and what they are called.

use crate::compare::{Face, Kinds};
use crate::setting::Language;

/// Of which of two documents something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The older one.
    Old,
    /// The newer one.
    New,
}

/// Every kind of change.
pub const ALL: Kinds = Kinds::ADDED
    .with(Kinds::REMOVED)
    .with(Kinds::CHANGED)
    .with(Kinds::MOVED)
    .with(Kinds::RENUMBERED)
    .with(Kinds::SPLIT)
    .with(Kinds::MERGED);

/// What can be looked at alone, in the order in which it is gone through.
pub const CHOICES: [Kinds; 6] = [
    ALL,
    Kinds::ADDED,
    Kinds::REMOVED,
    Kinds::CHANGED,
    Kinds::MOVED.with(Kinds::SPLIT).with(Kinds::MERGED),
    Kinds::RENUMBERED,
];

/// The sign of one cell beside a passage; a blank where it is the same. In
/// lines below one another what went and came have signs of their own.
#[must_use]
pub fn sign(face: &Face, side: Side, is_beside: bool) -> &'static str {
    let kinds = face.kinds;
    let both = face.old.is_some() && face.new.is_some();
    if kinds.is_empty() {
        return " ";
    }
    if both && !is_beside && kinds.meets(Kinds::CHANGED) {
        return match side {
            Side::Old => "-",
            Side::New => "+",
        };
    }
    for (kind, sign) in [
        (Kinds::ADDED, "+"),
        (Kinds::REMOVED, "-"),
        (Kinds::CHANGED, "~"),
        (
            Kinds::MOVED,
            if side == Side::Old && !both { "<" } else { ">" },
        ),
    ] {
        if kinds.meets(kind) {
            return sign;
        }
    }
    "#"
}

/// The sign of a section in the list.
#[must_use]
pub fn sign_of(kinds: Kinds) -> &'static str {
    for (kind, sign) in [
        (Kinds::ADDED, "+"),
        (Kinds::REMOVED, "-"),
        (Kinds::SPLIT.with(Kinds::MERGED).with(Kinds::MOVED), ">"),
        (Kinds::CHANGED, "~"),
        (Kinds::RENUMBERED, "#"),
    ] {
        if kinds.meets(kind) {
            return sign;
        }
    }
    " "
}

/// What kinds of changes are called, in a language.
#[must_use]
pub fn told(kinds: Kinds, language: Language) -> String {
    if kinds == ALL {
        return language.choose("全部改动", "all changes").to_owned();
    }
    kinds.told(language)
}
