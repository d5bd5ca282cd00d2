//! Splitting a source into lines.

pub(crate) mod furniture;
pub(super) mod habit;
pub(super) mod marked;

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr2;

use crate::document::SourcePlace;

/// One line of the source, its outer white space taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Line<'a> {
    /// The text; empty for a blank line.
    pub(crate) text: &'a str,
    /// Where the text begins.
    pub(crate) place: SourcePlace,
    /// Whether white space other than a form feed stands before the text.
    pub(crate) indented: bool,
    /// Whether a form feed stands between the text and the one before.
    pub(crate) page: bool,
}

/// Lines of a source, ended by LF, CRLF or a lone CR. Numbers count line
/// feeds only, so that two lines apart by a lone CR share a number, as in
/// other programs. Linear; copies nothing.
#[derive(Debug, Clone)]
pub(crate) struct Lines<'a> {
    rest: &'a str,
    /// The pieces of the source behind `rest`; each begins a line.
    more: &'a [Cow<'a, str>],
    mark: Mark,
}

/// Where a reader of lines stands in the source.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    number: u32,
    column: u32,
    /// Whether the last line ended in a form feed.
    fed: bool,
}

impl Mark {
    /// The beginning of a source.
    pub(crate) const START: Self = Self {
        number: 1,
        column: 0,
        fed: false,
    };

    /// Line feeds before it.
    pub(crate) const fn feeds(self) -> u32 {
        self.number.saturating_sub(1)
    }

    /// A mark that was counted from the beginning of a line at this one, as
    /// counted from the beginning of the source.
    pub(crate) const fn behind(self, later: Self) -> Self {
        Self {
            number: self.number.saturating_add(later.feeds()),
            ..later
        }
    }

    /// Whether a form feed stands behind the last text before.
    pub(crate) const fn is_fed(self) -> bool {
        self.fed
    }
}

impl<'a> Lines<'a> {
    /// Lines of `source`.
    pub(crate) const fn new(source: &'a str) -> Self {
        Self::go_on(source, Mark::START)
    }

    /// Lines of a source in pieces.
    pub(crate) const fn over(pieces: &'a [Cow<'a, str>]) -> Self {
        Self {
            rest: "",
            more: pieces,
            mark: Mark::START,
        }
    }

    /// Lines of the next piece of a source, of which the lines before it
    /// ended at `mark`.
    pub(crate) const fn go_on(piece: &'a str, mark: Mark) -> Self {
        Self {
            rest: piece,
            more: &[],
            mark,
        }
    }

    /// Where the lines read so far end.
    pub(crate) const fn mark(&self) -> Mark {
        self.mark
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        while self.rest.is_empty() {
            let (next, more) = self.more.split_first()?;
            (self.rest, self.more) = (next, more);
        }
        let bytes = self.rest.as_bytes();
        let end = memchr2(b'\n', b'\r', bytes).unwrap_or(bytes.len());
        let raw = self.rest.get(..end).unwrap_or_default();
        let (len, feed) = match (bytes.get(end), bytes.get(end.saturating_add(1))) {
            (Some(b'\r'), Some(b'\n')) => (2, true),
            (Some(b'\n'), _) => (1, true),
            (Some(_), _) => (1, false),
            (None, _) => (0, false),
        };
        let indent = leading_space(raw);
        let text = raw.get(indent..).map_or("", trim_end);
        let before = raw.get(..indent).unwrap_or_default();
        let behind = raw.get(indent.saturating_add(text.len())..);
        let fed = behind.is_some_and(|b| b.contains(FORM_FEED));
        let fed = std::mem::replace(&mut self.mark.fed, fed);
        let line = Line {
            text,
            indented: before.contains(|c| c != FORM_FEED),
            page: fed || before.contains(FORM_FEED),
            place: SourcePlace {
                number: self.mark.number,
                column: self
                    .mark
                    .column
                    .saturating_add(u32::try_from(indent).unwrap_or(u32::MAX)),
            },
        };
        let passed = end.saturating_add(len);
        self.rest = self.rest.get(passed..).unwrap_or_default();
        if feed {
            self.mark.number = self.mark.number.saturating_add(1);
            self.mark.column = 0;
        } else {
            let passed = u32::try_from(passed).unwrap_or(u32::MAX);
            self.mark.column = self.mark.column.saturating_add(passed);
        }
        Some(line)
    }
}

/// Where a page ends.
pub(crate) const FORM_FEED: char = '\u{c}';

/// Whether a character of this first byte may be white space: the test that
/// most lines end with.
const fn may_be_space(first: u8) -> bool {
    first <= b' ' || matches!(first, 0xC2 | 0xE1 | 0xE2 | 0xE3 | 0xEF)
}

const fn is_space(c: char) -> bool {
    // U+FEFF is a byte order mark that another file brought along.
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}')
}

fn leading_space(raw: &str) -> usize {
    if !raw.as_bytes().first().is_some_and(|&b| may_be_space(b)) {
        return 0;
    }
    raw.len()
        .saturating_sub(raw.trim_start_matches(is_space).len())
}

fn trim_end(text: &str) -> &str {
    match text.as_bytes().last() {
        Some(&b) if b > b' ' && b < 0x80 => text,
        _ => text.trim_end_matches(is_space),
    }
}

/// The line around byte `at` of a text, in bytes and without its end. Linear in
/// the line.
#[must_use]
pub fn line_at(text: &str, at: usize) -> Range<usize> {
    let bytes = text.as_bytes();
    let before = bytes.get(..at).unwrap_or_default();
    let behind = bytes.get(at..).unwrap_or_default();
    let start = memchr::memrchr2(b'\n', b'\r', before);
    let end = memchr::memchr2(b'\n', b'\r', behind).unwrap_or(behind.len());
    start.map_or(0, |start| start.saturating_add(1))..at.saturating_add(end)
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::{Lines, Mark};

    fn read(source: &str) -> Vec<(u32, u32, &str)> {
        Lines::new(source)
            .map(|l| (l.place.number, l.place.column, l.text))
            .collect()
    }

    #[test]
    fn every_line_end_is_known_and_line_feeds_count() {
        assert_eq!(
            read("甲\r\n乙\r丙\n\r\r\n丁"),
            [
                (1, 0, "甲"),
                (2, 0, "乙"),
                (2, 4, "丙"),
                (3, 0, ""),
                (3, 1, ""),
                (4, 0, "丁")
            ]
        );
    }

    #[test]
    fn pieces_are_one_source() {
        let pieces = ["甲\r乙\n", "\u{c}\n", "丙\n"].map(Cow::Borrowed);
        let whole: String = pieces.concat();
        let lines = |lines: Lines<'_>| {
            let all = lines.map(|l| (l.text.to_owned(), l.place, l.page));
            all.collect::<Vec<_>>()
        };
        let wanted = lines(Lines::new(&whole));
        assert_eq!(lines(Lines::over(&pieces)), wanted);
        let mut mark = Mark::START;
        let mut parts = Vec::new();
        for piece in &pieces {
            let mut all = Lines::go_on(piece, mark);
            parts.extend(all.by_ref().map(|l| (l.text.to_owned(), l.place, l.page)));
            mark = all.mark();
        }
        assert_eq!(parts, wanted);
    }

    #[test]
    fn outer_white_space_of_every_kind_is_taken_off() {
        assert_eq!(
            read("\u{feff}　　甲 乙　 \n \t　\n、丙"),
            [(1, 9, "甲 乙"), (2, 5, ""), (3, 0, "、丙")]
        );
        assert!(read("").is_empty());
    }
}
