//! A second document whose text is otherwise in places.

use std::sync::Arc;

use super::assembly::count_chars;
use super::{Document, Section, SectionSeed, Span};

/// A place of the text and what is to stand there.
pub type Change = (Span, String);

/// Where the offsets of a text are once parts of it are others.
#[derive(Debug, Clone, Default)]
pub struct Moves {
    /// Where each change began and ended, and where it begins and ends now.
    changes: Vec<(Span, Span)>,
}

impl Moves {
    /// Of changes in the order of their places that do not overlap.
    fn new(changes: &[&Change]) -> Self {
        let mut moved = Self::default();
        for (span, text) in changes {
            let start = moved.place(span.start);
            let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
            let now = Span::new(start, start.saturating_add(length));
            moved.changes.push((*span, now));
        }
        moved
    }

    /// Where an offset is now; one within a change is at its beginning.
    /// Logarithmic in the changes.
    #[must_use]
    pub fn place(&self, offset: u32) -> u32 {
        let behind = self.changes.partition_point(|(old, _)| old.start < offset);
        let last = behind.checked_sub(1).and_then(|at| self.changes.get(at));
        match last {
            None => offset,
            Some((old, now)) if offset < old.end => now.start,
            Some((old, now)) => now.end.saturating_add(offset.saturating_sub(old.end)),
        }
    }

    /// The places that are others: where each was, and where it is now.
    #[must_use]
    pub fn places(&self) -> &[(Span, Span)] {
        &self.changes
    }

    /// The way back: where the offsets of the later text were in the earlier.
    #[must_use]
    pub fn back(&self) -> Self {
        let back = |&(old, now)| (now, old);
        Self {
            changes: self.changes.iter().map(back).collect(),
        }
    }

    /// Where a span is now.
    #[must_use]
    pub fn span(&self, span: Span) -> Span {
        Span::new(self.place(span.start), self.place(span.end))
    }
}

impl Document {
    /// This document with other text in places, and where what stood in it
    /// stands now. Sections, blocks and all else stay what they are, and this
    /// document stays as it is. Of changes that overlap the first is made.
    /// Linear.
    #[must_use]
    pub fn mended(&self, changes: &[Change]) -> (Self, Moves) {
        let mut order: Vec<&Change> = changes.iter().collect();
        order.sort_by_key(|(span, _)| *span);
        let mut end = 0;
        order.retain(|(span, _)| {
            let apart = span.start >= end && self.text().get(span.range()).is_some();
            if apart {
                end = span.end;
            }
            apart
        });
        let moves = Moves::new(&order);
        let mut text = String::with_capacity(self.text().len());
        let mut done = 0;
        for (span, meant) in order {
            text.push_str(self.slice(Span::new(done, span.start)));
            text.push_str(meant);
            done = span.end;
        }
        text.push_str(self.slice(Span::new(done, self.len())));

        let mut read = (*self.read).clone();
        read.text = text;
        let at = |offset: u32| moves.place(offset);
        for style in &mut read.styles {
            style.span = moves.span(style.span);
        }
        for seam in &mut read.seams {
            *seam = at(*seam);
        }
        for note in &mut read.continuations {
            note.span = moves.span(note.span);
        }
        read.origin.move_text(&at);
        read.beside.move_text(&at);
        let mut blocks = self.blocks.clone();
        for block in &mut blocks {
            block.span = moves.span(block.span);
        }
        let moved = |section: &Section| Section {
            title: moves.span(section.title),
            span: moves.span(section.span),
            ..section.clone()
        };
        let mut sections: Vec<Section> = self.sections.iter().map(moved).collect();
        let chars = count_chars(&read.text, &mut sections);
        let seed = |seed: &SectionSeed| SectionSeed {
            title: moves.span(seed.title),
            ..seed.clone()
        };
        let recognised = self.recognised.as_ref();
        let mended = Self {
            recognised: recognised.map(|seeds| seeds.iter().map(seed).collect()),
            turned: self.turned.clone(),
            read: Arc::new(read),
            chars,
            blocks,
            sections,
        };
        (mended, moves)
    }
}
