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
#[cfg(test)]
mod tests;

use crate::document::{BlockKind, Document, SectionId, Span};

pub use anchor::named_section;
pub use index::ReferenceIndex;

/// An expression that names a place of the document it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// Bytes of the expression: of 第十八条第二款, or of 十八 alone in
    /// 第十、十八、二十六条.
    pub span: Span,
    /// The place it names.
    pub target: Target,
}

/// The place that a [`Reference`] names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// A section: an article, chapter, part or annex.
    Section(SectionId),
    /// Offset (bytes) of the first character of a paragraph (款) or item (项)
    /// inside an article.
    Text(u32),
}

impl Target {
    /// The offset (bytes) to show: of a section, where its title starts.
    /// `None` for a section that `document` does not have.
    #[must_use]
    pub fn offset(self, document: &Document) -> Option<u32> {
        match self {
            Self::Section(id) => document.section(id).map(|s| s.title.start),
            Self::Text(offset) => Some(offset),
        }
    }
}

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
