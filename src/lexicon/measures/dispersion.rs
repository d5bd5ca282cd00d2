//! Where in a document a word lies.

use crate::document::Span;

/// How a word is spread over a span.
#[derive(Debug, Clone, PartialEq)]
pub struct Dispersion {
    /// How often it stands in each of equal parts (by bytes), from the first.
    pub parts: Vec<u32>,
    /// How evenly it is spread, from 0 (all in one part) to 1 (the same in
    /// every part): Juilland's D over the parts.
    pub evenness: f64,
}

/// Counts the places that begin in `span` in `parts` equal parts of it. Linear
/// in the places.
#[must_use]
pub fn dispersion(places: &[Span], span: Span, parts: usize) -> Dispersion {
    let mut counts = vec![0u32; parts.max(1)];
    for place in places.iter().filter(|place| span.contains(place.start)) {
        let offset = u64::from(place.start.saturating_sub(span.start));
        let wide = u64::try_from(counts.len()).unwrap_or(1);
        let part = offset.saturating_mul(wide) / u64::from(span.len().max(1));
        let part = usize::try_from(part).unwrap_or(0);
        if let Some(count) = counts.get_mut(part) {
            *count = count.saturating_add(1);
        }
    }
    let evenness = juilland(&counts);
    Dispersion {
        parts: counts,
        evenness,
    }
}

/// 1 - V / √(n - 1), V being the deviation of the counts by their mean.
fn juilland(counts: &[u32]) -> f64 {
    let parts = f64::from(u32::try_from(counts.len()).unwrap_or(u32::MAX));
    let mean = counts.iter().map(|&c| f64::from(c)).sum::<f64>() / parts;
    if mean <= 0.0 || counts.len() < 2 {
        return 0.0;
    }
    let squares = counts.iter().map(|&c| (f64::from(c) - mean).powi(2));
    let deviation = (squares.sum::<f64>() / parts).sqrt();
    (1.0 - deviation / mean / (parts - 1.0).sqrt()).clamp(0.0, 1.0)
}

impl Dispersion {
    /// The parts as a row of bars, one character each: the fullest part has
    /// the highest, an empty one a dot.
    #[must_use]
    pub fn plot(&self) -> String {
        const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
        let most = self.parts.iter().copied().max().unwrap_or_default().max(1);
        let bar = |&count: &u32| {
            let step = count.saturating_mul(8).div_ceil(most);
            let index = step.checked_sub(1).map(|i| i as usize);
            index.and_then(|i| BARS.get(i)).copied().unwrap_or('·')
        };
        self.parts.iter().map(bar).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(places: &[u32]) -> Vec<Span> {
        places.iter().map(|&at| Span::new(at, at + 6)).collect()
    }

    #[test]
    fn places_fall_into_equal_parts() {
        let found = dispersion(&at(&[0, 10, 24, 25, 99, 100]), Span::new(0, 100), 4);
        assert_eq!(found.parts, [3, 1, 0, 1]);
        assert_eq!(found.plot(), "█▃·▃");
    }

    #[test]
    fn evenness_goes_from_one_part_to_all() {
        let whole = Span::new(0, 100);
        let evenness = |places: &[u32]| dispersion(&at(places), whole, 4).evenness;
        assert!(evenness(&[1, 26, 51, 76]) > 0.999);
        assert!(evenness(&[1, 2, 3]) < 1e-9);
        assert!(evenness(&[]) < 1e-9);
        assert!(evenness(&[1, 26, 27]) > evenness(&[1, 2]));
    }
}
