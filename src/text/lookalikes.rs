//! Look-alike hanzi: codes that stand for a hanzi which has a code of its
//! own, as text taken out of PDFs and old encodings has them (⼀ for 一, ⻓
//! for 长, 﨔, private codes of GBK).
//!
//! A text is shown as it is. Whatever reads it takes each for its [`ordinary`]
//! character: rules that look at one character after another by that, rules
//! that look for words in a text by [`read`], which keeps every offset.

use std::borrow::Cow;
use std::sync::OnceLock;

/// Runs of codes with the characters they stand for, and where they are from.
const TABLE: &str = include_str!("../../data/lookalikes.txt");

/// First and last of the codes that may be look-alikes.
const RANGES: [(char, char); 4] = [
    ('\u{2e80}', '\u{2fd5}'),
    ('\u{e78d}', '\u{e864}'),
    ('\u{f900}', '\u{faff}'),
    ('\u{2f800}', '\u{2fa1d}'),
];

/// The character that `c` stands for: its own where it is no look-alike.
/// Idempotent. The first call for a look-alike reads the table.
#[must_use]
pub fn ordinary(c: char) -> char {
    if c < '\u{2e80}' || ('\u{3000}'..'\u{e78d}').contains(&c) || !may_be(c) {
        return c;
    }
    static PAIRS: OnceLock<Vec<(char, char)>> = OnceLock::new();
    let pairs = PAIRS.get_or_init(|| pairs().collect());
    let at = pairs.binary_search_by_key(&c, |&(own, _)| own).ok();
    at.and_then(|at| pairs.get(at)).map_or(c, |&(_, to)| to)
}

/// Whether `c` is a look-alike.
#[must_use]
pub fn is_lookalike(c: char) -> bool {
    ordinary(c) != c
}

/// `text` with every look-alike in its ordinary form, borrowed where there is
/// none. The length may change. Linear.
#[must_use]
pub fn in_ordinary_form(text: &str) -> Cow<'_, str> {
    replaced(text, |_, _| true)
}

/// `text` as rules read it: every look-alike whose ordinary form is as long
/// (in bytes) in that form, so that all offsets are those of `text`. Of the
/// others, rare characters all, none is a numeral or a word of structure.
/// Borrowed where there is none; that is told from the bytes, many at a time.
#[must_use]
pub fn read(text: &str) -> Cow<'_, str> {
    replaced(text, |own, to| own.len_utf8() == to.len_utf8())
}

fn replaced(text: &str, wanted: impl Fn(char, char) -> bool) -> Cow<'_, str> {
    let stands_for = |c: char| Some(ordinary(c)).filter(|&to| to != c && wanted(c, to));
    if !may_hold(text.as_bytes()) || !text.chars().any(|c| stands_for(c).is_some()) {
        return Cow::Borrowed(text);
    }
    text.chars().map(|c| stands_for(c).unwrap_or(c)).collect()
}

/// Whether a text of these bytes may hold a look-alike, from pairs of them.
#[must_use]
pub fn may_hold(bytes: &[u8]) -> bool {
    /// Bytes that are looked at before anything is decided.
    const STRIDE: usize = 4096;
    let behind = bytes.get(1..).unwrap_or_default();
    let parts = bytes.chunks(STRIDE).zip(behind.chunks(STRIDE));
    parts.into_iter().any(|(first, second)| {
        let pairs = || first.iter().zip(second);
        let nearest = pairs().fold(u8::MAX, |near, (&a, &b)| near.min(distance(a, b)));
        nearest == 0 && pairs().fold(false, |found, (&a, &b)| found | opens(a, b))
    })
}

/// How far two bytes are from the first two of a look-alike, in half as many
/// steps as [`opens`] takes: 0 wherever that is `true`, and but for few other
/// characters: further private codes, emoji, rare hanzi.
#[inline]
const fn distance(a: u8, b: u8) -> u8 {
    let radical = (a ^ 0xe2) | 0xba_u8.saturating_sub(b);
    let other = a.wrapping_sub(0xee).saturating_sub(2) | b.saturating_sub(0xaf);
    if radical < other { radical } else { other }
}

/// Whether the first two bytes of a character may be those of a look-alike.
#[inline]
const fn opens(a: u8, b: u8) -> bool {
    (a == 0xe2) & (b >= 0xba)
        | (a == 0xee) & (b >= 0x9e) & (b <= 0xa1)
        | (a == 0xef) & (b >= 0xa4) & (b <= 0xab)
        | (a == 0xf0) & (b == 0xaf)
}

fn may_be(c: char) -> bool {
    RANGES.iter().any(|&(first, last)| first <= c && c <= last)
}

/// Each look-alike with what it stands for, in the order of its code.
pub(super) fn pairs() -> impl Iterator<Item = (char, char)> {
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let runs = lines.filter_map(|line| {
        let (first, run) = line.split_once(' ')?;
        Some((u32::from_str_radix(first, 16).ok()?, run))
    });
    runs.flat_map(|(first, run)| {
        let own = (first..).map_while(char::from_u32);
        own.zip(run.chars()).filter(|(own, to)| own != to)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{is_hanzi, numerals};

    #[test]
    fn every_kind_has_its_ordinary_form() {
        for (own, to) in [
            ('⼀', '一'),
            ('⼗', '十'),
            ('⾏', '行'),
            ('⻓', '长'),
            ('⻔', '门'),
            ('⻜', '飞'),
            ('\u{f967}', '不'),
            ('\u{fa19}', '神'),
            ('\u{2f804}', '你'),
            ('\u{e81e}', '龴'),
            ('\u{e816}', '𠂇'),
            ('\u{e7c8}', 'ǹ'),
            ('\u{e78d}', '︐'),
        ] {
            assert_eq!(ordinary(own), to, "{:x}", u32::from(own));
        }
        // Another shape, no look-alike, no certain meaning.
        for c in "⺄⺈⻏一﨎㇀⿰\u{e000}\u{e865}\u{f8ff}aＡ".chars() {
            assert_eq!(ordinary(c), c, "{:x}", u32::from(c));
        }
    }

    #[test]
    fn the_table_is_sorted_and_one_step_is_enough() {
        let all: Vec<(char, char)> = pairs().collect();
        assert!(all.is_sorted_by(|a, b| a.0 < b.0));
        assert!(all.len() > 1400);
        for (own, to) in all {
            assert!(may_be(own) && may_hold(own.to_string().as_bytes()));
            assert_eq!(ordinary(own), to);
            assert_eq!(ordinary(to), to);
        }
    }

    #[test]
    fn what_is_near_no_lookalike_is_none() {
        for (a, b) in (0..=u8::MAX).flat_map(|a| (0..=u8::MAX).map(move |b| (a, b))) {
            assert!(distance(a, b) == 0 || !opens(a, b), "{a:x} {b:x}");
        }
        for c in "《办法》第12条——“乙”，（二）①○…！\u{3000}Ａｚ￥é│★".chars()
        {
            let mut bytes = [0; 4];
            if let [a, b, ..] = *c.encode_utf8(&mut bytes).as_bytes() {
                assert!(distance(a, b) > 0, "{c}");
            }
        }
    }

    #[test]
    fn what_is_found_from_bytes_is_what_characters_say() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            assert!(
                !is_lookalike(c) || may_hold(text.as_bytes()),
                "{:x}",
                u32::from(c)
            );
        }
        let common = "《办法》第12条——“乙”，（二）①○…\u{3000}Ａｚ é😀𠮷\u{e000}\u{feff}";
        assert!(!may_hold(common.as_bytes()));
        for at in 4090..4100 {
            assert!(may_hold(format!("{}⼀", "a".repeat(at)).as_bytes()));
        }
    }

    #[test]
    fn offsets_stay_where_rules_read() {
        let text = "第⼀章 \u{2f804}\u{e816}⻓";
        assert_eq!(read(text), "第一章 \u{2f804}\u{e816}长");
        assert_eq!(in_ordinary_form(text), "第一章 你𠂇长");
        assert!(matches!(read("第一章"), Cow::Borrowed(_)));
        for (own, to) in pairs().filter(|(own, to)| own.len_utf8() != to.len_utf8()) {
            assert!(!numerals::is_numeral(to), "{to}");
            assert!(!"第章节節条條款项項目编編卷部册集篇回年月日元".contains(to));
            assert!(own >= '\u{e000}' || is_hanzi(to), "{to}");
        }
    }
}
