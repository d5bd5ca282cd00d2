//! What all boxes have in common that look something up: what is typed stands
//! above the list of what is found for it.

use crate::explorer::keys::mouse::Mouse;
use crate::explorer::pages::boxes;
use crate::explorer::pages::layer::{Around, Layer, Pressed, Turn, press_list};
use crate::explorer::pages::picker::{Answer, Picker};
use crate::explorer::pages::prompt::Prompt;
use crate::setting::keys::key::Key;

/// A box that looks something up. What it finds and what comes of a choice is
/// its own; keys, mouse and pasted text are those of all of them.
pub trait Finder {
    /// What it finds.
    type Item;

    /// What is typed, and what was found for it.
    fn picker(&self) -> &Picker<Self::Item>;

    /// As [`picker`](Self::picker), to be changed.
    fn picker_mut(&mut self) -> &mut Picker<Self::Item>;

    /// Looks up anew what is typed.
    fn find(&mut self, around: &Around<'_>);

    /// Takes what is chosen.
    fn take(&mut self, around: &Around<'_>) -> Turn;

    /// A key was pressed: what comes of it where it means something to this
    /// box alone.
    fn own_key(&mut self, _key: Key) -> Option<Turn> {
        None
    }

    /// What comes of it that the list is another.
    fn found(&mut self, _around: &Around<'_>) -> Turn {
        Turn::Stay
    }
}

impl<F: Finder> Layer for F {
    fn key(&mut self, key: Key, around: &Around<'_>) -> Turn {
        if let Some(turn) = self.own_key(key) {
            return turn;
        }
        match self.picker_mut().key(key) {
            Answer::Cancel => Turn::Close,
            Answer::Accept => self.accept(around),
            Answer::Changed => self.refresh(around),
            Answer::Unbound => Turn::Unbound(key),
            Answer::Done => Turn::Stay,
        }
    }

    fn paste(&mut self, text: &str, around: &Around<'_>) -> Turn {
        self.picker_mut().prompt.insert(text);
        self.refresh(around)
    }

    fn wheel(&mut self, lines: i64, _: &Around<'_>) -> Turn {
        self.picker_mut().step(lines.signum());
        Turn::Stay
    }

    fn press(&mut self, mouse: Mouse, around: &Around<'_>) -> Turn {
        match press_list(self.picker_mut(), boxes::picker, around.size, mouse) {
            Pressed::Item => self.accept(around),
            Pressed::Frame => Turn::Stay,
            Pressed::Outside => Turn::Close,
        }
    }

    fn rows(&self) -> usize {
        self.picker().items().len()
    }

    fn choose(&mut self, row: usize) -> bool {
        self.picker_mut().select(row)
    }

    fn accept(&mut self, around: &Around<'_>) -> Turn {
        self.take(around)
    }

    fn fill(&mut self, text: &str, around: &Around<'_>) -> Turn {
        self.picker_mut().prompt = Prompt::default();
        self.paste(text, around)
    }

    fn refresh(&mut self, around: &Around<'_>) -> Turn {
        self.find(around);
        self.found(around)
    }
}
