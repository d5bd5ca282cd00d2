//! The jump box: titles by what is typed.

use crate::explorer::desk::action::Effect;
use crate::explorer::desk::state::{Mode, State};
use crate::explorer::keys::key::Key;
use crate::explorer::language::Text;
use crate::explorer::pages::picker::{Answer, Picker};
use crate::explorer::reading::pane::Align;

/// The most titles that the jump box lists.
const LISTED: usize = 200;

impl State {
    pub(in crate::explorer) fn open_jump_box(&mut self) {
        self.jumps_when_ready = false;
        self.mode = Mode::Jump(Picker::default());
        self.refresh_jump_box();
        let here = self.reader().and_then(|reader| {
            let section = reader.document.section(reader.section()?)?;
            Some(section.title.start)
        });
        if let (Mode::Jump(picker), Some(here)) = (&mut self.mode, here) {
            let at = picker.items().iter().position(|item| item.place == here);
            if let Some(at) = at {
                picker.select(at);
            }
        }
    }

    /// Looks the titles up anew for what the box holds.
    pub(in crate::explorer) fn refresh_jump_box(&mut self) {
        let titles = self.reader().and_then(|r| r.titles.clone());
        let Mode::Jump(picker) = &mut self.mode else {
            return;
        };
        if let Some(titles) = titles {
            let all = picker.prompt.text().trim().is_empty();
            let limit = if all { usize::MAX } else { LISTED };
            let items = titles.find(picker.prompt.text(), limit);
            picker.set_items(items, 0);
            if std::mem::take(&mut self.jumps_when_ready) {
                // No more to be told that they are not.
                self.message = None;
                self.accept_jump();
            }
        }
    }

    pub(in crate::explorer) fn jump_key(&mut self, key: Key) -> Vec<Effect> {
        let Mode::Jump(picker) = &mut self.mode else {
            return Vec::new();
        };
        self.jumps_when_ready = false;
        match picker.key(key) {
            Answer::Cancel => self.mode = Mode::Normal,
            Answer::Accept => self.accept_jump(),
            Answer::Changed => self.refresh_jump_box(),
            Answer::Unbound => self.unbound(key),
            Answer::Done => {}
        }
        Vec::new()
    }

    pub(in crate::explorer) fn accept_jump(&mut self) {
        let Mode::Jump(picker) = &self.mode else {
            return;
        };
        let Some(place) = picker.choice().map(|item| item.place) else {
            self.jumps_when_ready = self.reader().is_some_and(|r| r.titles.is_none());
            self.say(if self.jumps_when_ready {
                Text::JumpIndexing
            } else {
                Text::JumpNone
            });
            return;
        };
        self.mode = Mode::Normal;
        let Some(reader) = self.reader_mut() else {
            return;
        };
        if let Some(section) = reader.document.section_at(place) {
            reader.tree.reveal(&reader.document, section);
        }
        self.rebuild_tree();
        self.jump_to(place, Align::Top);
    }
}
