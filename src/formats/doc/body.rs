//! The text of a document, paragraph by paragraph.

use std::ops::Range;

use crate::cores::Stop;
use crate::document::Style;
use crate::formats::draft::Draft;
use crate::formats::office::fields::Fields;
use crate::formats::office::item::{Item, Mark, Paragraph, Role};
use crate::formats::office::numbering::Lists;
use crate::formats::office::props::Props;
use crate::formats::office::symbols;
use crate::formats::office::writer::Writer;
use crate::formats::package::Fault;
use crate::formats::script::Script;

use super::beside::{Beside, Note};
use super::bytes::u16_at;
use super::container::Container;
use super::pieces::Pieces;
use super::runs::{Run, Runs, styled};
use super::said::{self, Said};
use super::styles::{Resolved, Styles};
use super::tables::Tables;

/// The character that ends a cell or a row.
const CELL: u16 = 7;

/// The character that ends a page or a section.
const PAGE: u16 = 12;

/// The character that ends a paragraph.
const END: u16 = 13;

/// The stream of what is too long for the pages.
const DATA: &str = "/Data";

/// What a document is read from.
pub(super) struct Source<'a> {
    pub(super) text: Pieces,
    pub(super) paragraphs: Runs<'a>,
    pub(super) runs: Runs<'a>,
    pub(super) fonts: Vec<String>,
    pub(super) beside: Beside,
}

/// Reads text part by part.
pub(super) struct Body<'a> {
    source: Source<'a>,
    styles: Styles,
    lists: Lists,
    writer: Writer,
    container: Container<'a>,
    /// Asked at every paragraph whether to give up.
    stop: Stop<'a>,
    /// What is too long for the pages, once it has been asked for, and how many
    /// bytes of it are still to be read.
    data: Option<Vec<u8>>,
    data_left: usize,
    /// Characters that are still to be read: none belongs to two parts.
    left: u32,
    /// Notes in the order of their signs.
    called: Vec<Note>,
    story: Story,
    /// What was last found to be said of text and of paragraphs.
    run: (Run<'a>, said::Text),
    paragraph: (Run<'a>, said::Paragraph),
}

/// Text that is read from its beginning to its end, apart from other text.
#[derive(Default)]
struct Story {
    tables: Tables,
    fields: Fields,
    /// A paragraph whose end was deleted, and how many tables are around it: it
    /// goes on in the next.
    cut: Option<(usize, Paragraph)>,
    /// What it holds, where that is not written at once.
    items: Option<Vec<Item>>,
}

/// How the text of a run is set.
struct Look {
    style: Style,
    hidden: bool,
    deleted: bool,
    script: Option<Script>,
}

impl<'a> Body<'a> {
    pub(super) fn new(
        source: Source<'a>,
        styles: Styles,
        lists: Lists,
        writer: Writer,
        container: Container<'a>,
        stop: Stop<'a>,
    ) -> Self {
        Self {
            left: u32::try_from(source.text.units.len()).unwrap_or(u32::MAX),
            source,
            styles,
            lists,
            writer,
            container,
            stop,
            data: None,
            data_left: 0,
            called: Vec::new(),
            story: Story::default(),
            run: Default::default(),
            paragraph: Default::default(),
        }
    }

    /// Reads the text between two characters.
    ///
    /// # Errors
    /// [`Fault`] where there is more than is read of a document.
    pub(super) fn text(&mut self, range: Range<u32>) -> Result<(), Fault> {
        let length = range.end.saturating_sub(range.start);
        self.left = self.left.checked_sub(length).ok_or(Fault::Damaged)?;
        let mut at = range.start;
        while at < range.end {
            if (self.stop)() {
                return Err(Fault::Stopped);
            }
            let end = self.end_of_paragraph(at, range.end);
            self.paragraph(at, end)?;
            at = end.saturating_add(1);
        }
        self.turn(0)
    }

    /// What was read, with boxes that hang on nothing and the notes behind it.
    ///
    /// # Errors
    /// As [`text`](Self::text).
    pub(super) fn finish(mut self) -> Result<Draft, Fault> {
        for range in std::mem::take(&mut self.source.beside.loose) {
            self.text(range)?;
        }
        for (number, note) in (1u32..).zip(std::mem::take(&mut self.called)) {
            let items = self.apart(note.text)?;
            self.writer.numbered_note(number, &note.name, items)?;
        }
        Ok(self.writer.finish())
    }

    /// Reads text that stands apart.
    fn apart(&mut self, range: Range<u32>) -> Result<Vec<Item>, Fault> {
        let story = Story {
            items: Some(Vec::new()),
            ..Story::default()
        };
        let around = std::mem::replace(&mut self.story, story);
        let read = self.text(range);
        let story = std::mem::replace(&mut self.story, around);
        read.map(|()| story.items.unwrap_or_default())
    }

    /// The character that ends the paragraph which begins at `at`.
    fn end_of_paragraph(&self, at: u32, end: u32) -> u32 {
        let sections = &self.source.beside.sections;
        let ends = |at: &u32| match self.source.text.unit(*at) {
            Some(END | CELL) | None => true,
            Some(PAGE) => sections.binary_search(&at.saturating_add(1)).is_ok(),
            _ => false,
        };
        let last = end.saturating_sub(1);
        (at..end).find(ends).unwrap_or(last).max(at)
    }

    /// Reads the paragraph that the character `end` ends.
    fn paragraph(&mut self, at: u32, end: u32) -> Result<(), Fault> {
        let own = self.said_of_paragraph(end)?;
        let style = self.styles.resolve(own.style.unwrap_or(0)).clone();
        let depth = own.depth();
        self.turn(depth)?;
        let mut paragraph = match self.story.cut.take() {
            Some((_, before)) => before,
            None => Paragraph::default(),
        };
        let mut listed = self.story.fields.is_contents();
        let mut from = at;
        while from < end {
            let (said, to) = self.said_of_text(from);
            let to = to.clamp(from.saturating_add(1), end);
            let props = said.set(&mut self.styles, &style.props);
            self.run(from..to, &said, &props, &mut paragraph)?;
            from = to;
        }
        listed |= self.story.fields.is_contents();
        self.story.fields.end_paragraph();
        let (said, _) = self.said_of_text(end);
        let deleted = said.deleted == Some(true);
        if own.ends_row() {
            let row = own.row.as_deref().cloned();
            self.story.tables.end_row(row.unwrap_or_default(), deleted);
            return Ok(());
        }
        let sign = self.source.text.unit(end);
        let ends_cell = sign == Some(CELL) || own.ends_inner_cell();
        if deleted && !ends_cell {
            paragraph.delete("\n");
            self.story.cut = Some((depth, paragraph));
            return Ok(());
        }
        let hidden = said.set(&mut self.styles, &style.props).hidden;
        self.settle(&mut paragraph, &own, &style, listed, hidden == Some(true));
        self.put(Item::Paragraph(paragraph))?;
        if ends_cell {
            self.story.tables.end_cell();
        }
        Ok(())
    }

    /// Says what a paragraph is and what is printed before it.
    fn settle(
        &mut self,
        paragraph: &mut Paragraph,
        own: &said::Paragraph,
        style: &Resolved,
        listed: bool,
        end_hidden: bool,
    ) {
        paragraph.role = match own.outline {
            _ if listed || style.role == Role::Contents => Role::Contents,
            Some(level @ 0..=8) => Role::Heading(level.saturating_add(1)),
            Some(_) => Role::Text,
            None => style.role,
        };
        // What is hidden whole is not counted.
        let hides = end_hidden && !paragraph.hidden.is_empty();
        let gone = hides && paragraph.text.trim().is_empty();
        let list = own.list.or(style.paragraph.list).unwrap_or(0);
        if list != 0 && !gone {
            let level = own.level.or(style.paragraph.level).unwrap_or(0);
            let label = self.lists.label(&list.to_string(), usize::from(level));
            paragraph.label = label;
            paragraph.nesting = level.saturating_add(1);
        }
    }

    /// What is said of the paragraph that a character ends.
    fn said_of_paragraph(&mut self, end: u32) -> Result<said::Paragraph, Fault> {
        let Some(piece) = self.source.text.piece(end) else {
            return Ok(said::Paragraph::default());
        };
        let byte = piece.byte(end);
        if !(self.paragraph.0.from..self.paragraph.0.to).contains(&byte) {
            let run = self.source.paragraphs.at(byte);
            let (style, codes) = styled(run.said);
            let mut said = Said::read(codes).paragraph;
            said.style = said.style.or(Some(style));
            if let Some(at) = said.more {
                said = self.more(at)?.over(&said);
            }
            self.paragraph = (run, said);
        }
        let said = &self.paragraph.1;
        let piece = self.source.text.piece(end);
        let piece = piece.map(|piece| piece.said.paragraph.clone());
        Ok(piece.unwrap_or_default().over(said))
    }

    /// What is said of a paragraph in the stream of data.
    fn more(&mut self, at: u32) -> Result<said::Paragraph, Fault> {
        if self.data.is_none() {
            let data = self.container.stream(DATA)?.unwrap_or_default();
            self.data_left = data.len();
            self.data = Some(data);
        }
        let data = self.data.as_deref().unwrap_or_default();
        let codes = usize::try_from(at).ok().and_then(|at| {
            let size = usize::from(u16_at(data, at)?);
            data.get(at.checked_add(2)?..)?.get(..size)
        });
        let codes = codes.unwrap_or_default();
        // No byte says something of two paragraphs.
        let left = self.data_left.checked_sub(codes.len());
        self.data_left = left.ok_or(Fault::Damaged)?;
        Ok(Said::read(codes).paragraph)
    }

    /// What is said of a character, and up to which the same is.
    fn said_of_text(&mut self, at: u32) -> (said::Text, u32) {
        let Some(piece) = self.source.text.piece(at) else {
            return (said::Text::default(), u32::MAX);
        };
        let byte = piece.byte(at);
        if !(self.run.0.from..self.run.0.to).contains(&byte) {
            let run = self.source.runs.at(byte);
            self.run = (run, Said::read(run.said).text);
        }
        let to = piece.character(self.run.0.to);
        (piece.said.text.over(&self.run.1), to)
    }

    /// Reads text of which the same is said.
    fn run(
        &mut self,
        range: Range<u32>,
        said: &said::Text,
        props: &Props,
        paragraph: &mut Paragraph,
    ) -> Result<(), Fault> {
        let look = Look {
            style: props
                .style()
                .with(Style::INSERTED.when(said.inserted == Some(true))),
            hidden: props.hidden.unwrap_or(false),
            deleted: said.deleted == Some(true),
            script: props.raised.map(|raised| match raised {
                true => Script::Raised,
                false => Script::Lowered,
            }),
        };
        let marked = self.source.beside.marked;
        let mut text: Vec<u16> = Vec::new();
        for at in range {
            let Some(unit) = self.source.text.unit(at) else {
                break;
            };
            if let Some(symbol) = self.symbol(unit, said) {
                text.extend(symbol.encode_utf16(&mut [0; 2]).iter());
                continue;
            }
            match unit {
                0x09 => text.push(0x09),
                0x0B => text.push(0x0A),
                0x1E => text.push(0x2D),
                0x13..=0x15 => {
                    self.push(&mut text, &look, paragraph);
                    let kind = match unit {
                        0x13 => "begin",
                        0x14 => "separate",
                        _ => "end",
                    };
                    if let Some(shown) = self.story.fields.mark(kind) {
                        text.extend(shown.encode_utf16());
                    }
                }
                0x01 | 0x08 => {
                    self.push(&mut text, &look, paragraph);
                    for range in self.boxes(at) {
                        let items = self.apart(range)?;
                        if !look.deleted {
                            paragraph.beside.extend(items);
                        }
                    }
                }
                _ => {
                    // A sign of a note that is no number stands in the text.
                    if unit == 0x02 || marked {
                        self.push(&mut text, &look, paragraph);
                        self.call(at, &look, paragraph);
                    }
                    if unit >= 0x20 {
                        text.push(unit);
                    }
                }
            }
        }
        self.push(&mut text, &look, paragraph);
        Ok(())
    }

    /// The character that a sign of a symbol font stands for.
    fn symbol(&self, unit: u16, said: &said::Text) -> Option<char> {
        let (font, code) = match (unit, said.symbol) {
            (0x28, Some((font, code))) if said.special == Some(true) => (Some(font), code),
            (0xF000..=0xF0FF, _) => (said.font, unit),
            _ => return None,
        };
        let font = font.and_then(|font| self.source.fonts.get(usize::from(font)));
        symbols::character(font.map_or("", String::as_str), code.into())
    }

    /// Appends text to a paragraph.
    fn push(&mut self, units: &mut Vec<u16>, look: &Look, paragraph: &mut Paragraph) {
        if units.is_empty() {
            return;
        }
        let text = String::from_utf16_lossy(units);
        units.clear();
        if !self.story.fields.shows() {
            self.story.fields.ask(&text);
        } else if look.deleted {
            paragraph.delete(&text);
        } else if look.hidden {
            paragraph.hidden += &text;
        } else {
            let linked = self.story.fields.is_link();
            let style = look.style.with(Style::LINK.when(linked));
            match look.script {
                Some(script) => {
                    let last = paragraph.text.chars().next_back();
                    paragraph.push(&script.written(&text, last), style);
                }
                None => paragraph.push(&text, style),
            }
        }
    }

    /// The boxes that hang on a character. Nothing hangs on what is in a box or
    /// a note.
    fn boxes(&mut self, at: u32) -> Vec<Range<u32>> {
        match self.story.items {
            None => self.source.beside.boxes.remove(&at).unwrap_or_default(),
            Some(_) => Vec::new(),
        }
    }

    /// The sign of a note stands here, if one does.
    fn call(&mut self, at: u32, look: &Look, paragraph: &mut Paragraph) {
        let beside = &mut self.source.beside;
        if look.deleted || look.hidden {
            return;
        }
        let Some(note) = beside.notes.remove(&at) else {
            return;
        };
        let numbered = note.numbered;
        let name = note.name.clone();
        self.called.push(note);
        if !numbered {
            return;
        }
        let start = paragraph.text.len();
        paragraph.push(&format!("[{}]", self.called.len()), Style::LINK);
        let end = paragraph.text.len();
        paragraph.marks.push(Mark::Note { start, end, name });
    }

    /// Goes on with so many tables around.
    fn turn(&mut self, depth: usize) -> Result<(), Fault> {
        let cut = self.story.cut.take_if(|(around, _)| *around != depth);
        if let Some((_, paragraph)) = cut {
            self.put(Item::Paragraph(paragraph))?;
        }
        match self.story.tables.turn(depth) {
            Some(table) => self.keep(table),
            None => Ok(()),
        }
    }

    /// Puts a part where it belongs.
    fn put(&mut self, item: Item) -> Result<(), Fault> {
        match self.story.tables.put(item) {
            Some(item) => self.keep(item),
            None => Ok(()),
        }
    }

    /// Puts a part of the text itself.
    fn keep(&mut self, item: Item) -> Result<(), Fault> {
        match &mut self.story.items {
            Some(items) => {
                items.push(item);
                Ok(())
            }
            None => self.writer.item(item),
        }
    }
}
