//! The number of a heading in its normal form.

use std::fmt;

/// The number of a heading in its normal form: `120.1` for 第一百二十条之一, `2` for
/// 二、, `1.1.2` for a decimal number; no part where a heading has none that
/// can be read without doubt.
///
/// Ordered part by part, so that 120 < 120.1 < 121.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct SectionNumber {
    /// Zeros behind the last part: they put a number before those that begin
    /// with it, as the length does among equals.
    parts: [u32; Self::MOST],
    length: u8,
}

impl SectionNumber {
    /// The most parts that the number of a section has.
    pub const MOST: usize = 4;

    /// A number of the given parts, the outermost first. Of more than
    /// [`MOST`](Self::MOST) of them the rest is only counted, so that it
    /// equals the number of no section.
    #[must_use]
    pub fn new(parts: &[u32]) -> Self {
        let mut number = Self {
            parts: [0; Self::MOST],
            length: u8::try_from(parts.len()).unwrap_or(u8::MAX),
        };
        for (place, part) in number.parts.iter_mut().zip(parts) {
            *place = *part;
        }
        number
    }

    /// No number.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            parts: [0; Self::MOST],
            length: 0,
        }
    }

    /// A number of one part.
    #[must_use]
    pub const fn one(part: u32) -> Self {
        Self {
            parts: [part, 0, 0, 0],
            length: 1,
        }
    }

    /// Appends a part; one behind the last that there is room for is dropped.
    pub fn push(&mut self, part: u32) {
        if let Some(place) = self.parts.get_mut(usize::from(self.length)) {
            *place = part;
            self.length = self.length.saturating_add(1);
        }
    }

    /// The parts, the outermost first.
    #[must_use]
    pub fn parts(&self) -> &[u32] {
        let length = usize::from(self.length).min(Self::MOST);
        self.parts.get(..length).unwrap_or_default()
    }

    /// Whether it has no part.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        self.length == 0
    }

    /// The first part.
    #[must_use]
    pub const fn first(&self) -> Option<u32> {
        if self.length == 0 {
            None
        } else {
            let [first, ..] = self.parts;
            Some(first)
        }
    }

    /// The last part.
    #[must_use]
    pub fn last(&self) -> Option<u32> {
        self.parts().last().copied()
    }
}

impl fmt::Display for SectionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, part) in self.parts().iter().enumerate() {
            if i > 0 {
                f.write_str(".")?;
            }
            write!(f, "{part}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::SectionNumber;

    #[test]
    fn inserted_articles_lie_between_their_neighbours() {
        let number = |parts: &[u32]| SectionNumber::new(parts);
        assert!(number(&[120]) < number(&[120, 1]));
        assert!(number(&[120, 2]) < number(&[121]));
        assert!(number(&[120]) < number(&[120, 0]));
        assert!(number(&[1, 2, 3, 4]) < number(&[1, 2, 3, 4, 5]));
        assert_eq!(number(&[120, 1]).to_string(), "120.1");
        assert_eq!(number(&[120, 0]).parts(), [120, 0]);
    }

    #[test]
    fn parts_are_appended_while_there_is_room() {
        let mut number = SectionNumber::none();
        assert!(number.is_none());
        for part in 1..=5 {
            number.push(part);
        }
        assert_eq!(number.parts(), [1, 2, 3, 4]);
        assert_eq!((number.first(), number.last()), (Some(1), Some(4)));
    }
}
