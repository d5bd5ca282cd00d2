//! Titles without number or markup on lines of their own: of poems, tales,
//! essays, the entries of a gazetteer.
//!
//! No line is one by itself. The whole text is judged: its short lines without
//! a mark must be few among sentences, each with text below, different from
//! each other, and set apart from the text or standing close together all
//! through it. In everything else (dialogue, rows, forms, programs) such lines
//! come in long runs, again and again, or by chance. Verse without marks is
//! told by its stanzas.

mod layout;
mod names;
mod runs;
mod shape;
mod stanzas;
mod titles;

use crate::document::OriginMap;
use crate::grammar::Unit;
use crate::structure::outline::evidence::candidate::Candidate;
use crate::structure::outline::evidence::page::Page;

use titles::Titles;

/// Blocks by which a text with headings of units is judged first: a novel has
/// nothing to find.
const SAMPLE: u32 = 4000;

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
    let finer = candidates
        .iter()
        .filter(|c| c.is_item() || c.is_lead())
        .count();
    // Named parts in front (序, 凡例) divide nothing.
    let divide = |titles: &Titles<'_>| units || !titles.stand_behind(&lines);
    let titles = Titles::of(&lines, page, origin)
        .filter(|titles| finer.saturating_mul(2) <= titles.runs().len())
        .filter(|titles| !divide(titles) || titles.fill(&lines));
    let (whole, found) = match titles {
        Some(titles) => titles.candidates(page),
        None if finer == 0 && !units => stanzas::titles(&lines, page, origin)?,
        None => return None,
    };
    candidates.extend(found);
    candidates.sort_by_key(|c| c.title.start);
    whole
}
