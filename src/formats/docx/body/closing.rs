//! What ends with an element.

use crate::formats::office::item::{Item, Mark};
use crate::formats::package::Fault;

use super::{Body, Element};

impl Body {
    /// At the end of an element.
    pub(super) fn close(&mut self, element: Element) -> Result<(), Fault> {
        match element {
            Element::Paragraph => self.end_paragraph()?,
            Element::Run(outer) => self.run = outer,
            Element::Deletion => self.deletions = self.deletions.saturating_sub(1),
            Element::Insertion => self.insertions = self.insertions.saturating_sub(1),
            Element::Link(start, target) => {
                self.links = self.links.saturating_sub(1);
                self.end_ruby();
                let end = self.here();
                if let (Some(target), Some(open)) = (target, self.paragraph())
                    && start < end
                {
                    open.paragraph.marks.push(Mark::Link { start, end, target });
                }
            }
            Element::Field => {
                self.fields.mark("end");
            }
            Element::Control(true) => self.contents = self.contents.saturating_sub(1),
            Element::Reading => self.ruby.end_reading(),
            Element::Ruby => self.ruby.end(),
            Element::Equation | Element::EquationText => {
                if let Some(equation) = self.equations.close() {
                    self.push(&equation);
                }
            }
            Element::Cell => {
                self.flush_cut()?;
                self.frames.end_cell();
            }
            Element::Row { deleted } => {
                if let Some(row) = self.frames.row() {
                    row.taken = deleted;
                }
                self.frames.end_row();
            }
            Element::Table => {
                if let Some(table) = self.frames.end_table() {
                    self.put(Item::Table(table))?;
                }
            }
            Element::Beside(fields) => {
                self.fields = fields;
                let items = self.end_beside()?;
                match self.paragraph() {
                    Some(open) => open.paragraph.beside.extend(items),
                    None => items.into_iter().try_for_each(|item| self.put(item))?,
                }
            }
            Element::Note(note) => {
                let items = self.end_beside()?;
                if let Some(note) = note {
                    self.noted.insert(note, items);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Ends what stands beside the text.
    pub(super) fn end_beside(&mut self) -> Result<Vec<Item>, Fault> {
        self.flush_cut()?;
        Ok(self.frames.end_beside())
    }

    /// Puts a part where it belongs.
    pub(super) fn put(&mut self, item: Item) -> Result<(), Fault> {
        match self.frames.put(item) {
            Some(item) => self.writer.item(item),
            None => Ok(()),
        }
    }

    /// Puts a paragraph that was to go on where none follows.
    pub(super) fn flush_cut(&mut self) -> Result<(), Fault> {
        let around = self.frames.depth();
        match self.cut.pop_if(|(frames, _)| *frames >= around) {
            Some((_, paragraph)) => self.put(Item::Paragraph(paragraph)),
            None => Ok(()),
        }
    }
}
