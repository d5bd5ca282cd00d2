//! Opening books, taking in what comes of them, reading them again, closing.

use std::sync::Arc;

use crate::anchor::Moved;
use crate::document::{Document, PlaceUnit};
use crate::explorer::books::book::Book;
use crate::explorer::books::place::{BookId, Job};
use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::state::State;
use crate::explorer::desk::views::work::Work;
use crate::explorer::language::Text;
use crate::explorer::outline::tree::Tree;
use crate::explorer::pages::page::Page;
use crate::explorer::reading::pane::Align;
use crate::explorer::shelves::known::Look;
use crate::notes::Change;
use crate::open::Recalled;
use crate::setting::Said;
use crate::setting::keys::command::Command;
use crate::source::{Embedded, Encoding, Location};

/// Bytes of text of books that stay at hand beside the one in front. With all
/// that follows from it a text takes about four times its size (measured on
/// twelve novels of 1.3 MB), and all that is not looked at is to take less than
/// 10 MB.
const AT_HAND: usize = 3 * 512 * 1024;

impl State {
    /// Puts one more book on the shelf and in front.
    pub(in crate::explorer) fn open(&mut self, location: Location) -> Vec<Effect> {
        let id = self.shelf.add(location, self.rules);
        self.stock.arrange(&self.shelf);
        let at = self.shelf.position(id).unwrap_or(0);
        self.bring(at)
    }

    /// Brings a book to the front by its place on the shelf (from 0), and asks
    /// for it where nothing of it has been asked for.
    pub(in crate::explorer) fn bring(&mut self, at: usize) -> Vec<Effect> {
        let from = self.shelf.front().map(|(book, _)| book.id());
        self.shelf.bring(at);
        if let Some(from) = from {
            self.pass_filter_on(from);
        }
        let mut effects = self.open_front();
        let front = self.shelf.front();
        if let Some((book, view)) = front
            && view.filter.is_unsearched()
            && !book.document().is_empty()
        {
            let id = book.id();
            effects.extend(self.search_again(id));
        }
        effects.extend(self.put_far_back());
        effects
    }

    /// Puts back what has not been looked at for a while, so that going through
    /// many books does not hold them all.
    fn put_far_back(&mut self) -> Vec<Effect> {
        let far = self.shelf.far(AT_HAND);
        for &id in &far {
            if let Some((book, view)) = self.shelf.get_mut(id) {
                view.put_back(book);
                book.put_back();
            }
        }
        far.into_iter().map(Effect::Close).collect()
    }

    /// Asks for the book in front, where nothing of it has been asked for.
    pub(in crate::explorer) fn open_front(&mut self) -> Vec<Effect> {
        let front = self.shelf.front_mut();
        front
            .and_then(|(book, _)| book.open())
            .into_iter()
            .collect()
    }

    /// Goes on or back by books; round at the ends.
    pub(in crate::explorer) fn switch_document(&mut self, by: i64) -> Vec<Effect> {
        let count = i64::try_from(self.shelf.len()).unwrap_or(i64::MAX);
        if count < 2 {
            self.say(Text::OnlyDocument);
            return Vec::new();
        }
        let mut books = self.stock.ordered(&self.shelf);
        let front = self.shelf.front().map(|(book, _)| book.id());
        // What cannot be read is gone past.
        books.retain(|&book| Some(book) == front || self.stock.refused(book).is_none());
        let count = i64::try_from(books.len()).unwrap_or(count).max(1);
        let here = books.iter().position(|&book| Some(book) == front);
        let here = i64::try_from(here.unwrap_or(0)).unwrap_or(0);
        let there = here.saturating_add(by).rem_euclid(count);
        let book = books.get(usize::try_from(there).unwrap_or(0));
        book.map(|&book| self.bring_book(book)).unwrap_or_default()
    }

    /// Opens the user's guide.
    pub(in crate::explorer) fn open_guide(&mut self) -> Vec<Effect> {
        let guide = self.language.choose(Embedded::GuideZh, Embedded::GuideEn);
        self.open(Location::Embedded(guide))
    }

    /// Closes the book in front; the last one ends the program.
    pub(in crate::explorer) fn close(&mut self) -> Vec<Effect> {
        let Some((book, _)) = self.shelf.front() else {
            return vec![Effect::Quit];
        };
        let id = book.id();
        // With nothing left to read, there is nothing to stay for.
        let left = |other: &Book| other.id() != id && !other.is_unread();
        let is_last = !self.shelf.books().any(left);
        if is_last {
            return vec![Effect::Quit];
        }
        self.take_away(id)
    }

    /// Takes a book from the shelf and calls off what is done for it.
    fn take_away(&mut self, id: BookId) -> Vec<Effect> {
        self.shelf.take_away(id);
        self.stock.arrange(&self.shelf);
        self.history.forget(id);
        let mut effects = vec![Effect::Close(id)];
        effects.extend(self.open_front());
        effects
    }

    /// Takes in what is known of a book, before its text.
    pub(in crate::explorer) fn recalled(&mut self, job: Job, mut recalled: Recalled) {
        let Some((book, view)) = self.shelf.asked(job) else {
            return;
        };
        let is_corrected = !recalled.corrections.is_empty();
        let fault = recalled.fault.clone();
        let lost_lines = recalled.lost_lines;
        book.recall(&mut recalled);
        if book.keeps_place() {
            view.setup.recall(recalled, book.is_known());
        }
        if let Some(fault) = fault {
            self.complain_of(&fault);
        } else if lost_lines > 0 {
            self.complain_with(Text::LinesLost, &[&lost_lines]);
        } else if is_corrected && self.message.is_none() {
            let key = self.hint(Command::Structure);
            self.say_with(Text::StructureKept, &[&key]);
        }
    }

    /// Takes the text of a book in, or its first part.
    pub(in crate::explorer) fn loaded(&mut self, job: Job, document: Arc<Document>) -> Vec<Effect> {
        if self.shelf.asked(job).is_none() {
            return Vec::new();
        }
        self.take_text(job.book, document)
    }

    /// Puts another text in the place of a book's, with all that follows.
    pub(in crate::explorer) fn take_text(
        &mut self,
        id: BookId,
        document: Arc<Document>,
    ) -> Vec<Effect> {
        let is_in_front = self.shelf.is_in_front(id);
        let is_joint = self.is_shelf();
        let Some((book, view)) = self.shelf.get_mut(id) else {
            return Vec::new();
        };
        let partial = document.meta().partial;
        let settled = !partial || book.follows();
        let moved = Moved::new(book.document(), &document);
        let cursor = moved.place(view.reading.cursor());
        self.history.replace(id, |place| moved.place(place));
        if let Some(Page::Filter(page)) = self.pages.last_mut()
            && is_in_front
        {
            page.origin = moved.place(page.origin);
        }
        self.stock.is_stale = true;
        if book.document().is_empty() {
            let around = view.outline.around().clone();
            let (top, height) = (view.outline.top(), view.outline.height());
            view.outline = Tree::new(&document);
            view.outline.resize(height);
            view.outline.set_around(around);
            view.outline.scroll_as(top);
            view.outline.rebuild(&document, None);
        } else {
            view.outline.replace_document(&moved);
        }
        view.filter.forget_hits();
        view.pointer.pointed = None;
        view.pointer.dragged_from = None;
        let again = book.take_text(Arc::clone(&document));
        let again = again.map(|text| (text, book.location().name()));
        view.reading.replace_document(&document, cursor);
        view.follow(&document);
        let refiltered = !partial && view.restore_setup(book, is_joint);
        view.selection = None;
        if refiltered {
            let key = self.hint(Command::ClearFilters);
            self.say_with(Text::FiltersBack, &[&key]);
        }
        let mut effects = self.search_again(id);
        if let Some((text, name)) = again {
            let (taken, added) = (document.deletions().len(), document.insertions());
            match text {
                Text::DeletionsOn | Text::DeletionsOff => self.say_with(text, &[&taken, &added]),
                _ => {
                    let unit = document.origin().unit();
                    let lines = document.meta().lines;
                    let places = match unit {
                        PlaceUnit::Line => lines,
                        _ => document.origin().last(),
                    };
                    let unit = unit.word(self.language);
                    self.say_with(text, &[&name, &places, &unit]);
                }
            }
        }
        if !partial && document.meta().replacements > 0 {
            let invalid = document.meta().replacements;
            let name = document.meta().encoding.clone();
            let key = self.hint(Command::Encoding);
            self.complain_with(Text::Invalid, &[&invalid, &name, &key]);
        }
        if let Some((book, _)) = self.shelf.get(id).filter(|_| settled) {
            effects.push(book.work(Work::Index(document)));
        }
        if is_in_front {
            effects.extend(self.refresh_page());
        }
        self.resume(id);
        if let Some((book, view)) = self.shelf.get_mut(id) {
            view.go_on(book.document());
        }
        if let Some((book, view)) = self.shelf.get_mut(id) {
            if book.is_corrected_here() && settled {
                // Corrected while the rest was being read.
                effects.push(book.recorrect());
            }
            view.setup.settle(view.reading.cursor(), !partial);
        }
        if is_in_front {
            effects.extend(self.ask_anew());
        }
        effects
    }

    /// Goes to where the reader was the last time, unless they have moved
    /// already.
    fn resume(&mut self, id: BookId) {
        let Some((book, view)) = self.shelf.get_mut(id) else {
            return;
        };
        let Some(place) = view.setup.resume(view.reading.cursor()) else {
            return;
        };
        view.go_to(book.document(), place, Align::Top);
        if self.message.is_none() {
            let key = self.hint(Command::Top);
            self.say_with(Text::Resumed, &[&key]);
        }
    }

    /// A book could not be read, or not to its end.
    pub(in crate::explorer) fn failed(&mut self, job: Job, reason: Said) -> Vec<Effect> {
        match self.shelf.asked(job) {
            Some(_) => self.broken(job.book, reason),
            None => Vec::new(),
        }
    }

    /// The reading of a book has ended before its end. One of which nothing is
    /// there leaves the shelf, unless it is the only one.
    pub(in crate::explorer) fn broken(&mut self, id: BookId, reason: Said) -> Vec<Effect> {
        let others = self.shelf.len() > 1;
        let is_own = self.is_shelf();
        let mut effects = Vec::new();
        if let Some((book, _)) = self.shelf.get_mut(id) {
            book.fail(reason.clone());
            if is_own && book.is_unread() {
                // It stays in its row, with the reason.
                self.stock.see(id, Look::Refused(reason.clone()));
                if self.shelf.is_in_front(id) {
                    effects = self.switch_document(1);
                }
            } else if others && book.is_unread() {
                effects = self.take_away(id);
            }
        }
        self.complain_of(&reason);
        effects
    }

    /// Whether the source can be read a second time; says so where not.
    pub(in crate::explorer) fn can_be_read_again(&mut self) -> bool {
        let Some((book, _)) = self.shelf.front() else {
            return false;
        };
        let again = book.can_be_read_again();
        if !again {
            let name = book.location().name();
            self.say_with(Text::EncodingFixed, &[&name]);
        }
        again
    }

    /// Reads the book in front in another encoding.
    pub(in crate::explorer) fn read_in(&mut self, encoding: Option<Encoding>) -> Vec<Effect> {
        let kept = self.shelf.front_mut().and_then(|(book, _)| {
            book.choose_encoding(encoding);
            let name = encoding.map(|encoding| encoding.name().to_owned());
            book.keep(Change::Encoding(name))
        });
        let mut effects = self.reload();
        effects.extend(kept);
        effects
    }

    /// Reads the book in front again, as the reader asks.
    pub(in crate::explorer) fn reload(&mut self) -> Vec<Effect> {
        if !self.can_be_read_again() {
            return Vec::new();
        }
        let front = self.shelf.front_mut();
        front
            .map(|(book, _)| book.read_again(Text::Reloaded))
            .into_iter()
            .collect()
    }

    /// Reads the book in front again, with what tracked changes took out in its
    /// place or without it.
    pub(in crate::explorer) fn toggle_deletions(&mut self) -> Vec<Effect> {
        let Some((book, _)) = self.shelf.front() else {
            return Vec::new();
        };
        let document = book.document();
        if document.deletions().is_empty() {
            let added = document.insertions();
            self.say_with(Text::NoDeletions, &[&added]);
            return Vec::new();
        }
        if !self.can_be_read_again() {
            return Vec::new();
        }
        let front = self.shelf.front_mut();
        let effect = front.map(|(book, _)| book.turn_deletions());
        effect.into_iter().collect()
    }

    /// Asks for what has changed to be read again, once it has been read and
    /// no list of places is open that the reader is choosing from.
    pub(in crate::explorer) fn read_stale_again(&mut self) -> Vec<Effect> {
        if !self.is_free() {
            return Vec::new();
        }
        let stale = self.shelf.books_mut().filter(|book| book.is_due());
        stale
            .map(|book| book.read_again(Text::SourceChanged))
            .collect()
    }

    /// Tells that a file is gone. What was read of it stays.
    pub(in crate::explorer) fn source_gone(&mut self, id: BookId) {
        let name = self.shelf.get(id).map(|(book, _)| book.location().name());
        if let Some(name) = name {
            self.complain_with(Text::SourceGone, &[&name]);
        }
    }
}
