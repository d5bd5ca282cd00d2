//! What the explorer knows of all documents of the shelf together.

use std::collections::{BTreeMap, BTreeSet};

use crate::explorer::books::place::BookId;
use crate::explorer::books::shelf::Shelf;
use crate::explorer::outline::tree::Around;
use crate::explorer::shelves::found::ShelfHits;
use crate::explorer::shelves::known::{Facts, Look};
use crate::explorer::shelves::rows::{FolderRow, Folders, ShelfOrder};
use crate::library::by_name;
use crate::setting::Said;

/// What is known of all documents together.
#[derive(Debug, Default)]
pub struct Stock {
    facts: BTreeMap<BookId, Box<Facts>>,
    refused: BTreeMap<BookId, Said>,
    copies: BTreeMap<BookId, BookId>,
    folders: Folders,
    pub(in crate::explorer) folded: BTreeSet<u32>,
    /// Whether the sections of the document in front are put away.
    pub(in crate::explorer) is_front_folded: bool,
    pub(in crate::explorer) order: ShelfOrder,
    pub(in crate::explorer) hits: ShelfHits,
    /// Hits by folder, those below included.
    in_folders: Vec<usize>,
    /// Whether the rows are to be worked out anew.
    pub(in crate::explorer) is_stale: bool,
}

impl Stock {
    /// What was seen of a document.
    #[must_use]
    pub fn facts(&self, book: BookId) -> Option<&Facts> {
        self.facts.get(&book).map(AsRef::as_ref)
    }

    /// Why a document cannot be read.
    #[must_use]
    pub fn refused(&self, book: BookId) -> Option<&Said> {
        self.refused.get(&book)
    }

    /// How many cannot be read.
    #[must_use]
    pub fn unread(&self) -> usize {
        self.refused.len()
    }

    /// The document that a document is a copy of.
    #[must_use]
    pub fn copy_of(&self, book: BookId) -> Option<BookId> {
        self.copies.get(&book).copied()
    }

    /// What the filter finds.
    #[must_use]
    pub const fn hits(&self) -> &ShelfHits {
        &self.hits
    }

    /// A folder by its number.
    #[must_use]
    pub fn folder(&self, folder: u32) -> Option<&FolderRow> {
        self.folders.get(folder)
    }

    /// Whether a folder is folded.
    #[must_use]
    pub fn is_folded(&self, folder: u32) -> bool {
        self.folded.contains(&folder)
    }

    /// The hits in a folder and below.
    #[must_use]
    pub fn in_folder(&self, folder: u32) -> usize {
        self.in_folders.get(folder as usize).copied().unwrap_or(0)
    }

    /// The folder around a document.
    #[must_use]
    pub fn around(&self, book: BookId) -> Option<u32> {
        self.folders.around(book).filter(|_| self.has_folders())
    }

    /// How many folders a document stands in, as the order shows it.
    #[must_use]
    pub fn depth(&self, book: BookId) -> u16 {
        match self.has_folders() {
            true => self.folders.depth(book),
            false => 0,
        }
    }

    /// In which order documents stand.
    #[must_use]
    pub const fn order(&self) -> ShelfOrder {
        self.order
    }

    const fn has_folders(&self) -> bool {
        matches!(self.order, ShelfOrder::Folders)
    }
}

impl Stock {
    /// Looks where the documents lie.
    pub(in crate::explorer) fn arrange(&mut self, shelf: &Shelf) {
        let books = shelf.books().map(|book| (book.id(), book.location()));
        self.folders = Folders::of(books);
        self.is_stale = true;
    }

    /// Takes in what was seen of a document.
    pub(in crate::explorer) fn see(&mut self, book: BookId, look: Look) {
        self.is_stale = true;
        match look {
            Look::Seen(facts) => {
                self.refused.remove(&book);
                self.facts.insert(book, facts);
            }
            Look::Refused(reason) => {
                self.refused.insert(book, reason);
            }
            Look::CopyOf(other) => {
                self.copies.insert(book, other);
            }
        }
    }

    /// Counts the hits of the folders anew. Linear in the documents.
    pub(in crate::explorer) fn count_folders(&mut self, shelf: &Shelf) {
        self.in_folders = vec![0; self.folders.len()];
        for book in shelf.books() {
            let Some(count) = self.hits.count(book.id()).filter(|&count| count > 0) else {
                continue;
            };
            for folder in self.folders.path(book.id()) {
                if let Some(sum) = self.in_folders.get_mut(folder as usize) {
                    *sum = sum.saturating_add(count);
                }
            }
        }
    }

    /// The documents in their order.
    #[must_use]
    pub fn ordered(&self, shelf: &Shelf) -> Vec<BookId> {
        let mut books: Vec<_> = shelf
            .books()
            .map(|book| (book.id(), book.location().name()))
            .collect();
        match self.order {
            ShelfOrder::Folders => {}
            ShelfOrder::Names => {
                books.sort_by(|(_, a), (_, b)| by_name(a.as_ref(), b.as_ref()));
            }
            ShelfOrder::Dates => {
                let date = |book: &BookId| {
                    let date = self.facts(*book).map(|facts| facts.profile.date.as_str());
                    let date = date.unwrap_or_default();
                    (date.is_empty(), date.to_owned())
                };
                books.sort_by_cached_key(|(book, _)| date(book));
            }
            ShelfOrder::Hits => {
                let count = |book: &BookId| self.hits.count(*book).unwrap_or(0);
                books.sort_by_key(|(book, _)| std::cmp::Reverse(count(book)));
            }
        }
        books.into_iter().map(|(book, _)| book).collect()
    }

    /// The rows around the document in front; with `narrowed` without the
    /// documents in which nothing was found.
    pub(in crate::explorer) fn rows(&self, shelf: &Shelf, front: BookId, narrowed: bool) -> Around {
        let mut books = self.ordered(shelf);
        if narrowed && self.hits.is_active() {
            books.retain(|&book| book == front || self.hits.count(book) != Some(0));
        }
        let folders = self.has_folders();
        self.folders
            .rows(&books, front, &self.folded, folders, self.is_front_folded)
    }
}
