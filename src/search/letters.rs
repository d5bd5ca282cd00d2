//! Folded matching of texts that begin with a letter or digit.
//!
//! Their characters have so many variants that a regular expression finds no
//! rare bytes to skip by, and crawls. Here the text is gone through by whole
//! characters, which in Chinese is three bytes at a time.

use crate::text::fold;

use super::charset::CharSet;

/// A folded text; matches exactly what
/// [`pattern::folded`](super::pattern::folded) does.
#[derive(Debug, Clone)]
pub(super) struct Letters {
    /// What the first character folds to.
    leader: char,
    /// All that fold to it, and perhaps more outside the basic plane.
    first: CharSet,
    /// What may stand directly behind the first character.
    second: Option<CharSet>,
    /// The characters behind the first.
    rest: Box<[Next]>,
}

/// A character and what may stand before it.
#[derive(Debug, Clone, Copy)]
struct Next {
    folded: char,
    may_space: bool,
    must_space: bool,
}

impl Letters {
    /// Takes a text; `None` where nothing is left to look for.
    pub(super) fn new(text: &str) -> Option<Self> {
        let mut chars = text.chars().filter(|&c| !fold::is_ignored(c));
        let first = chars.by_ref().find(|c| !c.is_whitespace())?;
        let mut before = first;
        let mut must_space = false;
        let mut rest = Vec::new();
        for c in chars {
            if c.is_whitespace() {
                must_space = true;
                continue;
            }
            rest.push(Next {
                folded: fold::fold(c),
                may_space: fold::may_be_spaced(before, c),
                must_space,
            });
            (before, must_space) = (c, false);
        }
        let second = rest.first().map(|next: &Next| {
            let ranges = fold::IGNORED.iter().chain(fold::SPACES);
            let between = ranges.flat_map(|&(from, to)| from..=to);
            CharSet::new(between.chain(fold::variants(next.folded)))
        });
        Some(Self {
            leader: fold::fold(first),
            first: CharSet::new(fold::variants(first)),
            second,
            rest: rest.into(),
        })
    }

    /// The first match in `text` from byte `from` on, as bytes from and to.
    pub(super) fn find_at(&self, text: &str, from: usize) -> Option<(usize, usize)> {
        let all = text.get(from..)?;
        let mut chars = all.char_indices();
        while let Some((at, c)) = chars.next() {
            if !self.first.contains(c) {
                continue;
            }
            let behind = chars.as_str();
            let second = behind.chars().next();
            let may_go_on = match &self.second {
                None => true,
                Some(set) => second.is_some_and(|c| set.contains(c)),
            };
            if may_go_on
                && (c <= '\u{ffff}' || fold::fold(c) == self.leader)
                && let Some(length) = self.length_of_rest(behind)
            {
                let start = from.saturating_add(at);
                let end = start.saturating_add(c.len_utf8()).saturating_add(length);
                return Some((start, end));
            }
        }
        None
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
            if !fits || fold::fold(found) != next.folded {
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
    use crate::search::pattern;

    #[test]
    fn it_matches_what_the_pattern_does() {
        let texts = [
            "İ中文 于２０２５ 年二〇 二五年",
            "sha\u{300}n\u{261} SHÀNG shang\u{301}\u{302}高 G D P 增长 GDP增长",
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
        ];
        for query in queries {
            let letters = Letters::new(query).unwrap();
            let regex = Regex::new(&pattern::folded(query).unwrap()).unwrap();
            for text in texts {
                for (from, _) in text.char_indices() {
                    let wanted = regex.find_at(text, from).map(|m| (m.start(), m.end()));
                    assert_eq!(letters.find_at(text, from), wanted, "{query} in {text}");
                }
            }
        }
        assert!(Letters::new("\u{300} ").is_none());
    }
}
