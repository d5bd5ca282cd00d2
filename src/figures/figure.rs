//! What a figure is, and what it amounts to.

use std::borrow::Cow;
use std::fmt;

use super::dates::day::Day;
use super::status::Status;
use crate::document::Span;
use crate::setting::{Language, listed};
use crate::text::numbers::Decimal;

listed! {
    /// What a figure is.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum FigureKind {
        /// An amount with a unit or measure word, or of tens of thousands: 312家,
        /// 3.2万亿元, 3400万.
        Quantity,
        /// 54.5%, 百分之三, 5‰; in per cent.
        Percentage,
        /// 12.5个百分点.
        Points,
        /// 1/3, 三分之一; without a unit.
        Fraction,
        /// 3倍, 翻两番.
        Multiple,
        /// 第99位, 居全国第二.
        Rank,
        /// A length of time: 326天, 三年以上, 40周年.
        Duration,
        /// A year, a part of a year, a month or a day.
        Date,
        /// A stretch from one date to another, a five-year plan, a decade; a
        /// length of time that is told from the writer's day (五年来).
        Period,
    }
}

impl FigureKind {
    /// The name in the `kind` column of `gangmu figures`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Quantity => "quantity",
            Self::Percentage => "percentage",
            Self::Points => "points",
            Self::Fraction => "fraction",
            Self::Multiple => "multiple",
            Self::Rank => "rank",
            Self::Duration => "duration",
            Self::Date => "date",
            Self::Period => "period",
        }
    }

    /// The name for readers, in a language.
    #[must_use]
    pub const fn word(self, language: Language) -> &'static str {
        let (zh, en) = match self {
            Self::Quantity => ("数量", "quantity"),
            Self::Percentage => ("百分比", "percentage"),
            Self::Points => ("百分点", "points"),
            Self::Fraction => ("分数", "fraction"),
            Self::Multiple => ("倍数", "multiple"),
            Self::Rank => ("名次", "rank"),
            Self::Duration => ("时长", "duration"),
            Self::Date => ("日期", "date"),
            Self::Period => ("时期", "period"),
        };
        language.choose(zh, en)
    }
}

/// The value of a figure: what lies between two ends, of which one may be
/// open (超过100万户 has no highest, 不足5% no lowest).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Value {
    /// In the figure's [unit](Figure::unit); at least one of them is there.
    Amount {
        /// The lowest it can be.
        low: Option<Decimal>,
        /// The highest it can be.
        high: Option<Decimal>,
    },
    /// Days of the calendar; none where the year is not told (今年下半年).
    Days {
        /// The first day.
        first: Option<Day>,
        /// The last day.
        last: Option<Day>,
    },
}

impl Value {
    /// The number that a figure is compared by: its lower end, or the upper
    /// one where the lower is open. `None` of days.
    #[must_use]
    pub const fn size(&self) -> Option<Decimal> {
        match self {
            Self::Amount { low: Some(low), .. } => Some(*low),
            Self::Amount { high, .. } => *high,
            Self::Days { .. } => None,
        }
    }

    /// Both ends as they are written out, the lower first; `None` for an open
    /// one.
    #[must_use]
    pub fn ends(&self) -> [Option<String>; 2] {
        match self {
            Self::Amount { low, high } => [low, high].map(|end| end.map(|end| end.to_string())),
            Self::Days { first, last } => [first, last].map(|day| day.map(|day| day.to_string())),
        }
    }
}

/// One end where both are the same, else both (`100..120`, `100..`); nothing
/// where both are open.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.ends() {
            [Some(low), Some(high)] if low == high => f.write_str(&low),
            [None, None] => Ok(()),
            [low, high] => {
                let [low, high] = [low, high].map(Option::unwrap_or_default);
                write!(f, "{low}..{high}")
            }
        }
    }
}

/// One figure of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Bytes of the reading text, with the words that bound it (超过, 以上).
    pub span: Span,
    /// What it is.
    pub kind: FigureKind,
    /// What it amounts to.
    pub value: Value,
    /// The unit of its value, one for all that can be compared exactly (元, m,
    /// `km2`, t, %); empty for dates, fractions and numbers without a unit.
    pub unit: Cow<'static, str>,
    /// The noun it is about, where the rule finds one.
    pub about: Option<Span>,
    /// Whether it is reached or planned, where its sentence says so.
    pub status: Option<Status>,
}
