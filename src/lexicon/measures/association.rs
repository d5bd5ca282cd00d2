//! How surely, and how strongly, two things go together.

/// A measure of association.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Measure {
    /// Log-likelihood ratio: how sure it is that the two go together. 3.84 is
    /// passed by chance once in twenty times, 10.83 once in a thousand.
    #[default]
    LogLikelihood,
    /// Pointwise mutual information in bits: how much more often they stand
    /// together than by chance. Rare words get high values easily.
    MutualInformation,
}

impl Measure {
    /// The measure of two things of which both are seen `both` times, the
    /// first `first` times, the second `second` times, in `all` places.
    /// Negative where they are seen together less often than by chance.
    #[must_use]
    pub fn of(self, both: u32, first: u32, second: u32, all: u32) -> f64 {
        match self {
            Self::LogLikelihood => {
                let value = log_likelihood(both, first, second, all);
                let expected = f64::from(first) * f64::from(second) / f64::from(all.max(1));
                if f64::from(both) < expected {
                    -value
                } else {
                    value
                }
            }
            Self::MutualInformation => mutual_information(both, first, second, all),
        }
    }
}

/// Dunning's log-likelihood ratio G² over the four cells of a contingency
/// table: `both` of `first` and of `second` in `all` places. Never negative.
#[must_use]
pub fn log_likelihood(both: u32, first: u32, second: u32, all: u32) -> f64 {
    let [both, first, second, all] = [both, first, second, all].map(f64::from);
    let cell = |seen: f64, row: f64, column: f64| {
        let expected = row * column / all;
        if seen > 0.0 && expected > 0.0 {
            seen * (seen / expected).ln()
        } else {
            0.0
        }
    };
    if all <= 0.0 {
        return 0.0;
    }
    let (not_first, not_second) = ((all - first).max(0.0), (all - second).max(0.0));
    let sum = cell(both, first, second)
        + cell((first - both).max(0.0), first, not_second)
        + cell((second - both).max(0.0), not_first, second)
        + cell(
            (all - first - second + both).max(0.0),
            not_first,
            not_second,
        );
    (2.0 * sum).max(0.0)
}

/// Pointwise mutual information in bits, by the same counts; 0 where the two
/// are never seen together.
#[must_use]
pub fn mutual_information(both: u32, first: u32, second: u32, all: u32) -> f64 {
    if both == 0 || first == 0 || second == 0 {
        return 0.0;
    }
    (f64::from(both) * f64::from(all) / (f64::from(first) * f64::from(second))).log2()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_of_the_formulas() {
        // G² of the table 10, 90, 10, 890.
        let value = log_likelihood(10, 100, 20, 1000);
        assert!((value - 21.18).abs() < 0.01, "{value}");
        assert!(log_likelihood(2, 100, 20, 1000).abs() < 1e-9);
        assert!((mutual_information(8, 100, 20, 1000) - 2.0).abs() < 1e-9);
        assert!(mutual_information(0, 1, 1, 9).abs() < 1e-9);
    }

    #[test]
    fn what_avoids_the_other_is_below_nothing() {
        for measure in [Measure::LogLikelihood, Measure::MutualInformation] {
            assert!(measure.of(1, 100, 100, 1000) < 0.0);
            assert!(measure.of(50, 100, 100, 1000) > 0.0);
            assert!(measure.of(0, 0, 0, 0).abs() < 1e-9);
        }
    }
}
