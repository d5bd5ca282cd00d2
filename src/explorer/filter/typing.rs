//! The filter line while a query is being typed.

use crate::explorer::keys::mouse::Mouse;
use crate::explorer::pages::layer::{Around, Layer, Turn};
use crate::explorer::pages::order::Order;
use crate::explorer::pages::prompt::{Edit, Prompt};
use crate::search::as_term;
use crate::setting::keys::key::{Key, KeyCode};

/// The filter line while a query is being typed.
#[derive(Debug, Default)]
pub struct FilterBox {
    /// The query.
    pub prompt: Prompt,
    /// How far back in the earlier queries the reader has gone, from 1; 0 is
    /// the query being typed.
    pub recalled: usize,
    /// The query being typed, kept while an earlier one is shown.
    pub(in crate::explorer) own: String,
    /// Where the reader was when the query was begun.
    pub(in crate::explorer) origin: u32,
}

impl FilterBox {
    fn changed(&self) -> Turn {
        Turn::Do(Order::Query(self.prompt.text().to_owned()))
    }
}

impl Layer for FilterBox {
    fn key(&mut self, key: Key, around: &Around<'_>) -> Turn {
        let plain = !key.ctrl && !key.alt;
        let order = match key.code {
            KeyCode::Enter if plain => return self.accept(around),
            KeyCode::Esc => return self.leave(),
            KeyCode::Char('c') if key.ctrl => return self.leave(),
            KeyCode::Up => Order::RecallQuery(1),
            KeyCode::Down => Order::RecallQuery(-1),
            KeyCode::Tab => Order::NarrowText,
            KeyCode::BackTab => Order::JoinQuery,
            KeyCode::Backspace if plain && self.prompt.text().is_empty() => Order::EditLastChip,
            _ => match self.prompt.key(key) {
                Edit::Changed => {
                    self.recalled = 0;
                    return self.changed();
                }
                Edit::Moved => return Turn::Stay,
                Edit::None => return Turn::Unbound(key),
            },
        };
        Turn::Do(order)
    }

    fn paste(&mut self, text: &str, _: &Around<'_>) -> Turn {
        self.prompt.insert(&as_term(text));
        self.changed()
    }

    fn wheel(&mut self, _: i64, _: &Around<'_>) -> Turn {
        Turn::Pass
    }

    fn press(&mut self, _: Mouse, _: &Around<'_>) -> Turn {
        Turn::Pass
    }

    fn accept(&mut self, _: &Around<'_>) -> Turn {
        Turn::Do(Order::KeepQuery)
    }

    fn leave(&mut self) -> Turn {
        Turn::Do(Order::DropQuery)
    }

    fn fill(&mut self, text: &str, around: &Around<'_>) -> Turn {
        self.prompt = Prompt::default();
        self.paste(text, around)
    }
}
