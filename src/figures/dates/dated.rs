//! A date in a sentence, with its days.

use super::super::{FigureKind, Value};
use super::day::Day;

/// A date in a sentence.
#[derive(Debug, Clone, Copy)]
pub(in crate::figures) struct Dated {
    pub(in crate::figures) start: usize,
    /// The letter behind it.
    pub(in crate::figures) end: usize,
    pub(in crate::figures) kind: FigureKind,
    pub(in crate::figures) days: Option<(Day, Day)>,
}

impl Dated {
    pub(in crate::figures) fn value(&self) -> Value {
        Value::Days {
            first: self.days.map(|(first, _)| first),
            last: self.days.map(|(_, last)| last),
        }
    }
}
