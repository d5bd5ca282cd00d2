//! A list to choose from, with an input box above it or without one.

use crate::explorer::pages::prompt::{Edit, Prompt};
use crate::setting::keys::key::{Key, KeyCode};

/// An input box, what it found, and the choice among that.
#[derive(Debug, Clone)]
pub struct Picker<T> {
    /// What is typed.
    pub prompt: Prompt,
    items: Vec<T>,
    selected: usize,
}

impl<T> Default for Picker<T> {
    fn default() -> Self {
        Self {
            prompt: Prompt::default(),
            items: Vec::new(),
            selected: 0,
        }
    }
}

impl<T> Picker<T> {
    /// The items found, the best first.
    #[must_use]
    pub fn items(&self) -> &[T] {
        &self.items
    }

    /// Index of the chosen item.
    #[must_use]
    pub const fn selected(&self) -> usize {
        self.selected
    }

    /// The chosen item.
    #[must_use]
    pub fn choice(&self) -> Option<&T> {
        self.items.get(self.selected)
    }

    /// Takes other items; the choice goes to `selected`.
    pub fn set_items(&mut self, items: Vec<T>, selected: usize) {
        self.selected = selected.min(items.len().saturating_sub(1));
        self.items = items;
    }

    /// Moves the choice; it goes round at the ends.
    pub fn step(&mut self, by: i64) {
        let count = i64::try_from(self.items.len()).unwrap_or(i64::MAX);
        if count == 0 {
            return;
        }
        let here = i64::try_from(self.selected).unwrap_or(0);
        let there = here.saturating_add(by);
        let there = if by.abs() == 1 {
            there.rem_euclid(count)
        } else {
            there.clamp(0, count.saturating_sub(1))
        };
        self.selected = usize::try_from(there).unwrap_or(0);
    }

    /// Chooses an item by its index.
    pub fn select(&mut self, item: usize) -> bool {
        let exists = item < self.items.len();
        if exists {
            self.selected = item;
        }
        exists
    }

    /// The first item on screen when `height` items have room.
    #[must_use]
    pub fn first_seen(&self, height: usize) -> usize {
        let last_top = self.items.len().saturating_sub(height);
        self.selected.saturating_sub(height / 2).min(last_top)
    }
}

/// What became of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::explorer) enum Answer {
    /// The choice is taken.
    Accept,
    /// The list is to be closed.
    Cancel,
    /// What is typed is another now.
    Changed,
    /// The key means nothing here.
    Unbound,
    /// Nothing is left to be done.
    Done,
}

impl<T> Picker<T> {
    /// Takes a key in, with the input box.
    pub(in crate::explorer) fn key(&mut self, key: Key) -> Answer {
        match meaning(key) {
            Meaning::Answer(answer) => answer,
            Meaning::Step(by) => self.stepped(by),
            Meaning::Edit => match self.prompt.key(key) {
                Edit::Changed => Answer::Changed,
                Edit::Moved => Answer::Done,
                Edit::None => Answer::Unbound,
            },
        }
    }

    /// Takes a key in, where there is no input box: letters move and close the
    /// list, and so does the key that `opens` it.
    pub(in crate::explorer) fn list_key(&mut self, key: Key, opens: bool) -> Answer {
        match (meaning(key), key.code) {
            (Meaning::Answer(answer), _) => answer,
            (Meaning::Step(by), _) => self.stepped(by),
            (Meaning::Edit, KeyCode::Char('j')) => self.stepped(1),
            (Meaning::Edit, KeyCode::Char('k')) => self.stepped(-1),
            (Meaning::Edit, KeyCode::Char('q')) => Answer::Cancel,
            (Meaning::Edit, _) if opens => Answer::Cancel,
            (Meaning::Edit, _) => Answer::Unbound,
        }
    }

    fn stepped(&mut self, by: i64) -> Answer {
        self.step(by);
        Answer::Done
    }
}

/// What a key means to every list.
enum Meaning {
    Answer(Answer),
    Step(i64),
    Edit,
}

const fn meaning(key: Key) -> Meaning {
    match (key.code, key.ctrl) {
        (KeyCode::Enter, _) => Meaning::Answer(Answer::Accept),
        (KeyCode::Esc, _) | (KeyCode::Char('c' | 'g'), true) => Meaning::Answer(Answer::Cancel),
        (KeyCode::Up | KeyCode::BackTab, _) | (KeyCode::Char('p'), true) => Meaning::Step(-1),
        (KeyCode::Down | KeyCode::Tab, _) | (KeyCode::Char('n'), true) => Meaning::Step(1),
        (KeyCode::PageUp, _) => Meaning::Step(-8),
        (KeyCode::PageDown, _) => Meaning::Step(8),
        _ => Meaning::Edit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_step_goes_round_and_a_page_stops() {
        let mut picker = Picker::default();
        picker.set_items(vec![1, 2, 3], 0);
        picker.step(-1);
        assert_eq!(picker.choice(), Some(&3));
        picker.step(1);
        assert_eq!(picker.choice(), Some(&1));
        picker.step(10);
        assert_eq!(picker.choice(), Some(&3));
        picker.set_items(Vec::new(), 5);
        picker.step(1);
        assert_eq!(picker.choice(), None);
    }

    #[test]
    fn the_choice_is_always_on_screen() {
        let mut picker = Picker::default();
        picker.set_items((0..50).collect(), 0);
        for _ in 0..50 {
            let first = picker.first_seen(7);
            assert!(first <= picker.selected() && picker.selected() < first + 7);
            picker.step(1);
        }
    }
}
