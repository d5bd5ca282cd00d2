//! How often something stands in a text, measured by its length.

/// A count in a text of so many characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rate {
    /// How often.
    pub count: usize,
    /// Characters of the text, line ends not counted.
    pub chars: u32,
}

/// Characters that a rate is told for.
const PER: f64 = 10_000.0;

/// Standard deviations on each side of 95 of 100 chances.
const Z: f64 = 1.96;

impl Rate {
    /// How often in 10,000 characters; 0 of an empty text.
    #[must_use]
    pub fn per_10k(self) -> f64 {
        self.scaled(count_of(self.count))
    }

    /// The bounds within which the rate lies with 95 chances of 100, were what
    /// is counted thrown in by chance (Byar's approximation of the Poisson
    /// interval). Wide where little is counted: 0 of 20,000 may be 1.8.
    #[must_use]
    pub fn interval(self) -> (f64, f64) {
        let count = count_of(self.count);
        let bound = |count: f64, side: f64| {
            let root = 1.0 - 1.0 / (9.0 * count) + side * Z / (3.0 * count.sqrt());
            count * root.powi(3)
        };
        let low = if self.count == 0 {
            0.0
        } else {
            bound(count, -1.0).max(0.0)
        };
        (self.scaled(low), self.scaled(bound(count + 1.0, 1.0)))
    }

    fn scaled(self, count: f64) -> f64 {
        match self.chars {
            0 => 0.0,
            chars => count * PER / f64::from(chars),
        }
    }
}

fn count_of(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_is_that_of_the_tables() {
        // Exact bounds of a Poisson count of 10: 4.80 and 18.39.
        let rate = Rate {
            count: 10,
            chars: 10_000,
        };
        let (low, high) = rate.interval();
        assert!((rate.per_10k() - 10.0).abs() < 1e-9);
        assert!(
            (low - 4.8).abs() < 0.05 && (high - 18.4).abs() < 0.05,
            "{low} {high}"
        );
        let none = Rate {
            count: 0,
            chars: 20_000,
        };
        let (low, high) = none.interval();
        assert!(low == 0.0 && (high - 1.85).abs() < 0.05, "{high}");
        assert_eq!(Rate::default().per_10k(), 0.0);
    }
}
