//! Which of the runs of short lines are titles, and on what levels they stand.

use std::collections::{HashMap, HashSet};

use super::layout::{self, Set};
use super::names::{self, Rubrics};
use super::runs::{Below, Lines, Run};
use super::shape;
use crate::document::OriginMap;
use crate::grammar::{self as numbering, Gap, Style};
use crate::prose::words;
use crate::structure::outline::evidence::candidate::{Candidate, Form, INNER_TITLE};
use crate::structure::outline::evidence::page::Page;
use crate::text::numerals;

/// How sure a title is that is set apart, and one that is not.
const APART: u8 = 70;
pub(super) const ALIKE: u8 = 60;

/// Most lines of a title with those above it; the first may stand below the
/// title of the whole as well.
const DEEPEST: u32 = 3;

/// Titles whose setting is looked at.
const LOOKED_AT: usize = 400;

/// Bytes of the text below most titles, and below any, at least.
const SHORT: u32 = 36;
const SHORTEST: u32 = 15;

/// Titles of which half may have no more than a few words below.
const MANY: usize = 20;

/// The runs that hold titles, as judged over the whole.
pub(super) struct Titles<'a> {
    runs: Vec<Run>,
    /// Whether the last line of each is the name of an author.
    authors: bool,
    apart: bool,
    rubrics: Rubrics<'a>,
}

impl<'a> Titles<'a> {
    /// `None` where the lines are no titles.
    pub(super) fn of(lines: &Lines, page: &Page<'a>, origin: &OriginMap) -> Option<Self> {
        let text = |id: u32| page.block(id);
        let mut times: HashMap<&str, u32> = HashMap::new();
        for id in lines.runs.iter().flat_map(|r| r.from..r.to) {
            *times.entry(text(id)).or_default() += 1;
        }
        let again = |id: u32| times.get(text(id)).is_some_and(|&n| n > 1);
        let mut runs: Vec<Run> = Vec::new();
        let mut noise = 0u32;
        let mut weak = 0usize;
        for run in &lines.runs {
            let dated = run.below == Below::Other && run.heads == 1 && run.texts > 0;
            let bare = run.below != Below::Text && !dated
                || run.bytes < SHORTEST
                || run.others > run.texts;
            // In front of the first stands a list of them all.
            let listed = (run.from..run.to.saturating_sub(1))
                .filter(|&id| again(id) && !names::is_ditto(text(id)))
                .count();
            let mut run = *run;
            let mut above = run.len().saturating_sub(1);
            if listed >= 3 && listed.saturating_mul(2) >= above as usize {
                run.from = run.to.saturating_sub(1);
                above = 0;
            }
            let most = DEEPEST.saturating_add(u32::from(runs.is_empty()));
            if bare || run.cut || above >= most {
                // What stands above a heading is the name of the whole.
                let heads = run.below == Below::Heading && run.len() <= DEEPEST;
                noise = noise.saturating_add(if heads { 0 } else { run.len() });
                continue;
            }
            weak = weak.saturating_add(usize::from(run.bytes < SHORT));
            runs.push(run);
        }
        let count = runs.len();
        let few = |noise: u32| (noise as usize).saturating_mul(5) <= count.saturating_add(2);
        let most = count.saturating_sub(weak);
        if most < 3
            || weak.saturating_mul(if count < MANY { 3 } else { 2 }) > count
            || !few(noise)
            || lines.others.saturating_mul(3) > lines.texts
        {
            return None;
        }
        let rubrics = Rubrics::of(&lines.runs, page);
        let names: Vec<&str> = runs.iter().map(|r| text(r.from)).collect();
        if names::come_again(&names, &rubrics) {
            return None;
        }
        let authors = names::have_authors(&runs, page);
        let apart = is_set_apart(&runs, page, origin) || names::are_alike(&runs, page);
        (apart || stand_close(&runs)).then_some(Self {
            runs,
            authors,
            apart,
            rubrics,
        })
    }

    pub(super) fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Whether all stand behind the headings that were found before.
    pub(super) fn stand_behind(&self, lines: &Lines) -> bool {
        self.runs.iter().all(|r| r.section >= lines.sections)
    }

    /// Whether most sections of a divided text have titles, and more than one
    /// each: where there is one, it is the subtitle of the section.
    pub(super) fn fill(&self, lines: &Lines) -> bool {
        if lines.sections == 0 {
            return true;
        }
        let filled: HashSet<u32> = self.runs.iter().map(|r| r.section).collect();
        let subtitles = self.runs.iter().filter(|r| r.subtitle).count();
        filled.len().saturating_mul(5) >= (lines.sections as usize).saturating_mul(3)
            && self.runs.len().saturating_mul(2) >= filled.len().saturating_mul(3)
            && (subtitles < self.runs.len() || subtitles > filled.len())
    }

    /// The headings, and the title of the whole where the first run holds it.
    pub(super) fn candidates(&self, page: &Page<'_>) -> (Option<Candidate>, Vec<Candidate>) {
        let sure = if self.apart { APART } else { ALIKE };
        let below = self.rubrics.stand_below(&self.runs, page);
        // One title over as many lines everywhere is one heading.
        let lines = self.authors.then(|| self.common_lines()).flatten();
        // Levels between a line of a run and the text below.
        let inner = |run: &Run| match self.authors && run.len() > 1 {
            true => run.to.saturating_sub(2),
            false => run.to.saturating_sub(1),
        };
        let lift = |run: &Run| u32::from(below && !self.rubrics.contains(page.block(inner(run))));
        let height = |run: &Run| {
            inner(run)
                .saturating_sub(run.from)
                .saturating_add(lift(run))
        };
        let others = self.runs.iter().skip(1);
        let highest = others.map(height).max().unwrap_or(0);
        let tops = || {
            let others = self.runs.iter().skip(1).filter(|&r| height(r) == highest);
            others.map(|r| page.block(r.from))
        };
        // In 《》 stands what the others are parts of, where none of them does.
        let named = |run: &Run| shape::book_name(page.block(run.from)).is_some();
        let one_named = !self.runs.iter().skip(1).any(named);
        let mut whole = None;
        let mut found = Vec::new();
        for (at, run) in self.runs.iter().enumerate() {
            let last = inner(run);
            if let Some(lines) = lines {
                let first = run.to.saturating_sub(lines).max(run.from);
                if first > run.from && at == 0 {
                    whole = title(page, run.from, 0, ALIKE);
                }
                found.extend(title(page, first, 0, sure));
                continue;
            }
            for id in run.from..=last {
                let up = last.saturating_sub(id).saturating_add(lift(run));
                // Above what the text has elsewhere stand the title of the
                // whole and who wrote it.
                let book = || id == run.from && names_book(page.block(id), tops());
                let text = page.block(id);
                let all = one_named && id == run.from && named(run);
                let above = id < last && (up > highest && !is_volume(text) || book());
                let front = at == 0 && (all || above);
                let twice = id < last && page.block(id) == page.block(last);
                if front && id == run.from {
                    whole = page
                        .blocks
                        .get(id as usize)
                        .map(|block| Candidate::new(id, block.span, Form::Alone, ALIKE));
                }
                let credit = at == 0 && words::is_credit(text);
                if !front && !twice && !credit {
                    found.extend(title(page, id, up, sure));
                }
            }
        }
        (whole, found)
    }

    /// The lines that a title has with its author, where nearly all have as
    /// many and more than these two.
    fn common_lines(&self) -> Option<u32> {
        let mut counts: HashMap<u32, usize> = HashMap::new();
        for run in &self.runs {
            let count = counts.entry(run.len()).or_default();
            *count = count.saturating_add(1);
        }
        let (&lines, &count) = counts.iter().max_by_key(|&(_, count)| *count)?;
        let most = count.saturating_mul(5) >= self.runs.len().saturating_mul(4);
        (lines >= 3 && most).then_some(lines)
    }
}

/// Whether the line above the first title is the name of the whole, and none
/// of the `others` that stand as high: 青石诗集 above the names of the poets.
fn names_book<'a>(title: &str, others: impl Iterator<Item = &'a str>) -> bool {
    const KINDS: &str =
        "集经經志书書录錄词詞诗詩选選记記编編谱譜方论論传傳史话話谈談略考鉴鑑典稿抄鈔";
    let last = |text: &str| text.chars().next_back();
    let kind = last(title);
    kind.is_some_and(|c| KINDS.contains(c)) && others.map(last).all(|other| other != kind)
}

/// Whether a line ends in the number of a volume: 青石诗集卷上.
fn is_volume(text: &str) -> bool {
    let numeral = text.rsplit_once('卷').map(|(_, behind)| behind);
    let numeral = numeral.map(|n| n.trim_start().trim_start_matches(['之', '第']));
    numeral.is_some_and(|n| {
        matches!(n, "上" | "中" | "下") || !n.is_empty() && n.chars().all(numerals::is_numeral)
    })
}

/// Whether titles that are not set apart stand close together all through the
/// text: where they are many, one long piece in ten says nothing against it.
fn stand_close(runs: &[Run]) -> bool {
    let count = runs.len();
    let mut lengths: Vec<u32> = runs.iter().map(|r| r.texts).collect();
    lengths.sort_unstable();
    let middle = lengths.get(count / 2).copied().unwrap_or(0);
    let odd = if count >= 8 { count / 10 } else { 0 };
    let longest = count
        .checked_sub(odd.saturating_add(1))
        .and_then(|at| lengths.get(at))
        .copied()
        .unwrap_or(0);
    count >= 4 && middle <= 12 && longest <= middle.saturating_mul(12).max(20)
}

/// A line as a title with so many levels between it and the text.
pub(super) fn title(page: &Page<'_>, id: u32, up: u32, sure: u8) -> Option<Candidate> {
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
    INNER_TITLE.saturating_sub(up).max(1)
}

fn is_set_apart(runs: &[Run], page: &Page<'_>, origin: &OriginMap) -> bool {
    let some = || runs.iter().skip(1).take(LOOKED_AT);
    let set = |id: u32| Set::of(page, origin, id);
    let titles: Vec<Set> = some().filter_map(|r| set(r.from)).collect();
    let text: Vec<Set> = some()
        .filter(|r| r.texts > 1)
        .filter_map(|r| set(r.to.saturating_add(1)))
        .collect();
    // Where every title has one paragraph, that one.
    let text = match text.is_empty() {
        true => some().filter_map(|r| set(r.to)).collect(),
        false => text,
    };
    text.len().saturating_mul(2) >= titles.len() && layout::sets_apart(&titles, &text)
}
