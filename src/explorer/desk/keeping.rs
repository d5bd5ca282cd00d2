//! What is kept of a document between runs: taking it up again, and saying
//! what has changed.

use std::sync::Arc;

use crate::document::Span;
use crate::notes::{Anchor, Change, DocumentKey, KeptFilters, KeptFold};
use crate::parse::corrections::Corrections;
use crate::setting::Said;
use crate::source::{Encoding, Location};

use crate::explorer::desk::action::{Effect, ReaderId};
use crate::explorer::desk::state::{Reader, State};
use crate::explorer::keys::command::Command;
use crate::explorer::language::Text;
use crate::explorer::pages::presets;
use crate::explorer::reading::pane::Align;

/// What is known of a document from earlier runs, as it fits the document
/// that is just being opened.
#[derive(Debug, Clone, Default)]
pub struct Recalled {
    /// Under which it is kept; not known before the whole document is there.
    pub key: Option<Arc<DocumentKey>>,
    /// The corrections that the document was made with.
    pub corrections: Corrections,
    /// Lines named in the corrections that are no longer there.
    pub lost_lines: usize,
    /// Where the reader was, in bytes of the reading text.
    pub place: Option<u32>,
    /// The encoding that the reader chose.
    pub encoding: Option<Encoding>,
    /// The sections that the reader folded or unfolded.
    pub folds: Vec<KeptFold>,
    /// The filters that were in force.
    pub filters: KeptFilters,
    /// What went wrong with it, in words for the reader.
    pub fault: Option<Said>,
}

impl Reader {
    /// Asks that a change be kept; nothing while the document is not known
    /// by its content.
    pub(in crate::explorer) fn keep(&self, change: Change) -> Option<Effect> {
        let key = self.key.as_ref()?;
        Some(Effect::Keep(Arc::clone(key), change))
    }

    /// Asks that the place be kept where the reader has moved.
    pub(in crate::explorer) fn keep_place(&mut self) -> Option<Effect> {
        let cursor = self.reading.cursor();
        // What is recalled comes before the document.
        let nowhere = self.document.is_empty() || !keeps_place(&self.location);
        if self.kept_cursor == Some(cursor) || nowhere {
            return None;
        }
        let here = Anchor::at(&self.document, Span::new(cursor, cursor));
        let effect = self.keep(Change::Place(here))?;
        self.kept_cursor = Some(cursor);
        Some(effect)
    }
}

/// How a document is set up: folds and filters, as they are kept.
#[derive(Debug, Default)]
pub struct View {
    /// What was kept, until it is in force.
    recalled: Option<(Vec<KeptFold>, KeptFilters)>,
    /// Whether what was kept is in force, so that changes are kept.
    is_restored: bool,
    /// The count of the tree's changes when the folds were kept last.
    folds: u64,
    /// The filters that were kept last.
    filters: KeptFilters,
}

impl Reader {
    /// Asks that folds and filters be kept where they have changed.
    pub(in crate::explorer) fn keep_view(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        if !self.view.is_restored || !keeps_place(&self.location) {
            return effects;
        }
        if self.view.folds != self.tree.changes() {
            let folds = self.tree.unusual_folds(&self.document);
            if let Some(effect) = self.keep(Change::Folds(folds)) {
                self.view.folds = self.tree.changes();
                effects.push(effect);
            }
        }
        if self.filter.chips().is_empty() && self.view.filters == KeptFilters::default() {
            return effects;
        }
        let filters = presets::filters(&self.filter, self.narrow_text);
        if self.view.filters != filters
            && let Some(effect) = self.keep(Change::Filters(filters.clone()))
        {
            self.view.filters = filters;
            effects.push(effect);
        }
        effects
    }

    /// Puts folds and filters of the last time in force, in a document that
    /// is all there; what the reader has set up meanwhile stands. Whether
    /// filters came back.
    pub(in crate::explorer) fn restore_view(&mut self) -> bool {
        let Some((folds, filters)) = self.view.recalled.take() else {
            return false;
        };
        if std::mem::replace(&mut self.view.is_restored, true) {
            return false;
        }
        if self.tree.changes() == 0 {
            let folds = KeptFold::place(&folds, &self.document);
            self.tree.set_folds(&folds);
            self.tree.rebuild(&self.document, None);
        }
        let is_free = !self.filter.is_active() && self.filter.chips().is_empty();
        if !is_free || filters.chips.is_empty() {
            return false;
        }
        self.narrow_text = filters.narrow;
        presets::put(&mut self.filter, &filters);
        self.view.filters = filters;
        true
    }
}

/// Our own documents are opened at their beginning.
const fn keeps_place(location: &Location) -> bool {
    !matches!(location, Location::Embedded(_))
}

impl State {
    /// Takes in what is known of a document, before the document itself.
    pub(in crate::explorer) fn recalled(&mut self, id: ReaderId, recalled: Recalled) {
        let Some(reader) = self.reader_by_id(id) else {
            return;
        };
        let corrected = !recalled.corrections.is_empty();
        if !reader.is_corrected_here {
            reader.corrections = recalled.corrections;
        }
        if reader.encoding.is_none() {
            reader.encoding = recalled.encoding;
        }
        reader.key = recalled.key;
        if keeps_place(&reader.location) {
            reader.resume = recalled.place;
            if reader.key.is_some() {
                reader.view.recalled = Some((recalled.folds, recalled.filters));
            }
        }
        if recalled.fault.is_some() || recalled.lost_lines > 0 {
            // More is to be told than that it was read again.
            reader.reread = None;
        }
        if let Some(fault) = recalled.fault {
            self.complain_of(&fault);
        } else if recalled.lost_lines > 0 {
            self.complain_with(Text::LinesLost, &[&recalled.lost_lines]);
        } else if corrected && self.message.is_none() {
            let key = self.hint(Command::Structure);
            self.say_with(Text::StructureKept, &[&key]);
        }
    }

    /// Goes to where the reader was the last time, unless they have moved
    /// already.
    pub(in crate::explorer) fn resume(&mut self, id: ReaderId) {
        let Some(reader) = self.reader_by_id(id) else {
            return;
        };
        let Some(place) = reader.resume.take() else {
            return;
        };
        let has_moved = reader
            .kept_cursor
            .is_some_and(|c| c != reader.reading.cursor());
        if has_moved || reader.reading.cursor() != 0 || place == 0 {
            return;
        }
        reader.reading.go_to(&reader.document, place, Align::Top);
        let section = reader.section();
        reader.tree.follow(&reader.document, section);
        if self.message.is_none() {
            let key = self.hint(Command::Top);
            self.say_with(Text::Resumed, &[&key]);
        }
    }
}
