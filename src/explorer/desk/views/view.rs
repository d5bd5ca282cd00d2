//! One book as it is looked at: where the reader is in it, what is folded,
//! filtered and listed.

use crate::document::{Document, SectionId};
use crate::explorer::books::book::Book;
use crate::explorer::books::place::BookId;
use crate::explorer::desk::views::setup::Setup;
use crate::explorer::filter::chips::Filter;
use crate::explorer::outline::tree::Tree;
use crate::explorer::panel::Panel;
use crate::explorer::reading::links::Links;
use crate::explorer::reading::pane::{Align, Reading};
use crate::explorer::reading::selection::Selection;
use crate::explorer::reading::selection::pointer::Pointer;
use crate::search::Rules;

/// Whether tree and text keep only what has hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Narrowing {
    /// The tree: only sections with hits.
    pub tree: bool,
    /// The text: only paragraphs with hits.
    pub text: bool,
}

impl Default for Narrowing {
    fn default() -> Self {
        Self {
            tree: true,
            text: false,
        }
    }
}

/// One book as it is looked at. Each part looks after itself; what changes
/// several of them at once is here.
#[derive(Debug)]
pub struct View {
    book: BookId,
    pub(in crate::explorer) outline: Tree,
    pub(in crate::explorer) reading: Reading,
    pub(in crate::explorer) filter: Filter,
    pub(in crate::explorer) narrowing: Narrowing,
    pub(in crate::explorer) panel: Option<Panel>,
    pub(in crate::explorer) links: Links,
    pub(in crate::explorer) pointer: Pointer,
    /// What is selected of the text.
    pub(in crate::explorer) selection: Option<Selection>,
    pub(in crate::explorer) setup: Setup,
}

impl View {
    /// A view of a book that is not open yet, whose filter matches by these
    /// rules.
    #[must_use]
    pub fn new(book: BookId, rules: Rules) -> Self {
        Self {
            book,
            outline: Tree::default(),
            reading: Reading::default(),
            filter: Filter::new(rules),
            narrowing: Narrowing::default(),
            panel: None,
            links: Links::default(),
            pointer: Pointer::default(),
            selection: None,
            setup: Setup::default(),
        }
    }

    /// The book that is looked at.
    #[must_use]
    pub const fn book(&self) -> BookId {
        self.book
    }

    /// The section tree.
    #[must_use]
    pub const fn tree(&self) -> &Tree {
        &self.outline
    }

    /// The filter.
    #[must_use]
    pub const fn filter(&self) -> &Filter {
        &self.filter
    }

    /// The section that the reader is in; `None` before the first heading.
    #[must_use]
    pub fn section(&self, document: &Document) -> Option<SectionId> {
        document.section_at(self.reading.cursor())
    }

    /// Lets the tree show where the reader is.
    pub(in crate::explorer) fn follow(&mut self, document: &Document) {
        let section = self.section(document);
        self.outline.follow(document, section);
    }

    /// Goes to an offset, and the tree goes along.
    pub(in crate::explorer) fn go_to(&mut self, document: &Document, offset: u32, align: Align) {
        self.reading.go_to(document, offset, align);
        self.follow(document);
    }

    /// Works out the rows of the tree anew after folding or narrowing.
    pub(in crate::explorer) fn rebuild_outline(&mut self, document: &Document) {
        let hits = self.filter.hits().filter(|_| self.narrowing.tree);
        self.outline.rebuild(document, hits.map(AsRef::as_ref));
    }

    /// Finds the cross-references that are on screen now.
    pub(in crate::explorer) fn find_links(&mut self, book: &Book) {
        let seen = self.reading.seen();
        self.links.find(book.document(), book.references(), seen);
    }
}
