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
mod hanzi;
mod switches;

use std::sync::OnceLock;

use super::{is_hanzi, lookalikes};

pub use hanzi::simplified;
pub use switches::Folding;

/// Characters other than hanzi that are written for one another; the first
/// of each row stands for all.
const ALIKE: &[&str] = &[
    "\"“”„‟「」『』〝〞〟﹁﹂﹃﹄",
    "'‘’‚‛",
    "<〈《‹«⟨⟪",
    ">〉》›»⟩⟫",
    "[【〔〖〘〚",
    "]】〕〗〙〛",
    "-‐‑‒–—―−─━",
    "~〜∼˜",
    "·•‧・∙⋅",
    ":︰∶",
    "…⋯︙",
    "/⁄∕",
    "0〇○◯零",
];

/// Where characters stand that fold to something other than a hanzi: letters
/// and signs up to the hanzi, 零, further letters with case, compatibility
/// forms, mathematical and enclosed letters.
const OTHERS: &[(u32, u32)] = &[
    (0x20, 0x3400),
    (0x96f6, 0x96f7),
    (0xa640, 0xac00),
    (0xe78d, 0xe865),
    (0xf900, 0x10000),
    (0x10400, 0x10500),
    (0x1d400, 0x1d800),
    (0x1f100, 0x1f300),
    (0x1fbf0, 0x1fbfa),
];

/// Pairs of a character and the one that stands for it, sorted either way.
#[derive(Debug)]
struct Table {
    to: Vec<(char, char)>,
    from: Vec<(char, char)>,
}

impl Table {
    /// Takes pairs of a character and its leader; leaders lead themselves.
    fn new(mut to: Vec<(char, char)>) -> Self {
        to.sort_unstable();
        to.dedup_by_key(|&mut (c, _)| c);
        let mut from: Vec<_> = to.iter().map(|&(c, leader)| (leader, c)).collect();
        from.sort_unstable();
        Self { to, from }
    }

    fn leader(&self, c: char) -> Option<char> {
        let at = self.to.binary_search_by_key(&c, |&(c, _)| c).ok()?;
        self.to.get(at).map(|&(_, leader)| leader)
    }

    /// All that have this leader but itself.
    fn led(&self, leader: char) -> impl Iterator<Item = char> + '_ {
        let from = self.from.partition_point(|&(l, _)| l < leader);
        let all = self.from.get(from..).unwrap_or_default().iter();
        all.take_while(move |&&(l, _)| l == leader).map(|&(_, c)| c)
    }
}

/// The character that stands for all that are taken for the same as `c`.
/// Idempotent. The first call for a hanzi and that for anything else build a
/// table, in a millisecond or two; after that it takes well under a
/// microsecond.
#[must_use]
pub fn fold(c: char) -> char {
    if c.is_ascii_alphanumeric() {
        return c.to_ascii_lowercase();
    }
    let only_hanzi = matches!(c, '\u{3400}'..='\u{9fff}') && c != '零';
    if !only_hanzi && let Some(leader) = others().leader(c) {
        return leader;
    }
    if hanzi::concerns(c) {
        return hanzi::table().leader(c).unwrap_or(c);
    }
    c
}

/// All characters that [`fold`] to the same as `c`, `c` among them, sorted.
/// Costs as [`fold`] does.
#[must_use]
pub fn variants(c: char) -> Vec<char> {
    let leader = fold(c);
    let table = if hanzi::concerns(leader) {
        hanzi::table()
    } else {
        others()
    };
    let mut all: Vec<char> = table.led(leader).collect();
    all.push(leader);
    all.sort_unstable();
    all
}

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

/// The tables by which characters other than hanzi are folded, one step each.
struct Steps {
    dress: Vec<(char, char)>,
    alike: Vec<(char, char)>,
}

impl Steps {
    /// Without accents and other dress.
    fn dress(&self, c: char) -> char {
        Self::look(&self.dress, c)
    }

    /// The first of those that are written for one another.
    fn alike(&self, c: char) -> char {
        Self::look(&self.alike, c)
    }

    /// Whether `c` is written for 0.
    fn is_zero(&self, c: char) -> bool {
        self.alike(c) == '0'
    }

    fn look(pairs: &[(char, char)], c: char) -> char {
        let at = pairs.binary_search_by_key(&c, |&(c, _)| c).ok();
        at.and_then(|at| pairs.get(at)).map_or(c, |&(_, to)| to)
    }
}

fn tables() -> &'static Steps {
    static STEPS: OnceLock<Steps> = OnceLock::new();
    STEPS.get_or_init(|| {
        let mut dress: Vec<(char, char)> = compatibility::pairs().collect();
        dress.sort_unstable();
        let ordinary = lookalikes::pairs().map(|(own, to)| (own, Steps::look(&dress, to)));
        let ordinary: Vec<(char, char)> = ordinary.collect();
        dress.extend(ordinary);
        dress.sort_unstable();
        let mut alike: Vec<(char, char)> = ALIKE
            .iter()
            .flat_map(|row| row.chars().zip(row.chars().next().into_iter().cycle()))
            .collect();
        alike.sort_unstable();
        Steps { dress, alike }
    })
}

fn others() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let all = OTHERS
            .iter()
            .flat_map(|&(first, end)| (first..end).filter_map(char::from_u32));
        let steps = tables();
        let step = |c: char| lower(steps.alike(steps.dress(narrow(c))));
        let folded = all.filter_map(|c| {
            // Again, for capitals of letters that are in dress only when small.
            let leader = step(step(c));
            (leader != c && !hanzi::concerns(leader)).then_some((c, leader))
        });
        Table::new(folded.collect())
    })
}

/// A full-width form of an ASCII character (U+FF01 to U+FF5E) as that
/// character; everything else as it is.
#[must_use]
pub fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c).saturating_sub(0xfee0)).unwrap_or(c),
        _ => c,
    }
}

/// Lower case by way of upper case, so that the two forms of a small letter
/// (σ and ς) meet; letters whose other case is several characters stay.
fn lower(c: char) -> char {
    let upper = only(c.to_uppercase()).unwrap_or(c);
    only(upper.to_lowercase()).unwrap_or(c)
}

/// The character of an iterator over exactly one.
fn only(mut chars: impl Iterator<Item = char>) -> Option<char> {
    chars.next().filter(|_| chars.next().is_none())
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
