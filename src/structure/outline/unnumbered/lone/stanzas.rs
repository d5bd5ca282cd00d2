//! Titles of verse without marks, where every line looks like a title: they
//! stand alone between blank lines, the verse in stanzas below.

use super::layout::Set;
use super::names::{self, Rubrics};
use super::runs::{Lines, Run};
use super::shape::{self, Shape};
use super::titles::{ALIKE, title};
use crate::document::{BlockKind, OriginMap};
use crate::structure::outline::evidence::candidate::{Candidate, Form};
use crate::structure::outline::evidence::page::Page;
use crate::text::{is_hanzi, numerals};

/// Titles of a text, at least.
const LEAST: usize = 4;

/// Longest line of verse, in characters: two or more clauses apart by spaces.
const LONGEST: usize = 48;

/// Bytes by which a title stands further in, at least.
const FURTHER: u32 = 4;

/// Lines that no blank line divides.
#[derive(Debug, Clone, Copy)]
struct Group {
    from: u32,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A line that may be a title, and at most a date or a name below it.
    Title,
    /// Two lines or more of verse.
    Stanza,
    Other,
}

/// The title of the whole, where one stands above the first, and the titles of
/// the poems. `None` where the text is no verse in stanzas. Linear.
pub(super) fn titles(
    lines: &Lines,
    page: &Page<'_>,
    origin: &OriginMap,
) -> Option<(Option<Candidate>, Vec<Candidate>)> {
    let alike: u32 = lines.runs.iter().map(Run::len).sum();
    // In verse without marks most lines look like titles.
    if alike < lines.texts || page.len() < 8 {
        return None;
    }
    let groups = groups(page, origin);
    let kinds = |kind: Kind| groups.iter().filter(move |g| g.kind == kind);
    let next = |at: usize| groups.get(at.saturating_add(1)).map(|g| g.kind);
    let heads = |at: usize| next(at) == Some(Kind::Stanza);
    let found: Vec<(usize, &Group)> = groups
        .iter()
        .enumerate()
        .filter(|(at, g)| g.kind == Kind::Title && heads(*at))
        .collect();
    let stanzas = kinds(Kind::Stanza).count();
    let idle = kinds(Kind::Title).count().saturating_sub(found.len());
    let others = kinds(Kind::Other).count();
    let odd = idle.saturating_add(others);
    if found.len() < LEAST || odd.saturating_mul(4) > found.len() || stanzas < found.len() {
        return None;
    }
    let all: Vec<&str> = found.iter().map(|(_, g)| page.block(g.from)).collect();
    if names::come_again(&all, &Rubrics::default()) {
        return None;
    }
    let first = found.first().map_or(0, |(at, _)| *at);
    let whole = first
        .checked_sub(1)
        .and_then(|at| groups.get(at))
        .filter(|g| g.kind == Kind::Title)
        .and_then(|g| {
            let span = page.blocks.get(g.from as usize)?.span;
            Some(Candidate::new(g.from, span, Form::Alone, ALIKE))
        });
    let found = found
        .iter()
        .filter_map(|(_, g)| title(page, g.from, 0, ALIKE));
    Some((whole, found.collect()))
}

fn groups(page: &Page<'_>, origin: &OriginMap) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut from = 0u32;
    let set = |id: u32| Set::of(page, origin, id);
    let mut above = set(0);
    for id in 1..=page.len() {
        let here = set(id);
        let ends = match (above, here) {
            // The verse below a title stands further out.
            (Some(above), Some(here)) => {
                here.blank > 0 || here.indent.saturating_add(FURTHER) <= above.indent
            }
            _ => true,
        };
        above = here;
        if ends {
            groups.push(Group {
                from,
                kind: kind(page, from, id),
            });
            from = id;
        }
    }
    groups
}

fn kind(page: &Page<'_>, from: u32, to: u32) -> Kind {
    let paragraph = |id: u32| {
        page.blocks
            .get(id as usize)
            .is_some_and(|b| b.kind == BlockKind::Paragraph && !b.continues)
    };
    let lines = to.saturating_sub(from);
    let second = from.saturating_add(1);
    let is_title = |id: u32| shape::of(page.block(id)) == Shape::Title;
    if !paragraph(from) {
        return Kind::Other;
    }
    match lines {
        1 if is_title(from) => Kind::Title,
        // A date or a name in brackets below the title.
        2 if is_title(from)
            && (is_date(page.block(second))
                || matches!(shape::of(page.block(second)), Shape::Other | Shape::Blank)) =>
        {
            Kind::Title
        }
        0 | 1 => Kind::Other,
        _ if (from..to).all(|id| paragraph(id) && is_verse(page.block(id))) => Kind::Stanza,
        _ => Kind::Other,
    }
}

/// Whether a line is nothing but a date: 一九二五年秋, 1925年3月.
fn is_date(line: &str) -> bool {
    let part = |c: char| {
        numerals::is_numeral(c) || c.is_ascii_digit() || "年月日元正春夏秋冬初公民国".contains(c)
    };
    line.contains(['年', '月']) && line.chars().filter(|c| !c.is_whitespace()).all(part)
}

/// Whether a line is of hanzi, with no more than spaces and marks of clauses.
fn is_verse(line: &str) -> bool {
    let mark = |c: char| c.is_whitespace() || "，。！？；、：…—“”‘’《》「」·".contains(c);
    line.chars().nth(LONGEST).is_none()
        && line.chars().any(is_hanzi)
        && line.chars().all(|c| is_hanzi(c) || mark(c))
}
