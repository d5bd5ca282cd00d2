//! What was made of the marks of the format: which were kept as text, which
//! are left open, and how many hanzi are in none of the text.

use crate::document::{Document, Kept, MarkupKind, Span};

use super::{Detail, Finding, FindingKind, traces};

/// Every mark that is text against the letter of the format, then the hanzi
/// that are markup, by what they are. What a web page has around its text is
/// not among them: it is no part of the text, and no reason to doubt it.
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
    let hidden = hidden
        .into_iter()
        .filter(|&(kind, _, _)| kind != MarkupKind::Navigation);
    let hidden = hidden.map(|(kind, count, line)| {
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

#[cfg(test)]
mod tests {
    use super::super::review;
    use super::super::tests::document;

    #[test]
    fn the_buttons_of_a_page_are_no_reason_to_doubt_its_text() {
        let text =
            "字号：【\n加大\n减小\n】\n渡口工作报告\n各位代表：现在我向大会报告渡口的工作。\n";
        let document = document(text);
        assert!(!document.hidden_hanzi().is_empty());
        assert_eq!(review(&document, &|| false), Some(Vec::new()));
    }
}
