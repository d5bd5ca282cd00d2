//! The list of what is odd in a book.

use crate::explorer::keys::mouse::Mouse;
use crate::explorer::pages::boxes;
use crate::explorer::pages::layer::{Around, Layer, Pressed, Turn, press_list};
use crate::explorer::pages::order::Order;
use crate::explorer::pages::picker::{Answer, Picker};
use crate::review::Finding;
use crate::setting::keys::command::Command;
use crate::setting::keys::key::Key;

/// The list of what is odd.
#[derive(Debug, Default)]
pub struct OddPage {
    /// What is odd; `None` until that is known.
    pub list: Option<Picker<Finding>>,
}

impl OddPage {
    /// Takes in what was found; the first at or behind `cursor` is chosen.
    pub(in crate::explorer) fn take(&mut self, findings: Vec<Finding>, cursor: u32) {
        let at = findings.partition_point(|found| found.span.start < cursor);
        let mut picker = Picker::default();
        picker.set_items(findings, at);
        self.list = Some(picker);
    }
}

impl Layer for OddPage {
    fn key(&mut self, key: Key, around: &Around<'_>) -> Turn {
        let opens = around.keymap.keys(Command::Findings).contains(&key);
        let Some(picker) = &mut self.list else {
            return Turn::Close;
        };
        match picker.list_key(key, opens) {
            Answer::Accept => self.accept(around),
            Answer::Cancel => Turn::Close,
            Answer::Unbound => Turn::Unbound(key),
            Answer::Changed | Answer::Done => Turn::Stay,
        }
    }

    fn wheel(&mut self, lines: i64, _: &Around<'_>) -> Turn {
        if let Some(picker) = &mut self.list {
            picker.step(lines.signum());
        }
        Turn::Stay
    }

    fn press(&mut self, mouse: Mouse, around: &Around<'_>) -> Turn {
        let Some(picker) = &mut self.list else {
            return Turn::Close;
        };
        match press_list(picker, boxes::page, around.size, mouse) {
            Pressed::Item => self.accept(around),
            Pressed::Frame => Turn::Stay,
            Pressed::Outside => Turn::Close,
        }
    }

    fn rows(&self) -> usize {
        self.list.as_ref().map_or(0, |picker| picker.items().len())
    }

    fn choose(&mut self, row: usize) -> bool {
        self.list.as_mut().is_some_and(|picker| picker.select(row))
    }

    fn accept(&mut self, _: &Around<'_>) -> Turn {
        let found = self.list.as_ref().and_then(Picker::choice);
        match found {
            Some(found) => Turn::CloseAndDo(Order::Go(found.span.start)),
            None => Turn::Close,
        }
    }
}
