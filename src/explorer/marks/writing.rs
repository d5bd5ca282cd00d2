//! The input box for what is written about a mark, and for searching the list
//! of notes.

use crate::explorer::keys::mouse::Mouse;
use crate::explorer::marks::purpose::Purpose;
use crate::explorer::marks::sheet::{self, Sheet};
use crate::explorer::pages::boxes::{self, Popup};
use crate::explorer::pages::layer::{Around, Layer, Turn};
use crate::explorer::pages::order::Order;
use crate::explorer::pages::prompt::{Edit, Prompt};
use crate::setting::keys::key::{Key, KeyCode};
use crate::text::Ambiguous;

/// An input box for what is written about a mark, or for what the list of
/// notes is searched for.
#[derive(Debug)]
pub struct MarkBox {
    /// What is typed.
    pub prompt: Prompt,
    /// What it is for.
    pub purpose: Purpose,
}

impl MarkBox {
    /// A box that holds a text.
    #[must_use]
    pub fn new(purpose: Purpose, text: &str) -> Self {
        let prompt = if purpose.has_lines() {
            Prompt::of_lines(text)
        } else {
            Prompt::new(text)
        };
        Self { prompt, purpose }
    }

    /// Where it lies on a screen of `size` cells.
    #[must_use]
    pub fn popup(&self, size: (u16, u16), ambiguous: Ambiguous) -> Popup {
        let area = boxes::note(size, 1).input;
        let rows = match self.prompt.has_lines() {
            true => Sheet::of(&self.prompt, area.width, ambiguous).rows.len(),
            false => 1,
        };
        boxes::note(size, rows)
    }

    /// The list follows what is typed.
    fn changed(&self) -> Turn {
        match self.purpose {
            Purpose::Search => Turn::Do(Order::SearchNotes(self.prompt.text().to_owned())),
            Purpose::New(..) | Purpose::Edit(_) => Turn::Stay,
        }
    }
}

impl Layer for MarkBox {
    fn key(&mut self, key: Key, around: &Around<'_>) -> Turn {
        let has_lines = self.prompt.has_lines();
        match (key.code, key.ctrl) {
            (KeyCode::Esc, _) | (KeyCode::Char('c' | 'g'), true) => {
                return self.leave();
            }
            (KeyCode::Enter, _) if key.alt && has_lines => self.prompt.break_line(),
            (KeyCode::Char('j'), true) if has_lines => self.prompt.break_line(),
            (KeyCode::Enter, _) => return self.accept(around),
            (KeyCode::Up | KeyCode::Down, _) if has_lines => {
                let by = if key.code == KeyCode::Up { -1 } else { 1 };
                let area = boxes::note(around.size, 1).input;
                sheet::step(&mut self.prompt, area, around.ambiguous, by);
            }
            _ => match self.prompt.key(key) {
                Edit::Changed => return self.changed(),
                Edit::Moved => {}
                Edit::None => return Turn::Unbound(key),
            },
        }
        Turn::Stay
    }

    fn paste(&mut self, text: &str, _: &Around<'_>) -> Turn {
        self.prompt.insert(text);
        self.changed()
    }

    fn wheel(&mut self, _: i64, _: &Around<'_>) -> Turn {
        Turn::Stay
    }

    /// A click puts the caret there; one outside closes the box where nothing
    /// would be lost by it.
    fn press(&mut self, mouse: Mouse, around: &Around<'_>) -> Turn {
        let popup = self.popup(around.size, around.ambiguous);
        let input = popup.input;
        if !popup.frame.contains(mouse.x, mouse.y) && self.prompt.text().is_empty() {
            return Turn::Close;
        }
        if input.contains(mouse.x, mouse.y) && self.prompt.has_lines() {
            let sheet = Sheet::of(&self.prompt, input.width, around.ambiguous);
            let row = usize::from(mouse.y.saturating_sub(input.y));
            let row = sheet.seen(input.height).start.saturating_add(row);
            let cells = mouse.x.saturating_sub(input.x);
            let to = sheet.byte_at(self.prompt.text(), row, cells, around.ambiguous);
            self.prompt.move_to(to);
        }
        Turn::Stay
    }

    fn accept(&mut self, _: &Around<'_>) -> Turn {
        let text = self.prompt.text().trim().to_owned();
        Turn::CloseAndDo(Order::Write(self.purpose.clone(), text))
    }

    fn leave(&mut self) -> Turn {
        match self.purpose {
            Purpose::Search => Turn::CloseAndDo(Order::SearchNotes(String::new())),
            Purpose::New(..) | Purpose::Edit(_) => Turn::Close,
        }
    }

    fn fill(&mut self, text: &str, around: &Around<'_>) -> Turn {
        self.prompt = Self::new(self.purpose.clone(), "").prompt;
        self.paste(text, around)
    }
}
