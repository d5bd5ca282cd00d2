//! Names over groups of articles, where a set of terms has no chapters: 保险责任,
//! then 第三条 to 第五条.

use std::collections::HashSet;

use crate::document::BlockKind;
use crate::grammar::{Style, Unit};
use crate::prose::{seams, words};
use crate::structure::outline::evidence::candidate::{Candidate, Form, Rung};
use crate::structure::outline::evidence::page::Page;

/// Longest name of a group, in characters.
const LONGEST: usize = 16;

/// How sure a name is that stands over articles.
const SURE: u8 = 70;

/// Adds the names to `candidates`: short lines without any mark, each between
/// the end of a sentence and an article. There must be two, and no chapters
/// or sections. Linear.
pub(in crate::structure) fn find(candidates: &mut Vec<Candidate>, page: &Page<'_>) {
    let is_article = |c: &Candidate| c.unit() == Some(Unit::Article) && c.level == 0;
    let divided = candidates
        .iter()
        .any(|c| c.level > 0 || c.unit().is_some_and(|u| u != Unit::Article));
    if divided || candidates.iter().filter(|c| is_article(c)).count() < 3 {
        return;
    }
    let mut names = Vec::new();
    let mut last = None;
    for c in candidates.iter().filter(|c| is_article(c)) {
        let name = c
            .block
            .checked_sub(1)
            .filter(|above| last != Some(*above))
            .and_then(|above| name(page, above));
        // Above the first article stands the title of the whole as well.
        if let Some(name) = name.filter(|n| last.is_some() || n.block > 0) {
            names.push(name);
        }
        last = Some(c.block);
    }
    if names.len() < 2 {
        return;
    }
    let taken: HashSet<u32> = candidates.iter().map(|c| c.block).collect();
    names.retain(|n| !taken.contains(&n.block));
    candidates.extend(names);
    candidates.sort_by_key(|c| c.title.start);
}

/// The block as the name of a group.
fn name(page: &Page<'_>, id: u32) -> Option<Candidate> {
    let block = page.blocks.get(id as usize)?;
    let text = page.slice(block.span);
    let above = page.above(id);
    let fits = block.kind == BlockKind::Paragraph
        && !block.continues
        && text.chars().nth(1).is_some()
        && text.chars().nth(LONGEST).is_none()
        && text
            .chars()
            .all(|c| c.is_alphabetic() || c == '　' || c == '、')
        && !words::names_document(text)
        && !words::is_office(text)
        && (seams::is_finished(above) || id == 1);
    fits.then(|| Candidate {
        style: Some(Style::Matter),
        place: Rung::Inside,
        ..Candidate::new(id, block.span, Form::Alone, SURE)
    })
}
