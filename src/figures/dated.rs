//! A date in a sentence, with its days.

use super::day::Day;
use super::{FigureKind, Value};

/// A date in a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dated {
    pub(super) start: usize,
    /// The letter behind it.
    pub(super) end: usize,
    pub(super) kind: FigureKind,
    pub(super) days: Option<(Day, Day)>,
}

impl Dated {
    pub(super) fn value(&self) -> Value {
        Value::Days {
            first: self.days.map(|(first, _)| first),
            last: self.days.map(|(_, last)| last),
        }
    }
}
