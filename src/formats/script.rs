//! Text above and below the line, written in one line.

/// Which way text stands off the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// Above it: an exponent, the mark of a note.
    Raised,
    /// Below it: an index.
    Lowered,
}

impl Script {
    /// The character that is written so.
    pub(super) fn of(self, c: char) -> Option<char> {
        let (from, to) = match self {
            Self::Raised => ("0123456789+-−()n,", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ,"),
            Self::Lowered => ("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎"),
        };
        let at = from.chars().position(|known| known == c)?;
        to.chars().nth(at)
    }

    /// Text that stands so behind `last`: in characters that do where there are
    /// such for all of it.
    pub(super) fn written(self, text: &str, last: Option<char>) -> String {
        let written: Option<String> = text.chars().map(|c| self.of(c)).collect();
        written.unwrap_or_else(|| {
            let first = text.chars().next().unwrap_or(' ');
            self.sign(last.unwrap_or(' '), first).to_owned() + text
        })
    }

    /// The sign that keeps text which cannot be written so apart from what
    /// stands before it; empty where nothing would be taken for one number or
    /// word with it.
    pub(super) const fn sign(self, last: char, first: char) -> &'static str {
        match self {
            Self::Raised if last.is_ascii_alphanumeric() && first.is_ascii_alphanumeric() => "^",
            Self::Lowered if last.is_ascii_digit() && first.is_ascii_digit() => "_",
            _ => "",
        }
    }
}
