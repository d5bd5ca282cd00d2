//! Which key was meant: where keys have their meaning, and what stands between
//! them and the program.

use crate::explorer::desk::panes::Pane;
use crate::explorer::desk::state::State;
use crate::explorer::pages::page::Page;
use crate::setting::keys::command::Scope;
use crate::setting::keys::key::{Key, KeyCode};

impl State {
    /// Where the keys have their meaning.
    pub(in crate::explorer) fn scope(&self) -> Scope {
        match self.focus {
            _ if self.selection().is_some() => Scope::Select,
            Pane::Tree => Scope::Tree,
            Pane::Text => Scope::Text,
            Pane::Panel => Scope::Panel,
        }
    }

    /// Whether a text is being typed.
    fn takes_text(&self) -> bool {
        self.page().is_some_and(Page::takes_text)
    }

    /// The key that was pressed where `key` has come; `None` where it has been
    /// told already. What is typed in a text box stays as it is, and so does a
    /// key that the reader has bound as it is.
    pub(in crate::explorer) fn pressed(&mut self, key: Key) -> Option<Key> {
        let is_meant = self.takes_text()
            || key.ctrl
            || key.alt
            || self.keymap.command(key, self.scope()).is_some();
        if is_meant {
            self.input_method.forget();
            return Some(key);
        }
        self.input_method.pressed(key)
    }

    /// Whether a key with Alt is Esc and the key: no command has it here.
    pub(in crate::explorer) fn is_escaped(&self, key: Key) -> bool {
        let edits = match key.code {
            KeyCode::Char(_) | KeyCode::Tab | KeyCode::BackTab | KeyCode::Esc => false,
            KeyCode::Enter => match self.page() {
                Some(Page::Mark(typed)) => typed.prompt.has_lines(),
                _ => false,
            },
            KeyCode::Backspace => self.takes_text(),
            _ => true,
        };
        let is_meant = match self.page() {
            None => self.keymap.command(key, self.scope()).is_some(),
            Some(_) => edits,
        };
        key.alt && !is_meant
    }
}
