//! What a panel is to list, and in which way: what its keys change.

use crate::document::Span;

use super::turn::Turn;
use crate::explorer::language::{Language, Text};
use crate::explorer::panel::lists::collocates::CollocatesWay;
use crate::explorer::panel::lists::figures::FiguresWay;
use crate::explorer::panel::lists::hits::HitsOrder;
use crate::explorer::panel::lists::keywords::KeywordsWay;
use crate::explorer::panel::lists::notes::NotesOrder;
use crate::explorer::panel::lists::phrases::PhrasesWay;
use crate::explorer::panel::lists::statistics::StatisticsWay;

/// What a panel is to list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listing {
    /// The hits of the filter as concordance lines.
    Hits(HitsOrder),
    /// The words that matter.
    Keywords(KeywordsWay),
    /// Set phrases.
    Phrases(PhrasesWay),
    /// Amounts, rates, dates.
    Figures(FiguresWay),
    /// What stands beside the hits of the filter.
    Collocates(CollocatesWay),
    /// The sizes of the document and its sections.
    Statistics(StatisticsWay),
    /// Bookmarks, notes and coloured marks.
    Notes(NotesOrder),
}

impl Listing {
    /// The listing after a key; `None` where the key means nothing to it.
    /// `here` is the section that the reader is in (bytes of the reading
    /// text).
    #[must_use]
    pub fn turned(&self, turn: Turn, here: Option<Span>) -> Option<Self> {
        match self {
            Self::Hits(order) => order.turned(turn).map(Self::Hits),
            Self::Keywords(way) => way.turned(turn, here).map(Self::Keywords),
            Self::Phrases(way) => Some(Self::Phrases(way.turned(turn)?)),
            Self::Figures(way) => Some(Self::Figures(way.turned(turn)?)),
            Self::Collocates(way) => Some(Self::Collocates(way.turned(turn)?)),
            Self::Statistics(way) => {
                (turn == Turn::Order).then_some(Self::Statistics(StatisticsWay {
                    longest: !way.longest,
                }))
            }
            Self::Notes(order) => order.clone().turned(turn).map(Self::Notes),
        }
    }

    /// Whether it lists what the filter finds.
    #[must_use]
    pub const fn needs_hits(&self) -> bool {
        matches!(self, Self::Hits(_) | Self::Collocates(_))
    }

    /// Its name.
    #[must_use]
    pub const fn name(&self) -> Text {
        match self {
            Self::Hits(_) => Text::HitsTitle,
            Self::Keywords(_) => Text::KeywordsTitle,
            Self::Phrases(_) => Text::PhrasesTitle,
            Self::Figures(_) => Text::FiguresTitle,
            Self::Collocates(_) => Text::CollocatesTitle,
            Self::Statistics(_) => Text::StatisticsTitle,
            Self::Notes(_) => Text::NotesTitle,
        }
    }

    /// Its keys.
    #[must_use]
    pub const fn keys(&self) -> Text {
        match self {
            Self::Hits(_) => Text::HitsKeys,
            Self::Keywords(_) => Text::KeywordsKeys,
            Self::Phrases(_) => Text::PhrasesKeys,
            Self::Figures(_) => Text::FiguresKeys,
            Self::Collocates(_) => Text::CollocatesKeys,
            Self::Statistics(_) => Text::StatisticsKeys,
            Self::Notes(_) => Text::NotesKeys,
        }
    }

    /// The way of it, in words.
    #[must_use]
    pub fn way(&self, language: Language) -> String {
        match self {
            Self::Hits(order) => order.way(language),
            Self::Keywords(way) => way.way(language),
            Self::Phrases(way) => way.way(language),
            Self::Figures(way) => way.way(language),
            Self::Collocates(way) => way.way(language),
            Self::Statistics(way) => {
                let way = if way.longest {
                    Text::ByLength
                } else {
                    Text::ByPlace
                };
                way.get(language).to_owned()
            }
            Self::Notes(order) => order.describe(language),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Method;
    use super::*;
    use crate::search::{By, Context, ContextUnit, MOST_UNITS, Sorting};

    const HERE: Option<Span> = Some(Span { start: 3, end: 9 });

    #[test]
    fn the_keys_reach_every_order_of_hits_and_come_back() {
        let start = Listing::Hits(HitsOrder::default());
        let turn = |listing: &Listing, turn| listing.turned(turn, None);
        assert_eq!(turn(&start, Turn::Way), None);
        let right = turn(&start, Turn::Order).unwrap();
        let words = turn(&right, Turn::Units).unwrap();
        let sorting = |listing: &Listing| match listing {
            Listing::Hits(order) => order.sorting(),
            _ => unreachable!(),
        };
        let expected = |count| {
            Sorting::Right(Context {
                count,
                unit: ContextUnit::Words,
                by: By::Pinyin,
            })
        };
        assert_eq!(sorting(&words), expected(1));
        let three = turn(&words, Turn::Amount(5)).unwrap();
        assert_eq!(sorting(&three), expected(MOST_UNITS));
        let back = turn(&turn(&right, Turn::Order).unwrap(), Turn::Order);
        assert_eq!(back, Some(start));
    }

    #[test]
    fn keyness_is_of_a_section() {
        let mut way = KeywordsWay::default();
        for _ in 0..3 {
            way = way.turned(Turn::Way, HERE).unwrap();
        }
        assert_eq!((way.method, way.part), (Method::Keyness, HERE));
        let whole = way.turned(Turn::Units, HERE).unwrap();
        assert_eq!((whole.method, whole.part), (Method::TfIdf, None));
        let mut elsewhere = KeywordsWay::default();
        for _ in 0..8 {
            elsewhere = elsewhere.turned(Turn::Way, None).unwrap();
            assert_ne!(elsewhere.method, Method::Keyness);
        }
        assert_eq!(elsewhere.turned(Turn::Units, None), None);
    }

    #[test]
    fn amounts_stay_within_reason() {
        let mut phrases = PhrasesWay::default();
        let mut collocates = CollocatesWay::default();
        for _ in 0..9 {
            phrases = phrases.turned(Turn::Amount(7)).unwrap();
            collocates = collocates.turned(Turn::Amount(-7)).unwrap();
        }
        assert_eq!((phrases.least, collocates.window), (2, 1));
        assert_eq!(phrases.turned(Turn::Amount(-1)).unwrap().least, 3);
    }

    #[test]
    fn every_way_is_told_in_both_languages() {
        for listing in [
            Listing::Hits(HitsOrder::default()),
            Listing::Keywords(KeywordsWay::default()),
            Listing::Phrases(PhrasesWay::default()),
            Listing::Figures(FiguresWay::default()),
            Listing::Collocates(CollocatesWay::default()),
            Listing::Statistics(StatisticsWay::default()),
        ] {
            for turn in [Turn::Order, Turn::Way, Turn::Units, Turn::Amount(1)] {
                let Some(turned) = listing.turned(turn, HERE) else {
                    continue;
                };
                // The unit is told by the table.
                let told = |l: &Listing| {
                    [Language::Chinese, Language::English].map(|language| l.way(language))
                };
                let is_unit = matches!(listing, Listing::Figures(_)) && turn == Turn::Units;
                assert!(is_unit || told(&listing) != told(&turned), "{turned:?}");
            }
        }
    }
}
