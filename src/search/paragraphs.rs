//! Sets of paragraphs, as sorted spans of the reading text.

use crate::document::{Document, Span};

/// Finds the paragraphs of offsets that mostly rise, without starting over.
pub(super) struct ParagraphCursor<'a> {
    document: &'a Document,
    /// Index of the block after the paragraph.
    next: usize,
    span: Span,
}

impl<'a> ParagraphCursor<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        Self {
            document,
            next: 0,
            span: Span::default(),
        }
    }

    /// The paragraph that holds the byte at `offset`.
    pub(super) fn at(&mut self, offset: u32) -> Span {
        if self.span.contains(offset) {
            return self.span;
        }
        let blocks = self.document.blocks();
        // The next paragraph is the likeliest one.
        let near = blocks.get(self.next);
        let far = blocks.get(self.next.saturating_add(1));
        let is_next = near.is_some_and(|b| b.span.start <= offset)
            && far.is_none_or(|b| offset < b.span.start);
        let first = if is_next {
            self.next
        } else {
            let mut first = blocks
                .partition_point(|b| b.span.start <= offset)
                .saturating_sub(1);
            while blocks.get(first).is_some_and(|b| b.continues) && first > 0 {
                first = first.saturating_sub(1);
            }
            first
        };
        let mut next = first.saturating_add(1);
        while blocks.get(next).is_some_and(|b| b.continues) {
            next = next.saturating_add(1);
        }
        let start = blocks.get(first).map_or(0, |b| b.span.start);
        let end = next.checked_sub(1).and_then(|last| blocks.get(last));
        self.span = Span::new(start, end.map_or(start, |b| b.span.end));
        self.next = next;
        self.span
    }
}

/// The paragraphs that hold the starts of `spans`, which are sorted; each
/// once.
pub(super) fn holding(document: &Document, spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut cursor = ParagraphCursor::new(document);
    let mut found: Vec<Span> = Vec::new();
    for span in spans {
        let paragraph = cursor.at(span.start);
        if found.last() != Some(&paragraph) {
            found.push(paragraph);
        }
    }
    found
}

/// Joins paragraphs that follow one another, line feeds between them
/// included.
pub(super) fn joined(paragraphs: &[Span]) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    for &paragraph in paragraphs {
        match runs.last_mut() {
            Some(run) if paragraph.start <= run.end.saturating_add(1) => run.end = paragraph.end,
            _ => runs.push(paragraph),
        }
    }
    runs
}

/// Whether `offset` lies in one of the sorted paragraphs. Those that end
/// before it are dropped from the front of `paragraphs`, so asking with
/// rising offsets goes through them once.
pub(super) fn contains(paragraphs: &mut &[Span], offset: u32) -> bool {
    while let Some((first, rest)) = paragraphs.split_first() {
        if offset < first.end {
            return first.start <= offset;
        }
        *paragraphs = rest;
    }
    false
}
