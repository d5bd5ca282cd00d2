//! Folding: which characters a reader takes for the same when searching.
//!
//! A text is never changed for it. [`fold`] gives the one character that
//! stands for all that are taken for the same, [`variants`] gives all of
//! them, so that a search can look for any of them in the text as it is and
//! offsets stay those of the original.
//!
//! | folded | rule |
//! | --- | --- |
//! | case | simple case mapping, by character, so lengths never shift |
//! | width, presentation forms | Unicode's compatibility decomposition (UAX #15), where it gives one character |
//! | radicals, compatibility ideographs, private codes | their [ordinary](super::lookalikes::ordinary) form |
//! | accents on Latin letters | precomposed ones by decomposition; combining marks are [ignored](is_ignored) |
//! | quotes, brackets, colons, dashes, dots, zeros | a table of those that are written for one another |
//! | simplified, traditional, Taiwan, Hong Kong and Japanese forms | OpenCC's tables of characters, over any number of steps |

mod compatibility;
mod forms;
mod hanzi;
mod switches;
mod table;

use super::is_hanzi;

pub use forms::{fold, narrow, variants};
pub use hanzi::simplified;
pub use switches::Folding;

/// First and last of each range of characters that a search looks through
/// wherever they stand behind another: combining marks on letters, variation
/// selectors, joiners, soft hyphens and other characters without a width.
pub const IGNORED: &[(char, char)] = &[
    ('\u{ad}', '\u{ad}'),
    ('\u{300}', '\u{36f}'),
    ('\u{1ab0}', '\u{1aff}'),
    ('\u{1dc0}', '\u{1dff}'),
    ('\u{200b}', '\u{200d}'),
    ('\u{2060}', '\u{2060}'),
    ('\u{20d0}', '\u{20ff}'),
    ('\u{fe00}', '\u{fe0f}'),
    ('\u{fe20}', '\u{fe2f}'),
    ('\u{feff}', '\u{feff}'),
    ('\u{e0100}', '\u{e01ef}'),
];

/// First and last of each range of white space within a line: that of
/// Unicode (`White_Space`) but for tabs, which part the cells of tables, and
/// line breaks.
pub const SPACES: &[(char, char)] = &[
    (' ', ' '),
    ('\u{a0}', '\u{a0}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{2000}', '\u{200a}'),
    ('\u{202f}', '\u{202f}'),
    ('\u{205f}', '\u{205f}'),
    ('\u{3000}', '\u{3000}'),
];

/// Whether `c` is one of [`IGNORED`].
#[must_use]
pub fn is_ignored(c: char) -> bool {
    c >= '\u{ad}' && within(IGNORED, c)
}

/// Whether `c` is one of [`SPACES`].
#[must_use]
pub fn is_space(c: char) -> bool {
    within(SPACES, c)
}

/// Whether white space may stand between two neighbouring characters of one
/// expression: at a hanzi, unless the other is punctuation, and between a
/// number and its unit.
#[must_use]
pub fn may_be_spaced(before: char, after: char) -> bool {
    (is_hanzi(before) && (is_hanzi(after) || after.is_alphanumeric()))
        || (is_hanzi(after) && before.is_alphanumeric())
        || is_number_and_unit(before, after)
        || is_hanzi(after) && is_unit_sign(before)
}

/// Whether a number may end and the sign of its unit begin between two
/// neighbouring characters, where white space says nothing: 25 kV is 25kV.
#[must_use]
pub fn is_number_and_unit(before: char, after: char) -> bool {
    before.is_numeric()
        && !is_hanzi(before)
        && !is_hanzi(after)
        && (is_unit_sign(after) || after.is_alphabetic())
}

/// Signs of units that are no letters.
const fn is_unit_sign(c: char) -> bool {
    matches!(c, '%' | '％' | '‰' | '℃' | '°' | '℉')
}

fn within(ranges: &[(char, char)], c: char) -> bool {
    ranges.iter().any(|&(first, last)| first <= c && c <= last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) {
        let fold_all = |s: &str| s.chars().map(fold).collect::<String>();
        assert_eq!(fold_all(a), fold_all(b));
    }

    #[test]
    fn forms_of_one_hanzi_are_the_same() {
        same("发發髮発", "发发发发");
        same("后後", "后后");
        same("台臺檯颱枱", "台台台台台");
        same("里裏裡", "里里里");
        same("衞衛卫", "卫卫卫");
        same("圖図", "图图");
        same("着著", "着着");
        same("瞭解答覆藉口沈没", "了解答复借口沉没");
        same("淸値靑隣鎗砲", "清值青邻枪炮");
        same("\u{f909}契⼀一㊀㆒", "契契一一一一");
        same("⻓長⻔⻅⻜⼾\u{2f804}\u{2f800}", "长长门见飞户你丽");
        same("\u{e816}\u{e81a}\u{e854}", "𠂇㑇龺");
        assert_ne!(fold('⺄'), fold('乙'), "another shape");
        assert_ne!(fold('芸'), fold('艺'), "a character of its own in Chinese");
        assert_ne!(fold('后'), fold('厚'));
    }

    #[test]
    fn the_simplified_form_stands_for_all() {
        for c in "发后台里卫图着只么".chars() {
            assert_eq!(fold(c), c);
        }
    }

    #[test]
    fn signs_of_both_styles_are_the_same() {
        same("“”「」『』＂", "\"\"\"\"\"\"\"");
        same("（﹙《〈【〔［", "((<<[[[");
        same("：︰∶，。｡、､", ":::,。。、、");
        same("—–－－", "----");
        same("○〇零０0⓪", "000000");
        assert_ne!(fold('。'), fold('.'));
        assert_ne!(fold('、'), fold(','));
    }

    #[test]
    fn letters_lose_case_width_and_accents() {
        same("İıＩÍI", "iiiii");
        same("ＡàǎÅ𝐀Ⓐɑ", "aaaaaaa");
        same("ɡǚḿǹßẞ", "gumnßß");
        same("ΣσςСс", "σσσсс");
        same("ｶカ①²", "カカ12");
        same("\u{e7c7}\u{e7c8}\u{e78d}", "mn,");
        assert_ne!(fold('か'), fold('が'));
    }

    #[test]
    fn folding_twice_is_folding_once_and_variants_agree() {
        for c in '\0'..=char::MAX {
            let folded = fold(c);
            if folded != c {
                assert_eq!(fold(folded), folded, "{c}");
                assert!(variants(folded).contains(&c), "{c}");
            }
        }
        for c in "a0发\"-契、鑫𠮷".chars() {
            for v in variants(c) {
                assert_eq!(fold(v), fold(c), "{c} {v}");
            }
        }
        assert_eq!(variants('𠮷'), ['𠮷']);
        assert_eq!(variants('鑫'), ['鑫']);
    }

    #[test]
    fn a_simplified_form_keeps_what_is_not_traditional() {
        let simple: String = "經濟發展著名看著".chars().map(simplified).collect();
        assert_eq!(simple, "经济发展著名看著");
    }
}
