//! The text as the rules read it: one sentence at a time, full-width digits
//! and traditional characters made plain, with the way back to the document.

use std::sync::OnceLock;

use crate::document::Span;
use crate::text::fold;
use crate::text::{is_hanzi, is_space, lookalikes, numerals};

/// Characters from which on a sentence without an end is cut, at the next
/// character that cannot belong to a number.
const LONG: usize = 2000;

/// One sentence, or one cell of a table.
#[derive(Debug, Default)]
pub(super) struct Sentence {
    letters: Vec<char>,
    /// Offset of each letter in the document, and of what is behind the last
    /// (bytes).
    offsets: Vec<u32>,
    /// Offset behind each letter: spaces may have been left out after it.
    ends: Vec<u32>,
    /// Whether it begins its paragraph.
    pub(super) opens: bool,
}

/// Whether `c` may be part of a number, so that no sentence is cut there.
pub(super) fn is_numeric(c: char) -> bool {
    numerals::is_numeral(c)
        || matches!(
            c,
            '.' | ',' | '．' | '点' | '點' | '几' | '幾' | '数' | '數'
        )
}

/// Bytes of the first sentence of `text` with its end mark; `None` of an
/// empty text. Tabs and line feeds part the cells of tables.
pub(super) fn first_sentence(text: &str) -> Option<usize> {
    if text.is_empty() {
        return None;
    }
    let mut count = 0_usize;
    for (at, c) in text.char_indices() {
        count = count.saturating_add(1);
        let ends = matches!(c, '。' | '！' | '？' | '!' | '?' | '｡' | '\t' | '\n');
        if ends || (count > LONG && !is_numeric(c)) {
            return Some(at.saturating_add(c.len_utf8()));
        }
    }
    Some(text.len())
}

/// Whether `text` holds a character that a figure can begin with.
pub(super) fn may_hold_figures(text: &str) -> bool {
    text.chars().any(|c| {
        is_numeric(c) && !matches!(c, '.' | ',' | '．' | '点' | '點' | '数' | '數')
            || matches!(c, '年' | '第')
    })
}

impl Sentence {
    /// Reads `text`, which starts at `base` (bytes) in the document; `opens`
    /// says that a paragraph begins here.
    ///
    /// White space between a digit and a hanzi is left out (`2021 年 3 月`),
    /// except behind the number that opens a paragraph, which may be that of
    /// a list.
    pub(super) fn read(&mut self, text: &str, base: u32, opens: bool) {
        self.letters.clear();
        self.offsets.clear();
        self.ends.clear();
        self.opens = opens;
        let mut held: Option<(char, u32)> = None;
        for (at, c) in text.char_indices() {
            let at = base.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
            if fold::is_ignored(c) {
                continue;
            }
            if is_space(c) || c == '\u{a0}' {
                held = held.or(Some((' ', at)));
                continue;
            }
            let letter = plain(c);
            if let Some((space, place)) = held.take()
                && !self.is_gap(letter)
            {
                self.push(space, place, 1);
            }
            let length = u32::try_from(c.len_utf8()).unwrap_or(1);
            self.push(letter, at, length);
        }
    }

    fn push(&mut self, letter: char, at: u32, length: u32) {
        self.letters.push(letter);
        self.offsets.push(at);
        self.ends.push(at.saturating_add(length));
    }

    /// Whether white space between the last letter and `next` says nothing.
    fn is_gap(&self, next: char) -> bool {
        let Some(&last) = self.letters.last() else {
            return true;
        };
        let digit_first = is_digit(last) && (is_hanzi(next) || next == '%' || next == '℃');
        let marker = self.opens && self.letters.iter().all(|&c| is_digit(c) || c == '.');
        let digit_last = is_digit(next) && is_hanzi(last);
        (digit_first && !marker) || digit_last
    }

    /// Count of letters.
    pub(super) const fn len(&self) -> usize {
        self.letters.len()
    }

    /// The letter at `i`; a null outside.
    pub(super) fn at(&self, i: usize) -> char {
        self.letters.get(i).copied().unwrap_or('\0')
    }

    /// The letter before `i`; a null at the beginning.
    pub(super) fn before(&self, i: usize) -> char {
        i.checked_sub(1).map_or('\0', |i| self.at(i))
    }

    /// Whether `word` stands at `i`.
    pub(super) fn starts(&self, i: usize, word: &str) -> bool {
        let here = self.letters.get(i..).unwrap_or_default();
        let mut letters = here.iter();
        word.chars().all(|c| letters.next() == Some(&c))
    }

    /// The first of `words` that stands at `i`, with its length in letters.
    pub(super) fn first_of<'w>(&self, i: usize, words: &[&'w str]) -> Option<(&'w str, usize)> {
        let word = words.iter().find(|word| self.starts(i, word))?;
        Some((word, word.chars().count()))
    }

    /// The first of `words` that ends right before `i` and does not begin
    /// before `floor`, with the place where it begins.
    pub(super) fn ending<'w>(
        &self,
        i: usize,
        floor: usize,
        words: &[&'w str],
    ) -> Option<(&'w str, usize)> {
        words.iter().find_map(|word| {
            // From the end, where most of them differ at once.
            let mut start = i;
            for c in word.chars().rev() {
                start = start.checked_sub(1)?;
                if self.at(start) != c {
                    return None;
                }
            }
            (start >= floor).then_some((*word, start))
        })
    }

    /// The letters from `from` to `to`, as far as there are any.
    pub(super) fn slice(&self, from: usize, to: usize) -> &[char] {
        let to = to.min(self.letters.len());
        self.letters.get(from..to).unwrap_or_default()
    }

    /// Where the letters from `from` to `to` stand in the document.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let start = self.offsets.get(from).copied().unwrap_or_default();
        let last = to.checked_sub(1).and_then(|last| self.ends.get(last));
        Span::new(start, last.copied().unwrap_or(start))
    }
}

/// An Arabic digit of a sentence.
pub(super) const fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// The letter that the rules read for `c`. Full-width punctuation stays: only
/// a number knows whether its comma parts thousands or clauses.
fn plain(c: char) -> char {
    if is_hanzi(c) {
        return simplified(c);
    }
    match c {
        '－' | '−' => '-',
        '〜' | '∼' => '~',
        '○' | '◯' => '〇',
        _ => match fold::narrow(c) {
            letter if letter.is_ascii_alphanumeric() => letter,
            letter @ ('%' | '.' | '/' | '~' | '+' | '$') => letter,
            _ => c,
        },
    }
}

/// First and last of the hanzi that are looked up by place.
const COMMON: (u32, u32) = (0x4e00, 0x9fff);

/// [`fold::simplified`] from a table without a search, as every letter of a
/// long book goes through here; with 圆 as 元, as on price tags.
fn simplified(c: char) -> char {
    static TABLE: OnceLock<Vec<char>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        let all = (COMMON.0..=COMMON.1).filter_map(char::from_u32);
        all.map(|c| match fold::simplified(c) {
            '圆' => '元',
            _ if c == '參' => '叁',
            letter => letter,
        })
        .collect()
    });
    let place = u32::from(c).checked_sub(COMMON.0);
    let entry = place.and_then(|place| table.get(place as usize));
    match lookalikes::ordinary(c) {
        _ if entry.is_some() => entry.copied().unwrap_or(c),
        ordinary if ordinary != c => simplified(ordinary),
        _ => c,
    }
}

/// The letter behind a mark between the two ends of a range.
pub(super) fn range_mark(sentence: &Sentence, i: usize) -> Option<usize> {
    const MARKS: [&str; 13] = [
        "——", "—", "--", "-", "–", "~", "～", "―", "─", "至", "到", "‐", "‑",
    ];
    let (_, length) = sentence.first_of(i, &MARKS)?;
    Some(i.saturating_add(length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let mut sentence = Sentence::default();
        sentence.read(text, 0, true);
        sentence.letters.iter().collect()
    }

    #[test]
    fn letters_are_plain_and_spaces_at_digits_go() {
        assert_eq!(read("１２.５％"), "12.5%");
        assert_eq!(read("增加萬億圓，達 3 兩"), "增加万亿元，达3两");
        assert_eq!(read("至 2021 年 3 月 5 日 共 8 %"), "至2021年3月5日 共8%");
        assert_eq!(read("1 总则"), "1 总则", "the number of a list");
        assert_eq!(read("12，300家"), "12，300家");
        assert_eq!(read("共⼗⼆亿⻋\u{2f804}"), "共十二亿车你");
    }

    #[test]
    fn spans_lead_back_to_the_document() {
        let mut sentence = Sentence::default();
        sentence.read("共 ８ 萬戶", 100, true);
        let at = |from, to| sentence.span(from, to);
        assert_eq!(at(1, 4), Span::new(104, 114), "８ 萬戶");
        assert_eq!(at(1, 2), Span::new(104, 107), "８");
    }

    #[test]
    fn no_sentence_is_cut_inside_a_number() {
        assert_eq!(first_sentence("好。坏"), Some("好。".len()));
        assert_eq!(first_sentence("3.5万"), Some("3.5万".len()));
        let long = "一二三".repeat(5000);
        assert_eq!(first_sentence(&long), Some(long.len()));
        assert!(first_sentence(&"好".repeat(5000)).unwrap() < 3 * 2100);
        assert_eq!(first_sentence(""), None);
    }
}
