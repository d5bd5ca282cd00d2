//! Titles without number or markup on lines of their own: of poems, tales,
//! essays, the entries of a gazetteer.
//!
//! No line is one by itself. The whole text is judged: its short lines without
//! a mark must be few among sentences, each with text below, different from
//! each other, and set apart from the text or standing close together all
//! through it. In everything else (dialogue, rows, verse without marks, forms,
//! programs) such lines come in long runs, again and again, or by chance.

mod layout;
mod runs;
mod shape;

use std::collections::{HashMap, HashSet};

use crate::document::OriginMap;
use crate::grammar::{self as numbering, Gap, Style, Unit};
use crate::structure::outline::evidence::candidate::{Candidate, Form};
use crate::structure::outline::evidence::page::Page;

use layout::Set;
use runs::{Below, Lines, Run};

/// Most lines of a title with those above it.
const DEEPEST: u32 = 3;

/// Blocks by which a text with headings of units is judged first: a novel has
/// nothing to find.
const SAMPLE: u32 = 4000;

/// Titles whose setting is looked at.
const LOOKED_AT: usize = 400;

/// How sure a title is that is set apart, and one that is not.
const APART: u8 = 70;
const ALIKE: u8 = 60;

/// Adds the titles to `candidates`, which hold the headings found so far, and
/// gives the line above the first that may be the title of the whole. Linear.
pub(in crate::structure) fn find(
    candidates: &mut Vec<Candidate>,
    page: &Page<'_>,
    origin: &OriginMap,
) -> Option<Candidate> {
    let is_article = |c: &Candidate| c.unit() == Some(Unit::Article);
    if candidates.iter().any(|c| c.level > 0 || is_article(c)) {
        return None;
    }
    let units = candidates.iter().any(|c| c.unit().is_some());
    if units && page.len() > SAMPLE {
        let some = runs::read(page, candidates, SAMPLE);
        Titles::of(&some, page, origin)?;
    }
    let lines = runs::read(page, candidates, page.len());
    let titles = Titles::of(&lines, page, origin)?;
    let finer = candidates
        .iter()
        .filter(|c| c.is_item() || c.is_lead())
        .count();
    if finer.saturating_mul(2) > titles.runs.len() || !titles.fill(&lines) {
        return None;
    }
    let found = titles.candidates(page);
    let first = titles
        .runs
        .first()
        .filter(|r| found.iter().all(|f| f.block != r.from));
    let whole = first.filter(|r| r.len() > 1).and_then(|r| {
        let span = page.blocks.get(r.from as usize)?.span;
        Some(Candidate::new(r.from, span, Form::Alone, ALIKE))
    });
    candidates.extend(found);
    candidates.sort_by_key(|c| c.title.start);
    whole
}

/// The runs that hold titles, as judged over the whole.
struct Titles {
    runs: Vec<Run>,
    /// Whether the second line of each is the name of an author.
    authors: bool,
    apart: bool,
}

impl Titles {
    /// `None` where the lines are no titles.
    fn of(lines: &Lines, page: &Page<'_>, origin: &OriginMap) -> Option<Self> {
        let text = |id: u32| page.block(id);
        let mut times: HashMap<&str, u32> = HashMap::new();
        for id in lines.runs.iter().flat_map(|r| r.from..r.to) {
            *times.entry(text(id)).or_default() += 1;
        }
        let again = |id: u32| times.get(text(id)).is_some_and(|&n| n > 1);
        let mut runs = Vec::new();
        let mut noise = 0u32;
        for run in &lines.runs {
            let bare = run.below != Below::Text || run.bytes < 36 || run.others > run.texts;
            // In front of the first stands a list of them all.
            let listed = (run.from..run.to.saturating_sub(1))
                .filter(|&id| again(id))
                .count();
            let mut run = *run;
            let mut above = run.len().saturating_sub(1);
            if listed >= 3 && listed.saturating_mul(2) >= above as usize {
                run.from = run.to.saturating_sub(1);
                above = 0;
            }
            if bare || run.cut || above >= DEEPEST {
                // What stands above a heading is the name of the whole.
                let heads = run.below == Below::Heading && run.len() <= DEEPEST;
                noise = noise.saturating_add(if heads { 0 } else { run.len() });
                continue;
            }
            runs.push(run);
        }
        let count = runs.len();
        let few = |noise: u32| (noise as usize).saturating_mul(5) <= count.saturating_add(2);
        if count < 3 || !few(noise) || lines.others.saturating_mul(3) > lines.texts {
            return None;
        }
        let names: Vec<&str> = runs.iter().map(|r| text(r.from)).collect();
        if comes_again(&names) {
            return None;
        }
        let authors = has_authors(&runs, page);
        let apart = is_set_apart(&runs, page, origin) || are_alike(&runs, page);
        if !apart {
            let mut lengths: Vec<u32> = runs.iter().map(|r| r.texts).collect();
            lengths.sort_unstable();
            let middle = lengths.get(count / 2).copied().unwrap_or(0);
            let longest = lengths.last().copied().unwrap_or(0);
            if count < 4 || middle > 12 || longest > middle.saturating_mul(12).max(20) {
                return None;
            }
        }
        Some(Self {
            runs,
            authors,
            apart,
        })
    }

    /// Whether most sections of a divided text have titles, and more than one
    /// each: where there is one, it is the subtitle of the section.
    fn fill(&self, lines: &Lines) -> bool {
        if lines.sections == 0 {
            return true;
        }
        let filled: HashSet<u32> = self.runs.iter().map(|r| r.section).collect();
        let subtitles = self.runs.iter().filter(|r| r.subtitle).count();
        filled.len().saturating_mul(5) >= (lines.sections as usize).saturating_mul(3)
            && self.runs.len().saturating_mul(2) >= filled.len().saturating_mul(3)
            && (subtitles < self.runs.len() || subtitles > filled.len())
    }

    fn candidates(&self, page: &Page<'_>) -> Vec<Candidate> {
        let sure = if self.apart { APART } else { ALIKE };
        let above = self.runs.iter().skip(1).filter(|r| r.len() > 1).count();
        let mut found = Vec::new();
        for (at, run) in self.runs.iter().enumerate() {
            let inner = match self.authors && run.len() > 1 {
                true => run.to.saturating_sub(2),
                false => run.to.saturating_sub(1),
            };
            for id in run.from..=inner {
                let up = inner.saturating_sub(id);
                // The first line of all is the title of the whole.
                let whole = at == 0 && up > 0 && id == run.from && (up > 1 || above == 0);
                let twice = id < inner && page.block(id) == page.block(inner);
                if whole || twice {
                    continue;
                }
                found.extend(title(page, id, up, sure));
            }
        }
        found
    }
}

/// Whether titles come again and again among their neighbours, as the names of
/// speakers do: a text may be in a file twice.
fn comes_again(names: &[&str]) -> bool {
    let near = |at: usize| names.get(at.saturating_sub(NEAR)..at).unwrap_or_default();
    let again = names
        .iter()
        .enumerate()
        .filter(|&(at, name)| near(at).contains(name));
    let kinds: HashSet<&&str> = names.iter().collect();
    again.count().saturating_mul(6) > names.len() || kinds.len().saturating_mul(5) < names.len()
}

/// Titles among which the same is looked for.
const NEAR: usize = 8;

/// A line as a title with so many levels between it and the text.
fn title(page: &Page<'_>, id: u32, up: u32, sure: u8) -> Option<Candidate> {
    let block = page.blocks.get(id as usize)?;
    let candidate = Candidate::new(id, block.span, Form::Alone, sure);
    let marker = numbering::marker(page.slice(block.span))
        .filter(|m| m.gap == Gap::Behind && matches!(m.style, Style::Unit(_)));
    Some(match marker {
        Some(_) => candidate.with(marker),
        None => Candidate {
            tier: tier(up),
            ..candidate
        },
    })
}

/// The level of a title above which so many others stand, of those that stand
/// above numbered items.
fn tier(up: u32) -> u8 {
    let up = u8::try_from(up).unwrap_or(u8::MAX);
    crate::structure::outline::evidence::candidate::INNER_TITLE
        .saturating_sub(up)
        .max(1)
}

/// Whether below nearly every title stands a name that comes again, or all of
/// them are as short as names.
fn has_authors(runs: &[Run], page: &Page<'_>) -> bool {
    let pairs = runs.iter().filter(|r| r.len() == 2);
    let count = pairs.clone().count();
    let names = pairs.map(|r| page.block(r.to.saturating_sub(1)));
    let short = names.clone().filter(|n| n.chars().nth(4).is_none()).count();
    let kinds: HashSet<&str> = names.collect();
    count.saturating_mul(10) >= runs.len().saturating_mul(7)
        && short.saturating_mul(10) >= count.saturating_mul(9)
        && (kinds.len() < count || short == count)
}

/// Whether all titles are written alike: in 《》, or beginning with the same
/// words.
fn are_alike(runs: &[Run], page: &Page<'_>) -> bool {
    let titles = || runs.iter().map(|r| page.block(r.to.saturating_sub(1)));
    let opening = |text: &str| text.chars().take(3).collect::<String>();
    let first = titles().next().map(opening).unwrap_or_default();
    titles().all(|t| shape::book_name(t).is_some())
        || first.chars().nth(2).is_some() && titles().all(|t| opening(t) == first)
}

fn is_set_apart(runs: &[Run], page: &Page<'_>, origin: &OriginMap) -> bool {
    let some = || runs.iter().skip(1).take(LOOKED_AT);
    let set = |id: u32| Set::of(page, origin, id);
    let titles: Vec<Set> = some().filter_map(|r| set(r.from)).collect();
    let text: Vec<Set> = some()
        .filter(|r| r.texts > 1)
        .filter_map(|r| set(r.to.saturating_add(1)))
        .collect();
    text.len().saturating_mul(2) >= titles.len() && layout::sets_apart(&titles, &text)
}
