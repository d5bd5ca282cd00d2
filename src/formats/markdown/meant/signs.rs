//! Asterisks and tildes that are signs: times, powers, masked digits and
//! names, ranges.

use crate::document::Kept;
use crate::text::is_hanzi;

use super::is_escaped;

/// Goes through the runs of asterisks and tildes of a text.
pub(super) struct Signs<'t> {
    text: &'t str,
    /// The paragraph that was last looked at, and whether more than one run of
    /// asterisks stands in it.
    paragraph: std::ops::Range<usize>,
    pairs: bool,
    /// Where a struck-out part was opened, and its paragraph ends.
    struck: Option<usize>,
}

impl<'t> Signs<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self {
            text,
            paragraph: 0..0,
            pairs: false,
            struck: None,
        }
    }

    /// Takes the run of asterisks at an offset; gives where it ends.
    pub(super) fn star(&mut self, at: usize, marks: &mut Vec<(usize, Kept)>) -> usize {
        let (end, before, behind) = self.around(at, b'*');
        if self.is_sign(before, behind, end.saturating_sub(at))
            && !is_escaped(self.text.as_bytes(), at)
            && self.may_pair(at)
        {
            marks.extend((at..end).map(|at| (at, Kept::Sign)));
        }
        end
    }

    /// Takes the run of tildes at an offset; gives where it ends.
    pub(super) fn tilde(&mut self, at: usize, marks: &mut Vec<(usize, Kept)>) -> usize {
        let (end, before, behind) = self.around(at, b'~');
        if end.saturating_sub(at) != 2 {
            return end;
        }
        if self.struck.is_some_and(|ends| at < ends) {
            self.struck = None;
            return end;
        }
        let last = before.chars().next_back();
        let next = behind.chars().next();
        let in_word = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        if in_word(last) && in_word(next) {
            marks.extend((at..end).map(|at| (at, Kept::Sign)));
        } else {
            self.struck = Some(self.paragraph_at(at).end);
        }
        end
    }

    /// The end of the run of `mark` at an offset, and what stands on either
    /// side.
    fn around(&self, at: usize, mark: u8) -> (usize, &'t str, &'t str) {
        let run = self.text.as_bytes().get(at..).unwrap_or_default();
        let length = run.iter().take_while(|&&b| b == mark).count();
        let end = at.saturating_add(length);
        let before = self.text.get(..at).unwrap_or_default();
        (end, before, self.text.get(end..).unwrap_or_default())
    }

    /// Whether a run of so many asterisks between two texts is a sign.
    fn is_sign(&self, before: &str, behind: &str, length: usize) -> bool {
        let (Some(last), Some(next)) = (before.chars().next_back(), behind.chars().next()) else {
            return false;
        };
        let in_word = |c: char| c.is_ascii_alphanumeric();
        if in_word(last) && in_word(next) {
            return true;
        }
        if length == 1 {
            let product = (in_word(last) || last == ')') && (in_word(next) || next == '(')
                || last == '{' && next == '}';
            if product || next.is_ascii_digit() && ends_in_measure(before) {
                return true;
            }
        }
        length <= 2 && is_hanzi(last) && is_hanzi(next) && is_masked_name(before, behind)
    }

    /// Whether another run of asterisks stands in the paragraph.
    fn may_pair(&mut self, at: usize) -> bool {
        if !self.paragraph.contains(&at) {
            self.paragraph = self.paragraph_at(at);
            let text = self.text.get(self.paragraph.clone()).unwrap_or_default();
            let mut last = None;
            let runs = memchr::memchr_iter(b'*', text.as_bytes()).filter(|&at| {
                let begins = last != at.checked_sub(1) || last.is_none();
                last = Some(at);
                begins
            });
            self.pairs = runs.take(2).count() == 2;
        }
        self.pairs
    }

    /// The paragraph around an offset: up to blank lines.
    fn paragraph_at(&self, at: usize) -> std::ops::Range<usize> {
        let (before, behind) = self.text.split_at_checked(at).unwrap_or((self.text, ""));
        let start = blank_before(before);
        let end = blank_behind(behind).map_or(self.text.len(), |end| at.saturating_add(end));
        start..end
    }
}

/// Offset behind the last blank line of a text.
fn blank_before(text: &str) -> usize {
    let mut end = text.len();
    for feed in memchr::memrchr_iter(b'\n', text.as_bytes()) {
        let line = text.get(feed.saturating_add(1)..end).unwrap_or_default();
        // What stands before the offset in its own line may be nothing.
        if end < text.len() && line.trim().is_empty() {
            return end;
        }
        end = feed;
    }
    0
}

/// Offset of the first blank line of a text.
fn blank_behind(text: &str) -> Option<usize> {
    let mut feeds = memchr::memchr_iter(b'\n', text.as_bytes());
    let mut last = feeds.next()?;
    for feed in feeds {
        let line = text.get(last..feed).unwrap_or_default();
        if line.trim().is_empty() {
            return Some(last);
        }
        last = feed;
    }
    None
}

/// Whether a text ends in a number with a unit: 5米, 30厘米.
fn ends_in_measure(text: &str) -> bool {
    let unit = text.trim_end_matches(is_hanzi);
    let chars = text.get(unit.len()..).unwrap_or_default().chars();
    (1..=3).contains(&chars.take(4).count()) && unit.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether what stands on either side of asterisks is a name of which a
/// character is masked: one or two hanzi up to the next mark or blank.
fn is_masked_name(before: &str, behind: &str) -> bool {
    let mut front = before.chars().rev();
    let mut back = behind.chars();
    let ends = |chars: &mut dyn Iterator<Item = char>| {
        let mut count = 0;
        loop {
            match chars.next() {
                Some(c) if is_hanzi(c) => count += 1,
                Some('*' | '_' | '~' | '`') => return false,
                _ => return (1..=2).contains(&count),
            }
            if count > 2 {
                return false;
            }
        }
    };
    ends(&mut front) && ends(&mut back)
}
