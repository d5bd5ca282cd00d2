//! How a section begins, in one line.

use crate::document::{Document, Span};

/// Characters that have room in any line.
const MOST: usize = 80;

/// The first words of a part of a document.
pub(super) fn opening(document: &Document, span: Span) -> String {
    let text = document.slice(span).trim();
    let text: String = text.chars().take(MOST).collect();
    text.replace(['\n', '\t'], " ")
}
