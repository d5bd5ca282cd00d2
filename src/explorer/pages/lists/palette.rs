//! The palette: commands by name, by what they do and by key.

use crate::explorer::language::Text;
use crate::explorer::pages::layer::{Around, Turn};
use crate::explorer::pages::lists::finder::Finder;
use crate::explorer::pages::order::Order;
use crate::explorer::pages::picker::Picker;
use crate::setting::Language;
use crate::setting::keys::command::{COMMANDS, Command};
use crate::setting::keys::key::Key;
use crate::setting::keys::keymap::Keymap;

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

/// The palette.
#[derive(Debug, Default)]
pub struct PaletteBox {
    /// What is typed, and what was found for it.
    pub picker: Picker<PaletteItem>,
}

impl PaletteBox {
    /// A palette that lists all commands.
    #[must_use]
    pub fn new(around: &Around<'_>) -> Self {
        let mut page = Self::default();
        page.find(around);
        page
    }
}

impl Finder for PaletteBox {
    type Item = PaletteItem;

    fn picker(&self) -> &Picker<PaletteItem> {
        &self.picker
    }

    fn picker_mut(&mut self) -> &mut Picker<PaletteItem> {
        &mut self.picker
    }

    fn find(&mut self, around: &Around<'_>) {
        let text = self.picker.prompt.text();
        let items = palette_items(text, around.language, around.keymap);
        self.picker.set_items(items, 0);
    }

    fn take(&mut self, _: &Around<'_>) -> Turn {
        match self.picker.choice() {
            Some(&PaletteItem::Command(command)) => Turn::CloseAndDo(Order::Run(command)),
            Some(&PaletteItem::Line(line)) => Turn::CloseAndDo(Order::Line(line)),
            Some(&PaletteItem::Percent(percent)) => Turn::CloseAndDo(Order::Percent(percent)),
            None => Turn::Do(Order::Say(Text::PaletteNone)),
        }
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
