//! The book in front, for those who draw and tell it.

use crate::document::{Document, PlaceUnit, SectionId, Span};
use crate::explorer::books::book::Book;
use crate::explorer::books::mending::Mending;
use crate::explorer::desk::panes::Area;
use crate::explorer::desk::views::view::View;
use crate::explorer::filter::chips::Filter;
use crate::explorer::language::{Language, Text};
use crate::explorer::marks::list::Marks;
use crate::explorer::outline::tree::Tree;
use crate::explorer::panel::Panel;
use crate::explorer::reading::links::Link;
use crate::explorer::reading::pane::Reading;

/// A book and how it is looked at.
#[derive(Debug, Clone, Copy)]
pub struct Front<'a> {
    book: &'a Book,
    view: &'a View,
}

impl<'a> Front<'a> {
    pub(in crate::explorer) const fn new(book: &'a Book, view: &'a View) -> Self {
        Self { book, view }
    }

    /// The book.
    #[must_use]
    pub const fn book(self) -> &'a Book {
        self.book
    }

    /// What of its text is there.
    #[must_use]
    pub fn document(self) -> &'a Document {
        self.book.document()
    }

    /// What is written, where the text is shown as it may be meant.
    #[must_use]
    pub fn mending(self) -> Option<&'a Mending> {
        self.book.mending()
    }

    /// The section tree.
    #[must_use]
    pub const fn tree(self) -> &'a Tree {
        &self.view.outline
    }

    /// The text pane.
    #[must_use]
    pub const fn reading(self) -> &'a Reading {
        &self.view.reading
    }

    /// The filter.
    #[must_use]
    pub const fn filter(self) -> &'a Filter {
        &self.view.filter
    }

    /// The list below tree and text, where one is open.
    #[must_use]
    pub const fn panel(self) -> Option<&'a Panel> {
        self.view.panel.as_ref()
    }

    /// The marks.
    #[must_use]
    pub const fn marks(self) -> &'a Marks {
        self.book.marks()
    }

    /// What on screen leads somewhere: cross-references, signs of notes, links.
    #[must_use]
    pub fn links(self) -> &'a [Link] {
        self.view.links.seen()
    }

    /// The place of the chosen one of the links.
    #[must_use]
    pub const fn link(self) -> Option<Span> {
        self.view.links.chosen()
    }

    /// The section that the reader is in; `None` before the first heading.
    #[must_use]
    pub fn section(self) -> Option<SectionId> {
        self.view.section(self.book.document())
    }

    /// Where in the source the reader is, in words, and how much of it there
    /// is: 7/30 行, page iv/20.
    #[must_use]
    pub fn place_in_words(self, language: Language) -> String {
        let document = self.document();
        let origin = document.origin();
        let cursor = self.view.reading.cursor();
        let number = origin.number(cursor);
        let (text, last) = match origin.unit() {
            PlaceUnit::Line => (Text::Line, document.meta().lines),
            PlaceUnit::Page => (Text::Page, origin.last()),
            PlaceUnit::Paragraph => (Text::Paragraph, origin.last()),
            PlaceUnit::Chapter => (Text::Chapter, origin.last()),
        };
        text.fill(language, &[&origin.told(cursor), &last.max(number)])
    }

    /// Hundredths of the source read so far; `None` once it is all there.
    #[must_use]
    pub const fn loading(self) -> Option<u8> {
        self.book.loading()
    }

    /// Whether the text arrives bit by bit, from a pipe, and goes on.
    #[must_use]
    pub const fn follows(self) -> bool {
        self.book.follows()
    }

    /// Whether the source could not be read at all.
    #[must_use]
    pub const fn is_unread(self) -> bool {
        self.book.is_unread()
    }

    /// Whether the index for the jump box is ready.
    #[must_use]
    pub const fn has_titles(self) -> bool {
        self.book.titles().is_some()
    }

    /// The cell of the screen where the grapheme at a byte offset begins, where
    /// it is seen in a row of running text whose lines lie in `column`.
    #[must_use]
    pub fn cell_on_screen(self, column: Area, offset: u32) -> Option<(u16, u16)> {
        let document = self.book.document();
        self.view.reading.cell_on_screen(document, column, offset)
    }
}
