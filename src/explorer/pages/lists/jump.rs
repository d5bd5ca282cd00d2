//! The jump box: titles by what is typed.

use crate::explorer::language::Text;
use crate::explorer::pages::layer::{Around, Turn};
use crate::explorer::pages::lists::finder::Finder;
use crate::explorer::pages::order::Order;
use crate::explorer::pages::picker::Picker;
use crate::search::TitleMatch;
use crate::setting::keys::key::Key;

/// The most titles that the jump box lists.
const LISTED: usize = 200;

/// The jump box.
#[derive(Debug, Default)]
pub struct JumpBox {
    /// What is typed, and the titles found for it.
    pub picker: Picker<TitleMatch>,
    /// Whether it was accepted before the titles were known.
    waits: bool,
}

impl JumpBox {
    /// A box that lists all titles, the one at `here` chosen.
    #[must_use]
    pub fn new(here: Option<u32>, around: &Around<'_>) -> Self {
        let mut page = Self::default();
        page.find(around);
        let mut items = page.picker.items().iter();
        if let Some(at) = items.position(|item| Some(item.place) == here) {
            page.picker.select(at);
        }
        page
    }
}

impl Finder for JumpBox {
    type Item = TitleMatch;

    fn picker(&self) -> &Picker<TitleMatch> {
        &self.picker
    }

    fn picker_mut(&mut self) -> &mut Picker<TitleMatch> {
        &mut self.picker
    }

    fn find(&mut self, around: &Around<'_>) {
        if let Some(titles) = around.titles {
            let all = self.picker.prompt.text().trim().is_empty();
            let limit = if all { usize::MAX } else { LISTED };
            let items = titles.find(self.picker.prompt.text(), limit);
            self.picker.set_items(items, 0);
        }
    }

    fn take(&mut self, around: &Around<'_>) -> Turn {
        match self.picker.choice() {
            Some(found) => Turn::CloseAndDo(Order::Title(found.place)),
            None => {
                self.waits = around.titles.is_none();
                Turn::Do(Order::Say(match self.waits {
                    true => Text::JumpIndexing,
                    false => Text::JumpNone,
                }))
            }
        }
    }

    fn own_key(&mut self, _: Key) -> Option<Turn> {
        self.waits = false;
        None
    }

    fn found(&mut self, around: &Around<'_>) -> Turn {
        if around.titles.is_some() && std::mem::take(&mut self.waits) {
            return self.take(around);
        }
        Turn::Stay
    }
}
