//! The box in which the document is chosen that another is compared with.

use crate::explorer::books::place::BookId;
use crate::explorer::comparing::wish::Wish;
use crate::explorer::language::Text;
use crate::explorer::pages::layer::{Around, Turn};
use crate::explorer::pages::lists::finder::Finder;
use crate::explorer::pages::order::Order;
use crate::explorer::pages::picker::Picker;

/// One line of the box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OtherItem {
    /// A document that is on the shelf, with what it is called.
    Book(BookId, String),
    /// The document at a path that is typed.
    Path(String),
}

/// What is typed, and the documents that are found for it.
#[derive(Debug, Default)]
pub struct OtherBox {
    /// What is typed, and what was found for it.
    pub picker: Picker<OtherItem>,
    books: Vec<(BookId, String)>,
}

impl OtherBox {
    /// A box that offers these documents.
    #[must_use]
    pub fn new(books: Vec<(BookId, String)>, around: &Around<'_>) -> Self {
        let mut page = Self {
            picker: Picker::default(),
            books,
        };
        page.find(around);
        page
    }
}

impl Finder for OtherBox {
    type Item = OtherItem;

    fn picker(&self) -> &Picker<OtherItem> {
        &self.picker
    }

    fn picker_mut(&mut self) -> &mut Picker<OtherItem> {
        &mut self.picker
    }

    fn find(&mut self, _: &Around<'_>) {
        let typed = self.picker.prompt.text().trim();
        let lower = typed.to_lowercase();
        let books = self.books.iter();
        let books = books.filter(|(_, name)| name.to_lowercase().contains(&lower));
        let mut items: Vec<_> = books
            .map(|(id, name)| OtherItem::Book(*id, name.clone()))
            .collect();
        if !typed.is_empty() {
            items.push(OtherItem::Path(typed.to_owned()));
        }
        self.picker.set_items(items, 0);
    }

    fn take(&mut self, _: &Around<'_>) -> Turn {
        match self.picker.choice().cloned() {
            Some(OtherItem::Book(id, _)) => Turn::CloseAndDo(Order::Compare(Wish::With(id))),
            Some(OtherItem::Path(path)) => Turn::CloseAndDo(Order::Compare(Wish::Path(path))),
            None => Turn::Do(Order::Say(Text::CompareNone)),
        }
    }
}
