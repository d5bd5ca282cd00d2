//! The page on which the reader chooses how text is set.

use crate::explorer::desk::action::Effect;
use crate::explorer::desk::state::{Mode, State};
use crate::explorer::keys::command::Command;
use crate::explorer::keys::key::{Key, KeyCode};
use crate::explorer::language::Text;
use crate::explorer::pages::picker::Picker;
use crate::explorer::reading::typography::Choice;

impl State {
    pub(in crate::explorer) fn open_typography(&mut self) {
        let mut picker = Picker::default();
        picker.set_items(Choice::ALL.to_vec(), 0);
        self.mode = Mode::Typography(picker);
    }

    pub(in crate::explorer) fn typography_key(&mut self, key: Key) -> Vec<Effect> {
        let Mode::Typography(picker) = &mut self.mode else {
            return Vec::new();
        };
        let by = match key.code {
            KeyCode::Down | KeyCode::Tab | KeyCode::Char('j') => {
                picker.step(1);
                return Vec::new();
            }
            KeyCode::Up | KeyCode::BackTab | KeyCode::Char('k') => {
                picker.step(-1);
                return Vec::new();
            }
            KeyCode::Right | KeyCode::Enter | KeyCode::Char('l' | ' ' | '+' | '>') => 1,
            KeyCode::Left | KeyCode::Char('h' | '-' | '<') => -1,
            KeyCode::Esc | KeyCode::Char('q') => {
                self.mode = Mode::Normal;
                return Vec::new();
            }
            KeyCode::Char('w') => return self.keep_typography(),
            _ if self.keymap.keys(Command::Typography).contains(&key) => {
                self.mode = Mode::Normal;
                return Vec::new();
            }
            _ => {
                self.unbound(key);
                return Vec::new();
            }
        };
        match picker.choice() {
            Some(&choice) => self.change_typography(choice, by),
            None => Vec::new(),
        }
    }

    /// Takes a choice of typography further up or down.
    pub(in crate::explorer) fn change_typography(
        &mut self,
        choice: Choice,
        by: i32,
    ) -> Vec<Effect> {
        self.typography.change(choice, by);
        if !self.chosen.contains(&choice) {
            self.chosen.push(choice);
        }
        match choice {
            // What was drawn by the other width may have slipped.
            Choice::Ambiguous => vec![Effect::Redraw],
            _ => Vec::new(),
        }
    }

    /// Asks for what was chosen to be kept for later runs.
    fn keep_typography(&mut self) -> Vec<Effect> {
        if self.chosen.is_empty() {
            self.say(Text::TypographyUnchanged);
            return Vec::new();
        }
        vec![Effect::KeepTypography(self.typography, self.chosen.clone())]
    }

    /// Takes in that the choices of typography are kept, and where.
    pub(in crate::explorer) fn typography_kept(&mut self, file: &str) {
        self.chosen.clear();
        self.say_with(Text::TypographyKept, &[&file]);
    }
}
