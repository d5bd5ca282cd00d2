//! The text of a document, element by element, without calling itself however
//! deep they are nested.

use std::collections::HashMap;

use crate::document::Style as Look;
use crate::formats::draft::Draft;
use crate::formats::office::frames::Frames;
use crate::formats::office::item::{Cell, Item, Mark, Paragraph, Role, Row};
use crate::formats::office::lists::{LEVELS, Label};
use crate::formats::office::ruby::Ruby;
use crate::formats::office::writer::Writer;
use crate::formats::package::Fault;
use crate::formats::package::xml::{Event, Ns, Tag, Xml};
use crate::formats::script::Script;

use super::changes::Changes;
use super::lists::Lists;
use super::styles::{Family, Kind, Props, Resolved, Styles};

/// The most spaces that stand for themselves in one element.
const MOST_SPACES: usize = 256;

/// The most empty cells that one element stands for.
const MOST_CELLS: usize = 256;

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

    /// At the beginning of an element: what it is, where what it holds is to
    /// be read.
    fn open(&mut self, tag: &Tag<'_>) -> Option<Element> {
        match tag.ns {
            Ns::Text => self.open_text(tag),
            Ns::Table => self.open_table(tag),
            Ns::Office => match tag.local() {
                "annotation" | "forms" | "event-listeners" => None,
                _ => Some(Element::Other),
            },
            Ns::Draw if tag.local() == "text-box" => {
                self.frames.begin_beside();
                Some(Element::Beside(std::mem::take(&mut self.open)))
            }
            // What a picture or an object shows is not text of this part.
            Ns::Draw if matches!(tag.local(), "image" | "object" | "object-ole" | "plugin") => None,
            Ns::MathMl => None,
            _ => Some(Element::Other),
        }
    }

    fn open_text(&mut self, tag: &Tag<'_>) -> Option<Element> {
        Some(match tag.local() {
            "p" | "h" => {
                self.begin_paragraph(tag);
                Element::Paragraph
            }
            "span" => {
                let name = tag.attribute("style-name").unwrap_or_default();
                let mut props = self.resolve(Family::Text, &name).props;
                if let Some(outer) = self.looks.last() {
                    props.inherit(outer);
                }
                self.looks.push(props);
                Element::Inline(true)
            }
            "a" => {
                self.links = self.links.saturating_add(1);
                self.end_ruby();
                Element::Link(self.here(), tag.attribute("href"))
            }
            "s" => {
                let count = tag.number("c").unwrap_or(1).min(MOST_SPACES);
                self.push(&" ".repeat(count));
                Element::Other
            }
            "tab" => {
                self.push("\t");
                Element::Other
            }
            "line-break" => {
                self.push("\n");
                Element::Other
            }
            "list" => {
                self.begin_list(tag);
                Element::List
            }
            "list-item" | "list-header" => {
                let numbers = tag.local() == "list-item";
                if let Some(list) = self.open.last_mut() {
                    list.start = tag.number("start-value");
                    list.numbers = numbers;
                }
                Element::Item
            }
            "note" => {
                let id = tag.attribute("id").unwrap_or_default();
                self.call(id);
                Element::Note(std::mem::take(&mut self.open))
            }
            "note-body" => {
                self.frames.begin_beside();
                Element::NoteBody
            }
            "table-of-content" | "illustration-index" | "table-index" | "object-index"
            | "user-index" | "alphabetical-index" => {
                self.contents = self.contents.saturating_add(1);
                Element::Contents
            }
            "ruby" => {
                let here = self.here();
                self.ruby.begin(here);
                Element::Ruby
            }
            "ruby-text" => {
                self.ruby.begin_reading();
                Element::Reading
            }
            "section" => {
                let name = tag.attribute("style-name").unwrap_or_default();
                let hidden = self.resolve(Family::Section, &name).props.is_hidden();
                if hidden || tag.attribute("display").as_deref() == Some("none") {
                    return None;
                }
                Element::Other
            }
            "change" => {
                self.delete(&tag.attribute("change-id").unwrap_or_default());
                Element::Other
            }
            "change-start" => {
                self.insertions = self.insertions.saturating_add(1);
                Element::Other
            }
            "change-end" => {
                self.insertions = self.insertions.saturating_sub(1);
                Element::Other
            }
            // Sources of lists of contents, declarations, and the number that a
            // program wrote beside the one that is counted.
            "table-of-content-source"
            | "illustration-index-source"
            | "table-index-source"
            | "object-index-source"
            | "user-index-source"
            | "alphabetical-index-source"
            | "bibliography-source"
            | "sequence-decls"
            | "variable-decls"
            | "user-field-decls"
            | "note-citation"
            | "hidden-text"
            | "script"
            | "number" => return None,
            _ => Element::Inline(false),
        })
    }

    fn open_table(&mut self, tag: &Tag<'_>) -> Option<Element> {
        Some(match tag.local() {
            "table" => {
                self.end_ruby();
                self.frames.begin_table();
                Element::Table
            }
            "table-header-rows" => {
                self.head = true;
                Element::HeadRows
            }
            "table-row" => {
                self.frames.begin_row(Row {
                    heads: self.head,
                    ..Row::default()
                });
                Element::Row
            }
            "table-cell" => {
                // Cells that are said to be repeated are empty, but for the
                // last.
                let repeated = tag.number("number-columns-repeated").unwrap_or(1);
                if let Some(row) = self.frames.row() {
                    let empty = std::iter::repeat_with(Cell::default);
                    let further = repeated.clamp(1, MOST_CELLS).saturating_sub(1);
                    row.cells.extend(empty.take(further));
                }
                let span = |name| tag.number::<usize>(name).unwrap_or(1).saturating_sub(1);
                self.frames.begin_cell(Cell {
                    further: span("number-columns-spanned"),
                    below: span("number-rows-spanned"),
                    ..Cell::default()
                });
                Element::Cell
            }
            "covered-table-cell" | "table-columns" | "table-column" | "title" | "desc"
            | "shapes" => return None,
            _ => Element::Other,
        })
    }

    /// At the end of an element.
    fn close(&mut self, element: Element) -> Result<(), Fault> {
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

    /// Text between tags: white space is one space, and none at the beginning.
    fn characters(&mut self, text: &str) {
        let holds = matches!(
            self.elements.last(),
            Some(
                Element::Paragraph
                    | Element::Inline(_)
                    | Element::Link(..)
                    | Element::Ruby
                    | Element::Reading
            )
        );
        if !holds {
            return;
        }
        let is_white = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        if !text.contains(is_white) {
            self.push(text);
            return;
        }
        let open = self.frames.paragraph();
        let mut white =
            open.is_none_or(|open| open.text.is_empty() || open.text.ends_with(is_white));
        let mut collapsed = String::with_capacity(text.len());
        for c in text.chars() {
            match is_white(c) {
                true if white => {}
                true => collapsed.push(' '),
                false => collapsed.push(c),
            }
            white = is_white(c);
        }
        self.push(&collapsed);
    }

    /// Text of the paragraph, in the way that is said for it.
    fn push(&mut self, text: &str) {
        if self.ruby.read(text) {
            return;
        }
        if !self.ruby.is_inside() {
            self.end_ruby();
        }
        let props = self.looks.last().copied().unwrap_or_default();
        let look = props
            .look()
            .with(Look::LINK.when(self.links > 0))
            .with(Look::INSERTED.when(self.insertions > 0));
        let Some(open) = self.frames.paragraph() else {
            return;
        };
        if props.is_hidden() {
            open.hidden += text;
            return;
        }
        let script = props.raised.map(|raised| match raised {
            true => Script::Raised,
            false => Script::Lowered,
        });
        match script {
            Some(script) => {
                let last = open.text.chars().next_back();
                open.push(&script.written(text, last), look);
            }
            None => open.push(text, look),
        }
    }

    /// How much text the paragraph has, in bytes.
    fn here(&mut self) -> usize {
        self.frames.paragraph().map_or(0, |open| open.text.len())
    }

    fn end_ruby(&mut self) {
        if let Some(open) = self.frames.paragraph() {
            self.ruby.write(open);
        }
    }

    /// What a change of this name has taken out stood here.
    fn delete(&mut self, name: &str) {
        if let (Some(text), Some(open)) = (self.changes.taken(name), self.frames.paragraph()) {
            open.delete(text);
        }
    }

    /// The mark of a note stands here.
    fn call(&mut self, id: String) {
        self.end_ruby();
        let number = self.notes.len().saturating_add(1);
        // Names may be missing, or the same.
        let name = format!("{number} {id}");
        if let Some(open) = self.frames.paragraph() {
            let start = open.text.len();
            open.push(&format!("[{number}]"), Look::LINK);
            let end = open.text.len();
            let name = name.clone();
            open.marks.push(Mark::Note { start, end, name });
        }
        self.notes.push((name, Vec::new()));
    }

    /// What a style comes to.
    fn resolve(&mut self, family: Family, name: &str) -> &Resolved {
        let styles = &self.styles;
        self.resolved
            .entry((family, name.to_owned()))
            .or_insert_with(|| styles.resolve(family, name))
    }

    fn begin_list(&mut self, tag: &Tag<'_>) {
        let style = tag.attribute("style-name");
        let list = match self.open.last() {
            // What is nested is of the list around it.
            Some(outer) => List {
                list: outer.list,
                style: style.unwrap_or_else(|| outer.style.clone()),
                start: None,
                numbers: false,
            },
            None => {
                let style = style.unwrap_or_default();
                let goes_on = match tag.attribute("continue-list") {
                    Some(name) => self.named.get(&name),
                    None => self
                        .last
                        .get(&style)
                        .filter(|_| tag.attribute("continue-numbering").as_deref() == Some("true")),
                };
                let list = match goes_on {
                    Some(list) => *list,
                    None => self.lists.begin(),
                };
                if let Some(name) = tag.attribute("id") {
                    self.named.insert(name, list);
                }
                self.last.insert(style.clone(), list);
                List {
                    list,
                    style,
                    start: None,
                    numbers: false,
                }
            }
        };
        self.open.push(list);
    }

    fn begin_paragraph(&mut self, tag: &Tag<'_>) {
        let name = tag.attribute("style-name").unwrap_or_default();
        let style = self.resolve(Family::Paragraph, &name).clone();
        let heads = tag.local() == "h";
        let level: u8 = tag.number("outline-level").unwrap_or(1);
        let role = match style.role {
            _ if self.contents > 0 => Role::Contents,
            Some(Role::Title) => Role::Title,
            Some(Role::Contents) => Role::Contents,
            _ if heads => Role::Heading(level.max(1)),
            Some(role) => role,
            None => Role::Text,
        };
        let mut paragraph = Paragraph {
            role,
            ..Paragraph::default()
        };
        let depth = self.open.len();
        let header = tag.attribute("is-list-header").as_deref() == Some("true");
        let start = match tag.attribute("restart-numbering").as_deref() {
            Some("true") => Some(tag.number("start-value").unwrap_or(1)),
            _ => None,
        };
        match self.open.last_mut() {
            Some(list) if list.numbers => {
                list.numbers = false;
                let at = depth.saturating_sub(1).min(LEVELS.saturating_sub(1));
                let start = list.start.take().or(start);
                paragraph.label = self.lists.label(list.list, &list.style, at, start);
                paragraph.nesting = u8::try_from(depth).unwrap_or(u8::MAX);
            }
            Some(_) => {}
            // A style may say that its headings have no number.
            None if heads && !header && style.list.as_deref() != Some("") => {
                let at = usize::from(level.max(1)).saturating_sub(1);
                paragraph.label = self.lists.heading(at, start);
            }
            None => {}
        }
        if heads && paragraph.label == Some(Label::Bullet) {
            paragraph.label = None;
        }
        self.looks.push(style.props);
        self.frames.begin_paragraph(paragraph);
    }

    fn end_paragraph(&mut self) -> Result<(), Fault> {
        self.end_ruby();
        self.looks.pop();
        match self.frames.end_paragraph() {
            Some(paragraph) => self.put(Item::Paragraph(paragraph)),
            None => Ok(()),
        }
    }

    /// Puts a part where it belongs.
    fn put(&mut self, item: Item) -> Result<(), Fault> {
        match self.frames.put(item) {
            Some(item) => self.writer.item(item),
            None => Ok(()),
        }
    }
}

impl AsMut<Self> for Paragraph {
    fn as_mut(&mut self) -> &mut Self {
        self
    }
}
