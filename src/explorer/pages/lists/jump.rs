//! The jump box: titles by what is typed.

use crate::explorer::keys::mouse::Mouse;
use crate::explorer::language::Text;
use crate::explorer::pages::boxes;
use crate::explorer::pages::layer::{Around, Layer, Pressed, Turn, press_list};
use crate::explorer::pages::order::Order;
use crate::explorer::pages::picker::{Answer, Picker};
use crate::explorer::pages::prompt::Prompt;
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
        page.list(around);
        let mut items = page.picker.items().iter();
        if let Some(at) = items.position(|item| Some(item.place) == here) {
            page.picker.select(at);
        }
        page
    }

    /// Looks the titles up anew; those there are stay while no titles are
    /// known.
    fn list(&mut self, around: &Around<'_>) {
        if let Some(titles) = around.titles {
            let all = self.picker.prompt.text().trim().is_empty();
            let limit = if all { usize::MAX } else { LISTED };
            let items = titles.find(self.picker.prompt.text(), limit);
            self.picker.set_items(items, 0);
        }
    }
}

impl Layer for JumpBox {
    fn key(&mut self, key: Key, around: &Around<'_>) -> Turn {
        self.waits = false;
        match self.picker.key(key) {
            Answer::Cancel => Turn::Close,
            Answer::Accept => self.accept(around),
            Answer::Changed => self.refresh(around),
            Answer::Unbound => Turn::Unbound(key),
            Answer::Done => Turn::Stay,
        }
    }

    fn paste(&mut self, text: &str, around: &Around<'_>) -> Turn {
        self.picker.prompt.insert(text);
        self.refresh(around)
    }

    fn wheel(&mut self, lines: i64, _: &Around<'_>) -> Turn {
        self.picker.step(lines.signum());
        Turn::Stay
    }

    fn press(&mut self, mouse: Mouse, around: &Around<'_>) -> Turn {
        match press_list(&mut self.picker, boxes::picker, around.size, mouse) {
            Pressed::Item => self.accept(around),
            Pressed::Frame => Turn::Stay,
            Pressed::Outside => Turn::Close,
        }
    }

    fn rows(&self) -> usize {
        self.picker.items().len()
    }

    fn choose(&mut self, row: usize) -> bool {
        self.picker.select(row)
    }

    fn accept(&mut self, around: &Around<'_>) -> Turn {
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

    fn fill(&mut self, text: &str, around: &Around<'_>) -> Turn {
        self.picker.prompt = Prompt::default();
        self.paste(text, around)
    }

    fn refresh(&mut self, around: &Around<'_>) -> Turn {
        self.list(around);
        if around.titles.is_some() && std::mem::take(&mut self.waits) {
            return self.accept(around);
        }
        Turn::Stay
    }
}
