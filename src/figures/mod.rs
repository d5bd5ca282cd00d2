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
//! | `figure` | what a figure is |
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
mod figure;
mod number;
mod scan;
mod sentence;
mod status;

use crate::document::{BlockId, BlockKind, Document, Span};
use crate::text::lookalikes;

pub use crate::text::numbers::Decimal;
pub use amounts::units::base_of;
pub use dates::day::Day;
pub use figure::{Figure, FigureKind, Value};
pub use status::Status;

use sentence::Sentence;
use status::Cues;

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
