//! Look-alike hanzi: radicals and other codes that stand for a hanzi.

use crate::document::{Document, Span};
use crate::text::lookalikes::{is_lookalike, may_hold, ordinary};

use super::{Detail, Finding, FindingKind};

/// How many there are, at the place of the first; one finding for a document,
/// as a text that has one has them all over. Linear.
pub(super) fn find(document: &Document) -> Option<Finding> {
    let text = document.text();
    if !may_hold(text.as_bytes()) {
        return None;
    }
    let mut all = text.char_indices().filter(|&(_, c)| is_lookalike(c));
    let (at, first) = all.next()?;
    let count = u32::try_from(all.count()).unwrap_or(u32::MAX);
    let start = u32::try_from(at).unwrap_or(u32::MAX);
    let length = u32::try_from(first.len_utf8()).unwrap_or_default();
    Some(Finding {
        span: Span::new(start, start.saturating_add(length)),
        kind: FindingKind::Lookalike,
        detail: Detail::Lookalikes {
            count: count.saturating_add(1),
            ordinary: ordinary(first),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::document;
    use super::*;
    use crate::review::review;

    #[test]
    fn a_document_is_told_of_once_with_count_and_first_place() {
        let text = "河堤⼯程。\n⻓江⻔户，⼀⽉⼀⽇。\n".repeat(30);
        let document = document(&text);
        let all = review(&document, &|| false).unwrap();
        let alike = |f: &&Finding| f.kind == FindingKind::Lookalike;
        let found: Vec<&Finding> = all.iter().filter(alike).collect();
        assert_eq!(found.len(), 1);
        assert_eq!(document.slice(found[0].span), "⼯");
        let ordinary = '工';
        let count = 7 * 30;
        assert_eq!(found[0].detail, Detail::Lookalikes { count, ordinary });
        assert_eq!(find(&super::super::tests::document("河堤工程。⺄")), None);
    }
}
