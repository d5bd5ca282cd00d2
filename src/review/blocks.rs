//! Where in a document language stands.

use crate::document::{Block, BlockKind, Document, Style};

/// Whether a block holds language: everything but code and rules.
pub(super) const fn is_language(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Code | BlockKind::Rule)
}

/// Whether the byte at `offset` stands in inline code or a link.
pub(super) fn is_code_or_link(document: &Document, offset: u32) -> bool {
    let here = crate::document::Span::new(offset, offset.saturating_add(1));
    let styles = document.styles_in(here);
    styles
        .iter()
        .any(|run| run.style.has_any(Style::CODE.with(Style::LINK)))
}

/// A length or an offset within a block as one of the document's.
pub(super) fn offset(block: &Block, at: usize) -> u32 {
    let at = u32::try_from(at).unwrap_or(u32::MAX);
    block.span.start.saturating_add(at)
}
