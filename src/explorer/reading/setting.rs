//! Choosing how text is set.

use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::state::State;
use crate::explorer::language::Text;
use crate::setting::typography::{Choice, MEASURES};

impl State {
    /// Takes a choice of typography further up or down.
    pub(in crate::explorer) fn change_typography(
        &mut self,
        choice: Choice,
        by: i32,
    ) -> Vec<Effect> {
        self.typography.change(choice, by);
        self.note_choice(choice);
        match choice {
            // What was drawn by the other width may have slipped.
            Choice::Ambiguous => vec![Effect::Redraw],
            _ => Vec::new(),
        }
    }

    /// Sets the longest line, in hanzi; the page knows every second length.
    pub(in crate::explorer) fn set_measure(&mut self, measure: u16) -> Vec<Effect> {
        let wanted = measure.clamp(MEASURES.0, MEASURES.1);
        let steps = (i32::from(wanted) - i32::from(self.typography.measure)) / 2;
        match steps {
            0 => Vec::new(),
            steps => self.change_typography(Choice::Measure, steps),
        }
    }

    fn note_choice(&mut self, choice: Choice) {
        if !self.chosen.contains(&choice) {
            self.chosen.push(choice);
        }
    }

    /// Asks for what was chosen to be kept for later runs.
    pub(in crate::explorer) fn keep_typography(&mut self) -> Vec<Effect> {
        if self.chosen.is_empty() {
            self.say(Text::TypographyUnchanged);
            return Vec::new();
        }
        vec![Effect::KeepTypography(self.typography, self.chosen.clone())]
    }

    /// Takes in that the choices of typography are kept, and where.
    pub(in crate::explorer) fn typography_kept(&mut self, file: &str) {
        self.chosen.clear();
        self.say_with(Text::TypographyKept, &[&file]);
    }
}
