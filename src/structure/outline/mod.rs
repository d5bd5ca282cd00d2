//! Headings judged together: from the blocks of a document to its sections.

pub(super) mod evidence;
mod inset;
mod nest;
mod numbered;
mod refused;
mod unnumbered;

use std::iter::Flatten;
use std::vec::IntoIter;

use crate::cores::{self, Stop};
use crate::document::{Block, OriginMap, SectionKind, SectionSeed};

use crate::formats::draft::Hint;
use crate::grammar::{Gap, Style, Unit};
use crate::prose::words;
use evidence::candidate::{Candidate, Form, INNER_TITLE, Rung};
use evidence::page::Page;

/// Headings that are worked on at a time.
const SHARE: usize = 4096;

/// The sections of a document, in order, from its text and blocks and what
/// the markup says of them; `origin` tells how lines are set, and `outline`
/// whether its levels are an outline that the author keeps. `None` where `stop`
/// said so. Linear, but for sorting the headings.
pub(super) fn recognise(
    text: &str,
    blocks: &[Block],
    origin: &OriginMap,
    hints: Vec<Hint>,
    outline: bool,
    stop: Stop<'_>,
) -> Option<Seeds> {
    let page = Page { text, blocks };
    let mut candidates = evidence::candidate::collect(text, blocks, &hints, stop);
    drop(hints);
    if stop() {
        return None;
    }
    drop_signatures(&mut candidates, &page);
    numbered::marked::drop_lines(&mut candidates, &page);
    numbered::marked::number_glued(&mut candidates, &page);
    if !outline {
        numbered::marked::number_spaced(&mut candidates, &page);
        refused::scanned::remove(&mut candidates, &page);
    }
    refused::contents::remove(&mut candidates, &page);
    refused::quoted::remove(&mut candidates, &page);
    numbered::units::judge(&mut candidates, &page);
    if stop() {
        return None;
    }
    unnumbered::spaced::find(&mut candidates, &page);
    drop_doubles(&mut candidates, &page);
    numbered::items::judge(&mut candidates, &page);
    drop_named(&mut candidates, &page);
    unnumbered::groups::find(&mut candidates, &page);
    if stop() {
        return None;
    }
    let marked_up = candidates.iter().any(|c| c.level > 0);
    let mut whole = None;
    if !marked_up {
        unnumbered::leads::find(&mut candidates, &page);
        numbered::work_title::find(&mut candidates, &page);
        numbered::counted::find(&mut candidates, &page);
        whole = unnumbered::lone::find(&mut candidates, &page, origin);
        unnumbered::marks::find(&mut candidates, &page);
    }
    let mut titles = vec![false; candidates.len()];
    let top = candidates.iter().any(|c| c.level == 1);
    let end = candidates.first().map_or(page.len(), |c| c.block);
    if top {
        // The markup has a title.
    } else if let Some(first) = candidates
        .first_mut()
        .filter(|c| unnumbered::title::is_bold_title(c))
    {
        first.confidence = 85;
        if let Some(flag) = titles.first_mut() {
            *flag = true;
        }
    } else {
        let titled = unnumbered::title::find(&page, end, if marked_up { 4 } else { i32::MIN });
        // Below the title of the whole it is a part.
        let below = |w: &Candidate| titled.is_some_and(|t| t.after <= w.block);
        if let Some(part) = whole.filter(below) {
            let tier = INNER_TITLE.saturating_sub(1);
            let at = candidates.partition_point(|c| c.block < part.block);
            candidates.insert(at, Candidate { tier, ..part });
            titles.insert(at, false);
        }
        if let Some(title) = titled.or(whole) {
            candidates.insert(0, title);
            titles.insert(0, true);
        }
    }
    if !marked_up {
        unnumbered::title::find_further(&page, &mut candidates, &mut titles);
    }
    if let Some(flag) = titles.first_mut()
        && numbered::marked::begins_with_title(&candidates)
    {
        *flag = true;
    }
    if stop() {
        return None;
    }
    let insets = match marked_up {
        true => Vec::new(),
        false => inset::find(&mut candidates, &mut titles, &page),
    };
    let columns = nest::columns(&candidates);
    let depths = nest::depths_around(&candidates, &titles, &columns, &insets, outline);
    // Below a column stand the titles of its articles.
    let in_column = columns.iter().any(|&c| c);
    let top = candidates.iter().map(|c| c.level).filter(|&l| l > 0).min();
    let only_titles = titles.len() <= 1 && titles.iter().all(|&title| title);
    let behind = candidates.first().map_or(0, |title| title.after);
    let flags = titles.chunks(SHARE).zip(columns.chunks(SHARE));
    let parts: Vec<_> = candidates
        .chunks(SHARE)
        .zip(depths.chunks(SHARE))
        .zip(flags)
        .enumerate()
        .collect();
    let mut seeds = cores::map(&parts, |&(part, ((candidates, depths), flags))| {
        let flags = flags.0.iter().zip(flags.1);
        let all = candidates.iter().zip(depths).zip(flags);
        let mut seeds = Vec::with_capacity(candidates.len());
        seeds.extend(
            all.enumerate()
                .map(|(i, ((c, &depth), (&is_title, &column)))| {
                    let first = part == 0 && i == 0;
                    let heads = first || in_column && Some(c.level) == top;
                    SectionSeed {
                        title: c.title,
                        depth,
                        block: c.block,
                        kind: kind(c, is_title || !column && c.level > 0 && heads),
                        marker: c.marker(),
                        confidence: confidence(c),
                        style: evidence::style::name(c, is_title, page.slice(c.title)),
                    }
                }),
        );
        seeds
    });
    if only_titles {
        let first: Vec<SectionSeed> = seeds.into_iter().flatten().take(1).collect();
        let depth = if first.is_empty() { 1 } else { 2 };
        seeds = vec![first, unnumbered::parts::divide(&page, behind, depth)];
    }
    Some(Seeds::new(seeds))
}

/// The sections one after the other. The lists they come from are given back
/// one by one while the document is made, and how many there are is known
/// beforehand, so that their place is made at once.
#[derive(Default)]
pub(super) struct Seeds {
    lists: Flatten<IntoIter<Vec<SectionSeed>>>,
    left: usize,
}

impl Seeds {
    fn new(lists: Vec<Vec<SectionSeed>>) -> Self {
        let left = lists.iter().map(Vec::len).sum();
        let lists = lists.into_iter().flatten();
        Self { lists, left }
    }
}

impl Iterator for Seeds {
    type Item = SectionSeed;

    fn next(&mut self) -> Option<SectionSeed> {
        let seed = self.lists.next()?;
        self.left = self.left.saturating_sub(1);
        Some(seed)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

fn kind(c: &Candidate, is_title: bool) -> SectionKind {
    match c.style {
        Some(style) => kind_of(style),
        None if is_title => SectionKind::Title,
        None if c.level > 0 || c.tier > 0 => SectionKind::Heading,
        None => SectionKind::Lead,
    }
}

/// The kind of section that a heading of this style opens.
const fn kind_of(style: Style) -> SectionKind {
    match style {
        Style::Unit(unit) => match unit {
            Unit::Division | Unit::SubDivision | Unit::Book | Unit::SubBook => SectionKind::Part,
            Unit::Collection | Unit::Essay | Unit::Lesson => SectionKind::Part,
            Unit::Tome | Unit::Volume => SectionKind::Volume,
            Unit::Chapter | Unit::Act => SectionKind::Chapter,
            Unit::Section | Unit::Subsection | Unit::Entry => SectionKind::Section,
            Unit::Article => SectionKind::Article,
        },
        Style::Annex => SectionKind::Annex,
        Style::Matter => SectionKind::Matter,
        Style::Third => SectionKind::Part,
        _ => SectionKind::Item,
    }
}

/// How sure a heading is: as it was judged among its like or, where nothing
/// but its own looks speaks for it, by these.
const fn confidence(c: &Candidate) -> u8 {
    if c.confidence > 0 {
        return c.confidence;
    }
    match (c.style, c.form) {
        (Some(Style::Annex | Style::Matter), _) => 80,
        (_, Form::RunIn) if c.bold => 90,
        (_, Form::Sentence | Form::Alone) if c.bold => 80,
        (_, Form::Colon) => 45,
        _ => 60,
    }
}

/// Takes out a name in bold type with the office of the one who signs below it.
fn drop_signatures(candidates: &mut Vec<Candidate>, page: &Page<'_>) {
    let bold = |c: &Candidate| c.bold && c.is_lead() && c.form == Form::Alone;
    let signs = |(a, b): (&Candidate, &Candidate)| {
        bold(a) && bold(b) && b.block == a.after && {
            let both = format!("{} {}", page.slice(a.title), page.slice(b.title));
            words::is_signature(&both)
        }
    };
    let pairs = || candidates.iter().zip(candidates.iter().skip(1));
    if !pairs().any(signs) {
        return;
    }
    let firsts: Vec<bool> = pairs().map(signs).chain([false]).collect();
    let seconds = [false].into_iter().chain(firsts.iter().copied());
    let keep: Vec<bool> = firsts.iter().zip(seconds).map(|(a, b)| !a && !b).collect();
    evidence::candidate::retain_flagged(candidates, &keep);
}

/// Takes out the second of two lines that give the same chapter twice.
fn drop_doubles(candidates: &mut Vec<Candidate>, page: &Page<'_>) {
    // The title of an article is its number, which two may have by mistake.
    let title = |c: &Candidate| match c.unit() {
        Some(Unit::Article) => page.block(c.block),
        _ => page.slice(c.title),
    };
    let mut last: Option<Candidate> = None;
    candidates.retain(|c| {
        let double = last.is_some_and(|l| {
            l.level == 0
                && c.level == 0
                && matches!(c.style, Some(Style::Unit(_)))
                && l.style == c.style
                && l.number == c.number
                && c.block == l.after
                && (title(c) == title(&l) || title(&l).starts_with(title(c)))
        });
        if !double {
            last = Some(*c);
        }
        !double
    });
}

/// The units whose numbers stand alone, with the title on the next line: a
/// short one without any mark, above text or a heading. Two at least, and half
/// of all.
fn titles_below(candidates: &[Candidate], page: &Page<'_>) -> Vec<Unit> {
    let mut counts: Vec<(Unit, usize, usize)> = Vec::new();
    for (c, next) in candidates.iter().zip(candidates.iter().skip(1)) {
        let Some(unit) = c.unit().filter(|_| c.gap == Gap::End && c.level == 0) else {
            continue;
        };
        let line = page.block(c.after);
        let is_title = (next.block != c.after || next.style == Some(Style::Matter))
            && line.chars().nth(1).is_some()
            && line.chars().nth(20).is_none()
            && line.chars().all(|c| c.is_alphabetic() || c.is_whitespace());
        let is_title = usize::from(is_title);
        match counts.iter_mut().find(|(known, ..)| *known == unit) {
            Some((_, all, titled)) => {
                *all = all.saturating_add(1);
                *titled = titled.saturating_add(is_title);
            }
            None => counts.push((unit, 1, is_title)),
        }
    }
    let often = counts
        .into_iter()
        .filter(|&(_, all, titled)| titled >= 2 && titled.saturating_mul(2) >= all);
    often.map(|(unit, ..)| unit).collect()
}

/// Takes out named parts that are none: notes (注释) stand at the end, and
/// behind none of them may the document end.
fn drop_named(candidates: &mut Vec<Candidate>, page: &Page<'_>) {
    let last_numbered = candidates
        .iter()
        .rposition(|c| c.level == 0 && !matches!(c.style, None | Some(Style::Matter)));
    let letter_parts = candidates.iter().filter(|c| c.is_letter_part(page)).count();
    let named = |c: &Candidate| c.level == 0 && c.style == Some(Style::Matter);
    let lesson_part = |c: &Candidate| named(c) && words::is_lesson_part(page.slice(c.title));
    let lesson_parts = candidates.iter().filter(|c| lesson_part(c)).count();
    let unit = |c: &Candidate| c.unit().is_some_and(|u| u <= Unit::Section);
    let units = candidates.iter().position(unit);
    let last_unit = candidates.iter().rposition(unit);
    let titled = titles_below(candidates, page);
    let mut index = 0usize;
    let mut above: Option<Candidate> = None;
    candidates.retain(|c| {
        let at = index;
        let unit = above
            .replace(*c)
            .filter(|a| a.after == c.block && a.gap == Gap::End);
        if named(c)
            && unit
                .and_then(|a| a.unit())
                .is_some_and(|u| titled.contains(&u))
        {
            return false;
        }
        index = index.saturating_add(1);
        if c.is_letter_part(page) {
            return letter_parts >= 2;
        }
        if lesson_part(c) {
            return lesson_parts >= 2;
        }
        let named = named(c);
        if named && words::is_survey(page.slice(c.title)) {
            // Around the numbered parts of a gazetteer, not in a chapter.
            return units.is_some_and(|first| at < first)
                || last_unit.is_some_and(|last| at > last);
        }
        // The curtain may fall with the last word.
        if named && c.place == Rung::Ending && units.is_some() {
            return true;
        }
        let notes = words::is_notes(page.slice(c.title));
        !named || c.after < page.len() && !(notes && last_numbered.is_some_and(|l| at < l))
    });
}
