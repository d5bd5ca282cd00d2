//! The cross-references on screen, and the chosen one of them.

use crate::document::{Document, Span};
use crate::references::{Reference, ReferenceIndex, references_in};

/// The cross-references on screen.
#[derive(Debug, Default)]
pub struct Links {
    seen: Vec<Reference>,
    /// The chosen one, by its place.
    chosen: Option<Span>,
}

impl Links {
    /// Those on screen.
    #[must_use]
    pub fn seen(&self) -> &[Reference] {
        &self.seen
    }

    /// The place of the chosen one.
    #[must_use]
    pub const fn chosen(&self) -> Option<Span> {
        self.chosen
    }

    /// The chosen one.
    #[must_use]
    pub fn choice(&self) -> Option<Reference> {
        let chosen = self.chosen?;
        self.seen.iter().find(|link| link.span == chosen).copied()
    }

    /// Finds those in the part of the text that is on screen now. The choice
    /// is dropped where it has left the screen.
    pub(in crate::explorer) fn find(
        &mut self,
        document: &Document,
        index: Option<&ReferenceIndex>,
        seen: Span,
    ) {
        self.seen = match index {
            Some(index) => references_in(document, index, seen),
            None => Vec::new(),
        };
        if self.choice().is_none() {
            self.chosen = None;
        }
    }

    /// Chooses another; round at the ends. `None` where there are none.
    pub(in crate::explorer) fn step(&mut self, by: i64) -> Option<Reference> {
        let count = i64::try_from(self.seen.len()).unwrap_or(i64::MAX);
        if count == 0 {
            return None;
        }
        let chosen = self.chosen;
        let here = self.seen.iter().position(|l| Some(l.span) == chosen);
        let next = match here.and_then(|i| i64::try_from(i).ok()) {
            Some(here) => here.saturating_add(by).rem_euclid(count),
            None if by > 0 => 0,
            None => count.saturating_sub(1),
        };
        let link = usize::try_from(next).ok().and_then(|i| self.seen.get(i));
        let link = link.copied()?;
        self.chosen = Some(link.span);
        Some(link)
    }

    /// Lets go of the choice; whether there was one.
    pub(in crate::explorer) const fn let_go(&mut self) -> bool {
        self.chosen.take().is_some()
    }
}
