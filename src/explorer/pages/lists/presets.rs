//! Presets of the filter: keeping the chips under a name, taking them back.

use crate::explorer::filter::chips::join;
use crate::explorer::filter::join::{join_name, shown_join};
use crate::explorer::language::Text;
use crate::explorer::pages::layer::{Around, Turn};
use crate::explorer::pages::lists::finder::Finder;
use crate::explorer::pages::order::Order;
use crate::explorer::pages::picker::Picker;
use crate::notes::Preset;
use crate::setting::Language;
use crate::setting::keys::key::{Key, KeyCode};

/// One line of the list of presets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PresetItem {
    /// One that is kept, by its place among them.
    Kept(usize),
    /// To keep the chips under this name.
    Keep(String),
}

/// The longest name that is proposed, in characters.
const PROPOSED: usize = 20;

/// The queries of a preset in one line, as chips are written.
#[must_use]
pub fn summary(preset: &Preset, language: Language) -> String {
    let mut chips = Vec::new();
    for (at, kept) in preset.chips.iter().enumerate() {
        let (open, close) = if kept.off { ('(', ')') } else { ('[', ']') };
        let name = match shown_join(join(kept), at == 0) {
            Some(join) => join_name(join).get(language),
            None => "",
        };
        chips.push(format!("{name}{open}{}{close}", kept.query));
    }
    if preset.section {
        chips.push(Text::InSection.get(language).to_owned());
    }
    chips.join(" ")
}

/// The list of presets.
#[derive(Debug, Default)]
pub struct PresetBox {
    /// What is typed, and the presets found for it.
    pub picker: Picker<PresetItem>,
}

impl PresetBox {
    /// A list of all presets that are known.
    #[must_use]
    pub fn new(around: &Around<'_>) -> Self {
        let mut page = Self::default();
        page.find(around);
        page
    }
}

impl Finder for PresetBox {
    type Item = PresetItem;

    fn picker(&self) -> &Picker<PresetItem> {
        &self.picker
    }

    fn picker_mut(&mut self) -> &mut Picker<PresetItem> {
        &mut self.picker
    }

    fn find(&mut self, around: &Around<'_>) {
        let typed = self.picker.prompt.text().trim().to_lowercase();
        let name = self.picker.prompt.text().trim().to_owned();
        let holds = |text: &str| text.to_lowercase().contains(&typed);
        let kept = around.presets.into_iter().flatten().enumerate();
        let found = kept.filter(|(_, preset)| {
            holds(&preset.name) || preset.chips.iter().any(|chip| holds(&chip.query))
        });
        let mut items: Vec<_> = found.map(|(at, _)| PresetItem::Kept(at)).collect();
        if !around.chips.is_empty() && around.presets.is_some() {
            let proposed = || {
                let queries: Vec<&str> =
                    around.chips.iter().map(|chip| chip.query.text()).collect();
                queries.join(" ").chars().take(PROPOSED).collect()
            };
            let name = if name.is_empty() { proposed() } else { name };
            items.push(PresetItem::Keep(name));
        }
        self.picker.set_items(items, 0);
    }

    fn take(&mut self, _: &Around<'_>) -> Turn {
        match self.picker.choice().cloned() {
            Some(PresetItem::Kept(at)) => Turn::CloseAndDo(Order::ApplyPreset(at)),
            Some(PresetItem::Keep(name)) => Turn::CloseAndDo(Order::KeepPreset(name)),
            None => Turn::Do(Order::Say(Text::PresetsNone)),
        }
    }

    fn own_key(&mut self, key: Key) -> Option<Turn> {
        let drops = key.code == KeyCode::Delete || (key.code == KeyCode::Char('x') && key.ctrl);
        drops.then(|| {
            Turn::Do(match self.picker.choice() {
                Some(&PresetItem::Kept(at)) => Order::DropPreset(at),
                _ => Order::Say(Text::PresetNotDropped),
            })
        })
    }
}
