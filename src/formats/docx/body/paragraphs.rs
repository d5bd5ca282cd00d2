//! Paragraphs from their beginning to their end: what their styles make of
//! them, and their numbers.

use crate::formats::office::item::{Item, Role};
use crate::formats::package::Fault;

use super::{Body, Open, Run};

impl Body {
    /// The paragraph that is open.
    pub(super) fn paragraph(&mut self) -> Option<&mut Open> {
        self.frames.paragraph()
    }

    /// How much text the paragraph has, in bytes.
    pub(super) fn here(&mut self) -> usize {
        self.paragraph().map_or(0, |open| open.paragraph.text.len())
    }

    pub(super) fn begin_paragraph(&mut self) {
        let mut open = Open::default();
        let around = self.frames.depth();
        if let Some((_, before)) = self.cut.pop_if(|(frames, _)| *frames == around) {
            open.paragraph = before;
        }
        self.run = Run::default();
        open.listed = self.contents > 0 || self.fields.is_contents();
        self.frames.begin_paragraph(open);
    }

    pub(super) fn end_paragraph(&mut self) -> Result<(), Fault> {
        self.end_ruby();
        let listed = self.fields.is_contents();
        self.fields.end_paragraph();
        let Some(mut open) = self.frames.end_paragraph() else {
            return Ok(());
        };
        open.listed |= listed;
        if open.end_deleted {
            open.paragraph.delete("\n");
            self.cut.push((self.frames.depth(), open.paragraph));
            return Ok(());
        }
        let style = open.style.take();
        let style = style.unwrap_or_else(|| self.styles.usual().to_owned());
        let style = self.resolve(&style).clone();
        let mut paragraph = open.paragraph;
        paragraph.role = match open.outline {
            _ if open.listed => Role::Contents,
            _ if style.role == Role::Contents => Role::Contents,
            Some(level @ 0..=8) => Role::Heading(level.saturating_add(1)),
            Some(_) => Role::Text,
            None => style.role,
        };
        let (list, level) = match open.list {
            Some(list) => (Some(list), open.level.or(style.level)),
            None => {
                let list = style.list.clone();
                let linked = list.as_deref();
                let linked = linked.and_then(|list| self.lists.level_of(list, &style.chain));
                (list, open.level.or(linked).or(style.level))
            }
        };
        // What is hidden whole is not counted.
        let hides = !paragraph.hidden.is_empty();
        let gone = open.end_hidden && hides && paragraph.text.trim().is_empty();
        if let Some(list) = list.filter(|list| list != "0" && !gone) {
            let level = level.unwrap_or(0);
            paragraph.label = self.lists.label(&list, level);
            paragraph.nesting = u8::try_from(level.saturating_add(1)).unwrap_or(u8::MAX);
        }
        self.put(Item::Paragraph(paragraph))
    }
}
