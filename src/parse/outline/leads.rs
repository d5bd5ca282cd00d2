//! Leads on lines of their own: short sentences, each with its paragraph
//! below, where a conversion has lost the bold type that set them off.

use super::candidate::{Candidate, Form};
use super::page::Page;
use crate::document::{BlockKind, Span};
use crate::parse::numbering::{Gap, Number, Style, Unit};
use crate::parse::words;

/// Longest lead, in characters.
const LONGEST: usize = 48;

/// A short line that may be a lead.
#[derive(Debug, Clone, Copy)]
struct Line {
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
pub(super) fn find(candidates: &mut Vec<Candidate>, page: &Page<'_>) {
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
    let lines: Vec<Line> = (from..to)
        .filter_map(|id| line(page, id, to))
        .filter(|l| l.heads)
        .collect();
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return;
    };
    // Lead and paragraph take turns, or the leads open alike.
    let blocks = last.block.saturating_sub(first.block).saturating_add(2);
    let turns = u32::try_from(lines.len()).unwrap_or(u32::MAX);
    let alternate = lines.len() >= 2 && turns.saturating_mul(5) >= blocks.saturating_mul(2);
    let opening = shared_opening(page, &lines);
    let kept: Vec<&Line> = lines
        .iter()
        .filter(|l| alternate && l.rest == 0 || opens(page, l, opening))
        .collect();
    let shared = kept.iter().filter(|l| opens(page, l, opening)).count();
    let nested = shared >= 2 && kept.len() >= shared.saturating_mul(2);
    for l in kept {
        found.push(Candidate {
            block: l.block,
            after: l.block.saturating_add(1),
            title: l.title,
            rest: l.rest,
            style: None,
            number: Number::default(),
            other: None,
            gap: Gap::End,
            // A bare lead below one of a series is its child.
            level: 0,
            bold: nested && opens(page, l, opening),
            listed: nested,
            form: if l.rest == 0 { Form::Sentence } else { Form::RunIn },
            confidence: if opens(page, l, opening) { 80 } else { 65 },
        });
    }
}

/// The block as a line that may be a lead: one short sentence, or two where
/// the second was glued to it.
fn line(page: &Page<'_>, id: u32, to: u32) -> Option<Line> {
    let block = page.blocks.get(id as usize)?;
    if block.kind != BlockKind::Paragraph || block.continues {
        return None;
    }
    let text = page.slice(block.span);
    if text.len() > LONGEST.saturating_mul(6) || !text.ends_with('。') {
        return None;
    }
    let end = text.find('。')?.saturating_add('。'.len_utf8());
    let lead = text.get(..end)?;
    let chars = lead.chars().count();
    if !(4..=LONGEST).contains(&chars) || lead.contains(['！', '？', '：', '；']) || words::is_address(lead) {
        return None;
    }
    let rest = text.get(end..)?.trim();
    if rest.chars().count() > 24 {
        return None;
    }
    let next = id.saturating_add(1);
    let body = if next < to { page.block(next) } else { "" };
    let longer = body.len() >= 120 && body.len() >= text.len().saturating_mul(3) / 2;
    Some(Line {
        block: id,
        title: Span::new(
            block.span.start,
            block.span.start.saturating_add(u32::try_from(end).ok()?),
        ),
        rest: u32::try_from(rest.len()).ok()?,
        heads: longer,
    })
}

/// The first two characters that at least two of the lines share.
fn shared_opening<'a>(page: &Page<'a>, lines: &[Line]) -> Option<&'a str> {
    let opening = |l: &Line| {
        let text = page.slice(l.title);
        text.char_indices().nth(3).and_then(|(at, _)| text.get(..at))
    };
    lines
        .iter()
        .filter_map(opening)
        .map(|o| (lines.iter().filter(|l| opening(l) == Some(o)).count(), o))
        .filter(|&(count, _)| count >= 2)
        .max_by_key(|&(count, _)| count)
        .map(|(_, o)| o)
}

fn opens(page: &Page<'_>, line: &Line, opening: Option<&str>) -> bool {
    opening.is_some_and(|o| page.slice(line.title).starts_with(o))
}
