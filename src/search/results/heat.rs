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
    /// That of these hits. Linear in the sections and the hits.
    #[must_use]
    pub fn new(document: &Document, hits: &Hits) -> Self {
        let mut densest = Self::default();
        let sections = document.sections();
        // For each section the number of hits before it: a section ends where
        // the first behind those inside begins.
        let mut before = Vec::with_capacity(sections.len().saturating_add(1));
        let mut passed = 0usize;
        let mut all = hits.all().iter().peekable();
        for section in sections {
            while all
                .next_if(|hit| hit.span.start < section.span.start)
                .is_some()
            {
                passed = passed.saturating_add(1);
            }
            before.push(passed);
        }
        before.push(hits.len());
        for (section, first) in sections.iter().zip(&before) {
            let end = before.get(section.subtree_end as usize);
            let count = end.unwrap_or(first).saturating_sub(*first);
            let one = Self::of(count, section.chars);
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
    use crate::document::{Format, Meta};
    use crate::search::{Query, find};
    use crate::structure;

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
    fn the_densest_section_is_found_wherever_it_stands() {
        let filler = "字".repeat(200);
        let text = format!(
            "卷首。\n\n# 一\n\n{filler}甲\n\n## 二\n\n甲甲甲{filler}\n\n# 三\n\n甲{filler}\n"
        );
        let meta = Meta {
            format: Format::Markdown,
            ..Meta::default()
        };
        let document = structure::parse(&text, meta, &structure::Options::default()).unwrap();
        let query = Query::parse("甲").unwrap();
        let hits = find(&document, &[&query], &|| false).unwrap();
        let heat = Heat::new(&document, &hits);
        let levels: Vec<u8> = document
            .sections()
            .iter()
            .map(|s| heat.level(hits.count_in(s.span), s.chars))
            .collect();
        assert_eq!(levels, [6, 8, 3]);
        let none = find(&document, &[&Query::parse("乙").unwrap()], &|| false).unwrap();
        assert_eq!(Heat::new(&document, &none).level(0, 10), 0);
    }

    #[test]
    fn a_short_section_is_not_the_hottest_by_its_title_alone() {
        let book = Heat::of(20, 1000);
        assert!(!Heat::of(1, 4).is_denser_than(book));
        assert!(Heat::of(5, 4).is_denser_than(book));
    }
}
