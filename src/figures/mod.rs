//! Figures: amounts, rates, ranks, dates and periods of a document with their
//! values, found in the text as it stands, before any segmentation into words.
//!
//! The rule of the house is to refuse rather than to guess: what can be read
//! in two ways (一百二, 三点五十, 98年) has no figure, and no number is better
//! than a wrong one. Numbers that name or count off (第十条, 四川, 一带一路,
//! “四个意识”, PM2.5, 12:30, 〔2021〕15号) are no figures.
//!
//! | file | what it does |
//! | --- | --- |
//! | `day` | days of the calendar |
//! | `sentence` | the text as the rules read it, sentence by sentence |
//! | `number` | numbers in digits and numerals, without their units |
//! | `units` | units, measure words and their bases |
//! | `unbounded` | what the rules for amounts hand on |
//! | `counted` | a number with the units behind it |
//! | `measured` | a number with its unit, however written |
//! | `parts` | 百分之三, 三分之一, 1/3 |
//! | `range` | 3—5年 |
//! | `bounds` | the words 超过, 以上, 左右 |
//! | `quantity` | all of it: an amount |
//! | `guards` | what keeps a number from being a figure |
//! | `names` | idioms and names that hold a numeral |
//! | `calendar` | years, months, days and parts of a year |
//! | `plans` | five-year plans, decades |
//! | `dated` | a date with its days |
//! | `date` | dates and stretches of them |
//! | `about` | the noun that a figure is about |
//! | `status` | whether it is reached or planned |
//! | `scan` | from figure to figure |

mod about;
mod amounts;
mod dates;
mod number;
mod scan;
mod sentence;
mod status;

use std::borrow::Cow;
use std::fmt;

use crate::document::{BlockId, BlockKind, Document, Span};
use crate::setting::{Language, listed};
use crate::text::lookalikes;

pub use crate::text::numbers::Decimal;
pub use amounts::units::base_of;
pub use dates::day::Day;
pub use status::Status;

use sentence::Sentence;
use status::Cues;

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

/// All figures of a document, in the order of their place. `None` where
/// `cancelled` said so; it is asked from paragraph to paragraph.
///
/// Linear in the text; no dictionary is loaded. Code is left out.
#[must_use]
pub fn find(document: &Document, cancelled: &dyn Fn() -> bool) -> Option<Vec<Figure>> {
    let mut found = Vec::new();
    let mut sentences = Sentences::default();
    for (id, block) in (0..).zip(document.blocks()) {
        if block.continues {
            continue;
        }
        if cancelled() {
            return None;
        }
        sentences.paragraph(document, id, cancelled, &mut found)?;
    }
    Some(found)
}

/// A number as a reader types it: `12.5`, `-3`, `100万`, `3.2万亿`, `十万`.
/// `None` where it is none, or more than that.
#[must_use]
pub fn number(text: &str) -> Option<Decimal> {
    Decimal::parse(text).or_else(|| {
        let mut sentence = Sentence::default();
        sentence.read(text, 0, false);
        let number = match sentence.at(0).is_ascii_digit() {
            true => number::arabic(&sentence, 0),
            false => number::chinese(&sentence, 0).ok(),
        }?;
        let whole = number.end == sentence.len() && number.high == Some(number.low);
        (whole && !number.bare).then_some(number.low)
    })
}

/// Room that is used from sentence to sentence.
#[derive(Debug, Default)]
struct Sentences {
    sentence: Sentence,
    cues: Cues,
}

impl Sentences {
    /// Adds the figures of the paragraph that block `id` belongs to. `None`
    /// where `cancelled` said so.
    fn paragraph(
        &mut self,
        document: &Document,
        id: BlockId,
        cancelled: &dyn Fn() -> bool,
        found: &mut Vec<Figure>,
    ) -> Option<()> {
        /// Sentences after which a long paragraph asks whether to go on.
        const ASK: u32 = 500;
        let Some(block) = document.block(id) else {
            return Some(());
        };
        if matches!(block.kind, BlockKind::Code | BlockKind::Rule) {
            return Some(());
        }
        let paragraph = document.paragraph(id);
        let whole = document.without_asides(paragraph);
        let text = lookalikes::read(&whole);
        let mut rest: &str = &text;
        let mut base = paragraph.start;
        let mut count = 0_u32;
        while let Some(mut length) = sentence::first_sentence(rest) {
            if document.has_gaps() {
                let here = u32::try_from(length).unwrap_or(u32::MAX);
                let here = Span::new(base, base.saturating_add(here));
                if let Some(gap) = document.gaps_in(here).first() {
                    length = gap.saturating_sub(base) as usize;
                }
            }
            let (text, behind) = rest.split_at_checked(length)?;
            if sentence::may_hold_figures(text) {
                self.sentence.read(text, base, base == paragraph.start);
                scan::scan(&self.sentence, &mut self.cues, found);
            }
            rest = behind;
            base = base.saturating_add(u32::try_from(length).unwrap_or(u32::MAX));
            count = count.saturating_add(1);
            if count.is_multiple_of(ASK) && cancelled() {
                return None;
            }
        }
        Some(())
    }
}
