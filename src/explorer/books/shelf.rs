//! The books that the program knows, with how each is looked at, and which is
//! in front.

use crate::explorer::books::book::Book;
use crate::explorer::books::place::{BookId, Job};
use crate::explorer::desk::views::view::View;
use crate::search::Rules;
use crate::source::Location;

/// The books in their order.
#[derive(Debug, Default)]
pub struct Shelf {
    books: Vec<(Book, View)>,
    /// Index of the one in front.
    front: usize,
    /// Those that were in front, the last at the end.
    recent: Vec<BookId>,
    next: BookId,
    /// How many of them are the reader's, not the program's own.
    own: usize,
}

impl Shelf {
    /// Puts one more book at the end; nothing of it is read. Gives its name.
    pub(in crate::explorer) fn add(&mut self, location: Location, rules: Rules) -> BookId {
        let id = self.next;
        self.next = id.next();
        self.own = self.own.saturating_add(usize::from(is_own(&location)));
        self.books
            .push((Book::new(id, location), View::new(id, rules)));
        id
    }

    /// Takes a book away. Where it was in front, the one before it comes to
    /// the front.
    pub(in crate::explorer) fn take_away(&mut self, id: BookId) {
        let Some(at) = self.books.iter().position(|(book, _)| book.id() == id) else {
            return;
        };
        let (taken, _) = self.books.remove(at);
        let own = usize::from(is_own(taken.location()));
        self.own = self.own.saturating_sub(own);
        self.recent.retain(|recent| *recent != id);
        if at <= self.front {
            self.front = self.front.saturating_sub(1);
        }
    }

    /// How many books there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.books.len()
    }

    /// Whether there are several of the reader's, which stand under one tree
    /// and one filter.
    #[must_use]
    pub const fn is_joint(&self) -> bool {
        self.own > 1
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.books.is_empty()
    }

    /// Place of the book in front among all, from 0.
    #[must_use]
    pub const fn rank(&self) -> usize {
        self.front
    }

    /// All books.
    pub fn books(&self) -> impl Iterator<Item = &Book> {
        self.books.iter().map(|(book, _)| book)
    }

    pub(in crate::explorer) fn books_mut(&mut self) -> impl Iterator<Item = &mut Book> {
        self.books.iter_mut().map(|(book, _)| book)
    }

    /// Brings the book at a place (from 0) to the front; gives its name.
    pub(in crate::explorer) fn bring(&mut self, at: usize) -> Option<BookId> {
        let id = self.books.get(at)?.0.id();
        self.front = at;
        self.recent.retain(|recent| *recent != id);
        self.recent.push(id);
        Some(id)
    }

    /// The books that have not been in front for a while and can be put back:
    /// those behind the last ones that have so many bytes of text together.
    pub(in crate::explorer) fn far(&self, at_hand: usize) -> Vec<BookId> {
        let mut bytes = 0usize;
        let mut far = Vec::new();
        for &id in self.recent.iter().rev() {
            let Some((book, _)) = self.get(id).filter(|_| !self.is_in_front(id)) else {
                continue;
            };
            bytes = bytes.saturating_add(book.document().text().len());
            if bytes > at_hand && book.can_be_put_back() {
                far.push(id);
            }
        }
        far
    }

    /// Place of a book among all, from 0.
    #[must_use]
    pub fn position(&self, id: BookId) -> Option<usize> {
        self.books.iter().position(|(book, _)| book.id() == id)
    }

    /// The book in front; `None` only when the program is about to end.
    #[must_use]
    pub fn front(&self) -> Option<(&Book, &View)> {
        self.books.get(self.front).map(|(book, view)| (book, view))
    }

    pub(in crate::explorer) fn front_mut(&mut self) -> Option<(&mut Book, &mut View)> {
        let (book, view) = self.books.get_mut(self.front)?;
        Some((book, view))
    }

    /// A book by its name, while it is there. Linear in the books.
    #[must_use]
    pub fn get(&self, id: BookId) -> Option<(&Book, &View)> {
        let found = self.books.iter().find(|(book, _)| book.id() == id);
        found.map(|(book, view)| (book, view))
    }

    pub(in crate::explorer) fn get_mut(&mut self, id: BookId) -> Option<(&mut Book, &mut View)> {
        let (book, view) = self.books.iter_mut().find(|(book, _)| book.id() == id)?;
        Some((book, view))
    }

    /// The book that a job reads, where that is its last asking.
    pub(in crate::explorer) fn asked(&mut self, job: Job) -> Option<(&mut Book, &mut View)> {
        self.get_mut(job.book)
            .filter(|(book, _)| book.is_asked_by(job))
    }

    /// The book in which something was found, where that was in the text that
    /// is there.
    pub(in crate::explorer) fn found_in(&mut self, job: Job) -> Option<(&mut Book, &mut View)> {
        self.get_mut(job.book)
            .filter(|(book, _)| book.is_text_of(job))
    }

    /// Whether a book is the one in front.
    #[must_use]
    pub fn is_in_front(&self, id: BookId) -> bool {
        self.front().is_some_and(|(book, _)| book.id() == id)
    }
}

/// Whether a document is the reader's.
const fn is_own(location: &Location) -> bool {
    !matches!(location, Location::Embedded(_))
}
