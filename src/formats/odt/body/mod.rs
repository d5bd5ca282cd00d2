//! The text of a document, element by element, without calling itself however
//! deep they are nested.

mod closing;
mod opening;
mod paragraphs;
mod running;

use std::collections::HashMap;

use crate::formats::draft::Draft;
use crate::formats::office::frames::Frames;
use crate::formats::office::item::{Item, Paragraph};
use crate::formats::office::ruby::Ruby;
use crate::formats::office::writer::Writer;
use crate::formats::package::Fault;
use crate::formats::package::xml::{Event, Ns, Xml};

use super::changes::Changes;
use super::lists::Lists;
use super::styles::{Family, Kind, Props, Resolved, Styles};

/// Reads a document.
pub(super) struct Body {
    styles: Styles,
    resolved: HashMap<(Family, String), Resolved>,
    lists: Lists,
    changes: Changes,
    writer: Writer,
    frames: Frames<Paragraph>,
    elements: Vec<Element>,
    /// How the text that is open is set, from the outermost on.
    looks: Vec<Props>,
    /// The lists that are open, from the outermost on.
    open: Vec<List>,
    /// Lists that have a name, and the last of each style, by what they are
    /// known by.
    named: HashMap<String, usize>,
    last: HashMap<String, usize>,
    /// Notes in the order of their marks.
    notes: Vec<(String, Vec<Item>)>,
    contents: u32,
    insertions: u32,
    links: u32,
    head: bool,
    ruby: Ruby,
}

/// A list that is open.
#[derive(Debug)]
struct List {
    /// What it is known by.
    list: usize,
    style: String,
    /// The first number of the item that is open, where it is said.
    start: Option<u32>,
    /// Whether the next paragraph has the number of the item.
    numbers: bool,
}

/// An element that is open.
#[derive(Debug)]
enum Element {
    Paragraph,
    /// Text in a paragraph, and whether it is set in a way of its own.
    Inline(bool),
    Link(usize, Option<String>),
    List,
    Item,
    Table,
    HeadRows,
    Row,
    Cell,
    /// A box beside the text, with the lists around it.
    Beside(Vec<List>),
    Note(Vec<List>),
    NoteBody,
    Contents,
    Ruby,
    Reading,
    Other,
}

impl Body {
    pub(super) fn new(styles: Styles, lists: Lists, writer: Writer) -> Self {
        Self {
            styles,
            resolved: HashMap::new(),
            lists,
            changes: Changes::default(),
            writer,
            frames: Frames::default(),
            elements: Vec::new(),
            looks: Vec::new(),
            open: Vec::new(),
            named: HashMap::new(),
            last: HashMap::new(),
            notes: Vec::new(),
            contents: 0,
            insertions: 0,
            links: 0,
            head: false,
            ruby: Ruby::default(),
        }
    }

    /// Reads the part that holds the text, with the styles in front of it.
    ///
    /// # Errors
    /// [`Fault`] where it cannot be read.
    pub(super) fn document(&mut self, xml: &mut Xml<'_>) -> Result<(), Fault> {
        loop {
            match xml.next()? {
                Event::Open(tag) if tag.ns == Ns::Office && tag.local() == "body" => {
                    self.elements.push(Element::Other);
                    self.read(xml)?;
                }
                Event::Open(tag) => {
                    let known = Kind::of(&tag);
                    self.styles.one(known, xml, &mut self.lists)?;
                }
                Event::End => return Ok(()),
                _ => {}
            }
        }
    }

    /// What was read, with the notes behind it.
    ///
    /// # Errors
    /// [`Fault`] where there is more than is read of a document.
    pub(super) fn finish(mut self) -> Result<Draft, Fault> {
        for (number, (name, items)) in (1u32..).zip(std::mem::take(&mut self.notes)) {
            self.writer.numbered_note(number, &name, items)?;
        }
        Ok(self.writer.finish())
    }

    /// Reads the element that has just begun, to its end.
    fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), Fault> {
        let outside = xml.depth().saturating_sub(1);
        while xml.depth() > outside {
            match xml.next()? {
                Event::Open(tag) => {
                    if tag.ns == Ns::Text && tag.local() == "tracked-changes" {
                        self.changes.read(xml)?;
                        continue;
                    }
                    match self.open(&tag) {
                        Some(element) => self.elements.push(element),
                        None => xml.skip()?,
                    }
                }
                Event::Close => {
                    if let Some(element) = self.elements.pop() {
                        self.close(element)?;
                    }
                }
                Event::Text(text) => self.characters(&text),
                Event::End => break,
            }
        }
        Ok(())
    }
}

impl AsMut<Self> for Paragraph {
    fn as_mut(&mut self) -> &mut Self {
        self
    }
}
