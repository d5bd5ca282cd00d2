//! Two documents, compared: all that the changes are told from.

use std::collections::HashSet;

use super::change::Edit;
use super::edits::Editor;
use super::letters::{Alike, Mixed};
use super::pairing::{self, Wish};
use super::pairs::Pairs;
use super::passages::Passages;
use super::pieces::{PieceId, Pieces};
use super::sketch::Weights;
use super::{order, sentences};
use crate::document::{Document, SectionId};

/// How two documents are compared.
#[derive(Debug, Clone, Default)]
pub struct How {
    /// What counts as the same.
    pub alike: Alike,
    /// Sections of the old and the new document that the reader joined or
    /// parted; `None` is the text before the first heading.
    pub wishes: Vec<(Option<SectionId>, Option<SectionId>, Wish)>,
}

/// Two documents, compared.
#[derive(Debug)]
pub struct Comparison<'d> {
    pub(super) old: Pieces<'d>,
    pub(super) new: Pieces<'d>,
    pub(super) pairs: Pairs,
    /// Pieces of the new document.
    pub(super) moved: HashSet<PieceId, Mixed>,
    pub(super) passages: Passages,
    /// What was done inside passages that changed, by where they begin in the
    /// new document.
    pub(super) edits: std::collections::HashMap<u32, Vec<Edit>, Mixed>,
}

impl<'d> Comparison<'d> {
    /// Compares two documents; `None` where it was cancelled, which is asked
    /// for before each piece. Near linear in what is the same; what differs is
    /// compared with a bounded number of others, and inside a passage in time
    /// that grows with the square of its length up to a bound.
    #[must_use]
    pub fn new(
        old: &'d Document,
        new: &'d Document,
        how: &How,
        cancelled: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let piece = |section: Option<SectionId>| section.map_or(0, |id| id.saturating_add(1));
        let wishes: Vec<_> = how
            .wishes
            .iter()
            .map(|&(a, b, wish)| (piece(a), piece(b), wish))
            .collect();
        let old = Pieces::new(old, how.alike);
        let new = Pieces::new(new, how.alike);
        if cancelled() {
            return None;
        }
        let weights = Weights::new(sentences::samples(&old), sentences::samples(&new));
        let pairs = pairing::pair(&old, &new, &weights, &wishes);
        if cancelled() {
            return None;
        }
        let moved = order::moved(&old, &new, &pairs);
        let editor = Editor::new(&old, &new, &pairs);
        let passages = Passages::new(&old, &new, &pairs, &weights, &editor, cancelled)?;
        let mut edits = std::collections::HashMap::default();
        for pair in passages.differing.values() {
            if cancelled() {
                return None;
            }
            for run in pair.runs.iter().filter(|run| !run.same) {
                let (a, b) = (pair.old.get(run.old.clone()), pair.new.get(run.new.clone()));
                if let (Some([a, .., y] | [a @ y]), Some([b, .., z] | [b @ z])) = (a, b) {
                    let old = crate::document::Span::new(a.words, y.span.end);
                    let new = crate::document::Span::new(b.words, z.span.end);
                    edits.insert(b.span.start, editor.edits(old, new));
                }
            }
        }
        drop(editor);
        Some(Self {
            old,
            new,
            pairs,
            moved,
            passages,
            edits,
        })
    }

    /// The old document.
    #[must_use]
    pub const fn old(&self) -> &'d Document {
        self.old.document
    }

    /// The new document.
    #[must_use]
    pub const fn new_document(&self) -> &'d Document {
        self.new.document
    }

    /// The section of the new document that one of the old document is.
    #[must_use]
    pub fn new_of(&self, old: SectionId) -> Option<SectionId> {
        let new = self.pairs.new_of(old.saturating_add(1))?;
        Pieces::section(new)
    }

    /// The section of the old document that one of the new document is.
    #[must_use]
    pub fn old_of(&self, new: SectionId) -> Option<SectionId> {
        let old = self.pairs.old_of(new.saturating_add(1))?;
        Pieces::section(old)
    }
}
