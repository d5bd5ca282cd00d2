//! What was made of the marks of the format: which were kept as text, which
//! are left open, and how many hanzi are in none of the text.

use crate::document::{Document, Kept, Span};

use super::{Detail, Finding, FindingKind, traces};

/// Every mark that is text against the letter of the format, then the hanzi
/// that are markup, by what they are.
pub(super) fn find(document: &Document) -> Vec<Finding> {
    let kept = document.kept_marks().iter().map(|mark| Finding {
        span: match mark.kept {
            Kept::Cells | Kept::Fence | Kept::Formula => mark.span,
            // A mark alone says little.
            _ => traces::around(document, mark.span),
        },
        kind: FindingKind::Markup,
        detail: Detail::KeptMark {
            kept: mark.kept,
            line: mark.line,
        },
    });
    let hidden = document.hidden_hanzi();
    let hidden = hidden.into_iter().map(|(kind, count, line)| {
        // They have no place in the text: the next that has.
        let at = document.origin().offset_of(line);
        let at = at.unwrap_or_default();
        Finding {
            span: Span::new(at, at),
            kind: FindingKind::Hidden,
            detail: Detail::Hidden { kind, count, line },
        }
    });
    kept.chain(hidden).collect()
}
