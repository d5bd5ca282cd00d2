//! The list of encodings to read a document in.

use crate::explorer::desk::action::Effect;
use crate::explorer::desk::state::{Mode, State};
use crate::explorer::keys::command::Command;
use crate::explorer::keys::key::Key;
use crate::explorer::pages::picker::{Answer, Picker};
use crate::notes::Change;
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

impl State {
    pub(in crate::explorer) fn open_encodings(&mut self) {
        if !self.can_be_read_again() {
            return;
        }
        let chosen = self.reader().and_then(|r| r.encoding);
        let known = ENCODINGS
            .iter()
            .filter_map(|name| Encoding::from_name(name));
        let items: Vec<_> = std::iter::once(None).chain(known.map(Some)).collect();
        let at = items.iter().position(|item| *item == chosen).unwrap_or(0);
        let mut picker = Picker::default();
        picker.set_items(items, at);
        self.mode = Mode::Encodings(picker);
    }

    pub(in crate::explorer) fn encodings_key(&mut self, key: Key) -> Vec<Effect> {
        let opens = self.keymap.keys(Command::Encoding).contains(&key);
        let Mode::Encodings(picker) = &mut self.mode else {
            return Vec::new();
        };
        match picker.list_key(key, opens) {
            Answer::Accept => return self.accept_encoding(),
            Answer::Cancel => self.mode = Mode::Normal,
            Answer::Unbound => self.unbound(key),
            Answer::Changed | Answer::Done => {}
        }
        Vec::new()
    }

    pub(in crate::explorer) fn accept_encoding(&mut self) -> Vec<Effect> {
        let Mode::Encodings(picker) = &self.mode else {
            return Vec::new();
        };
        let chosen = picker.choice().copied().flatten();
        self.mode = Mode::Normal;
        let kept = self.reader_mut().and_then(|reader| {
            reader.encoding = chosen;
            let name = chosen.map(|encoding| encoding.name().to_owned());
            reader.keep(Change::Encoding(name))
        });
        let mut effects = self.reload();
        effects.extend(kept);
        effects
    }
}
