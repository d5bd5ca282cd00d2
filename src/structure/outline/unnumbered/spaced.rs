//! Names of parts that are set with a space between all their characters:
//! 報　告　事　項 over the numbered items of minutes.

use crate::document::{Block, BlockKind};
use crate::grammar::Style;
use crate::structure::outline::evidence::candidate::{Candidate, Form, Rung};
use crate::structure::outline::evidence::page::Page;
use crate::text::is_hanzi;

/// Characters of such a name without its spaces, at least and at most.
const SHORTEST: usize = 3;
const LONGEST: usize = 12;

/// How sure such a name is.
const SURE: u8 = 75;

/// Adds the names to `candidates`: each over an item with the number 1 or over
/// text, none right below another, and two at least. Linear.
pub(in crate::structure) fn find(candidates: &mut Vec<Candidate>, page: &Page<'_>) {
    let is_name = |id: u32| {
        page.blocks
            .get(id as usize)
            .is_some_and(|b| is_spaced(page, b))
    };
    let heads = |id: u32| {
        let below = id.saturating_add(1);
        let item = candidates.binary_search_by_key(&below, |c| c.block).ok();
        match item.and_then(|at| candidates.get(at)) {
            Some(c) => c.is_item() && c.number.last() == Some(1),
            None => page.block(below).ends_with(['。', '！', '？', '；']),
        }
    };
    let found: Vec<Candidate> = (0u32..)
        .zip(page.blocks)
        .filter(|&(id, block)| is_spaced(page, block) && heads(id))
        .filter(|&(id, _)| id.checked_sub(1).is_none_or(|above| !is_name(above)))
        .filter(|(id, _)| candidates.binary_search_by_key(id, |c| c.block).is_err())
        .map(|(id, block)| Candidate {
            style: Some(Style::Matter),
            place: Rung::Around,
            ..Candidate::new(id, block.span, Form::Alone, SURE)
        })
        .collect();
    if found.len() < 2 {
        return;
    }
    candidates.extend(found);
    candidates.sort_by_key(|c| c.title.start);
}

/// Whether a block is nothing but hanzi with as many spaces between any two.
fn is_spaced(page: &Page<'_>, block: &Block) -> bool {
    if block.kind != BlockKind::Paragraph || block.continues || block.span.len() > 100 {
        return false;
    }
    let text = page.slice(block.span);
    let mut chars = text.chars();
    if !chars.next().is_some_and(is_hanzi) || !chars.next().is_some_and(char::is_whitespace) {
        return false;
    }
    let mut widths = Vec::new();
    let (mut spaces, mut hanzi) = (0usize, 0usize);
    for c in text.chars() {
        match c {
            c if is_hanzi(c) => {
                if hanzi > 0 {
                    widths.push(spaces);
                }
                (spaces, hanzi) = (0, hanzi.saturating_add(1));
            }
            c if c.is_whitespace() => spaces = spaces.saturating_add(1),
            _ => return false,
        }
    }
    let first = widths.first().copied().unwrap_or(0);
    (SHORTEST..=LONGEST).contains(&hanzi) && first > 0 && widths.iter().all(|&w| w == first)
}
