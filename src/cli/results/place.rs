//! Where a row of a result stands in its source.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::document::{Document, PlaceUnit};

/// The column that tells the place: of a source without lines it is called by
/// what its places are counted in.
pub(in crate::cli) const COLUMN: &str = "line";

/// The line, page, paragraph or chapter of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) struct PlaceValue {
    unit: PlaceUnit,
    number: u32,
    label: Option<Box<str>>,
}

impl PlaceValue {
    /// The place of the byte at `offset`.
    pub(in crate::cli) fn of(document: &Document, offset: u32) -> Self {
        let origin = document.origin();
        let (unit, number) = (origin.unit(), origin.number(offset));
        let label = origin.label_of(number);
        // Titles of chapters are told as those of sections.
        let label = label.filter(|_| unit != PlaceUnit::Chapter);
        Self {
            unit,
            number,
            label: label.map(Box::from),
        }
    }

    /// What it is counted in.
    pub(in crate::cli) const fn unit(&self) -> PlaceUnit {
        self.unit
    }

    /// How many characters it is told in.
    pub(in crate::cli) fn width(&self) -> usize {
        match &self.label {
            Some(label) => label.chars().count(),
            None => self.number.to_string().len(),
        }
    }
}

impl fmt::Display for PlaceValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.label {
            Some(label) => f.pad(label),
            None => fmt::Display::fmt(&self.number, f),
        }
    }
}

impl Serialize for PlaceValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.label {
            Some(label) => serializer.serialize_str(label),
            None => serializer.serialize_u32(self.number),
        }
    }
}
