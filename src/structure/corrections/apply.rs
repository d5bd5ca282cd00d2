//! From the sections as recognised to those the reader wants.

use regex::Regex;

use super::pattern::{Opening, openings};
use super::{BY_SIZE, Corrections, MADE_STYLE, PATTERN_STYLE, Pattern};
use crate::document::{BlockId, Document, SectionKind, SectionMarker, SectionSeed, Span};
use crate::grammar::marker;

/// A block of at most so many characters is a title as a whole.
const SHORT: usize = 60;

/// So many characters are looked at for the end of the title's sentence.
const REACH: usize = 120;

/// The document with its sections corrected.
///
/// Starts from the sections as recognised, so that a corrected document can
/// be corrected otherwise. Shares text, styles and origin with `document`.
/// Linear, but for sorting what was added.
///
/// Where a pattern or a made line falls on a recognised heading, that keeps
/// its title, kind and number, and its depth where none is given. A depth that
/// is not given is the greater one of the headings before and behind, titles
/// apart; below the title where there is none else; 1 without any.
#[must_use]
pub fn correct(document: &Document, corrections: &Corrections) -> Document {
    let recognised = document.recognised();
    let mut seeds = kept(document, &recognised, corrections);
    let patterns = corrections.patterns.iter();
    let acting: Vec<&Pattern> = patterns
        .filter(|pattern| corrections.is_on(&pattern.name()))
        .collect();
    let matched = matched(document, &recognised, corrections, &seeds, &acting);
    // Parts by size stand in for headings that were not found.
    if !matched.is_empty() || !corrections.made.is_empty() {
        seeds.retain(|seed| seed.style != BY_SIZE);
    }
    merge(&mut seeds, matched);
    let made = made(document, &recognised, corrections, &mut seeds);
    merge(&mut seeds, made);
    cut_titles(document, &mut seeds);
    document.with_sections(seeds)
}

/// Ends a title where the next begins: a line may be made out of the middle
/// of a title that goes over several.
fn cut_titles(document: &Document, seeds: &mut [SectionSeed]) {
    let mut next = u32::MAX;
    for seed in seeds.iter_mut().rev() {
        if seed.title.end > next {
            let title = document.slice(Span::new(seed.title.start, next));
            let len = bytes(title.trim_end().len());
            seed.title.end = seed.title.start.saturating_add(len);
        }
        next = seed.title.start;
    }
}

/// The recognised sections that neither their style nor their line takes
/// out, with the depths of their styles.
pub(super) fn kept(
    document: &Document,
    recognised: &[SectionSeed],
    corrections: &Corrections,
) -> Vec<SectionSeed> {
    recognised
        .iter()
        .filter(|seed| corrections.is_on(seed.style))
        .filter(|seed| !is_dropped(document, corrections, seed))
        .map(|seed| SectionSeed {
            depth: corrections
                .depths
                .get(seed.style)
                .map_or(seed.depth, |&depth| depth.max(1)),
            ..seed.clone()
        })
        .collect()
}

fn is_dropped(document: &Document, corrections: &Corrections, seed: &SectionSeed) -> bool {
    !corrections.dropped.is_empty()
        && corrections
            .dropped
            .contains(&document.origin().number(seed.title.start))
}

/// The sections of `patterns`, in document order; of two that match at one
/// place the later makes it. `kept` are the sections they stand among.
pub(super) fn matched(
    document: &Document,
    recognised: &[SectionSeed],
    corrections: &Corrections,
    kept: &[SectionSeed],
    patterns: &[&Pattern],
) -> Vec<SectionSeed> {
    let mut found: Vec<(Opening, Option<u16>)> = Vec::new();
    for pattern in patterns {
        // One that cannot be read matches nothing; its error was told of
        // where it was typed.
        if let Ok(regex) = pattern.compile() {
            let regex: &Regex = &regex;
            found.extend(openings(document, regex).map(|opening| (opening, pattern.depth)));
        }
    }
    // Stable: of one block the match of the latest pattern is the last.
    found.sort_by_key(|(opening, _)| opening.block);
    let mut seeds: Vec<SectionSeed> = Vec::with_capacity(found.len());
    for (opening, depth) in found {
        let Some(seed) = opened(document, recognised, kept, &opening, depth) else {
            continue;
        };
        if is_dropped(document, corrections, &seed) {
            continue;
        }
        match seeds.last_mut() {
            Some(last) if last.block == seed.block => *last = seed,
            _ => seeds.push(seed),
        }
    }
    seeds
}

fn opened(
    document: &Document,
    recognised: &[SectionSeed],
    kept: &[SectionSeed],
    opening: &Opening,
    depth: Option<u16>,
) -> Option<SectionSeed> {
    let block = document.block(opening.block)?;
    let start = block.span.start;
    let seed = match starting_at(recognised, start) {
        Some(seed) => seed.clone(),
        None => {
            let text = document.slice(block.span);
            new(opening.block, start, text, title_end(text, opening.len))
        }
    };
    let depth = depth
        .or_else(|| starting_at(kept, start).map(|seed| seed.depth))
        .unwrap_or_else(|| depth_among(kept, None, start));
    Some(SectionSeed {
        depth: depth.max(1),
        style: PATTERN_STYLE,
        ..seed
    })
}

/// The sections of single lines that are not among `seeds`; to those that are
/// the depth is given there. In document order.
fn made(
    document: &Document,
    recognised: &[SectionSeed],
    corrections: &Corrections,
    seeds: &mut [SectionSeed],
) -> Vec<SectionSeed> {
    let mut made: Vec<SectionSeed> = Vec::new();
    for (&line, &depth) in &corrections.made {
        let Some(line) = PlaceValue::find(document, line) else {
            continue;
        };
        let there = |seeds: &[SectionSeed]| line.title_in(document, seeds);
        if let Some(seed) = there(seeds).and_then(|at| seeds.get_mut(at)) {
            seed.depth = depth.map_or(seed.depth, |depth| depth.max(1));
            continue;
        }
        // A line without text stands for the next, which may be made as well.
        if let Some(last) = made.last_mut().filter(|m| m.title.start >= line.start) {
            last.depth = depth.map_or(last.depth, |depth| depth.max(1));
            continue;
        }
        let seed = there(recognised).and_then(|at| recognised.get(at)).cloned();
        let seed = seed.unwrap_or_else(|| {
            let text = document.slice(line.text);
            new(line.block, line.text.start, text, title_end(text, 0))
        });
        let depth = depth.unwrap_or_else(|| depth_among(seeds, made.last(), seed.title.start));
        made.push(SectionSeed {
            depth: depth.max(1),
            style: MADE_STYLE,
            ..seed
        });
    }
    made
}

/// What a source line left in the reading text, in one block.
struct PlaceValue {
    block: BlockId,
    /// Where it begins (bytes), white space and all.
    start: u32,
    /// Its text without the white space around.
    text: Span,
}

impl PlaceValue {
    /// Source line `line` (from 1) or, where that left nothing but white
    /// space, the next that left more. What a lone CR parts is one line in
    /// several blocks.
    fn find(document: &Document, line: u32) -> Option<Self> {
        let origin = document.origin();
        let mut from = origin.offset_of(line)?;
        loop {
            let id = document.block_at(from)?;
            let block = document.block(id)?;
            let start = from.max(block.span.start);
            let next = origin.offset_of(origin.number(from).saturating_add(1));
            let end = next.map_or(block.span.end, |next| next.min(block.span.end));
            let whole = document.slice(Span::new(start, end));
            let skipped = whole.len().saturating_sub(whole.trim_start().len());
            let text = whole.trim().split('\n').next().unwrap_or_default();
            if !text.is_empty() {
                let at = start.saturating_add(bytes(skipped));
                return Some(Self {
                    block: id,
                    start,
                    text: Span::new(at, at.saturating_add(bytes(text.len()))),
                });
            }
            let following = document.block(id.saturating_add(1)).map(|b| b.span.start);
            let ahead = next.into_iter().chain(following);
            from = ahead.filter(|&at| at > from).min()?;
        }
    }

    /// Which of `seeds` has a title whose first character (white space apart)
    /// stands in this line.
    fn title_in(&self, document: &Document, seeds: &[SectionSeed]) -> Option<usize> {
        let after = seeds.partition_point(|seed| seed.title.start < self.text.end);
        let at = after.checked_sub(1)?;
        let title = seeds.get(at)?.title;
        let text = document.slice(title);
        let skipped = text.len().saturating_sub(text.trim_start().len());
        let first = title.start.saturating_add(bytes(skipped));
        // Of several in one line the first.
        let first_at = seeds.partition_point(|seed| seed.title.start < self.start);
        (first >= self.start).then_some(at.min(first_at))
    }
}

/// Bytes of the title that opens `text`, of which `matched` bytes surely
/// belong to it: all of a short text, else its first sentence where that ends
/// soon, else what matched or the first characters.
fn title_end(text: &str, matched: usize) -> usize {
    if text.char_indices().nth(SHORT).is_none() {
        return text.trim_end().len();
    }
    let before = text.get(..matched).unwrap_or_default();
    if before.ends_with(is_end) {
        return matched;
    }
    let rest = text.get(matched..).unwrap_or_default();
    let mut ends = rest.char_indices().take(REACH).filter(|&(_, c)| is_end(c));
    if let Some((at, c)) = ends.next() {
        let end = matched.saturating_add(at).saturating_add(c.len_utf8());
        let behind = text.get(end..).unwrap_or_default();
        let closing = behind.chars().take_while(|&c| is_closing(c));
        return end.saturating_add(closing.map(char::len_utf8).sum());
    }
    if !before.trim_end().is_empty() {
        return before.trim_end().len();
    }
    text.char_indices()
        .nth(SHORT)
        .map_or(text.len(), |(at, _)| at)
}

const fn is_end(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!' | '?')
}

const fn is_closing(c: char) -> bool {
    matches!(
        c,
        '”' | '’' | '」' | '』' | '）' | ')' | '》' | '。' | '！' | '？'
    )
}

/// A section that was not recognised; `len` are the bytes of its title in
/// `text`.
fn new(block: BlockId, start: u32, text: &str, len: usize) -> SectionSeed {
    let title = text.get(..len).unwrap_or_default();
    SectionSeed {
        title: Span::new(start, start.saturating_add(bytes(len))),
        depth: 1,
        block,
        kind: SectionKind::Heading,
        marker: marker(title).map_or_else(SectionMarker::default, SectionMarker::from),
        confidence: 100,
        style: MADE_STYLE,
    }
}

fn bytes(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

fn starting_at(seeds: &[SectionSeed], start: u32) -> Option<&SectionSeed> {
    let at = seeds.binary_search_by_key(&start, |seed| seed.title.start);
    seeds.get(at.ok()?)
}

/// The depth of a heading at `start` (bytes) among `seeds`, and behind `last`
/// where that stands nearer.
fn depth_among(seeds: &[SectionSeed], last: Option<&SectionSeed>, start: u32) -> u16 {
    let at = seeds.partition_point(|seed| seed.title.start < start);
    let before = at.checked_sub(1).and_then(|at| seeds.get(at));
    let before = match (before, last) {
        (Some(b), Some(l)) if l.title.start < b.title.start => Some(b),
        (before, last) => last.or(before),
    };
    let behind = seeds.get(at);
    let depth = |seed: Option<&SectionSeed>| {
        seed.filter(|seed| seed.kind != SectionKind::Title)
            .map(|seed| seed.depth)
    };
    depth(before)
        .max(depth(behind))
        .unwrap_or_else(|| match (before, behind) {
            (Some(title), _) => title.depth.saturating_add(1),
            (None, Some(title)) => title.depth,
            (None, None) => 1,
        })
}

/// Puts `more` among `seeds`, both in order, in the place of those that start
/// where one of them does.
fn merge(seeds: &mut Vec<SectionSeed>, more: Vec<SectionSeed>) {
    if more.is_empty() {
        return;
    }
    seeds.retain(|seed| starting_at(&more, seed.title.start).is_none());
    seeds.extend(more);
    seeds.sort_by_key(|seed| seed.title.start);
}
