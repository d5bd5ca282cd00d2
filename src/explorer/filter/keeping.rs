//! Keeping the chips under a name, taking them back.

use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::state::State;
use crate::explorer::filter::chips::Chip;
use crate::explorer::filter::kept::preset;
use crate::explorer::language::Text;
use crate::notes::{Preset, PresetChange};
use crate::search::Within;
use crate::setting::keys::command::Command;

impl State {
    /// The presets, once they have been read.
    #[must_use]
    pub fn presets(&self) -> Option<&[Preset]> {
        self.presets.as_deref()
    }

    /// Puts the chips of a preset in the place of those there are.
    pub(in crate::explorer) fn apply_preset(&mut self, at: usize) -> Vec<Effect> {
        let kept = self.presets.as_ref().and_then(|all| all.get(at)).cloned();
        let (Some(kept), Some((_, view))) = (kept, self.shelf.front_mut()) else {
            return Vec::new();
        };
        view.filter.clear();
        view.filter.set_within(if kept.section {
            Within::Section
        } else {
            Within::Paragraph
        });
        let mut wrong = None;
        for one in &kept.chips {
            match Chip::of(one, view.filter.rules()) {
                Some(chip) => {
                    view.filter.add(chip);
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
    pub(in crate::explorer) fn keep_preset(&mut self, name: String) -> Vec<Effect> {
        let front = self.shelf.front();
        let made = front.map(|(_, view)| preset(&view.filter, name.clone()));
        let (Some(made), Some(all)) = (made, &mut self.presets) else {
            return Vec::new();
        };
        let change = PresetChange::Put(made);
        change.clone().make(all);
        self.say_with(Text::PresetKept, &[&name]);
        vec![Effect::ChangePresets(change)]
    }

    /// Forgets a preset.
    pub(in crate::explorer) fn drop_preset(&mut self, at: usize) -> Vec<Effect> {
        let Some(all) = self.presets.as_mut().filter(|all| at < all.len()) else {
            return Vec::new();
        };
        let gone = all.remove(at);
        let mut effects = self.refresh_page();
        self.say_with(Text::PresetDropped, &[&gone.name]);
        effects.push(Effect::ChangePresets(PresetChange::Remove(gone.name)));
        effects
    }
}
