//! The list of what is odd in a document.

use std::sync::Arc;

use crate::explorer::desk::action::{Effect, ReaderId};
use crate::explorer::desk::state::{Mode, State};
use crate::explorer::desk::work::Work;
use crate::explorer::keys::command::Command;
use crate::explorer::keys::key::Key;
use crate::explorer::pages::picker::{Answer, Picker};
use crate::explorer::reading::pane::Align;
use crate::review::Finding;

impl State {
    pub(in crate::explorer) fn open_findings(&mut self) -> Vec<Effect> {
        let Some(reader) = self.reader() else {
            return Vec::new();
        };
        let effect = Effect::Work(reader.id, Work::Review(Arc::clone(&reader.document)));
        self.mode = Mode::Findings(None);
        vec![effect]
    }

    pub(in crate::explorer) fn reviewed(&mut self, id: ReaderId, findings: Vec<Finding>) {
        let in_front = self.reader().is_some_and(|reader| reader.id == id);
        let cursor = self.reader().map_or(0, |reader| reader.reading.cursor());
        if let Mode::Findings(list) = &mut self.mode
            && in_front
        {
            let at = findings.partition_point(|found| found.span.start < cursor);
            let mut picker = Picker::default();
            picker.set_items(findings, at);
            *list = Some(picker);
        }
    }

    pub(in crate::explorer) fn findings_key(&mut self, key: Key) -> Vec<Effect> {
        let opens = self.keymap.keys(Command::Findings).contains(&key);
        let Mode::Findings(list) = &mut self.mode else {
            return Vec::new();
        };
        let Some(picker) = list else {
            self.mode = Mode::Normal;
            return Vec::new();
        };
        match picker.list_key(key, opens) {
            Answer::Accept => self.accept_finding(),
            Answer::Cancel => self.mode = Mode::Normal,
            Answer::Unbound => self.unbound(key),
            Answer::Changed | Answer::Done => {}
        }
        Vec::new()
    }

    pub(in crate::explorer) fn accept_finding(&mut self) {
        let Mode::Findings(Some(picker)) = &self.mode else {
            return;
        };
        let found = picker.choice().map(|found| found.span.start);
        self.mode = Mode::Normal;
        if let Some(offset) = found {
            self.jump_to(offset, Align::Near);
        }
    }
}
