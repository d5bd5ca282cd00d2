//! The letters of a text as two texts are compared.

use std::hash::Hasher;

use crate::document::Span;
use crate::text::fold::Folding;
use crate::text::fold::{is_ignored, is_space};
use crate::text::is_line_end;

/// What counts as the same in two texts. White space never tells them apart,
/// unless it is [exact](Self::EXACT).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alike {
    /// Which forms of a character are taken for the same.
    pub folding: Folding,
    /// Whether white space and characters without a width tell texts apart.
    pub spaces: bool,
}

impl Default for Alike {
    fn default() -> Self {
        Self {
            folding: Folding::ALL,
            spaces: false,
        }
    }
}

impl Alike {
    /// Every character tells two texts apart, line ends aside.
    pub const EXACT: Self = Self {
        folding: Folding::NONE,
        spaces: true,
    };

    /// What stands for a character in comparison; `None` where it says nothing.
    fn letter(self, c: char) -> Option<u32> {
        if is_line_end(c) || (!self.spaces && (is_space(c) || c == '\t' || is_ignored(c))) {
            return None;
        }
        Some(u32::from(self.folding.fold(c)))
    }
}

/// The letters of a span, with the way back.
#[derive(Debug, Default, Clone)]
pub(super) struct Letters {
    /// What is compared: a folded character, or above those of Unicode what
    /// stands for a whole expression.
    keys: Vec<u32>,
    /// Where each begins (bytes of the reading text).
    starts: Vec<u32>,
    /// Where each ends (bytes of the reading text).
    ends: Vec<u32>,
}

impl Letters {
    /// The letters of `text`, which stands at `start` in its document. Linear.
    pub(super) fn of(text: &str, start: u32, alike: Alike) -> Self {
        let mut letters = Self::default();
        letters.push(text, start, alike);
        letters
    }

    /// Adds the letters of `text`, which stands at `start`.
    pub(super) fn push(&mut self, text: &str, start: u32, alike: Alike) {
        for (at, c) in text.char_indices() {
            let Some(key) = alike.letter(c) else {
                continue;
            };
            let at = u32::try_from(at).map_or(start, |at| start.saturating_add(at));
            let len = u32::try_from(c.len_utf8()).unwrap_or(1);
            self.push_key(key, Span::new(at, at.saturating_add(len)));
        }
    }

    /// Adds something that stands for a whole span.
    pub(super) fn push_key(&mut self, key: u32, span: Span) {
        self.keys.push(key);
        self.starts.push(span.start);
        self.ends.push(span.end);
    }

    pub(super) fn keys(&self) -> &[u32] {
        &self.keys
    }

    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The bytes from letter `from` up to letter `to`; the empty span before
    /// `from` where there are none, `end` behind the last letter.
    pub(super) fn span(&self, from: usize, to: usize, end: u32) -> Span {
        let start = self.starts.get(from).copied();
        if from >= to {
            let before = from.checked_sub(1).and_then(|at| self.ends.get(at));
            let at = before.copied().or(start).unwrap_or(end);
            return Span::new(at, at);
        }
        let last = to.checked_sub(1).and_then(|at| self.ends.get(at));
        Span::new(start.unwrap_or(end), last.copied().unwrap_or(end))
    }
}

/// A number that is the same for texts that count as the same, and hardly ever
/// for others; 0 only for a text without letters. Linear.
pub(super) fn key(text: &str, alike: Alike) -> u64 {
    let mut hash = Mixer::default();
    let mut any = false;
    for key in text.chars().filter_map(|c| alike.letter(c)) {
        hash.write_u32(key);
        any = true;
    }
    if any { hash.finish() | 1 } else { 0 }
}

/// As [`key`], for texts that are the same byte by byte but for white space at
/// both ends: much faster.
pub(super) fn raw_key(text: &str) -> u64 {
    let text = text.trim();
    if text.is_empty() {
        return 0;
    }
    let mut hash = Mixer::default();
    hash.write(text.as_bytes());
    hash.finish() | 1
}

/// A hash of two multiplications a word, for numbers that nobody chooses in
/// order to harm: what they decide is verified, or costs time only.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Mixer(u64);

impl Mixer {
    /// Odd, its bits without a pattern (the fraction of the golden ratio).
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

    const fn mix(&mut self, word: u64) {
        let mixed = (self.0 ^ word).wrapping_mul(Self::FACTOR);
        self.0 = (mixed ^ (mixed >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    }
}

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        for word in words {
            self.mix(u64::from_le_bytes(*word));
        }
        let mut last = [0u8; 8];
        for (place, byte) in last.iter_mut().zip(rest) {
            *place = *byte;
        }
        self.mix(u64::from_le_bytes(last) ^ ((bytes.len() as u64) << 56));
    }

    fn write_u32(&mut self, word: u32) {
        self.mix(u64::from(word));
    }

    fn write_u64(&mut self, word: u64) {
        self.mix(word);
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }
}

/// Builds maps that are asked with the [keys](key) of texts.
pub(super) type Mixed = std::hash::BuildHasherDefault<Mixer>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_tells_nothing_apart_unless_it_is_asked_for() {
        let same = [
            ("第５條︰臺北市", "第5条：台北市"),
            ("“人工智能”", "「 人工智能 」"),
            ("ＡＩ", "ai"),
            ("二〇二五年", "二○二五年"),
        ];
        for (a, b) in same {
            assert_eq!(
                key(a, Alike::default()),
                key(b, Alike::default()),
                "{a} {b}"
            );
            assert_ne!(key(a, Alike::EXACT), key(b, Alike::EXACT), "{a} {b}");
        }
        assert_ne!(key("三年", Alike::default()), key("五年", Alike::default()));
        assert_eq!(key(" \n\t", Alike::default()), 0);
        assert_eq!(raw_key(" 甲\n"), raw_key("甲"));
        assert_ne!(raw_key("甲甲甲甲"), raw_key("甲甲甲"));
    }

    #[test]
    fn letters_know_their_places() {
        let letters = Letters::of("甲 b乙", 10, Alike::default());
        assert_eq!(letters.len(), 3);
        assert_eq!(letters.span(1, 3, 99), Span::new(14, 18));
        assert_eq!(letters.span(1, 1, 99), Span::new(13, 13));
        assert_eq!(letters.span(0, 0, 99), Span::new(10, 10));
        assert_eq!(Letters::default().span(0, 0, 99), Span::new(99, 99));
    }
}
