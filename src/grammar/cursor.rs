//! Moving through a text as a marker is read.

use super::{Digits, Gap, Marker, SectionNumber, Style, Unit, UnitWord};
use crate::text::numbers::{self, numerals};

/// A place in a text, moved forward as the marker is read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cursor<'a> {
    /// The whole text.
    pub(crate) text: &'a str,
    /// Bytes read so far.
    pub(crate) at: usize,
    /// What the first number that was read is written in.
    pub(crate) digits: Option<Digits>,
}

/// Larger numbers are none that running text names a section by.
const MOST_NAMED: u32 = 100_000;

impl<'a> Cursor<'a> {
    /// At the start of a text.
    pub(crate) const fn new(text: &'a str) -> Self {
        Self::at(text, 0)
    }

    /// At a byte of a text.
    pub(crate) const fn at(text: &'a str, at: usize) -> Self {
        Self {
            text,
            at,
            digits: None,
        }
    }

    /// What is still to be read.
    pub(crate) fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next character.
    pub(crate) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Moves on by so many bytes.
    pub(crate) const fn advance(&mut self, bytes: usize) {
        self.at = self.at.saturating_add(bytes);
    }

    /// Reads the next character if it is wanted.
    pub(crate) fn eat(&mut self, wanted: impl Fn(char) -> bool) -> Option<char> {
        let c = self.peek().filter(|&c| wanted(c))?;
        self.advance(c.len_utf8());
        Some(c)
    }

    /// Reads a word if it stands next.
    pub(crate) fn eat_str(&mut self, wanted: &str) -> bool {
        let found = self.rest().starts_with(wanted);
        if found {
            self.advance(wanted.len());
        }
        found
    }

    /// Skips white space; says whether there was any.
    pub(crate) fn spaces(&mut self) -> bool {
        let before = self.at;
        while self.eat(char::is_whitespace).is_some() {}
        self.at > before
    }

    /// Skips white space but no line feed, which ends an expression in
    /// running text.
    pub(crate) fn gaps(&mut self) {
        while self.eat(|c| c != '\n' && c.is_whitespace()).is_some() {}
    }

    /// A run of numeral characters of one kind.
    pub(crate) fn numeral(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let run = rest
            .get(..numerals::leading(rest))
            .filter(|r| !r.is_empty())?;
        self.advance(run.len());
        let kind = || match is_arabic(run) {
            true => Digits::Arabic,
            false => Digits::Chinese,
        };
        self.digits = self.digits.or_else(|| Some(kind()));
        Some(run)
    }

    /// A number that running text may name a section by: one that has one
    /// reading.
    pub(crate) fn number(&mut self) -> Option<u32> {
        match value(self.numeral()?) {
            (number, None) => number.filter(|&number| number < MOST_NAMED),
            _ => None,
        }
    }

    /// A unit word that no longer word goes on with (条 but not 条件).
    pub(crate) fn named_unit(&mut self) -> Option<UnitWord> {
        let (word, length) = UnitWord::at(self.rest())?;
        let next = self
            .rest()
            .get(length..)
            .and_then(|rest| rest.chars().next());
        if next.is_some_and(|next| word.goes_on_with(next)) {
            return None;
        }
        self.advance(length);
        Some(word)
    }
}

impl Cursor<'_> {
    /// A unit word that heads sections, and their unit.
    pub(crate) fn unit_word(&mut self) -> Option<(UnitWord, Unit)> {
        let (word, length) = UnitWord::at(self.rest())?;
        let unit = word.unit()?;
        self.advance(length);
        Some((word, unit))
    }
}

/// A unit word that prose does not count with.
pub(crate) fn common_word(cursor: &mut Cursor<'_>) -> Option<(UnitWord, Unit)> {
    let mut ahead = *cursor;
    let found = ahead.unit_word().filter(|(word, _)| !word.is_rare())?;
    *cursor = ahead;
    Some(found)
}

/// The number of 上, 中 and 下.
pub(crate) const fn third_number(cursor: &mut Cursor<'_>, c: char) -> SectionNumber {
    cursor.digits = Some(Digits::Order);
    SectionNumber::one(match c {
        '上' => 1,
        '中' => 2,
        _ => 3,
    })
}

/// Ends a marker: measures the gap to the title.
pub(crate) fn finish(
    cursor: Cursor<'_>,
    style: Style,
    number: SectionNumber,
    marked: bool,
) -> Marker {
    let end = cursor.at;
    let mut after = cursor;
    let spaced = after.spaces();
    let mark = !marked && after.eat(is_gap_mark).is_some();
    if mark {
        after.spaces();
    }
    let gap = if after.rest().is_empty() {
        Gap::End
    } else if mark || marked {
        Gap::Mark
    } else if spaced {
        Gap::Space
    } else {
        Gap::None
    };
    Marker {
        style,
        number,
        other: None,
        two: false,
        digits: cursor.digits,
        letter: 0,
        start: 0,
        end,
        head: after.at,
        gap,
        word_first: false,
        word: None,
    }
}

/// Ends a marker with a unit word.
pub(crate) fn finish_unit(
    cursor: Cursor<'_>,
    word: UnitWord,
    unit: Unit,
    number: SectionNumber,
) -> Marker {
    let mut marker = finish(cursor, Style::Unit(unit), number, false);
    marker.word = Some(word);
    marker
}

pub(crate) const fn is_gap_mark(c: char) -> bool {
    matches!(
        c,
        '：' | ':' | '、' | '.' | '．' | '·' | '—' | '-' | '－' | '|' | '_'
    )
}

/// The value of a numeral, and the other reading where there are two. A
/// number too large for any heading has no value.
pub(crate) fn value(numeral: &str) -> (Option<u32>, Option<u32>) {
    let small = |n: u64| u32::try_from(n).ok().filter(|&n| n < 100_000_000);
    if let Some(n) = numerals::value(numeral) {
        return (small(n), None);
    }
    // After 第 or before a mark, digits in a row are a number.
    if let Some(n) = numerals::positional(numeral) {
        return (small(n), None);
    }
    match numerals::either(numeral) {
        Some((spoken, old)) => (small(spoken), small(old)),
        None => (None, None),
    }
}

/// As [`value`], of a number behind 第, where hundreds may go without their 一:
/// 第百十条.
pub(crate) fn value_behind_sign(numeral: &str) -> (Option<u32>, Option<u32>) {
    match value(numeral) {
        (None, None) if numeral.starts_with(['百', '千']) => value(&format!("一{numeral}")),
        read => read,
    }
}

/// A marker found behind `bytes` of other words.
pub(crate) const fn shifted(mut marker: Marker, bytes: usize) -> Marker {
    marker.start = marker.start.saturating_add(bytes);
    marker.end = marker.end.saturating_add(bytes);
    marker.head = marker.head.saturating_add(bytes);
    marker
}

pub(crate) fn is_arabic(numeral: &str) -> bool {
    numeral.chars().all(numbers::is_arabic)
}
