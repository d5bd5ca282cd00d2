//! How dense the hits of sections are, against the densest of the document.

use crate::document::Document;

use super::hits::Hits;

/// Sections shorter than this (characters) count as so long: one hit in a
/// title is not the hottest place of a book.
const SHORT: u32 = 100;

/// The levels that are told apart above nothing.
pub const HEAT_LEVELS: u8 = 8;

/// The density of the densest section of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Heat {
    hits: u64,
    chars: u64,
}

impl Heat {
    /// That of these hits. Linear in the sections, logarithmic in the hits
    /// for each.
    #[must_use]
    pub fn new(document: &Document, hits: &Hits) -> Self {
        let mut densest = Self::default();
        let sections = document.sections().iter().map(|s| (s.span, s.chars));
        for (span, chars) in sections {
            let one = Self::of(hits.count_in(span), chars);
            if one.is_denser_than(densest) {
                densest = one;
            }
        }
        if densest.hits == 0 {
            densest = Self::of(hits.len(), document.chars());
        }
        densest
    }

    fn of(hits: usize, chars: u32) -> Self {
        Self {
            hits: u64::try_from(hits).unwrap_or(u64::MAX),
            chars: u64::from(chars.max(SHORT)),
        }
    }

    fn is_denser_than(self, other: Self) -> bool {
        let product = |hits: u64, chars: u64| u128::from(hits).saturating_mul(u128::from(chars));
        product(self.hits, other.chars.max(1)) > product(other.hits, self.chars)
    }

    /// The level of a part of the document with so many hits in so many
    /// characters: 0 without hits, else 1 to [`HEAT_LEVELS`], which is as
    /// dense as the densest section or denser.
    #[must_use]
    pub fn level(self, hits: usize, chars: u32) -> u8 {
        let one = Self::of(hits, chars);
        if one.hits == 0 {
            return 0;
        }
        let levels = u128::from(HEAT_LEVELS);
        let own = u128::from(one.hits)
            .saturating_mul(u128::from(self.chars.max(1)))
            .saturating_mul(levels);
        let whole = u128::from(self.hits.max(1)).saturating_mul(u128::from(one.chars));
        let level = own.div_ceil(whole.max(1)).clamp(1, levels);
        u8::try_from(level).unwrap_or(HEAT_LEVELS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_rise_with_the_density_and_end_at_the_densest() {
        let heat = Heat::of(10, 1000);
        assert_eq!(heat.level(0, 500), 0);
        assert_eq!(heat.level(10, 1000), 8);
        assert_eq!(heat.level(5, 1000), 4);
        assert_eq!(heat.level(1, 1_000_000), 1);
        assert_eq!(heat.level(900, 1000), 8);
        let mut before = 0;
        for hits in 0..20 {
            let level = heat.level(hits, 1000);
            assert!(level >= before);
            before = level;
        }
    }

    #[test]
    fn a_short_section_is_not_the_hottest_by_its_title_alone() {
        let book = Heat::of(20, 1000);
        assert!(!Heat::of(1, 4).is_denser_than(book));
        assert!(Heat::of(5, 4).is_denser_than(book));
    }
}
