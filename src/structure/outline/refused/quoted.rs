//! Headings inside a quotation: the new wording that an amending decision
//! gives is no part of its outline.

use memchr::memmem;

use crate::grammar::Unit;
use crate::structure::outline::evidence::candidate::Candidate;
use crate::structure::outline::evidence::page::Page;

/// A quotation of more blocks than this was never closed.
const LONGEST: u32 = 200;

/// Takes the candidates without markup out that stand in a quotation begun in
/// an earlier block. Stories are left alone: their quotations are speech.
pub(in crate::structure) fn remove(candidates: &mut Vec<Candidate>, page: &Page<'_>) {
    let count = |wanted: fn(&Candidate) -> bool| candidates.iter().filter(|c| wanted(c)).count();
    let chapters = count(|c| c.unit() == Some(Unit::Chapter));
    let inner = count(|c| c.is_item() || c.unit() == Some(Unit::Article));
    if inner <= chapters {
        return;
    }
    let ranges = ranges(page);
    candidates.retain(|c| {
        let after = ranges.partition_point(|&(from, _)| from < c.block);
        let around = after.checked_sub(1).and_then(|i| ranges.get(i));
        c.level > 0 || around.is_none_or(|&(_, to)| c.block > to)
    });
}

/// The first and the last block of each quotation over several blocks.
fn ranges(page: &Page<'_>) -> Vec<(u32, u32)> {
    let mut ranges = Vec::new();
    let mut open: Option<(u32, usize)> = None;
    for (id, block) in (0u32..).zip(page.blocks) {
        let text = page.slice(block.span);
        let Some((from, depth)) = open else {
            if text.starts_with('“') {
                let depth = marks(text, "“").saturating_sub(marks(text, "”"));
                open = (depth > 0).then_some((id, depth));
            }
            continue;
        };
        let depth = depth.saturating_add(marks(text, "“"));
        let closed = marks(text, "”");
        if closed >= depth {
            ranges.push((from, id));
            open = None;
        } else if id.saturating_sub(from) > LONGEST {
            open = None;
        } else {
            open = Some((from, depth.saturating_sub(closed)));
        }
    }
    ranges
}

fn marks(text: &str, mark: &str) -> usize {
    memmem::find_iter(text.as_bytes(), mark.as_bytes()).count()
}
