//! Leads on lines of their own: short sentences, each with its paragraph
//! below, where a conversion has lost the bold type that set them off.

use std::collections::HashMap;

use crate::document::{BlockKind, Span};
use crate::grammar::{Style, Unit};
use crate::prose::{seams, words};
use crate::structure::outline::evidence::candidate::{Candidate, Form};
use crate::structure::outline::evidence::page::Page;

/// Longest lead, in characters.
const LONGEST: usize = 48;

/// A short line that may be a lead.
#[derive(Debug, Clone, Copy)]
struct ShortLine {
    block: u32,
    title: Span,
    rest: u32,
    /// Whether a long paragraph follows at once.
    heads: bool,
}

/// Adds leads to `candidates`, which hold the numbered headings, in order.
///
/// Only documents built of 一、 and （一） have them: in stories a short line
/// is a short paragraph. Linear.
pub(in crate::structure) fn find(candidates: &mut Vec<Candidate>, page: &Page<'_>) {
    let reports = candidates
        .iter()
        .filter(|c| matches!(c.style, Some(Style::HanComma | Style::HanParen)))
        .count();
    let divided = candidates
        .iter()
        .any(|c| matches!(c.unit(), Some(Unit::Chapter | Unit::Article | Unit::Volume)));
    if reports < 2 || divided {
        return;
    }
    let mut found = Vec::new();
    for (i, c) in candidates.iter().enumerate() {
        let to = candidates
            .get(i.saturating_add(1))
            .map_or(page.len(), |n| n.block);
        if matches!(c.style, Some(Style::HanComma | Style::HanParen)) && c.after < to {
            in_section(page, c.after, to, &mut found);
        }
    }
    candidates.extend(found);
    candidates.sort_by_key(|c| c.title.start);
}

/// The leads between two blocks of one section.
fn in_section(page: &Page<'_>, from: u32, to: u32, found: &mut Vec<Candidate>) {
    let lines: Vec<ShortLine> = (from..to)
        .filter_map(|id| line(page, id, from, to))
        .filter(|l| l.heads)
        .collect();
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return;
    };
    // Lead and paragraph take turns, or the leads open alike.
    let blocks = last.block.saturating_sub(first.block).saturating_add(2);
    let turns = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    let alternate = lines.len() >= 2 && turns.saturating_mul(5) >= blocks.saturating_mul(2);
    let mut openings: HashMap<&str, usize> = HashMap::new();
    for opening in lines.iter().filter_map(|l| opening(page, l)) {
        *openings.entry(opening).or_default() += 1;
    }
    // Another line opens with the same words: 这五年，我们….
    let series = |l: &ShortLine| {
        opening(page, l).is_some_and(|o| openings.get(o).is_some_and(|&count| count >= 2))
    };
    let kept: Vec<&ShortLine> = lines
        .iter()
        .filter(|l| alternate && l.rest == 0 || series(l))
        .collect();
    let shared = kept.iter().filter(|l| series(l)).count();
    // A bare lead below one of a series is its child.
    let nested = shared >= 2 && kept.len() >= shared.saturating_mul(2);
    for l in kept {
        let form = if l.rest == 0 {
            Form::Sentence
        } else {
            Form::RunIn
        };
        found.push(Candidate {
            rest: l.rest,
            outer_lead: nested && series(l),
            ..Candidate::new(l.block, l.title, form, if series(l) { 80 } else { 65 })
        });
    }
}

/// The block as a line that may be a lead: one short sentence, or two where
/// the second was glued to it.
fn line(page: &Page<'_>, id: u32, from: u32, to: u32) -> Option<ShortLine> {
    let block = page.blocks.get(id as usize)?;
    if block.kind != BlockKind::Paragraph || block.continues {
        return None;
    }
    let text = page.slice(block.span);
    // Behind a line that breaks off it is the end of a sentence.
    let above = page.above(id);
    if id > from && !seams::is_finished(above) {
        return None;
    }
    if text.len() > LONGEST.saturating_mul(6) || !text.ends_with('。') {
        return None;
    }
    let end = text.find('。')?.saturating_add('。'.len_utf8());
    let lead = text.get(..end)?;
    let chars = lead.chars().count();
    if !(4..=LONGEST).contains(&chars)
        || lead.contains(['！', '？', '：', '；'])
        || words::is_address(lead)
    {
        return None;
    }
    let rest = text.get(end..)?.trim();
    if rest.chars().count() > 24 {
        return None;
    }
    let next = id.saturating_add(1);
    let body = if next < to { page.block(next) } else { "" };
    let longer = body.len() >= 120 && body.len() >= text.len().saturating_mul(3) / 2;
    Some(ShortLine {
        block: id,
        title: Span::new(
            block.span.start,
            block.span.start.saturating_add(u32::try_from(end).ok()?),
        ),
        rest: u32::try_from(rest.len()).ok()?,
        heads: longer,
    })
}

/// What a line says before its first comma, where that is short.
fn opening<'a>(page: &Page<'a>, line: &ShortLine) -> Option<&'a str> {
    let text = page.slice(line.title);
    let (at, _) = text.char_indices().take(7).find(|&(_, c)| c == '，')?;
    text.get(..at)
}
