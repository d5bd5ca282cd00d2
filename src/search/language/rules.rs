//! What is taken for the same where a query does not say it itself.

use crate::text::fold::Folding;

/// What is taken for the same where a query does not say it itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rules {
    /// Which forms of a character.
    pub folding: Folding,
    /// Whether a bare term in Latin letters that stands nowhere is taken for
    /// pinyin.
    pub pinyin: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            folding: Folding::ALL,
            pinyin: true,
        }
    }
}

impl Rules {
    /// Nothing is taken for anything else.
    pub const STRICT: Self = Self {
        folding: Folding::NONE,
        pinyin: false,
    };
}
