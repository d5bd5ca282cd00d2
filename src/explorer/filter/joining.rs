//! The commands on chips: switching, joining, taking away, bringing back.

use crate::search::{Join, Within};

use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::state::State;
use crate::explorer::language::Text;
use crate::setting::keys::command::Command;

impl State {
    fn chip_index(&mut self, count: Option<u32>) -> Option<usize> {
        let chips = self
            .shelf
            .front()
            .map_or(0, |(_, view)| view.filter.chips().len());
        if chips == 0 {
            self.say(Text::NoFilter);
            return None;
        }
        let number = count.map_or(chips, |n| usize::try_from(n).unwrap_or(usize::MAX));
        if number > chips {
            self.say_with(Text::NoSuchChip, &[&number]);
            return None;
        }
        number.checked_sub(1)
    }

    pub(in crate::explorer) fn toggle_chip(&mut self, count: Option<u32>) -> Vec<Effect> {
        let Some(chip) = self.chip_index(count) else {
            return Vec::new();
        };
        let Some((_, view)) = self.shelf.front_mut() else {
            return Vec::new();
        };
        let is_on = view.filter.toggle(chip);
        let number = chip.saturating_add(1);
        match is_on {
            Some(true) => self.say_with(Text::ChipOn, &[&number]),
            Some(false) => self.say_with(Text::ChipOff, &[&number]),
            None => {}
        }
        self.search()
    }

    /// Joins a chip in another way to those before it.
    pub(in crate::explorer) fn cycle_join(&mut self, count: Option<u32>) -> Vec<Effect> {
        let Some(chip) = self.chip_index(count) else {
            return Vec::new();
        };
        let join = self
            .shelf
            .front_mut()
            .and_then(|(_, view)| view.filter.cycle_join(chip));
        let number = chip.saturating_add(1);
        match join {
            Some(Join::And) => self.say_with(Text::JoinedAnd, &[&number]),
            Some(Join::Or) => self.say_with(Text::JoinedOr, &[&number]),
            Some(Join::Not) => self.say_with(Text::JoinedNot, &[&number]),
            None => {}
        }
        self.search()
    }

    /// Switches whether chips must meet in a paragraph or in a section.
    pub(in crate::explorer) fn toggle_within(&mut self) -> Vec<Effect> {
        let Some((_, view)) = self.shelf.front_mut() else {
            return Vec::new();
        };
        let (within, text) = match view.filter.within() {
            Within::Paragraph => (Within::Section, Text::WithinSection),
            Within::Section => (Within::Paragraph, Text::WithinParagraph),
        };
        view.filter.set_within(within);
        self.say(text);
        self.search()
    }

    pub(in crate::explorer) fn remove_chip(&mut self, count: Option<u32>) -> Vec<Effect> {
        let Some(chip) = self.chip_index(count) else {
            return Vec::new();
        };
        if let Some((_, view)) = self.shelf.front_mut() {
            view.filter.remove(chip);
        }
        self.search()
    }

    pub(in crate::explorer) fn restore_chips(&mut self) -> Vec<Effect> {
        let restored = self
            .shelf
            .front_mut()
            .is_some_and(|(_, view)| view.filter.restore());
        if !restored {
            self.say(Text::NothingToRestore);
            return Vec::new();
        }
        self.search()
    }

    pub(in crate::explorer) fn clear_filters(&mut self) -> Vec<Effect> {
        let Some((_, view)) = self.shelf.front_mut() else {
            return Vec::new();
        };
        // What was chosen last is let go of first.
        if view.links.let_go() {
            self.message = None;
            return Vec::new();
        }
        if view.filter.chips().is_empty() {
            self.say(Text::NothingToClear);
            return Vec::new();
        }
        view.filter.clear();
        view.narrowing.text = false;
        view.narrowing.tree = true;
        let key = self.hint(Command::RestoreChips);
        self.say_with(Text::Cleared, &[&key]);
        self.search()
    }
}
