//! Folding only in part.

use super::forms::{fold, lower, narrow, tables, variants};
use super::hanzi;

/// What is folded: each kind of form can be left out.
///
/// What [`IGNORED`](super::IGNORED) holds is looked through whatever is
/// switched off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Folding {
    /// Upper and lower case.
    pub case: bool,
    /// Full and half width, and other dress of a letter or sign: accents,
    /// circles, mathematical and presentation forms.
    pub width: bool,
    /// Simplified, traditional, Taiwan, Hong Kong and Japanese forms of
    /// hanzi; 零 and 〇 with 0.
    pub variants: bool,
    /// Quotes, brackets, dashes, dots and colons that are written for one
    /// another.
    pub punctuation: bool,
}

impl Default for Folding {
    fn default() -> Self {
        Self::ALL
    }
}

impl Folding {
    /// Everything is folded.
    pub const ALL: Self = Self {
        case: true,
        width: true,
        variants: true,
        punctuation: true,
    };

    /// Nothing is.
    pub const NONE: Self = Self {
        case: false,
        width: false,
        variants: false,
        punctuation: false,
    };

    /// The character that stands for all that are taken for the same as `c`.
    /// Where all is folded it is that of [`fold`](super::fold()) and costs the
    /// same; else two characters that meet here meet there.
    #[must_use]
    pub fn fold(self, c: char) -> char {
        if self == Self::ALL {
            return fold(c);
        }
        // Twice, for capitals of letters that are in dress only when small.
        let folded = self.step(self.step(c));
        // Letters that the full folding leaves alone stay here as well.
        if fold(folded) == fold(c) { folded } else { c }
    }

    fn step(self, c: char) -> char {
        let mut c = c;
        if self.width {
            c = tables().dress(narrow(c));
        }
        if self.punctuation && !tables().is_zero(c) || self.variants && tables().is_zero(c) {
            c = tables().alike(c);
        }
        if self.variants && hanzi::concerns(c) {
            c = hanzi::table().leader(c).unwrap_or(c);
        }
        if self.case { lower(c) } else { c }
    }

    /// All characters that fold to the same as `c`, `c` among them, sorted.
    #[must_use]
    pub fn variants(self, c: char) -> Vec<char> {
        let mut all = variants(c);
        if self != Self::ALL {
            let folded = self.fold(c);
            all.retain(|&other| self.fold(other) == folded);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(case: bool, width: bool, variants: bool, punctuation: bool) -> Folding {
        Folding {
            case,
            width,
            variants,
            punctuation,
        }
    }

    #[test]
    fn each_switch_parts_what_it_names_and_nothing_else() {
        let pairs = [
            (set(false, true, true, true), 'A', 'a'),
            (set(true, false, true, true), 'Ａ', 'A'),
            (set(true, false, true, true), 'é', 'e'),
            (set(true, true, false, true), '發', '发'),
            (set(true, true, false, true), '〇', '0'),
            (set(true, true, true, false), '“', '「'),
            (set(true, true, true, false), '—', '-'),
        ];
        for (folding, a, b) in pairs {
            assert_ne!(folding.fold(a), folding.fold(b), "{a} {b}");
            assert!(!folding.variants(a).contains(&b), "{a} {b}");
            for (other, ..) in pairs.iter().filter(|(other, ..)| *other != folding) {
                assert_eq!(other.fold(a), other.fold(b), "{a} {b} by {other:?}");
                assert!(other.variants(a).contains(&b), "{a} {b} by {other:?}");
            }
        }
    }

    /// So that the variants of a part are among all of them.
    #[test]
    fn what_meets_in_part_meets_in_full() {
        let all = (0..0x30000).filter_map(char::from_u32);
        let folded: Vec<char> = all.filter(|&c| fold(c) != c).collect();
        // Capitals that the tables do not hold.
        let capitals = '\u{10400}'..'\u{10600}';
        for bits in [0, 1, 2, 4, 8, 7, 11, 13, 14u8] {
            let on = |bit: u8| bits & bit != 0;
            let folding = set(on(1), on(2), on(4), on(8));
            for c in folded.iter().copied().chain(capitals.clone()) {
                assert_eq!(fold(folding.fold(c)), fold(c), "{c} by {folding:?}");
            }
        }
        assert_eq!(Folding::NONE.variants('发'), ['发']);
        assert_eq!(Folding::ALL.variants('发'), variants('发'));
    }
}
