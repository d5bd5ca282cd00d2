//! The page on which the reader chooses how text is set.

use crate::explorer::keys::mouse::Mouse;
use crate::explorer::pages::boxes;
use crate::explorer::pages::layer::{Around, Layer, Pressed, Turn, press_list};
use crate::explorer::pages::order::Order;
use crate::explorer::pages::picker::Picker;
use crate::setting::keys::command::Command;
use crate::setting::keys::key::{Key, KeyCode};
use crate::setting::typography::Choice;

/// The page of typography.
#[derive(Debug)]
pub struct TypographyPage {
    /// What can be chosen.
    pub list: Picker<Choice>,
}

impl Default for TypographyPage {
    fn default() -> Self {
        let mut list = Picker::default();
        list.set_items(Choice::ALL.to_vec(), 0);
        Self { list }
    }
}

impl TypographyPage {
    fn turn(&self, by: i32) -> Turn {
        match self.list.choice() {
            Some(&choice) => Turn::Do(Order::Turn(choice, by)),
            None => Turn::Stay,
        }
    }
}

impl Layer for TypographyPage {
    fn key(&mut self, key: Key, around: &Around<'_>) -> Turn {
        match key.code {
            KeyCode::Down | KeyCode::Tab | KeyCode::Char('j') => {
                self.list.step(1);
                Turn::Stay
            }
            KeyCode::Up | KeyCode::BackTab | KeyCode::Char('k') => {
                self.list.step(-1);
                Turn::Stay
            }
            KeyCode::Right | KeyCode::Enter | KeyCode::Char('l' | ' ' | '+' | '>') => self.turn(1),
            KeyCode::Left | KeyCode::Char('h' | '-' | '<') => self.turn(-1),
            KeyCode::Esc | KeyCode::Char('q') => Turn::Close,
            KeyCode::Char('w') => Turn::Do(Order::KeepTypography),
            _ if around.keymap.keys(Command::Typography).contains(&key) => Turn::Close,
            _ => Turn::Unbound(key),
        }
    }

    fn wheel(&mut self, lines: i64, _: &Around<'_>) -> Turn {
        self.list.step(lines.signum());
        Turn::Stay
    }

    fn press(&mut self, mouse: Mouse, around: &Around<'_>) -> Turn {
        match press_list(&mut self.list, boxes::page, around.size, mouse) {
            Pressed::Item => self.turn(1),
            Pressed::Frame => Turn::Stay,
            Pressed::Outside => Turn::Close,
        }
    }

    fn rows(&self) -> usize {
        self.list.items().len()
    }

    fn choose(&mut self, row: usize) -> bool {
        self.list.select(row)
    }

    fn accept(&mut self, _: &Around<'_>) -> Turn {
        self.turn(1)
    }
}
