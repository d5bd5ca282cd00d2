//! One filter over all documents of the shelf: it goes along from one to the
//! next, and what it finds in each is looked for beside the screen.

use std::sync::Arc;

use crate::explorer::books::place::BookId;
use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::state::State;
use crate::explorer::language::Text;
use crate::explorer::shelves::found::BookHits;
use crate::explorer::shelves::known::Look;
use crate::explorer::shelves::stock::Stock;
use crate::explorer::shelves::task::{ShelfTask, Sought};
use crate::setting::Said;
use crate::source::Location;

impl State {
    /// What is known of all documents together.
    #[must_use]
    pub const fn stock(&self) -> &Stock {
        &self.stock
    }

    /// Whether there are several documents under one tree and one filter.
    #[must_use]
    pub const fn is_shelf(&self) -> bool {
        self.shelf.is_joint()
    }

    /// Asks for a look at all documents.
    pub(in crate::explorer) fn survey(&self) -> Effect {
        let books = self.shelf.books();
        let books = books.map(|book| (book.id(), book.location().clone()));
        Effect::Shelf(ShelfTask::Survey(books.collect()))
    }

    /// Takes in what was seen of documents.
    pub(in crate::explorer) fn surveyed(&mut self, seen: Vec<(BookId, Look)>) -> Vec<Effect> {
        let mut effects = Vec::new();
        for (book, look) in seen {
            if let Look::Refused(reason) = &look {
                effects.extend(self.broken(book, reason.clone()));
            }
            self.stock.see(book, look);
        }
        effects
    }

    /// Asks for what the filter of the document in front finds in all.
    pub(in crate::explorer) fn search_shelf(&mut self) -> Vec<Effect> {
        if !self.is_shelf() {
            return Vec::new();
        }
        self.stock.is_stale = true;
        let Some((front, view)) = self.shelf.front() else {
            return Vec::new();
        };
        let Some(clauses) = view.filter.clauses() else {
            self.stock.hits.clear();
            self.stock.count_folders(&self.shelf);
            return vec![Effect::CancelShelf];
        };
        let (front, within) = (front.id(), view.filter.within());
        let books = self.shelf.books();
        let sought = books.filter(|book| is_sought(book.location())).map(|book| {
            // What is there already need not be read again, and what came
            // through a pipe cannot.
            let written = book.written();
            let is_there = !written.is_empty() && (!written.meta().partial || book.follows());
            let is_held = book.id() == front || !book.can_be_read_again();
            let document = (is_there && is_held).then(|| Arc::clone(written));
            Sought {
                book: book.id(),
                location: book.location().clone(),
                encoding: book.encoding(),
                document,
            }
        });
        let mut sought: Vec<Sought> = sought.collect();
        // What stands behind the one in front is asked for first.
        let at = sought.iter().position(|sought| sought.book == front);
        sought.rotate_left(at.unwrap_or(0));
        let generation = self.stock.hits.begin(sought.len());
        vec![Effect::Shelf(ShelfTask::Search {
            generation,
            books: sought,
            clauses,
            within,
        })]
    }

    /// Takes in what was found in some documents.
    pub(in crate::explorer) fn shelf_found(
        &mut self,
        generation: u64,
        found: Vec<(BookId, Result<BookHits, Said>)>,
    ) {
        if self.stock.hits.take(generation, found) {
            self.stock.count_folders(&self.shelf);
            self.stock.is_stale = true;
        }
    }

    /// The documents have all been searched.
    pub(in crate::explorer) fn shelf_searched(&mut self, generation: u64) {
        self.stock.hits.finish(generation);
        self.stock.is_stale = true;
    }

    /// Lets the filter of one document be that of the one that comes to the
    /// front; the sections of that are seen.
    pub(in crate::explorer) fn pass_filter_on(&mut self, from: BookId) {
        self.stock.is_front_folded = false;
        self.stock.is_stale = true;
        if !self.is_shelf() {
            return;
        }
        let Some((_, old)) = self.shelf.get(from) else {
            return;
        };
        let (filter, narrowing) = (old.filter.passed_on(), old.narrowing);
        let top = old.outline.top();
        if let Some((_, view)) = self.shelf.front_mut().filter(|(book, _)| book.id() != from) {
            view.outline.scroll_as(top);
            view.narrowing = narrowing;
            view.filter.be_as(filter);
        }
    }

    /// Works the rows of the shelf out anew where they have changed.
    pub(in crate::explorer) fn sync_rows(&mut self) {
        if !std::mem::take(&mut self.stock.is_stale) || !self.is_shelf() {
            return;
        }
        let Some((book, view)) = self.shelf.front() else {
            return;
        };
        let around = self.stock.rows(&self.shelf, book.id(), view.narrowing.tree);
        if *view.outline.around() == around {
            return;
        }
        if let Some((book, view)) = self.shelf.front_mut() {
            view.outline.set_around(around);
            view.rebuild_outline(book.document());
        }
    }

    /// Puts the documents into another order.
    pub(in crate::explorer) fn order_documents(&mut self) {
        if !self.is_shelf() {
            self.say(Text::OnlyDocument);
            return;
        }
        self.stock.order = self.stock.order.next();
        self.stock.is_stale = true;
        let order = self.stock.order.name().get(self.language);
        self.say_with(Text::DocumentsOrdered, &[&order]);
    }
}

/// Whether a document is one of those that are searched: the guide is none.
const fn is_sought(location: &Location) -> bool {
    !matches!(location, Location::Embedded(_))
}
