//! What a panel is to list, and in which way: what its keys change.

use super::NotesOrder;
use crate::search::{By, Context, MOST_UNITS, Sorting, Unit};

/// What a panel is to list.
#[derive(Debug, Clone, PartialEq)]
pub enum Listing {
    /// The hits of the filter as concordance lines.
    Hits(HitsOrder),
    /// Bookmarks, notes and coloured marks.
    Notes(NotesOrder),
}

/// The order of concordance lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct HitsOrder {
    /// By which side.
    pub side: Side,
    /// How many characters or words of it, from 1 to [`MOST_UNITS`].
    pub count: u8,
    /// Characters or words.
    pub words: bool,
    /// How they are compared.
    pub by: Comparison,
}

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

/// How context is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Comparison {
    /// By pinyin.
    #[default]
    Pinyin,
    /// By how often it stands there.
    Frequency,
    /// By code point.
    Code,
}

impl HitsOrder {
    /// The order as the search knows it.
    #[must_use]
    pub fn sorting(self) -> Sorting {
        let context = Context {
            count: self.count.clamp(1, MOST_UNITS),
            unit: if self.words { Unit::Words } else { Unit::Chars },
            by: match self.by {
                Comparison::Pinyin => By::Pinyin,
                Comparison::Frequency => By::Frequency,
                Comparison::Code => By::Code,
            },
        };
        match self.side {
            Side::Place => Sorting::Place,
            Side::Right => Sorting::Right(context),
            Side::Left => Sorting::Left(context),
        }
    }
}

/// A key that changes the way of a listing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Another order.
    Order,
    /// Another way to compare or to count.
    Way,
    /// Other units.
    Units,
    /// More of it, or less.
    Amount(i64),
}

impl Listing {
    /// The listing after a key; `None` where the key means nothing to it.
    #[must_use]
    pub fn turned(&self, turn: Turn) -> Option<Self> {
        match self {
            Self::Hits(order) => order.turned(turn).map(Self::Hits),
            Self::Notes(order) => order.clone().turned(turn).map(Self::Notes),
        }
    }
}

impl HitsOrder {
    fn turned(mut self, turn: Turn) -> Option<Self> {
        match turn {
            Turn::Order => {
                self.side = match self.side {
                    Side::Place => Side::Right,
                    Side::Right => Side::Left,
                    Side::Left => Side::Place,
                }
            }
            // By place there is nothing to compare.
            _ if self.side == Side::Place => return None,
            Turn::Way => {
                self.by = match self.by {
                    Comparison::Pinyin => Comparison::Frequency,
                    Comparison::Frequency => Comparison::Code,
                    Comparison::Code => Comparison::Pinyin,
                }
            }
            Turn::Units => self.words = !self.words,
            Turn::Amount(by) => {
                let most = i64::from(MOST_UNITS);
                let count = i64::from(self.count.max(1))
                    .saturating_add(by)
                    .clamp(1, most);
                self.count = u8::try_from(count).unwrap_or(1);
            }
        }
        Some(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_reach_every_order_and_come_back() {
        let start = Listing::Hits(HitsOrder::default());
        let turn = |listing: &Listing, turn| listing.turned(turn);
        assert_eq!(turn(&start, Turn::Way), None);
        let right = turn(&start, Turn::Order).unwrap();
        let words = turn(&right, Turn::Units).unwrap();
        let Listing::Hits(order) = &words else {
            panic!("{words:?}");
        };
        let expected = Sorting::Right(Context {
            count: 1,
            unit: Unit::Words,
            by: By::Pinyin,
        });
        assert_eq!(order.sorting(), expected);
        let three = turn(&words, Turn::Amount(5)).unwrap();
        let Listing::Hits(order) = &three else {
            panic!("{three:?}");
        };
        assert_eq!(order.count, MOST_UNITS);
        let back = turn(&turn(&right, Turn::Order).unwrap(), Turn::Order);
        assert_eq!(back, Some(start));
    }
}
