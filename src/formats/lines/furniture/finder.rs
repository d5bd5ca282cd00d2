//! Finding page numbers and running heads by where they stand: in rows that
//! count pages, at the ends of pages, across sentences.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::bars;
use super::row::Row;
use super::signs::{bare_number, is_head, is_numbered_head, is_page_mark, without_mark};
use super::watermark;
use crate::cores;
use crate::formats::lines::Lines;
use crate::grammar::{self as numbering, Gap, Style};
use crate::prose::{seams, words};
use crate::text::is_hanzi;

/// Rows that are looked through at a time.
const SHARE: usize = 16 * 1024;

/// Lines at the beginning among which the title of the whole stands.
const FRONT: usize = 12;

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

/// Lines of a running head.
const HEAD_LINES: usize = 2;

/// The lines that stand above some numbers, or below them, each with how
/// often.
struct Beside<'a>(HashMap<(bool, &'a str), usize>);

/// The rows where a running head of the page that a number counts may stand,
/// and whether they are below it.
fn neighbours(number: usize) -> impl Iterator<Item = (bool, usize)> {
    let above = (1..=HEAD_LINES).filter_map(move |by| Some((false, number.checked_sub(by)?)));
    let below = (1..=HEAD_LINES).map(move |by| (true, number.saturating_add(by)));
    above.chain(below)
}

pub(super) struct Finder<'a> {
    rows: Vec<Row<'a>>,
    pub(super) flags: Vec<bool>,
    /// Lines at the beginning that may be the title, and pairs of them.
    pub(super) titles: Vec<String>,
    /// The lines, in order, that come from the bars of a web page.
    pub(super) bars: Vec<u32>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(pieces: &'a [Cow<'_, str>]) -> Self {
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
            // A subtitle behind a dash, which scanners read as 一一.
            titles.push(format!("{text}——{next}"));
            titles.push(format!("{text}一一{next}"));
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
            bars: Vec::new(),
        }
    }

    /// What stands behind the last mark of many lines.
    pub(super) fn watermark(&self) -> Option<String> {
        watermark::find(&self.rows)
    }

    /// Flags what the bars of a web page have left.
    pub(super) fn bars(&mut self) {
        for row in bars::find(&self.rows) {
            if !self.flagged(row)
                && let Some(line) = self.rows.get(row).map(|row| row.line)
            {
                self.bars.push(line);
                self.flag(row);
            }
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
        let mut behind = (row.saturating_add(1)..)
            .take(4)
            .filter(|&r| !self.flagged(r))
            .filter_map(text);
        let (Some(before), Some(mut after)) = (before.and_then(text), behind.next()) else {
            return false;
        };
        // The authors stand below a title that comes again.
        if is_byline(after) {
            after = behind.next().unwrap_or(after);
        }
        !seams::is_finished(before) && seams::goes_on(before, after)
    }

    /// What stands beside most of some numbers: the running heads of the pages
    /// that they count, above or below them, in one line or two.
    fn beside(&self, numbers: &[usize]) -> Beside<'a> {
        let mut counts: HashMap<(bool, &'a str), usize> = HashMap::new();
        for &row in numbers {
            for (below, r) in neighbours(row) {
                if let Some(r) = self.rows.get(r)
                    && is_head(without_mark(r.text))
                {
                    let count = counts.entry((below, without_mark(r.text))).or_default();
                    *count = count.saturating_add(1);
                }
            }
        }
        // The heads of left and of right pages may be two.
        counts.retain(|_, count| *count >= 2 && count.saturating_mul(3) >= numbers.len());
        Beside(counts)
    }

    /// The rows of the page break at a number: itself and the running heads
    /// right beside it.
    fn page_break(&self, number: usize, beside: &Beside<'a>) -> Range<usize> {
        let is_head = |row: Option<usize>, below: bool| {
            let text = row
                .and_then(|r| self.rows.get(r))
                .map(|r| without_mark(r.text));
            text.is_some_and(|text| beside.0.contains_key(&(below, text)))
        };
        let (mut start, mut end) = (number, number.saturating_add(1));
        for _ in 0..HEAD_LINES {
            if is_head(start.checked_sub(1), false) {
                start = start.saturating_sub(1);
            }
            if is_head(Some(end), true) {
                end = end.saturating_add(1);
            }
        }
        start..end
    }

    /// Whether a sentence goes on from the row before some to the one behind.
    fn goes_on_over(&self, rows: &Range<usize>) -> bool {
        let text = |row: Option<usize>| row.and_then(|r| self.rows.get(r)).map(|r| r.text);
        match (text(rows.start.checked_sub(1)), text(Some(rows.end))) {
            (Some(before), Some(after)) => {
                !seams::is_finished(before) && seams::goes_on(before, after)
            }
            _ => false,
        }
    }

    /// Flags the running heads beside numbers that count pages. The first of
    /// them stays where it is the title of the whole or a heading, unless it
    /// cuts a sentence.
    fn flag_beside(&mut self, numbers: &[usize], beside: &Beside<'a>) {
        let mut seen: Vec<&str> = Vec::new();
        for &number in numbers {
            let rows = self.page_break(number, beside);
            let cuts = self.goes_on_over(&rows);
            for row in rows {
                let Some(text) = self.rows.get(row).map(|r| without_mark(r.text)) else {
                    continue;
                };
                let first = !seen.contains(&text);
                if first {
                    seen.push(text);
                }
                let is_heading =
                    || self.titles.iter().any(|t| t == text) || is_numbered_heading(text);
                if cuts || row != number && !(first && is_heading()) {
                    self.flag(row);
                }
            }
        }
    }

    /// Numbers alone on their lines that rise one by one: pages where they
    /// cut sentences, with the running heads beside them, or stand at form
    /// feeds, or where they count on through headings that have text of their
    /// own. What divides a story stands between whole paragraphs.
    pub(super) fn bare_numbers(&mut self) {
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
            let enough = |count: usize| count >= 1 && count.saturating_mul(5) >= list.len();
            let at_pages = list
                .iter()
                .filter(|&&row| self.cuts(row) || self.at_break(row))
                .count();
            if enough(at_pages) || counts_through(list) {
                for &row in list {
                    self.flag(row);
                }
                continue;
            }
            let beside = self.beside(list);
            let page_breaks = list.iter().map(|&row| self.page_break(row, &beside));
            let cut = page_breaks.filter(|rows| rows.len() > 1 && self.goes_on_over(rows));
            if enough(cut.count()) {
                for &row in list {
                    self.flag(row);
                }
                self.flag_beside(list, &beside);
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
    pub(super) fn numbered_heads(&mut self) {
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
    pub(super) fn heads(&mut self) -> bool {
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
        let mut found: Vec<usize> = Vec::new();
        for (text, rows) in places.iter().filter(|(_, rows)| rows.len() >= 2) {
            let is_title = self.titles.iter().any(|t| t == text);
            let breaks: Vec<usize> = rows.iter().copied().filter(|&r| self.at_break(r)).collect();
            // Only a title is one where no page ends.
            if !is_title && breaks.is_empty() {
                continue;
            }
            let numbered = numbering::marker(text).is_some_and(|m| m.gap != Gap::None);
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
            let byline = row.saturating_add(1);
            let below = self.rows.get(byline).map_or("", |r| r.text);
            if is_byline(below) && self.cuts(row) {
                self.flag(byline);
            }
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

/// A contents entry without its leader and page number.
fn opening(text: &str) -> &str {
    let cut = words::page_number(text).and_then(|at| text.get(..at));
    cut.unwrap_or(text).trim_end()
}

/// Whether a line is nothing but names of people.
fn is_byline(text: &str) -> bool {
    let mut names = 0usize;
    for name in text.split_whitespace() {
        let length = name.chars().count();
        if !(2..=4).contains(&length) || !name.chars().all(is_hanzi) {
            return false;
        }
        names = names.saturating_add(1);
    }
    (2..=8).contains(&names)
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
