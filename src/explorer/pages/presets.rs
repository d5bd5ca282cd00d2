//! Presets of the filter: keeping the chips under a name, taking them back.

use crate::notes::{KeptFilters, Preset, PresetChange, PresetChip, PresetJoin};
use crate::search::{Join, Query, Rules, Within};

use crate::explorer::desk::action::Effect;
use crate::explorer::desk::state::{Mode, State};
use crate::explorer::filter::chips::{Chip, Filter};
use crate::explorer::filter::joining::{join_name, shown_join};
use crate::explorer::keys::command::Command;
use crate::explorer::keys::key::{Key, KeyCode};
use crate::explorer::language::{Language, Text};
use crate::explorer::pages::picker::{Answer, Picker};

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

/// The chips as a preset.
fn preset(filter: &Filter, name: String) -> Preset {
    Preset {
        name,
        section: filter.within() == Within::Section,
        chips: filter.chips().iter().map(kept).collect(),
    }
}

/// A chip as a preset keeps it.
pub(in crate::explorer) fn kept(chip: &Chip) -> PresetChip {
    PresetChip {
        query: chip.query.text().to_owned(),
        join: match chip.join {
            Join::And => PresetJoin::And,
            Join::Or => PresetJoin::Or,
            Join::Not => PresetJoin::Not,
        },
        off: !chip.is_on,
    }
}

/// The filters in force, to be kept with their document.
pub(in crate::explorer) fn filters(filter: &Filter, narrow: bool) -> KeptFilters {
    let Preset { section, chips, .. } = preset(filter, String::new());
    KeptFilters {
        chips,
        section,
        narrow,
    }
}

/// Puts filters that were kept in force; what this version cannot read is left
/// out.
pub(in crate::explorer) fn put(filter: &mut Filter, kept: &KeptFilters) {
    if kept.section {
        filter.set_within(Within::Section);
    }
    let rules = filter.rules();
    for chip in kept.chips.iter().filter_map(|kept| chip(kept, rules)) {
        filter.add(chip);
    }
}

const fn join(kept: &PresetChip) -> Join {
    match kept.join {
        PresetJoin::And => Join::And,
        PresetJoin::Or => Join::Or,
        PresetJoin::Not => Join::Not,
    }
}

/// The chip of a preset; `None` where this version cannot read its query.
pub(in crate::explorer) fn chip(kept: &PresetChip, rules: Rules) -> Option<Chip> {
    let query = Query::parse_by(&kept.query, rules).ok()?;
    let mut chip = Chip::new(query, join(kept));
    chip.is_on = !kept.off;
    Some(chip)
}

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

impl State {
    /// The presets, once they have been read.
    #[must_use]
    pub fn presets(&self) -> Option<&[Preset]> {
        self.presets.as_deref()
    }

    /// Opens the list; what is on disk is read anew each time, since another
    /// window may have changed it.
    pub(in crate::explorer) fn open_presets(&mut self) -> Vec<Effect> {
        self.mode = Mode::Presets(Picker::default());
        self.refresh_presets();
        vec![Effect::LoadPresets]
    }

    /// Takes the presets that were read.
    pub(in crate::explorer) fn presets_loaded(&mut self, presets: Vec<Preset>) {
        self.presets = Some(presets);
        self.refresh_presets();
    }

    /// Lists the presets that hold what is typed, and behind them the offer to
    /// keep the chips.
    pub(in crate::explorer) fn refresh_presets(&mut self) {
        let Mode::Presets(picker) = &self.mode else {
            return;
        };
        let typed = picker.prompt.text().trim().to_lowercase();
        let name = picker.prompt.text().trim().to_owned();
        let holds = |text: &str| text.to_lowercase().contains(&typed);
        let kept = self.presets.iter().flatten().enumerate();
        let found = kept.filter(|(_, preset)| {
            holds(&preset.name) || preset.chips.iter().any(|chip| holds(&chip.query))
        });
        let mut items: Vec<_> = found.map(|(at, _)| PresetItem::Kept(at)).collect();
        let chips = self.reader().map_or(&[][..], |r| r.filter.chips());
        if !chips.is_empty() && self.presets.is_some() {
            let proposed = || {
                let queries: Vec<&str> = chips.iter().map(|chip| chip.query.text()).collect();
                queries.join(" ").chars().take(PROPOSED).collect()
            };
            let name = if name.is_empty() { proposed() } else { name };
            items.push(PresetItem::Keep(name));
        }
        if let Mode::Presets(picker) = &mut self.mode {
            picker.set_items(items, 0);
        }
    }

    pub(in crate::explorer) fn presets_key(&mut self, key: Key) -> Vec<Effect> {
        let Mode::Presets(picker) = &mut self.mode else {
            return Vec::new();
        };
        if key.code == KeyCode::Delete || (key.code == KeyCode::Char('x') && key.ctrl) {
            return self.drop_preset();
        }
        match picker.key(key) {
            Answer::Cancel => self.mode = Mode::Normal,
            Answer::Accept => return self.accept_preset(),
            Answer::Changed => self.refresh_presets(),
            Answer::Unbound => self.unbound(key),
            Answer::Done => {}
        }
        Vec::new()
    }

    pub(in crate::explorer) fn accept_preset(&mut self) -> Vec<Effect> {
        let Mode::Presets(picker) = &self.mode else {
            return Vec::new();
        };
        match picker.choice().cloned() {
            Some(PresetItem::Kept(at)) => self.apply_preset(at),
            Some(PresetItem::Keep(name)) => self.keep_preset(name),
            None => {
                self.say(Text::PresetsNone);
                Vec::new()
            }
        }
    }

    /// Puts the chips of a preset in the place of those there are.
    fn apply_preset(&mut self, at: usize) -> Vec<Effect> {
        self.mode = Mode::Normal;
        let kept = self.presets.as_ref().and_then(|all| all.get(at)).cloned();
        let (Some(kept), Some(reader)) = (kept, self.readers.get_mut(self.current)) else {
            return Vec::new();
        };
        reader.filter.clear();
        reader.filter.set_within(if kept.section {
            Within::Section
        } else {
            Within::Paragraph
        });
        let mut wrong = None;
        for one in &kept.chips {
            match chip(one, reader.filter.rules()) {
                Some(chip) => {
                    reader.filter.add(chip);
                }
                None => wrong = Some(&one.query),
            }
        }
        match wrong {
            Some(query) => self.complain_with(Text::PresetWrong, &[query]),
            None => {
                let key = self.hint(Command::RestoreChips);
                self.say_with(Text::PresetApplied, &[&kept.name, &key]);
            }
        }
        self.search()
    }

    /// Keeps the chips under a name, instead of what has that name.
    fn keep_preset(&mut self, name: String) -> Vec<Effect> {
        self.mode = Mode::Normal;
        let made = self.reader().map(|r| preset(&r.filter, name.clone()));
        let (Some(made), Some(all)) = (made, &mut self.presets) else {
            return Vec::new();
        };
        let change = PresetChange::Put(made);
        change.clone().make(all);
        self.say_with(Text::PresetKept, &[&name]);
        vec![Effect::ChangePresets(change)]
    }

    fn drop_preset(&mut self) -> Vec<Effect> {
        let Mode::Presets(picker) = &self.mode else {
            return Vec::new();
        };
        let (Some(PresetItem::Kept(at)), Some(all)) = (picker.choice(), &mut self.presets) else {
            self.say(Text::PresetNotDropped);
            return Vec::new();
        };
        if *at >= all.len() {
            return Vec::new();
        }
        let gone = all.remove(*at);
        self.refresh_presets();
        self.say_with(Text::PresetDropped, &[&gone.name]);
        vec![Effect::ChangePresets(PresetChange::Remove(gone.name))]
    }
}
