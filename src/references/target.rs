//! A reference, and the place that it names.

use crate::document::{Document, SectionId, Span};

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
