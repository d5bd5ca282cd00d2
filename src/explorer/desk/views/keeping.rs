//! Asking that what has changed of a view be kept, and putting in force what
//! was kept.

use crate::document::{Document, Span};
use crate::explorer::books::book::Book;
use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::views::setup::PutBack;
use crate::explorer::desk::views::view::View;
use crate::explorer::filter::kept;
use crate::explorer::outline::tree::Tree;
use crate::explorer::panel::Panel;
use crate::explorer::reading::links::Links;
use crate::explorer::reading::pane::{Align, Reading};
use crate::explorer::reading::selection::pointer::Pointer;
use crate::notes::{Change, KeptFilters, KeptFold};

impl View {
    /// Asks that the place be kept where the reader has moved.
    pub(in crate::explorer) fn keep_place(&mut self, book: &Book) -> Option<Effect> {
        let cursor = self.reading.cursor();
        // What is recalled comes before the text.
        let nowhere = book.document().is_empty() || !book.keeps_place() || !book.is_known();
        if self.setup.cursor == Some(cursor) || nowhere {
            return None;
        }
        let here = book.anchor(Span::new(cursor, cursor));
        let effect = book.keep(Change::Place(here))?;
        self.setup.cursor = Some(cursor);
        Some(effect)
    }

    /// Asks that folds and filters be kept where they have changed.
    pub(in crate::explorer) fn keep_setup(&mut self, book: &Book, is_joint: bool) -> Vec<Effect> {
        let mut effects = Vec::new();
        let setup = &mut self.setup;
        if !setup.is_restored || !book.keeps_place() {
            return effects;
        }
        if setup.folds != self.outline.changes() {
            let folds = self.outline.unusual_folds(book.document());
            if let Some(effect) = book.keep(Change::Folds(folds)) {
                setup.folds = self.outline.changes();
                effects.push(effect);
            }
        }
        // A filter over all is none of this book.
        if is_joint {
            return effects;
        }
        if self.filter.chips().is_empty() && setup.filters == KeptFilters::default() {
            return effects;
        }
        let filters = kept::filters(&self.filter, self.narrowing.text);
        if setup.filters != filters
            && let Some(effect) = book.keep(Change::Filters(filters.clone()))
        {
            setup.filters = filters;
            effects.push(effect);
        }
        effects
    }

    /// Puts folds and filters of the last time in force, in a book that is all
    /// there; what the reader has set up meanwhile stands. Whether filters came
    /// back.
    pub(in crate::explorer) fn restore_setup(&mut self, book: &Book, is_joint: bool) -> bool {
        let setup = &mut self.setup;
        let Some((folds, filters)) = setup.recalled.take() else {
            return false;
        };
        if std::mem::replace(&mut setup.is_restored, true) {
            return false;
        }
        if self.outline.changes() == 0 {
            let folds = KeptFold::place(&folds, book.document());
            self.outline.set_folds(&folds);
            self.outline.rebuild(book.document(), None);
        }
        let is_free = !self.filter.is_active() && self.filter.chips().is_empty();
        if is_joint || !is_free || filters.chips.is_empty() {
            return false;
        }
        self.narrowing.text = filters.narrow;
        kept::put(&mut self.filter, &filters);
        self.setup.filters = filters;
        true
    }

    /// Lets go of all that follows from the text, which is put back; what the
    /// reader has set up stays.
    pub(in crate::explorer) fn put_back(&mut self, book: &Book) {
        let cursor = self.reading.cursor();
        self.setup.put_back = Some(PutBack {
            place: book.anchor(Span::new(cursor, cursor)),
            wanted: None,
            folds: self.outline.unusual_folds(book.document()),
        });
        self.outline = Tree::default();
        self.reading = Reading::default();
        self.links = Links::default();
        self.pointer = Pointer::default();
        self.selection = None;
        self.filter.forget_all_hits();
        let panel = self.panel.take();
        self.panel = panel.map(|panel| Panel::new(panel.listing().clone()));
    }

    /// Goes to an offset as soon as the text is there, where it was put back.
    pub(in crate::explorer) fn want(&mut self, offset: u32) {
        match &mut self.setup.put_back {
            Some(put_back) => put_back.wanted = Some(offset),
            None => self.setup.wanted = Some(offset),
        }
    }

    /// Goes on where the reader was, in a text that is there again.
    pub(in crate::explorer) fn go_on(&mut self, document: &Document) {
        let Some(put_back) = self.setup.put_back.take() else {
            let is_there = |offset: &u32| *offset < document.len() || !document.meta().partial;
            if let Some(offset) = self.setup.wanted.filter(is_there) {
                self.setup.wanted = None;
                self.go_to(document, offset, Align::Near);
            }
            return;
        };
        let folds = KeptFold::place(&put_back.folds, document);
        if !folds.is_empty() {
            self.outline.set_folds(&folds);
            self.rebuild_outline(document);
        }
        self.setup.folds = self.outline.changes();
        let place = put_back.place.find(document).map(|span| span.start);
        if let Some(place) = put_back.wanted.or(place) {
            self.go_to(document, place, Align::Top);
        }
    }
}
