//! The list of encodings to read a book in.

use crate::explorer::keys::mouse::Mouse;
use crate::explorer::pages::boxes;
use crate::explorer::pages::layer::{Around, Layer, Pressed, Turn, press_list};
use crate::explorer::pages::order::Order;
use crate::explorer::pages::picker::{Answer, Picker};
use crate::setting::keys::command::Command;
use crate::setting::keys::key::Key;
use crate::source::Encoding;

/// The encodings that can be chosen, by name.
const ENCODINGS: [&str; 8] = [
    "UTF-8",
    "GB18030",
    "Big5",
    "UTF-16LE",
    "UTF-16BE",
    "Shift_JIS",
    "EUC-JP",
    "EUC-KR",
];

/// The list of encodings.
#[derive(Debug, Default)]
pub struct EncodingList {
    /// The encodings; `None` to have it found out.
    pub list: Picker<Option<Encoding>>,
}

impl EncodingList {
    /// The list, with the one chosen that is in force.
    #[must_use]
    pub fn new(chosen: Option<Encoding>) -> Self {
        let known = ENCODINGS
            .iter()
            .filter_map(|name| Encoding::from_name(name));
        let items: Vec<_> = std::iter::once(None).chain(known.map(Some)).collect();
        let at = items.iter().position(|item| *item == chosen).unwrap_or(0);
        let mut page = Self::default();
        page.list.set_items(items, at);
        page
    }
}

impl Layer for EncodingList {
    fn key(&mut self, key: Key, around: &Around<'_>) -> Turn {
        let opens = around.keymap.keys(Command::Encoding).contains(&key);
        match self.list.list_key(key, opens) {
            Answer::Accept => self.accept(around),
            Answer::Cancel => Turn::Close,
            Answer::Unbound => Turn::Unbound(key),
            Answer::Changed | Answer::Done => Turn::Stay,
        }
    }

    fn wheel(&mut self, lines: i64, _: &Around<'_>) -> Turn {
        self.list.step(lines.signum());
        Turn::Stay
    }

    fn press(&mut self, mouse: Mouse, around: &Around<'_>) -> Turn {
        match press_list(&mut self.list, boxes::page, around.size, mouse) {
            Pressed::Item => self.accept(around),
            // A press beside the names leaves the encoding as it is.
            Pressed::Frame | Pressed::Outside => Turn::Close,
        }
    }

    fn rows(&self) -> usize {
        self.list.items().len()
    }

    fn choose(&mut self, row: usize) -> bool {
        self.list.select(row)
    }

    fn accept(&mut self, _: &Around<'_>) -> Turn {
        let chosen = self.list.choice().copied().flatten();
        Turn::CloseAndDo(Order::Read(chosen))
    }
}
