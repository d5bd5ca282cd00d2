//! Tables of contents: recognised so that a chapter has one node, in the body.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use crate::grammar::{Gap, SectionNumber, Style, Unit};
use crate::prose::words;
use crate::structure::outline::evidence::candidate;
use crate::structure::outline::evidence::candidate::{Candidate, Form};
use crate::structure::outline::evidence::page::Page;

/// Takes the entries of contents pages out of `candidates`.
///
/// An entry is a heading line with nothing below it; a run of such lines is a
/// table of contents where its first entry stands again behind it, or where
/// its entries carry page numbers, beside them or on lines of their own, or
/// stand two to a line. Below the line 目录 articles are entries too. That line
/// is no section either, unless what it names is a table of its own: two
/// entries to a line.
pub(in crate::structure) fn remove(candidates: &mut Vec<Candidate>, page: &Page<'_>) {
    let text = page.text;
    drop_pages(candidates, page);
    let mut drop = vec![false; candidates.len()];
    let all: &[Candidate] = candidates;
    let later = Later::new(all, text);
    let mut from = 0usize;
    while from < all.len() {
        let to = run_end(all, page, from);
        judge(all, page, from, to, &later, &mut drop);
        from = to.max(from.saturating_add(1));
    }
    let mut keep = drop.iter().map(|d| !d);
    candidates.retain(|_| keep.next().unwrap_or(true));
}

/// What tells a heading line: its style, its number and how its title begins,
/// since numbers start again in every volume.
type Key = (Style, SectionNumber, [char; 4]);

fn key(c: &Candidate, text: &str) -> Option<Key> {
    let style = c.style?;
    let mut title = text.get(c.title.range()).unwrap_or_default();
    // Of 序　王某 the writer is left out where the preface stands.
    if style == Style::Matter && !title.starts_with(['番', '外', '前']) {
        title = title.split(char::is_whitespace).next().unwrap_or(title);
    }
    // A named part is told by its name, a numbered one by what follows.
    let title = match style {
        Style::Matter => title,
        _ => c.name(title),
    };
    let cut = words::page_number(title).or_else(|| words::second_heading(title));
    let title = cut.map_or(title, |at| title.get(..at).unwrap_or(title));
    let mut opening = [' '; 4];
    let letters = title.chars().filter(|c| c.is_alphanumeric());
    for (place, c) in opening.iter_mut().zip(letters) {
        *place = c;
    }
    Some((style, c.number, opening))
}

/// The last place of every heading line, found once for each style that is
/// asked for: of a law the articles, which are most of its lines, hardly ever
/// are.
struct Later<'a> {
    candidates: &'a [Candidate],
    text: &'a str,
    places: RefCell<Vec<(Style, HashMap<Key, usize>)>>,
}

impl<'a> Later<'a> {
    const fn new(candidates: &'a [Candidate], text: &'a str) -> Self {
        Self {
            candidates,
            text,
            places: RefCell::new(Vec::new()),
        }
    }

    /// Whether the heading stands again at or behind index `from`.
    fn again(&self, c: &Candidate, from: usize) -> bool {
        let Some(style) = c.style else { return false };
        let mut places = self.places.borrow_mut();
        let known = places.iter().position(|(of, _)| *of == style);
        let index = known.unwrap_or_else(|| {
            let all = self.candidates.iter().enumerate();
            let own = all.filter(|(_, c)| c.style == Some(style));
            let own = own.filter_map(|(i, c)| Some((key(c, self.text)?, i)));
            places.push((style, own.collect()));
            places.len().saturating_sub(1)
        });
        let Some((_, places)) = places.get(index) else {
            return false;
        };
        let last = key(c, self.text).and_then(|key| places.get(&key));
        last.is_some_and(|&last| last >= from)
    }
}

/// Whether a candidate is the line 目录.
fn is_named(c: &Candidate, page: &Page<'_>) -> bool {
    c.style == Some(Style::Matter) && words::is_contents(page.slice(c.title))
}

/// Whether an article has no more than a name on its line.
fn is_short(c: &Candidate, page: &Page<'_>) -> bool {
    let line = page.block(c.block);
    line.chars().nth(SHORT).is_none() && !line.contains(['。', '；', '：'])
}

/// Longest line of a contents list that names an article, in characters.
const SHORT: usize = 40;

/// Whether a line is a page number, with or without its dots.
fn is_page_line(line: &str) -> bool {
    let number =
        line.trim_start_matches(|c: char| matches!(c, '…' | '.' | '·' | '‥') || c.is_whitespace());
    let digits = number.bytes().all(|b| b.is_ascii_digit());
    let roman = number.bytes().all(|b| b"ivxIVX".contains(&b));
    (1..=4).contains(&number.len()) && (digits || roman)
}

/// The block behind an entry and the page number below it.
fn behind(c: &Candidate, page: &Page<'_>) -> u32 {
    c.after
        .saturating_add(u32::from(is_page_line(page.block(c.after))))
}

/// Takes out bare numbers that are the pages of entries: right below a heading
/// line and right above the next, three times running, never falling.
fn drop_pages(candidates: &mut Vec<Candidate>, page: &Page<'_>) {
    let is_number = |c: &Candidate| {
        matches!(c.style, Some(Style::ArabicBare | Style::Roman))
            && c.gap == Gap::End
            && is_page_line(page.block(c.block))
    };
    let mut keep = vec![true; candidates.len()];
    let mut run: Vec<usize> = Vec::new();
    let mut last = None;
    for (at, pair) in candidates.windows(2).enumerate() {
        let [entry, number] = pair else { continue };
        if is_number(entry) {
            continue;
        }
        let place = at.saturating_add(1);
        let rises = number.style != Some(Style::ArabicBare) || number.number.first() >= last;
        if is_number(number) && number.block == entry.after && rises {
            let next = candidates.get(place.saturating_add(1));
            last = number
                .number
                .first()
                .filter(|_| number.style == Some(Style::ArabicBare));
            run.push(place);
            if next.is_some_and(|next| next.block == number.after) {
                continue;
            }
        }
        if run.len() >= 3 {
            for &place in &run {
                if let Some(flag) = keep.get_mut(place) {
                    *flag = false;
                }
            }
        }
        run.clear();
        last = None;
    }
    candidate::retain_flagged(candidates, &keep);
}

/// Whether an entry has a page number.
fn is_paged(c: &Candidate, page: &Page<'_>) -> bool {
    words::page_number(page.slice(c.title)).is_some() || is_page_line(page.block(c.after))
}

/// Index after the run of heading lines without body that starts at `from`.
fn run_end(candidates: &[Candidate], page: &Page<'_>, from: usize) -> usize {
    let named = candidates.get(from).is_some_and(|c| is_named(c, page));
    let is_line = |c: &Candidate| {
        let article = c.style == Some(Style::Unit(Unit::Article));
        c.level == 0
            && !c.bold
            && c.style.is_some()
            && if article {
                named && is_short(c, page)
            } else {
                c.form == Form::Alone
            }
    };
    let mut to = from;
    let mut expected = None;
    while let Some(c) = candidates.get(to) {
        if !is_line(c) || expected.is_some_and(|e| c.block > e) {
            break;
        }
        expected = Some(behind(c, page));
        to = to.saturating_add(1);
    }
    to
}

/// The first entry without a page number that stood before with one.
fn first_unpaged(entries: &[Candidate], page: &Page<'_>) -> Option<usize> {
    let mut paged = HashSet::new();
    entries.iter().position(|c| {
        let Some(key) = key(c, page.text) else {
            return false;
        };
        if is_paged(c, page) {
            paged.insert(key);
            return false;
        }
        paged.contains(&key)
    })
}

fn judge(
    candidates: &[Candidate],
    page: &Page<'_>,
    from: usize,
    to: usize,
    later: &Later<'_>,
    drop: &mut [bool],
) {
    let text = page.text;
    let run = candidates.get(from..to).unwrap_or_default();
    let title = |c: &Candidate| text.get(c.title.range()).unwrap_or_default();
    let named = run.first().is_some_and(|c| is_named(c, page));
    let first = from.saturating_add(usize::from(named));
    let entries = candidates.get(first..to).unwrap_or_default();
    let is_double =
        |c: &Candidate| c.unit().is_some() && words::second_heading(c.name(title(c))).is_some();
    // Most runs are one heading with its text below.
    if !named && entries.len() < 3 && !entries.iter().any(is_double) {
        return;
    }
    // Where the first entry, or the first with a number, stands again inside
    // the run, the body begins.
    let again_in = |from: usize| {
        let opening = entries.get(from).and_then(|c| key(c, text))?;
        entries
            .iter()
            .skip(from)
            .skip(1)
            .position(|c| key(c, text) == Some(opening))
            .map(|at| at.saturating_add(from).saturating_add(1))
    };
    let numbered = entries.iter().position(|c| c.style != Some(Style::Matter));
    let repeat = [Some(0), numbered]
        .into_iter()
        .flatten()
        .filter_map(again_in)
        .chain(first_unpaged(entries, page))
        .min();
    let end = repeat.map_or(to, |at| first.saturating_add(at));
    let entries = candidates.get(first..end).unwrap_or_default();
    let again = |c: &Candidate| later.again(c, end);
    let paged = entries.iter().filter(|c| is_paged(c, page)).count();
    let doubled = entries.iter().any(is_double);
    let repeated = entries.iter().filter(|c| again(c)).count();
    let most = |count: usize| entries.len() >= 3 && count.saturating_mul(2) > entries.len();
    let is_contents = if named {
        repeated > 0 || entries.len() >= 3
    } else {
        most(repeated) || most(paged) || doubled
    };
    if is_contents && !entries.is_empty() {
        // The last line of a run may be the first heading of the body.
        let has_body = |i: usize| {
            candidates.get(i).is_some_and(|c| {
                candidates
                    .get(i.saturating_add(1))
                    .is_none_or(|n| n.block > c.after)
            })
        };
        let last = end.saturating_sub(1);
        let spare = end == to
            && has_body(last)
            && candidates
                .get(last)
                .is_some_and(|c| !again(c) && !is_double(c) && !is_paged(c, page))
            && (repeated > 0 || doubled);
        for (i, flag) in drop.iter_mut().enumerate().take(end).skip(first) {
            *flag = !(spare && i == last);
        }
        if let Some(flag) = drop.get_mut(from).filter(|_| named && !doubled) {
            *flag = true;
        }
    }
}
