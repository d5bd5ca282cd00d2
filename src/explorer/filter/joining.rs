//! The commands on chips: switching, joining, taking away, bringing back.

use crate::search::{Join, Within};

use crate::explorer::desk::action::Effect;
use crate::explorer::desk::state::State;
use crate::explorer::keys::command::Command;
use crate::explorer::language::Text;

/// The name of a way to join, as it stands before a chip.
pub(in crate::explorer) const fn join_name(join: Join) -> Text {
    match join {
        Join::And => Text::JoinAnd,
        Join::Or => Text::JoinOr,
        Join::Not => Text::JoinNot,
    }
}

/// The way to join as it is told: of the first chip only that it excludes.
pub(in crate::explorer) fn shown_join(join: Join, is_first: bool) -> Option<Join> {
    (!is_first || join == Join::Not).then_some(join)
}

impl State {
    fn chip_index(&mut self, count: Option<u32>) -> Option<usize> {
        let chips = self.reader().map_or(0, |r| r.filter.chips().len());
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
        let Some(reader) = self.reader_mut() else {
            return Vec::new();
        };
        let is_on = reader.filter.toggle(chip);
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
        let join = self.reader_mut().and_then(|r| r.filter.cycle_join(chip));
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
        let Some(reader) = self.reader_mut() else {
            return Vec::new();
        };
        let (within, text) = match reader.filter.within() {
            Within::Paragraph => (Within::Section, Text::WithinSection),
            Within::Section => (Within::Paragraph, Text::WithinParagraph),
        };
        reader.filter.set_within(within);
        self.say(text);
        self.search()
    }

    pub(in crate::explorer) fn remove_chip(&mut self, count: Option<u32>) -> Vec<Effect> {
        let Some(chip) = self.chip_index(count) else {
            return Vec::new();
        };
        if let Some(reader) = self.reader_mut() {
            reader.filter.remove(chip);
        }
        self.search()
    }

    pub(in crate::explorer) fn restore_chips(&mut self) -> Vec<Effect> {
        let restored = self.reader_mut().is_some_and(|r| r.filter.restore());
        if !restored {
            self.say(Text::NothingToRestore);
            return Vec::new();
        }
        self.search()
    }

    pub(in crate::explorer) fn clear_filters(&mut self) -> Vec<Effect> {
        let Some(reader) = self.reader_mut() else {
            return Vec::new();
        };
        // What was chosen last is let go of first.
        if reader.link.take().is_some() {
            self.message = None;
            return Vec::new();
        }
        if reader.filter.chips().is_empty() {
            self.say(Text::NothingToClear);
            return Vec::new();
        }
        reader.filter.clear();
        reader.narrow_text = false;
        reader.narrow_tree = true;
        let key = self.hint(Command::RestoreChips);
        self.say_with(Text::Cleared, &[&key]);
        self.search()
    }
}
