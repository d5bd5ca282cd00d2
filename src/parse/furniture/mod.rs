//! What printing puts around a text on every page: page numbers and running
//! heads. They are no part of it.

use std::borrow::Cow;
use std::collections::HashMap;

use super::cores;
use super::lines::Lines;
use super::numbering::{self, Gap, Style};
use super::{seams, words};

/// Longest running head, in characters.
const LONGEST: usize = 50;

/// Rows that are looked through at a time.
const SHARE: usize = 16 * 1024;

/// Lines at the beginning among which the title of the whole stands.
const FRONT: usize = 12;

/// The lines of a source that are page furniture.
#[derive(Debug, Default)]
pub(super) struct Furniture {
    /// One flag for each line, in the order of [`Lines`].
    flags: Vec<bool>,
    /// Whether one of them is set.
    any: bool,
}

impl Furniture {
    /// Finds page numbers and running heads in a source that is given in
    /// pieces of whole lines. Linear.
    ///
    /// A page number between dashes or with 页 is always one; a number alone
    /// where it belongs to a row that counts pages. A running head is a short
    /// line that comes again at the page numbers, or the title where it cuts
    /// a sentence.
    pub(super) fn of(pieces: &[Cow<'_, str>]) -> Self {
        let mut finder = Finder::new(pieces);
        finder.bare_numbers();
        finder.numbered_heads();
        // A running head may have two lines.
        if finder.heads() {
            finder.heads();
        }
        Self {
            any: finder.flags.contains(&true),
            flags: finder.flags,
        }
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        !self.any
    }

    /// Whether the line of this index, in the order of [`Lines`], is page
    /// furniture.
    pub(super) fn contains(&self, index: usize) -> bool {
        self.flags.get(index).copied().unwrap_or(false)
    }
}

/// Puts spaces in place of the page furniture of a Markdown document, part by
/// part, so that every offset stays. Fenced code is left alone.
#[derive(Debug, Clone)]
pub(super) struct Blanker<'f> {
    furniture: &'f Furniture,
    any: bool,
    /// Lines before the part that is next.
    lines: usize,
    fenced: bool,
}

impl<'f> Blanker<'f> {
    /// At the beginning of the source that `furniture` was found in.
    pub(super) fn new(furniture: &'f Furniture) -> Self {
        Self {
            furniture,
            any: !furniture.is_empty(),
            lines: 0,
            fenced: false,
        }
    }

    /// Goes on behind `part`, which ends with a line.
    pub(super) fn pass(&mut self, part: &str) {
        if self.any {
            for line in Lines::new(part) {
                self.fenced ^= is_fence(line.text);
                self.lines = self.lines.saturating_add(1);
            }
        }
    }

    /// The next part without page furniture.
    pub(super) fn blank_out<'t>(&self, part: &'t str) -> Cow<'t, str> {
        if !self.any {
            return Cow::Borrowed(part);
        }
        let mut out = String::with_capacity(part.len());
        let mut rest = part;
        let mut fenced = self.fenced;
        for (line, index) in Lines::new(part).zip(self.lines..) {
            fenced ^= is_fence(line.text);
            let Some(at) = rest.find(line.text) else {
                break;
            };
            let (before, behind) = rest.split_at_checked(at).unwrap_or((rest, ""));
            out.push_str(before);
            if self.furniture.contains(index) && !fenced {
                out.extend(std::iter::repeat_n(' ', line.text.len()));
            } else {
                out.push_str(line.text);
            }
            rest = behind.get(line.text.len()..).unwrap_or_default();
        }
        out.push_str(rest);
        Cow::Owned(out)
    }
}

/// Whether a line opens or closes fenced code.
fn is_fence(text: &str) -> bool {
    text.starts_with("```") || text.starts_with("~~~")
}

/// What running heads may say of a text that begins so.
pub(super) fn titles(head: &str) -> Vec<String> {
    Finder::new(&[Cow::Borrowed(head)]).titles
}

/// Whether a line may be taken for a page number or a running head by what it
/// says alone, whatever stands around it. No other line is one but at the end
/// of a page that such a line or a form feed tells of, directly or with one
/// running head between.
pub(super) fn is_page_sign(text: &str, titles: &[String]) -> bool {
    is_page_mark(text)
        || bare_number(text).is_some()
        || titles.iter().any(|title| title == without_mark(text))
        || is_numbered_head(text, titles)
}

/// Whether a line is the title with a page number.
pub(super) fn is_numbered_head(text: &str, titles: &[String]) -> bool {
    let bare = without_number(text);
    bare.len() < text.len() && titles.iter().any(|title| title == bare)
}

/// A line that is not blank.
#[derive(Debug, Clone, Copy)]
struct Row<'a> {
    text: &'a str,
    /// Its index in the order of [`Lines`].
    line: u32,
    /// Whether a form feed stands before it.
    page: bool,
}

/// The rows of one piece of a source, their lines counted from its beginning.
struct Part<'a> {
    rows: Vec<Row<'a>>,
    /// For each line, whether it is a page number that says so.
    flags: Vec<bool>,
    /// Whether a form feed stands behind the last row.
    page: bool,
}

impl<'a> Part<'a> {
    fn new(piece: &'a str) -> Self {
        let mut rows = Vec::new();
        let mut flags = Vec::new();
        let mut page = false;
        let mut lines = Lines::new(piece);
        for (line, l) in (0u32..).zip(lines.by_ref()) {
            page |= l.page;
            flags.push(is_page_mark(l.text));
            if !l.text.is_empty() {
                rows.push(Row {
                    text: l.text,
                    line,
                    page,
                });
                page = false;
            }
        }
        page |= lines.mark().is_fed();
        Self { rows, flags, page }
    }
}

struct Finder<'a> {
    rows: Vec<Row<'a>>,
    flags: Vec<bool>,
    /// Lines at the beginning that may be the title, and pairs of them.
    titles: Vec<String>,
}

impl<'a> Finder<'a> {
    fn new(pieces: &'a [Cow<'_, str>]) -> Self {
        let mut rows: Vec<Row<'a>> = Vec::new();
        let mut flags = Vec::new();
        let mut page = false;
        for mut part in cores::map(pieces, |piece| Part::new(piece)) {
            let before = u32::try_from(flags.len()).unwrap_or(u32::MAX);
            if let Some(first) = part.rows.first_mut() {
                first.page |= std::mem::take(&mut page);
            }
            for row in &mut part.rows {
                row.line = row.line.saturating_add(before);
            }
            page |= part.page;
            if rows.is_empty() {
                (rows, flags) = (part.rows, part.flags);
                continue;
            }
            rows.append(&mut part.rows);
            flags.append(&mut part.flags);
        }
        let front: Vec<&str> = rows
            .iter()
            .filter(|r| flags.get(r.line as usize) == Some(&false))
            .take(FRONT)
            .map(|r| without_mark(r.text))
            .collect();
        let mut titles: Vec<String> = Vec::new();
        for (at, text) in front.iter().enumerate() {
            let next = front.get(at.saturating_add(1)).copied().unwrap_or_default();
            titles.push((*text).to_owned());
            titles.push(format!("{text}{next}"));
            if words::is_contents(next) || numbering::marker(next).is_some() {
                break;
            }
        }
        titles.retain(|t| {
            is_head(t)
                && t.chars().nth(4).is_some()
                && !words::is_office(t)
                && !words::is_dated_or_signed(t)
        });
        Self {
            rows,
            flags,
            titles,
        }
    }

    fn flagged(&self, row: usize) -> bool {
        let line = self.rows.get(row).map(|r| r.line as usize);
        line.and_then(|l| self.flags.get(l))
            .copied()
            .unwrap_or(false)
    }

    fn flag(&mut self, row: usize) {
        let line = self.rows.get(row).map(|r| r.line as usize);
        if let Some(flag) = line.and_then(|line| self.flags.get_mut(line)) {
            *flag = true;
        }
    }

    /// Whether a page ends right before or behind a row.
    fn at_break(&self, row: usize) -> bool {
        let feed = |r: usize| self.rows.get(r).is_some_and(|r| r.page);
        let next = row.saturating_add(1);
        row.checked_sub(1).is_some_and(|b| self.flagged(b))
            || self.flagged(next)
            || feed(row)
            || feed(next)
    }

    /// Whether a sentence is cut at a row and goes on behind it.
    fn cuts(&self, row: usize) -> bool {
        let text = |r: usize| self.rows.get(r).map(|r| r.text);
        let before = (0..row).rev().take(4).find(|&r| !self.flagged(r));
        let after = (row.saturating_add(1)..)
            .take(4)
            .find(|&r| !self.flagged(r));
        let (Some(before), Some(after)) = (before.and_then(text), after.and_then(text)) else {
            return false;
        };
        !seams::is_finished(before) && seams::goes_on(before, after)
    }

    /// Numbers alone on their lines that rise one by one: pages where they
    /// cut sentences or stand at form feeds, or where they count on through
    /// headings that have text of their own. What divides a story stands
    /// between whole paragraphs.
    fn bare_numbers(&mut self) {
        let mut rows: Vec<Vec<usize>> = Vec::new();
        let mut open: HashMap<u32, usize> = HashMap::new();
        for (row, r) in self.rows.iter().enumerate() {
            let Some(number) = bare_number(r.text) else {
                continue;
            };
            let before = number.checked_sub(1).and_then(|n| open.remove(&n));
            let at = before.unwrap_or(rows.len());
            if before.is_none() {
                rows.push(Vec::new());
            }
            if let Some(list) = rows.get_mut(at) {
                list.push(row);
            }
            open.insert(number, at);
        }
        rows.retain(|list| list.len() >= 2);
        if rows.is_empty() {
            return;
        }
        let headings = self.headings();
        // Headings between the numbers, most with text below.
        let counts_through = |list: &[usize]| {
            let at = |row: Option<&usize>| row.and_then(|&r| headings.get(r)).copied();
            let (Some(from), Some(to)) = (at(list.first()), at(list.last())) else {
                return false;
            };
            let all = to.0.saturating_sub(from.0);
            let numbered = to.1.saturating_sub(from.1);
            list.len() >= 3 && all >= 2 && numbered.saturating_mul(2) < all
        };
        for list in &rows {
            let at_pages = list
                .iter()
                .filter(|&&row| self.cuts(row) || self.at_break(row))
                .count();
            let cuts = at_pages >= 1 && at_pages.saturating_mul(5) >= list.len();
            if cuts || counts_through(list) {
                for &row in list {
                    self.flag(row);
                }
            }
        }
    }

    /// For each row, the numbered headings up to it, and those of them that
    /// have a number alone right below.
    fn headings(&self) -> Vec<(usize, usize)> {
        let mut counts = (0usize, 0usize);
        let below = self.rows.iter().skip(1).map(|r| r.text).chain([""]);
        let with_below = self.rows.iter().zip(below);
        with_below
            .map(|(r, below)| {
                if is_numbered_heading(r.text) {
                    let number = is_head(r.text) && bare_number(below).is_some();
                    counts.0 = counts.0.saturating_add(1);
                    counts.1 = counts.1.saturating_add(usize::from(number));
                }
                counts
            })
            .collect()
    }

    /// The title with a page number on the same line.
    fn numbered_heads(&mut self) {
        if self.titles.is_empty() {
            return;
        }
        let (rows, titles) = (&self.rows, &self.titles);
        let parts: Vec<_> = (0..rows.len())
            .step_by(SHARE)
            .zip(rows.chunks(SHARE))
            .collect();
        let found = cores::map(&parts, |&(first, part)| -> Vec<usize> {
            let numbered = (first..).zip(part);
            let heads = numbered.filter(|(_, row)| is_numbered_head(row.text, titles));
            heads.map(|(row, _)| row).collect()
        });
        let found = found.concat();
        if found.len() >= 2 {
            for row in found {
                self.flag(row);
            }
        }
    }

    /// Flags lines that come again at the ends of pages; whether there are any.
    fn heads(&mut self) -> bool {
        // Where no page ends, only a title can be a running head.
        let pages = self.flags.contains(&true) || self.rows.iter().any(|r| r.page);
        let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut body = 0usize;
        for (row, r) in self.rows.iter().enumerate() {
            // The headings of a contents page are none of a page.
            if row < body && is_numbered_heading(r.text) {
                continue;
            }
            if row >= body && r.text.starts_with('目') && words::is_contents(r.text) {
                body = self.contents_end(row);
            }
            let text = without_mark(r.text);
            if !pages && self.titles.iter().all(|title| title != text) {
                continue;
            }
            if !self.flagged(row) && is_head(text) {
                places.entry(text).or_default().push(row);
            }
        }
        let mut found = Vec::new();
        for (text, rows) in places.iter().filter(|(_, rows)| rows.len() >= 2) {
            let is_title = self.titles.iter().any(|t| t == text);
            let numbered = numbering::marker(text).is_some_and(|m| m.gap != Gap::None);
            let breaks: Vec<usize> = rows.iter().copied().filter(|&r| self.at_break(r)).collect();
            let cuts: Vec<usize> = rows.iter().copied().filter(|&r| self.cuts(r)).collect();
            // One of them is the heading itself.
            let heading = match (is_title, numbered) {
                (true, _) => rows.first(),
                (_, true) => rows
                    .iter()
                    .take(2)
                    .find(|r| breaks.binary_search(r).is_err())
                    .or_else(|| rows.iter().find(|r| cuts.binary_search(r).is_err()))
                    .or(rows.first()),
                _ => None,
            };
            let often = breaks.len() >= 3 && breaks.len().saturating_mul(2) >= rows.len();
            let cuts_often = rows.len() >= 3 && !cuts.is_empty();
            let taken: &[usize] = match (is_title, numbered) {
                (true, _) if !breaks.is_empty() && !cuts_often => &breaks,
                (true, _) if cuts_often => rows,
                (true, _) => &cuts,
                (_, true) if body > 0 || rows.len() >= 3 || !cuts.is_empty() => &breaks,
                _ if often => &breaks,
                _ => &[],
            };
            found.extend(taken.iter().filter(|&r| Some(r) != heading));
        }
        let any = !found.is_empty();
        for row in found {
            self.flag(row);
        }
        any
    }

    /// The row behind a table of contents: the first line that is a sentence,
    /// or the entry that comes again.
    fn contents_end(&self, from: usize) -> usize {
        let first = self
            .rows
            .iter()
            .skip(from)
            .skip(1)
            .find(|r| is_numbered_heading(r.text))
            .map_or("", |r| opening(r.text));
        let mut seen = 0usize;
        for (row, r) in self.rows.iter().enumerate().skip(from).skip(1) {
            seen = seen.saturating_add(usize::from(!first.is_empty() && opening(r.text) == first));
            if seen >= 2 || r.text.contains(['。', '；']) {
                return row;
            }
        }
        self.rows.len()
    }
}

/// A line without the mark of a heading in Markdown.
pub(super) fn without_mark(text: &str) -> &str {
    text.trim_start_matches('#').trim_start()
}

/// A contents entry without its leader and page number.
fn opening(text: &str) -> &str {
    let cut = words::page_number(text).and_then(|at| text.get(..at));
    cut.unwrap_or(text).trim_end()
}

/// Whether a line has the looks of a running head: short and no sentence.
pub(super) fn is_head(text: &str) -> bool {
    text.len() <= LONGEST.saturating_mul(4)
        && text.chars().nth(1).is_some()
        && text.chars().nth(LONGEST).is_none()
        && text.chars().any(char::is_alphabetic)
        && !text.contains(['。', '，', '；', '！', '？', ',', '|'])
        && !seams::is_finished(text)
}

fn is_numbered_heading(text: &str) -> bool {
    let heads = |style| {
        matches!(
            style,
            Style::HanComma | Style::HanParen | Style::CapitalComma | Style::Unit(_)
        )
    };
    numbering::marker(text).is_some_and(|m| m.gap != Gap::None && heads(m.style))
}

const fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// A line of one Arabic number up to four digits, also with the number of all
/// pages behind it: `12`, `2/10`.
fn bare_number(text: &str) -> Option<u32> {
    if text.len() > 16 || !text.starts_with(is_digit) {
        return None;
    }
    let mut parts = text.split('/').map(str::trim);
    let first = parts.next()?;
    let plain = |s: &str| !s.is_empty() && s.chars().all(is_digit) && s.chars().nth(4).is_none();
    if !plain(first) || first.starts_with(['0', '０']) || !parts.next().is_none_or(plain) {
        return None;
    }
    let value = crate::text::numerals::value(first)?;
    parts.next().is_none().then(|| u32::try_from(value).ok())?
}

/// A line without a page number at either end that a space or mark sets off.
fn without_number(text: &str) -> &str {
    let is_mark = |c: char| c.is_whitespace() || is_dash(c) || matches!(c, '|' | '·' | '/');
    let strip = |t: &str, rest: &str| rest.len() < t.len();
    let end = text.trim_end_matches(|c| is_mark(c) || matches!(c, '页' | '頁'));
    let digits = end.trim_end_matches(is_digit);
    if strip(end, digits) {
        let bare = digits
            .trim_end_matches(|c| is_mark(c) || c == '第')
            .trim_end();
        if strip(digits, bare) {
            return bare;
        }
    }
    let start = text.trim_start_matches(is_mark);
    let digits = start.trim_start_matches(is_digit);
    if strip(start, digits) {
        let bare = digits.trim_start_matches(is_mark);
        if strip(digits, bare) {
            return bare;
        }
    }
    text
}

/// Dashes, equals signs and the like, of which rules are drawn.
pub(super) const fn is_dash(c: char) -> bool {
    matches!(
        c,
        '-' | '=' | '*' | '_' | '－' | '—' | '─' | '━' | '＝' | '＊' | '～' | '~' | '–' | '―'
    )
}

/// A page number that says it is one, as printing and conversion leave it:
/// `— 3 —`, `-----Page2-----`, `- 第4页 -`, `第 2 页 共 10 页`, `Page 2 of 10`.
pub(super) fn is_page_mark(text: &str) -> bool {
    let may_start =
        |c| is_dash(c) || is_digit(c) || matches!(c, '第' | '共' | '（' | '(' | 'P' | 'p');
    if text.len() > 120 || !text.starts_with(may_start) {
        return false;
    }
    let dashed = text.starts_with(is_dash) && text.ends_with(is_dash);
    let bracketed = text.starts_with(['（', '(']) && text.ends_with(['）', ')']);
    let inside = if bracketed {
        text.trim_matches(['（', '）', '(', ')']).trim()
    } else {
        text.trim_matches(is_dash).trim()
    };
    // Words that may stand around the numbers.
    let mut rest = inside;
    let mut numbers = 0usize;
    let mut words = 0usize;
    while let Some(c) = rest.chars().next() {
        let word = ["第", "共", "页", "頁", "Page", "page", "PAGE", "of"]
            .iter()
            .find_map(|w| rest.strip_prefix(w));
        if let Some(behind) = word {
            words = words.saturating_add(1);
            rest = behind;
        } else if is_digit(c) {
            numbers = numbers.saturating_add(1);
            rest = rest.trim_start_matches(is_digit);
        } else if c.is_whitespace() || matches!(c, '/' | '，' | ',' | '／') {
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        } else {
            return false;
        }
    }
    (1..=2).contains(&numbers) && (dashed || words >= 2 || inside.starts_with(['P', 'p']))
}

#[cfg(test)]
mod tests {
    use super::{bare_number, is_page_mark, without_number};

    #[test]
    fn page_numbers_say_what_they_are() {
        for mark in [
            "— 3 —",
            "-----Page2-----",
            "- 第4页 -",
            "第 2 页 共 10 页",
            "第2页/共10页",
            "（第 2 页，共 10 页）",
            "Page 2 of 10",
            "–12–",
        ] {
            assert!(is_page_mark(mark), "{mark}");
        }
        for line in ["3", "第一页", "第3条", "— 三 —", "共10人", "----", "2025"] {
            assert!(!is_page_mark(line), "{line}");
        }
    }

    #[test]
    fn numbers_are_read_with_the_number_of_all_pages() {
        assert_eq!(bare_number("12"), Some(12));
        assert_eq!(bare_number("２ / １０"), Some(2));
        assert_eq!(bare_number("2025年"), None);
        assert_eq!(bare_number("001"), None);
        assert_eq!(bare_number("1/2/3"), None);
    }

    #[test]
    fn the_number_is_taken_off_a_running_head() {
        assert_eq!(without_number("渡口年报 · 12"), "渡口年报");
        assert_eq!(without_number("12  渡口年报"), "渡口年报");
        assert_eq!(without_number("渡口年报 第12页"), "渡口年报");
        assert_eq!(without_number("渡口2025"), "渡口2025");
    }
}
