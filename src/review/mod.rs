//! What is odd in a document: the traces of scanning, copying and careless
//! numbering that a reader should know of before trusting the text.
//!
//! Every check prefers silence to a false alarm: what is common in good
//! documents is not reported even where it might be a fault.

mod blocks;
mod doubled;
mod ends;
mod finding;
mod gone;
mod latin;
mod lookalikes;
mod marks;
mod markup;
mod misread;
mod numbering;
mod pairs;
mod prose;
mod signs;
mod traces;

pub use finding::{Detail, Finding, FindingKind, Misread, markup_name};

use std::collections::{HashMap, HashSet};

use crate::document::{Change, Document};
use crate::lexicon::cutting::segmentation::segmenter;
use misread::window::Dictionary;

/// Everything odd in a document, in the order of its place. `None` where
/// `cancelled` said so; it is asked from time to time.
///
/// Linear in the text. The dictionary of the segmenter is loaded where the
/// document has any hanzi.
#[must_use]
pub fn review(document: &Document, cancelled: &dyn Fn() -> bool) -> Option<Vec<Finding>> {
    let modern = prose::is_modern(document);
    let mut found = Vec::new();
    if modern {
        let dictionary = Dictionary::new(segmenter());
        let runs = doubled::runs::runs(document, cancelled)?;
        found = doubled::find(document, &runs, &dictionary, cancelled)?;
        found.extend(ends::find(document));
        found.extend(marks::find(document));
        let misread = misread::find(document, &runs, &dictionary, cancelled)?;
        add_apart(&mut found, misread);
        add_apart(&mut found, signs::find(document));
        found.extend(gone::find(document));
    }
    found.extend(latin::find(document));
    if cancelled() {
        return None;
    }
    found.extend(numbering::find(document));
    found.extend(pairs::find(document));
    if cancelled() {
        return None;
    }
    found.extend(traces::find(document));
    found.extend(lookalikes::find(document));
    found.extend(markup::find(document));
    found.sort_by_key(|finding| (finding.span, finding.kind));
    Some(found)
}

/// What is proposed in place of what is odd, in the order of the text: each a
/// place and what is to stand there. None overlap.
#[must_use]
pub fn proposals(findings: &[Finding]) -> Vec<Change> {
    let mut end = 0;
    let mut all = Vec::new();
    for finding in findings {
        if let Some(meant) = finding.meant()
            && finding.span.start >= end
        {
            end = finding.span.end;
            all.push((finding.span, meant.to_owned()));
        }
    }
    all
}

/// Findings of one kind from which on they say the same of the whole document:
/// that it is set in short lines, or that its quotes cannot be relied on.
const MANY: usize = 50;

/// The findings with those of a kind that come by the dozen told as one, at
/// the place of the first. Keeps the order.
#[must_use]
pub fn summarised(findings: Vec<Finding>) -> Vec<Finding> {
    let mut counts: HashMap<FindingKind, u32> = HashMap::new();
    for finding in &findings {
        let count = counts.entry(finding.kind).or_default();
        *count = count.saturating_add(1);
    }
    let mut told = HashSet::new();
    findings
        .into_iter()
        .filter_map(|finding| match counts.get(&finding.kind) {
            Some(&count) if count as usize > MANY => told.insert(finding.kind).then_some(Finding {
                detail: Detail::Many { count },
                ..finding
            }),
            _ => Some(finding),
        })
        .collect()
}

/// Adds what is found where nothing is found yet.
fn add_apart(found: &mut Vec<Finding>, more: Vec<Finding>) {
    for finding in more {
        if found.iter().all(|one| !one.span.overlaps(finding.span)) {
            found.push(finding);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, Meta};
    use crate::structure::{Options, parse};

    pub(super) fn document(text: &str) -> Document {
        let meta = Meta {
            format: Format::Plain,
            ..Meta::default()
        };
        parse(text, meta, &Options::default()).unwrap()
    }

    /// What is found of one kind, as it stands in the text.
    pub(super) fn found(text: &str, kind: FindingKind) -> Vec<String> {
        let document = document(text);
        let all = review(&document, &|| false).unwrap();
        let of_kind = all.iter().filter(|finding| finding.kind == kind);
        of_kind
            .map(|finding| document.slice(finding.span).to_owned())
            .collect()
    }

    #[test]
    fn findings_come_in_the_order_of_their_place() {
        let text =
            "二、任务\n弘扬核心价值观观，完善布局 and 质量（见表。\n四、保障\n要把工作作好。\n";
        let all = review(&document(text), &|| false).unwrap();
        assert!(all.len() >= 4, "{all:?}");
        assert!(all.is_sorted_by_key(|finding| finding.span.start));
    }

    #[test]
    fn what_comes_by_the_dozen_is_told_as_one() {
        let all = |paragraphs| {
            let document = document(&"他说“好，就走了。\n".repeat(paragraphs));
            summarised(review(&document, &|| false).unwrap())
        };
        assert!(all(3).len() > 1);
        let many = all(80);
        assert_eq!(many.len(), 1);
        assert!(matches!(many[0].detail, Detail::Many { count: 50.. }));
    }

    #[test]
    fn a_cancelled_review_gives_nothing() {
        let document = document("弘扬核心价值观观。");
        assert_eq!(review(&document, &|| true), None);
    }

    #[test]
    fn nothing_is_odd_in_an_empty_document() {
        assert_eq!(review(&document(""), &|| false), Some(Vec::new()));
    }
}
