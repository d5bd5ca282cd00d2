//! Figures above and below the line: 10⁸ is not 108, but km² is found by km2.

use crate::text::fold;

/// At what height a figure that is looked for may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::search) enum Height {
    /// At any.
    #[default]
    Any,
    /// On the line: another figure stands beside it.
    Line,
    /// Off the line, as it was typed.
    Off,
}

impl Height {
    /// Of all characters of a text that are looked for, in order: blanks and
    /// what is looked through are none.
    pub(in crate::search) fn all(text: &str) -> Vec<Self> {
        let seen = |c: &char| !fold::is_ignored(*c) && !c.is_whitespace();
        let seen: Vec<char> = text.chars().filter(seen).collect();
        let is_figure = |at: Option<usize>| {
            let c = at.and_then(|at| seen.get(at));
            c.is_some_and(|&c| fold::narrow(c).is_ascii_digit())
        };
        let height = |at: usize, c: char| {
            if is_off(c) {
                Self::Off
            } else if is_figure(Some(at))
                && (is_figure(at.checked_sub(1)) || is_figure(at.checked_add(1)))
            {
                Self::Line
            } else {
                Self::Any
            }
        };
        (0..).zip(&seen).map(|(at, &c)| height(at, c)).collect()
    }

    /// Whether a character stands at it.
    pub(in crate::search) const fn fits(self, c: char) -> bool {
        match self {
            Self::Any => true,
            Self::Line => !is_off(c),
            Self::Off => is_off(c),
        }
    }
}

/// Whether a character is a raised or lowered figure.
const fn is_off(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '⁰' | '⁴'..='⁹' | '₀'..='₉')
}

#[cfg(test)]
mod tests {
    use super::Height;

    #[test]
    fn figures_beside_figures_stand_on_the_line() {
        use Height::{Any, Line, Off};
        assert_eq!(Height::all("108"), [Line; 3]);
        assert_eq!(Height::all("10⁸"), [Line, Line, Off]);
        assert_eq!(Height::all("k m2"), [Any; 3]);
    }
}
