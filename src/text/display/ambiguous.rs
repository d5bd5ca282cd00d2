//! Characters of East Asian width "ambiguous" (UAX 11), and how wide a
//! terminal draws them.

use unicode_width::UnicodeWidthChar;

/// How wide characters of East Asian width "ambiguous" are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Ambiguous {
    /// One cell each, as most terminals draw them.
    #[default]
    Narrow,
    /// Two cells each, letters too (α А à ɡ), as terminals set up for Chinese
    /// may draw them.
    Wide,
    /// Some kinds over one cell, others over two.
    Mixed(WideKinds),
}

/// The kinds of ambiguous characters that take two cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct WideKinds {
    /// “ ” … — · ■ ※ ─
    pub marks: bool,
    /// α А à ō ɡ
    pub letters: bool,
    /// ① ⑴ Ⅳ
    pub numbers: bool,
}

/// A kind of ambiguous characters that terminals may treat alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::text) enum Kind {
    Mark,
    Letter,
    Number,
}

impl Ambiguous {
    /// The setting of a terminal in which these kinds are wide.
    #[must_use]
    pub const fn measured(wide: WideKinds) -> Self {
        match wide {
            WideKinds {
                marks: false,
                letters: false,
                numbers: false,
            } => Self::Narrow,
            WideKinds {
                marks: true,
                letters: true,
                numbers: true,
            } => Self::Wide,
            mixed => Self::Mixed(mixed),
        }
    }

    /// Whether marks and lines (“ — ─) take two cells.
    #[must_use]
    pub const fn are_marks_wide(self) -> bool {
        self.is_wide(Kind::Mark)
    }

    pub(in crate::text) const fn is_wide(self, kind: Kind) -> bool {
        match (self, kind) {
            (Self::Narrow, _) => false,
            (Self::Wide, _) => true,
            (Self::Mixed(wide), Kind::Mark) => wide.marks,
            (Self::Mixed(wide), Kind::Letter) => wide.letters,
            (Self::Mixed(wide), Kind::Number) => wide.numbers,
        }
    }
}

/// The kind of an ambiguous character; `None` for all others, and for
/// combining marks, which take no cell of their own.
pub(in crate::text) fn kind(c: char) -> Option<Kind> {
    match c {
        '\0'..='\u{A0}' => None,
        '①'..='⓿' | 'Ⅰ'..='ⅿ' | '❶'..='➓' | '㉈'..='㉏' | '\u{1F100}'..='\u{1F1AC}'
            if c.width() == Some(1) && c.width_cjk() == Some(2) =>
        {
            Some(Kind::Number)
        }
        _ if is_letter(c) => Some(Kind::Letter),
        _ if c.width() == Some(1) && c.width_cjk() == Some(2) => Some(Kind::Mark),
        _ => None,
    }
}

/// Whether it is one of the ambiguous letters and spacing modifiers, which the
/// width tables for CJK leave narrow, against what terminals do.
fn is_letter(c: char) -> bool {
    let at = LETTERS.partition_point(|&(first, _)| first <= c);
    let run = at.checked_sub(1).and_then(|at| LETTERS.get(at));
    run.is_some_and(|&(_, last)| c <= last)
}

/// `EastAsianWidth.txt`: value A, categories L* and Sk.
#[rustfmt::skip]
const LETTERS: &[(char, char)] = &[
    ('\u{A8}', '\u{A8}'), ('\u{AA}', '\u{AA}'), ('\u{B4}', '\u{B4}'), ('\u{B8}', '\u{B8}'),
    ('\u{BA}', '\u{BA}'), ('\u{C6}', '\u{C6}'), ('\u{D0}', '\u{D0}'), ('\u{D8}', '\u{D8}'),
    ('\u{DE}', '\u{E1}'), ('\u{E6}', '\u{E6}'), ('\u{E8}', '\u{EA}'), ('\u{EC}', '\u{ED}'),
    ('\u{F0}', '\u{F0}'), ('\u{F2}', '\u{F3}'), ('\u{F8}', '\u{FA}'), ('\u{FC}', '\u{FC}'),
    ('\u{FE}', '\u{FE}'), ('\u{101}', '\u{101}'), ('\u{111}', '\u{111}'),
    ('\u{113}', '\u{113}'), ('\u{11B}', '\u{11B}'), ('\u{126}', '\u{127}'),
    ('\u{12B}', '\u{12B}'), ('\u{131}', '\u{133}'), ('\u{138}', '\u{138}'),
    ('\u{13F}', '\u{142}'), ('\u{144}', '\u{144}'), ('\u{148}', '\u{14B}'),
    ('\u{14D}', '\u{14D}'), ('\u{152}', '\u{153}'), ('\u{166}', '\u{167}'),
    ('\u{16B}', '\u{16B}'), ('\u{1CE}', '\u{1CE}'), ('\u{1D0}', '\u{1D0}'),
    ('\u{1D2}', '\u{1D2}'), ('\u{1D4}', '\u{1D4}'), ('\u{1D6}', '\u{1D6}'),
    ('\u{1D8}', '\u{1D8}'), ('\u{1DA}', '\u{1DA}'), ('\u{1DC}', '\u{1DC}'),
    ('\u{251}', '\u{251}'), ('\u{261}', '\u{261}'), ('\u{2C4}', '\u{2C4}'),
    ('\u{2C7}', '\u{2C7}'), ('\u{2C9}', '\u{2CB}'), ('\u{2CD}', '\u{2CD}'),
    ('\u{2D0}', '\u{2D0}'), ('\u{2D8}', '\u{2DB}'), ('\u{2DD}', '\u{2DD}'),
    ('\u{2DF}', '\u{2DF}'), ('\u{391}', '\u{3A1}'), ('\u{3A3}', '\u{3A9}'),
    ('\u{3B1}', '\u{3C1}'), ('\u{3C3}', '\u{3C9}'), ('\u{401}', '\u{401}'),
    ('\u{410}', '\u{44F}'), ('\u{451}', '\u{451}'), ('\u{207F}', '\u{207F}'),
    ('\u{2113}', '\u{2113}'), ('\u{2126}', '\u{2126}'), ('\u{212B}', '\u{212B}'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ambiguous_character_has_a_kind() {
        for c in '\0'..=char::MAX {
            let is_wider = c.width() == Some(1) && c.width_cjk() == Some(2);
            assert!(!is_wider || kind(c).is_some(), "{c} {:x}", u32::from(c));
            assert!(kind(c).is_none() || c.width() == Some(1), "{c}");
        }
    }

    #[test]
    fn one_of_each_kind() {
        for (text, expected) in [
            ("“”‘’…—·■※×÷°─│①→★℃¼²", None),
            (
                "αωΑΩАяЁёàáèéìíòóùúüāēěīńňōūǎǐǒǔǖǘǚǜɑɡˇˉˊˋ",
                Some(Kind::Letter),
            ),
            ("①⑳⒈ⓐⅠⅸ❶㉈", Some(Kind::Number)),
        ] {
            for c in text.chars() {
                assert!(kind(c).is_some(), "{c}");
                assert!(expected.is_none() || kind(c) == expected, "{c}");
            }
        }
        for c in "a甲ǹḿçÀñê，。「ｶ\u{301}\u{200D}😀".chars() {
            let is_listed = matches!(c, 'ê');
            assert_eq!(kind(c).is_some(), is_listed, "{c}");
        }
    }

    #[test]
    fn the_table_is_sorted() {
        for pair in LETTERS.windows(2) {
            assert!(pair[0].1 < pair[1].0, "{pair:?}");
        }
    }

    #[test]
    fn a_setting_is_named_by_its_kinds() {
        let all = |wide| WideKinds {
            marks: wide,
            letters: wide,
            numbers: wide,
        };
        assert_eq!(Ambiguous::measured(all(false)), Ambiguous::Narrow);
        assert_eq!(Ambiguous::measured(all(true)), Ambiguous::Wide);
        let mixed = Ambiguous::measured(WideKinds {
            marks: true,
            ..all(false)
        });
        assert!(mixed.is_wide(Kind::Mark) && !mixed.is_wide(Kind::Letter));
    }
}
