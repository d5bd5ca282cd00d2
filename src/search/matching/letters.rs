//! Folded matching of texts that begin with a letter or digit.
//!
//! Their characters have so many variants that a regular expression finds no
//! rare bytes to skip by, and crawls. Here the text is gone through by whole
//! characters, which in Chinese is three bytes at a time.

use crate::text::fold::{self, Folding};

use super::charset::CharSet;
use super::height::Height;

/// First bytes of U+4000 to U+9FFF in UTF-8, most of them hanzi.
const HANZI_FIRST: u8 = 0xE4;
const HANZI_LAST: u8 = 0xE9;
/// Bytes that such a character takes.
const HANZI_BYTES: usize = 3;

/// A folded text; matches exactly what
/// [`pattern::folded`](super::super::language::pattern::folded) does.
#[derive(Debug, Clone)]
pub(in crate::search) struct Letters {
    folding: Folding,
    /// What the first character folds to.
    leader: char,
    /// Which of them are meant, where they are figures.
    height: Height,
    /// All that fold to it, and perhaps more outside the basic plane.
    first: CharSet,
    /// Whether none of them begins with a byte as most hanzi do.
    no_hanzi: bool,
    /// What may stand directly behind the first character.
    second: Option<CharSet>,
    /// The characters behind the first.
    rest: Box<[Next]>,
}

/// A character and what may stand before it.
#[derive(Debug, Clone, Copy)]
struct Next {
    folded: char,
    height: Height,
    may_space: bool,
    must_space: bool,
}

impl Letters {
    /// Takes a text; `None` where nothing is left to look for.
    pub(in crate::search) fn new(text: &str, folding: Folding) -> Option<Self> {
        let mut chars = text.chars().filter(|&c| !fold::is_ignored(c));
        let mut heights = Height::all(text).into_iter();
        let first = chars.by_ref().find(|c| !c.is_whitespace())?;
        let height = heights.next().unwrap_or_default();
        let mut before = first;
        let mut must_space = false;
        let mut rest = Vec::new();
        for c in chars {
            if c.is_whitespace() {
                must_space = true;
                continue;
            }
            rest.push(Next {
                folded: folding.fold(c),
                height: heights.next().unwrap_or_default(),
                may_space: fold::may_be_spaced(before, c),
                must_space: must_space && !fold::is_number_and_unit(before, c),
            });
            (before, must_space) = (c, false);
        }
        let second = rest.first().map(|next: &Next| {
            let ranges = fold::IGNORED.iter().chain(fold::SPACES);
            let between = ranges.flat_map(|&(from, to)| from..=to);
            CharSet::new(between.chain(folding.variants(next.folded)))
        });
        let mut firsts = folding.variants(first);
        firsts.retain(|&c| height.fits(c));
        let begins_as_hanzi = |&c: &char| {
            let byte = c.encode_utf8(&mut [0; 4]).as_bytes().first().copied();
            matches!(byte, Some(HANZI_FIRST..=HANZI_LAST))
        };
        Some(Self {
            folding,
            leader: folding.fold(first),
            height,
            no_hanzi: !firsts.iter().any(begins_as_hanzi),
            first: CharSet::new(firsts),
            second,
            rest: rest.into(),
        })
    }

    /// The first match in `text` from byte `from` on, as bytes from and to.
    pub(in crate::search) fn find_at(&self, text: &str, from: usize) -> Option<(usize, usize)> {
        let mut at = from;
        while let Some(&byte) = text.as_bytes().get(at) {
            if self.no_hanzi && matches!(byte, HANZI_FIRST..=HANZI_LAST) {
                at = at.saturating_add(HANZI_BYTES);
                continue;
            }
            let mut chars = text.get(at..)?.chars();
            let c = chars.next()?;
            let end = at.saturating_add(c.len_utf8());
            if self.first.contains(c)
                && self.may_go_on(chars.as_str())
                && (c <= '\u{ffff}' || self.folding.fold(c) == self.leader)
                && self.height.fits(c)
                && let Some(length) = self.length_of_rest(chars.as_str())
            {
                return Some((at, end.saturating_add(length)));
            }
            at = end;
        }
        None
    }

    /// Whether the character at the start of `behind` may follow the first.
    fn may_go_on(&self, behind: &str) -> bool {
        let second = behind.chars().next();
        let set = self.second.as_ref();
        set.is_none_or(|set| second.is_some_and(|c| set.contains(c)))
    }

    /// The bytes that the rest of the match takes at the start of `text`.
    fn length_of_rest(&self, text: &str) -> Option<usize> {
        let mut chars = text.char_indices().peekable();
        for next in &self.rest {
            let mut spaced = false;
            let found = loop {
                let (_, c) = chars.next()?;
                if fold::is_space(c) {
                    spaced = true;
                } else if !fold::is_ignored(c) {
                    break c;
                }
            };
            let fits = if spaced {
                next.may_space || next.must_space
            } else {
                !next.must_space
            };
            if !fits || self.folding.fold(found) != next.folded || !next.height.fits(found) {
                return None;
            }
        }
        while chars.next_if(|&(_, c)| fold::is_ignored(c)).is_some() {}
        Some(chars.peek().map_or(text.len(), |&(at, _)| at))
    }
}

#[cfg(test)]
mod tests {
    use regex::Regex;

    use super::*;
    use crate::search::language::pattern;

    #[test]
    fn it_matches_what_the_pattern_does() {
        let texts = [
            "İ中文 于２０２５ 年二〇 二五年",
            "sha\u{300}n\u{261} SHÀNG shang\u{301}\u{302}高 G D P 增长 GDP增长",
            "10⁸人，108人，5 km²，5 km2，2₁₀8",
            "a𠮷\u{200b} b A\u{a0}\u{3000}B a\tb a\nb ab 𝐚𝐛",
        ];
        let queries = [
            "i",
            "2025年",
            "shang",
            "a b",
            "ab",
            "gdp增长",
            "0",
            "gdp 增长",
            "108",
            "10⁸",
            "km2",
        ];
        let narrow = Folding {
            width: false,
            ..Folding::ALL
        };
        for folding in [Folding::ALL, Folding::NONE, narrow] {
            for query in queries {
                let letters = Letters::new(query, folding).unwrap();
                let regex = Regex::new(&pattern::folded(query, folding).unwrap()).unwrap();
                for text in texts {
                    for (from, _) in text.char_indices() {
                        let wanted = regex.find_at(text, from).map(|m| (m.start(), m.end()));
                        assert_eq!(letters.find_at(text, from), wanted, "{query} in {text}");
                    }
                }
            }
        }
        assert!(Letters::new("\u{300} ", Folding::ALL).is_none());
    }
}
