//! Cross-references: expressions that name another place of the same
//! document (第十条, 前款第三项, 见附件2), resolved to that place.
//!
//! The rule of the house is to refuse rather than to guess: an expression is
//! a reference only where the document it names is this one and exactly one
//! place answers to it. What law another statute's 第十条 belongs to is told
//! by what stands before it (《…》, 民法典, 该法), and holds to the end of the
//! sentence.
//!
//! | file | what it does |
//! | --- | --- |
//! | `target` | a reference and the place it names |
//! | `named` | what a section is called, from its marker |
//! | `annex` | reads 附件2, 附录A |
//! | `lead` | which document the words before an expression mean |
//! | `index` | numbers to sections, and the stretch where a number is unique |
//! | `clauses` | the paragraphs (款) and items (项) of one article |
//! | `sentence` | the sentence around: how far a named document reaches |
//! | `scan` | walks a paragraph and resolves numbers |
//! | `relative` | 前条, 本章, and annexes |

mod anchor;
mod annex;
mod clauses;
mod index;
mod lead;
mod named;
mod relative;
mod scan;
mod sentence;
mod target;
#[cfg(test)]
mod tests;

use crate::document::{BlockKind, Document, Span};

pub use anchor::named_section;
pub(crate) use clauses::ClauseCounter;
pub use index::ReferenceIndex;
pub use target::{Reference, Target};

/// The references that share at least one byte with `span`, in document
/// order; they do not overlap each other.
///
/// `index` must be made of the same document. Reads the paragraphs that
/// `span` touches from the beginning of the sentence at its start, and the
/// articles that are named by paragraph or item, so that a screen costs the
/// same in a file of any size.
#[must_use]
pub fn references_in(document: &Document, index: &ReferenceIndex, span: Span) -> Vec<Reference> {
    let mut found = Vec::new();
    let mut next = document.block_at(span.start);
    let mut done = 0;
    while let Some(id) = next {
        next = id.checked_add(1);
        let Some(block) = document.block(id) else {
            break;
        };
        if block.span.start >= span.end {
            break;
        }
        // The later pieces of a cut paragraph were read with the first.
        if matches!(block.kind, BlockKind::Code | BlockKind::Rule) || block.span.end <= done {
            continue;
        }
        let paragraph = document.paragraph(id);
        done = paragraph.end;
        scan::paragraph(document, index, paragraph, span, &mut found);
    }
    found
}
