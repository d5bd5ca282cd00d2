//! The palette: commands by name, by what they do and by key.

use crate::explorer::desk::action::Effect;
use crate::explorer::desk::state::{Mode, State};
use crate::explorer::keys::command::{COMMANDS, Command};
use crate::explorer::keys::key::Key;
use crate::explorer::keys::keymap::Keymap;
use crate::explorer::language::{Language, Text};
use crate::explorer::pages::picker::{Answer, Picker};

/// One line of the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaletteItem {
    /// A command.
    Command(Command),
    /// A line of the source, from 1.
    Line(u32),
    /// A hundredth of the text, from 0 to 100.
    Percent(u32),
}

impl State {
    pub(in crate::explorer) fn open_palette(&mut self) {
        self.mode = Mode::Palette(Picker::default());
        self.refresh_palette();
    }

    /// Looks the commands up anew for what the box holds.
    pub(in crate::explorer) fn refresh_palette(&mut self) {
        let Mode::Palette(picker) = &mut self.mode else {
            return;
        };
        let items = palette_items(picker.prompt.text(), self.language, &self.keymap);
        picker.set_items(items, 0);
    }

    pub(in crate::explorer) fn palette_key(&mut self, key: Key) -> Vec<Effect> {
        let Mode::Palette(picker) = &mut self.mode else {
            return Vec::new();
        };
        match picker.key(key) {
            Answer::Cancel => self.mode = Mode::Normal,
            Answer::Accept => return self.accept_palette(),
            Answer::Changed => self.refresh_palette(),
            Answer::Unbound => self.unbound(key),
            Answer::Done => {}
        }
        Vec::new()
    }

    pub(in crate::explorer) fn accept_palette(&mut self) -> Vec<Effect> {
        let Mode::Palette(picker) = &self.mode else {
            return Vec::new();
        };
        let Some(&item) = picker.choice() else {
            self.say(Text::PaletteNone);
            return Vec::new();
        };
        self.mode = Mode::Normal;
        match item {
            PaletteItem::Command(command) => return self.run(command, None),
            PaletteItem::Line(line) => self.go_to_line(line),
            PaletteItem::Percent(percent) => self.go_to_percent(percent),
        }
        Vec::new()
    }
}

/// What the palette lists for a text: a line or a part of the text where it is
/// a number, then the commands whose name or help holds all its words.
fn palette_items(text: &str, language: Language, keymap: &Keymap) -> Vec<PaletteItem> {
    let text = text.trim();
    let mut items = Vec::new();
    let percent = text.strip_suffix(['%', '％']);
    if let Some(percent) = percent.and_then(|number| number.trim().parse().ok()) {
        items.push(PaletteItem::Percent(u32::min(percent, 100)));
    } else if let Ok(line) = text.parse() {
        items.push(PaletteItem::Line(line));
    }
    let words = text.split_whitespace();
    let words: Vec<_> = words.map(|w| (w.to_lowercase(), Key::parse(w))).collect();
    let holds = |command: &Command| {
        command.info().is_some_and(|info| {
            let hint = keymap.hint(*command);
            let help = info.help(language, &hint).to_lowercase();
            let other = info.help(language.other(), &hint).to_lowercase();
            let keys = keymap.keys(*command);
            words.iter().all(|(word, key)| {
                info.name.contains(word.as_str())
                    || help.contains(word.as_str())
                    || other.contains(word.as_str())
                    || key.is_some_and(|key| keys.contains(&key))
            })
        })
    };
    let commands = COMMANDS.iter().map(|info| info.command);
    items.extend(commands.filter(holds).map(PaletteItem::Command));
    items
}
