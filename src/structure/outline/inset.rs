//! Documents within a document: the minutes of the last meeting, read out under
//! an item of these, with a title of the same form and parts of their own.

use std::ops::Range;

use crate::document::BlockKind;
use crate::structure::outline::evidence::candidate::{Candidate, Form};
use crate::structure::outline::evidence::page::Page;
use crate::text::{is_hanzi, numerals};

/// Characters that the titles of two meetings share, at least.
const SHARED: usize = 6;

/// Longest title, in bytes.
const LONGEST: usize = 240;

/// How sure such a title is.
const SURE: u8 = 80;

/// Adds the titles of such documents to `candidates` and `titles`, and gives
/// for each the candidates from it to its end. Linear.
///
/// One begins right below an item, with the words that the whole begins with
/// and another number; it ends at a rule, or where the meeting ends (散会).
pub(super) fn find(
    candidates: &mut Vec<Candidate>,
    titles: &mut Vec<bool>,
    page: &Page<'_>,
) -> Vec<Range<usize>> {
    let Some(whole) = candidates
        .first()
        .copied()
        .filter(|_| titles.first() == Some(&true))
    else {
        return Vec::new();
    };
    let name = page.slice(whole.title);
    if name.chars().nth(SHARED).is_none() || !name.chars().any(numerals::is_numeral) {
        return Vec::new();
    }
    let mut found: Vec<Range<u32>> = Vec::new();
    let items: Vec<u32> = candidates
        .iter()
        .filter(|c| c.is_item())
        .map(|c| c.after)
        .collect();
    for after in items {
        let begins = (after..page.len()).find(|&id| !is_rule(page, id));
        let Some(id) = begins.filter(|&id| {
            let text = page.block(id);
            text.len() <= LONGEST && is_like(name, text)
        }) else {
            continue;
        };
        let ends = (id..page.len()).find(|&at| is_rule(page, at) || is_adjourned(page.block(at)));
        if let Some(end) = ends {
            found.push(id..end);
        }
    }
    let mut ranges = Vec::new();
    for blocks in found {
        let at = candidates.partition_point(|c| c.block < blocks.start);
        let taken = candidates.get(at).is_some_and(|c| c.block == blocks.start);
        let Some(block) = page.blocks.get(blocks.start as usize) else {
            continue;
        };
        if !taken {
            let title = Candidate::new(blocks.start, block.span, Form::Alone, SURE);
            candidates.insert(at, title);
            titles.insert(at.min(titles.len()), true);
        }
        let end = candidates.partition_point(|c| c.block <= blocks.end);
        ranges.push(at..end);
    }
    ranges
}

/// Whether two titles are of one form: the same words, other numbers.
fn is_like(name: &str, title: &str) -> bool {
    let words = |text: &str| -> String {
        let letters = text
            .chars()
            .filter(|c| is_hanzi(*c) && !numerals::is_numeral(*c));
        letters.take(SHARED.saturating_mul(3)).collect()
    };
    let (a, b) = (words(name), words(title));
    let shared = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    name != title
        && shared >= SHARED
        && shared.saturating_mul(4) >= a.chars().count().saturating_mul(3)
        && !title.ends_with(['。', '，', '；'])
}

/// Whether a block is a line across the page.
fn is_rule(page: &Page<'_>, id: u32) -> bool {
    page.blocks.get(id as usize).is_some_and(|block| {
        let text = page.slice(block.span);
        block.kind == BlockKind::Rule
            || text == "<hr>"
            || text.chars().nth(2).is_some() && text.chars().all(|c| "-—─━=_*".contains(c))
    })
}

/// Whether a line says that the meeting ends.
fn is_adjourned(text: &str) -> bool {
    let text = text.trim_end_matches(['。', '！']);
    matches!(text, "散会" | "散會" | "休会" | "休會")
}
