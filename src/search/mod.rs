//! Queries over a document: parsing, matching, hits, jumps by title.

mod hits;
mod parser;
mod query;
mod term;
mod titles;

pub use hits::{Hit, Hits};
pub use query::{Query, QueryError, QueryErrorKind};
pub use titles::{TitleIndex, TitleMatch};

use crate::document::{Document, Span};

/// Finds the paragraphs in which all `queries` hold, and in them the hits of
/// all their positive terms.
///
/// A paragraph is that of [`Document::paragraph`]: the pieces of an overlong
/// one belong together. `cancelled` is asked from time to time; `None` where
/// it said so.
pub fn find(document: &Document, queries: &[&Query], cancelled: &dyn Fn() -> bool) -> Option<Hits> {
    let mut hits = Vec::new();
    let mut id = 0u32;
    while let Some(block) = document.block(id) {
        if cancelled() {
            return None;
        }
        let paragraph = document.paragraph(id).start..document.paragraph(id).end;
        let paragraph = Span::new(paragraph.start, paragraph.end.max(block.span.end));
        if let Some(found) = in_paragraph(document, queries, paragraph) {
            hits.extend(found);
        }
        id = id.saturating_add(1);
        while document.block(id).is_some_and(|b| b.continues) {
            id = id.saturating_add(1);
        }
    }
    Some(Hits::new(hits, false))
}

fn in_paragraph(document: &Document, queries: &[&Query], paragraph: Span) -> Option<Vec<Hit>> {
    let text = document.slice(paragraph);
    let mut hits = Vec::new();
    let mut number = 0u16;
    for term in queries.iter().flat_map(|q| q.all_terms()) {
        let before = hits.len();
        for matcher in &term.matchers {
            let found = matcher.regex.find_iter(text).filter(|m| !m.is_empty());
            hits.extend(found.filter_map(|m| {
                let start = u32::try_from(m.start()).ok()?;
                let end = u32::try_from(m.end()).ok()?;
                let span = Span::new(
                    paragraph.start.saturating_add(start),
                    paragraph.start.saturating_add(end),
                );
                Some(Hit { span, term: number })
            }));
        }
        if (hits.len() > before) == term.negative {
            return None;
        }
        number = number.saturating_add(u16::from(!term.negative));
    }
    Some(hits)
}
