//! What ends with an element.

use crate::formats::office::item::{Item, Mark};
use crate::formats::package::Fault;

use super::{Body, Element};

impl Body {
    /// At the end of an element.
    pub(super) fn close(&mut self, element: Element) -> Result<(), Fault> {
        match element {
            Element::Paragraph => self.end_paragraph()?,
            Element::Inline(set) => {
                if set {
                    self.looks.pop();
                }
            }
            Element::Link(start, target) => {
                self.links = self.links.saturating_sub(1);
                self.end_ruby();
                let end = self.here();
                if let (Some(target), Some(open)) = (target, self.frames.paragraph())
                    && start < end
                {
                    open.marks.push(Mark::Link { start, end, target });
                }
            }
            Element::List => {
                self.open.pop();
            }
            Element::HeadRows => self.head = false,
            Element::Cell => self.frames.end_cell(),
            Element::Row => self.frames.end_row(),
            Element::Table => {
                if let Some(table) = self.frames.end_table() {
                    self.put(Item::Table(table))?;
                }
            }
            Element::Beside(lists) => {
                self.open = lists;
                for item in self.frames.end_beside() {
                    self.put(item)?;
                }
            }
            Element::Note(lists) => self.open = lists,
            Element::NoteBody => {
                let items = self.frames.end_beside();
                if let Some((_, held)) = self.notes.last_mut() {
                    *held = items;
                }
            }
            Element::Contents => self.contents = self.contents.saturating_sub(1),
            Element::Ruby => self.ruby.end(),
            Element::Reading => self.ruby.end_reading(),
            Element::Item | Element::Other => {}
        }
        Ok(())
    }

    /// Puts a part where it belongs.
    pub(super) fn put(&mut self, item: Item) -> Result<(), Fault> {
        match self.frames.put(item) {
            Some(item) => self.writer.item(item),
            None => Ok(()),
        }
    }
}
