//! The text of a document, element by element, without calling itself however
//! deep they are nested.

use std::collections::HashMap;

use crate::document::Style;
use crate::formats::draft::Draft;
use crate::formats::office::fields::Fields;
use crate::formats::office::frames::Frames;
use crate::formats::office::item::{Cell, Item, Mark, Paragraph, Role, Row};
use crate::formats::office::numbering::Lists;
use crate::formats::office::props::Props;
use crate::formats::office::ruby::Ruby;
use crate::formats::office::symbols;
use crate::formats::office::writer::Writer;
use crate::formats::package::Fault;
use crate::formats::package::xml::{Event, Ns, Tag, Xml};
use crate::formats::script::Script;

use super::equation::Equations;
use super::run::is_on;
use super::styles::{Resolved, Styles};

/// Reads text part by part.
pub(super) struct Body {
    styles: Styles,
    /// What the styles that were asked for come to.
    resolved: HashMap<String, Resolved>,
    lists: Lists,
    writer: Writer,
    /// Where links of the part lead, by their names.
    targets: HashMap<String, String>,
    /// What is noted, by the names of the notes.
    noted: HashMap<String, Vec<Item>>,
    /// Names of notes in the order in which they are referred to.
    called: Vec<String>,
    frames: Frames<Open>,
    elements: Vec<Element>,
    /// Paragraphs whose end was deleted, each with how many frames are around
    /// it: they go on in the next.
    cut: Vec<(usize, Paragraph)>,
    fields: Fields,
    equations: Equations,
    /// How the run that is open is set.
    run: Run,
    /// Tracked changes, lists of contents and links that are open.
    deletions: u32,
    insertions: u32,
    contents: u32,
    links: u32,
    ruby: Ruby,
}

/// How a run is set, as far as it is known.
#[derive(Debug, Default, Clone)]
struct Run {
    props: Props,
    look: Option<Look>,
}

/// How the text of a run is set: its style, whether it is hidden, and whether
/// it stands above or below the line.
type Look = (Style, bool, Option<Script>);

/// A paragraph that is being put together.
#[derive(Debug, Default)]
struct Open {
    paragraph: Paragraph,
    style: Option<String>,
    list: Option<String>,
    level: Option<usize>,
    outline: Option<u8>,
    /// Whether its end was deleted.
    end_deleted: bool,
    /// Whether its end is hidden.
    end_hidden: bool,
    listed: bool,
}

impl AsMut<Paragraph> for Open {
    fn as_mut(&mut self) -> &mut Paragraph {
        &mut self.paragraph
    }
}

/// An element that is open.
#[derive(Debug)]
enum Element {
    Paragraph,
    ParagraphProps,
    /// What is said of the end of a paragraph.
    EndProps,
    Run(Run),
    Text,
    Deleted,
    Asked,
    /// Text that was deleted or moved away.
    Deletion,
    /// Text that was inserted or moved here.
    Insertion,
    /// A link: where it begins, in bytes of the paragraph, and where it leads.
    Link(usize, Option<String>),
    Table,
    Row {
        deleted: bool,
    },
    RowProps,
    Cell,
    /// A box beside the text, and the fields around it.
    Beside(Fields),
    /// Something said twice, and whether it has been read.
    Alternate(bool),
    Field,
    Ruby,
    Reading,
    /// A frame around content, and whether it is a list of contents.
    Control(bool),
    Equation,
    EquationText,
    /// A note with its name, where it is one.
    Note(Option<String>),
    Other,
}

impl Body {
    pub(super) fn new(styles: Styles, lists: Lists, writer: Writer) -> Self {
        Self {
            styles,
            resolved: HashMap::new(),
            lists,
            writer,
            targets: HashMap::new(),
            noted: HashMap::new(),
            called: Vec::new(),
            frames: Frames::default(),
            elements: Vec::new(),
            cut: Vec::new(),
            fields: Fields::default(),
            equations: Equations::default(),
            run: Run::default(),
            deletions: 0,
            insertions: 0,
            contents: 0,
            links: 0,
            ruby: Ruby::default(),
        }
    }

    /// Reads a part that holds notes, whose links lead to `targets`.
    ///
    /// # Errors
    /// [`Fault`] where it cannot be read.
    pub(super) fn notes(
        &mut self,
        mut xml: Xml<'_>,
        targets: HashMap<String, String>,
    ) -> Result<(), Fault> {
        self.targets = targets;
        loop {
            match xml.next()? {
                Event::Open(tag)
                    if tag.ns == Ns::Word && matches!(tag.local(), "footnote" | "endnote") =>
                {
                    // The line above notes and the like are no notes.
                    let usual = tag.attribute("type").is_none_or(|kind| kind == "normal");
                    let name = name_of(tag.local(), &tag).filter(|_| usual);
                    self.frames.begin_beside();
                    self.elements.push(Element::Note(name));
                    self.read(&mut xml)?;
                }
                Event::End => return Ok(()),
                _ => {}
            }
        }
    }

    /// Reads the part that holds the text, whose links lead to `targets`.
    ///
    /// # Errors
    /// [`Fault`] where it cannot be read.
    pub(super) fn text(
        &mut self,
        mut xml: Xml<'_>,
        targets: HashMap<String, String>,
    ) -> Result<(), Fault> {
        self.targets = targets;
        loop {
            match xml.next()? {
                Event::Open(tag) if tag.ns == Ns::Word && tag.local() == "body" => {
                    self.elements.push(Element::Other);
                    self.read(&mut xml)?;
                }
                Event::End => break,
                _ => {}
            }
        }
        self.flush_cut()
    }

    /// What was read, with the notes behind it.
    ///
    /// # Errors
    /// [`Fault`] where there is more than is read of a document.
    pub(super) fn finish(mut self) -> Result<Draft, Fault> {
        for (number, name) in (1u32..).zip(std::mem::take(&mut self.called)) {
            let items = self.noted.remove(&name).unwrap_or_default();
            self.writer.numbered_note(number, &name, items)?;
        }
        Ok(self.writer.finish())
    }

    /// Reads the element that has just begun, to its end.
    fn read(&mut self, xml: &mut Xml<'_>) -> Result<(), Fault> {
        let outside = xml.depth().saturating_sub(1);
        while xml.depth() > outside {
            match xml.next()? {
                Event::Open(tag) => match self.open(&tag)? {
                    Some(element) => self.elements.push(element),
                    None => xml.skip()?,
                },
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
    fn open(&mut self, tag: &Tag<'_>) -> Result<Option<Element>, Fault> {
        match tag.ns {
            Ns::Word => self.open_word(tag),
            Ns::Math => Ok(self.open_equation(tag)),
            Ns::Alternate => Ok(self.open_alternate(tag)),
            _ => Ok(Some(Element::Other)),
        }
    }

    fn open_alternate(&mut self, tag: &Tag<'_>) -> Option<Element> {
        match tag.local() {
            "AlternateContent" => Some(Element::Alternate(false)),
            "Choice" | "Fallback" => match self.elements.last_mut() {
                Some(Element::Alternate(read)) if !*read => {
                    *read = true;
                    Some(Element::Other)
                }
                _ => None,
            },
            _ => Some(Element::Other),
        }
    }

    fn open_equation(&mut self, tag: &Tag<'_>) -> Option<Element> {
        let outermost = matches!(tag.local(), "oMath" | "oMathPara");
        if !self.equations.is_open() && !outermost {
            return Some(Element::Other);
        }
        if tag.local() == "t" && self.equations.open(tag) {
            return Some(Element::EquationText);
        }
        self.equations.open(tag).then_some(Element::Equation)
    }

    fn open_word(&mut self, tag: &Tag<'_>) -> Result<Option<Element>, Fault> {
        let name = tag.local();
        match self.elements.last() {
            Some(Element::ParagraphProps) => return Ok(self.paragraph_prop(tag)),
            Some(Element::EndProps) => {
                if let Some(open) = self.paragraph() {
                    match name {
                        "del" | "moveFrom" => open.end_deleted = true,
                        "vanish" => {
                            let on = tag.attribute("val");
                            open.end_hidden = on.is_none_or(|value| is_on(&value));
                        }
                        _ => {}
                    }
                }
                return Ok(None);
            }
            Some(Element::RowProps) if name == "del" => {
                let mut elements = self.elements.iter_mut().rev();
                if let Some(Element::Row { deleted }) = elements.nth(1) {
                    *deleted = true;
                }
                return Ok(None);
            }
            _ => {}
        }
        Ok(Some(match name {
            "p" => {
                self.begin_paragraph();
                Element::Paragraph
            }
            "pPr" => Element::ParagraphProps,
            "r" => Element::Run(std::mem::take(&mut self.run)),
            "rPr" => match self.elements.last() {
                Some(Element::Run(_)) => return Ok(Some(Element::Other)),
                _ => return Ok(None),
            },
            "t" => Element::Text,
            "delText" => Element::Deleted,
            "instrText" => Element::Asked,
            "del" | "moveFrom" => {
                self.deletions = self.deletions.saturating_add(1);
                Element::Deletion
            }
            "ins" | "moveTo" => {
                self.insertions = self.insertions.saturating_add(1);
                Element::Insertion
            }
            "hyperlink" => {
                self.links = self.links.saturating_add(1);
                let target = tag.attribute("id");
                let target = target.and_then(|id| self.targets.get(&id).cloned());
                let target = target.or_else(|| Some(format!("#{}", tag.attribute("anchor")?)));
                self.end_ruby();
                Element::Link(self.here(), target)
            }
            "tbl" => {
                self.flush_cut()?;
                self.frames.begin_table();
                Element::Table
            }
            "tr" => {
                self.frames.begin_row(Row::default());
                Element::Row { deleted: false }
            }
            "tc" => {
                self.frames.begin_cell(Cell::default());
                Element::Cell
            }
            "trPr" => Element::RowProps,
            "tcPr" => Element::Other,
            "txbxContent" => {
                self.frames.begin_beside();
                Element::Beside(std::mem::take(&mut self.fields))
            }
            "fldSimple" => {
                self.fields.mark("begin");
                self.fields.ask(&tag.attribute("instr").unwrap_or_default());
                self.fields.mark("separate");
                Element::Field
            }
            "sdt" => Element::Control(false),
            "ruby" => {
                let here = self.here();
                self.ruby.begin(here);
                Element::Ruby
            }
            "rt" => {
                self.ruby.begin_reading();
                Element::Reading
            }
            "pPrChange" | "rPrChange" | "tblPr" | "tblGrid" | "tblPrEx" | "sectPr" | "rubyPr"
            | "ffData" | "sdtEndPr" | "delInstrText" | "docDefaults" => return Ok(None),
            _ => {
                self.note_word(tag);
                Element::Other
            }
        }))
    }

    /// What is said of a paragraph.
    fn paragraph_prop(&mut self, tag: &Tag<'_>) -> Option<Element> {
        let open = self.paragraph()?;
        match tag.local() {
            "pStyle" => open.style = tag.attribute("val"),
            "numPr" => return Some(Element::ParagraphProps),
            "ilvl" => open.level = tag.number("val"),
            "numId" => open.list = tag.attribute("val"),
            "outlineLvl" => open.outline = tag.number("val"),
            "rPr" => return Some(Element::EndProps),
            _ => {}
        }
        None
    }

    /// Takes note of an element that says something by itself.
    fn note_word(&mut self, tag: &Tag<'_>) {
        let value = || tag.attribute("val").unwrap_or_default();
        let inside_run = || {
            let mut elements = self.elements.iter().rev();
            matches!(elements.nth(1), Some(Element::Run(_)))
        };
        match tag.local() {
            "tab" | "ptab" => self.push("\t"),
            "br" | "cr" => match tag.attribute("type").as_deref() {
                None | Some("textWrapping") => self.push("\n"),
                // A page or column ends here; the paragraph goes on.
                Some(_) => {}
            },
            "noBreakHyphen" => self.push("-"),
            "sym" => {
                let font = tag.attribute("font").unwrap_or_default();
                let code = tag.attribute("char").unwrap_or_default();
                let code = u32::from_str_radix(code.trim(), 16).ok();
                if let Some(character) = code.and_then(|code| symbols::character(&font, code)) {
                    self.push(character.encode_utf8(&mut [0; 4]));
                }
            }
            "fldChar" => {
                let kind = tag.attribute("fldCharType").unwrap_or_default();
                if let Some(shown) = self.fields.mark(&kind) {
                    self.push(&shown);
                }
            }
            "footnoteReference" | "endnoteReference" => {
                let marked = tag.attribute("customMarkFollows");
                let marked = marked.is_some_and(|on| is_on(&on));
                if let Some(name) = name_of(tag.local(), tag) {
                    self.call(name, marked);
                }
            }
            "docPartGallery" if value().contains("Table of Contents") => {
                let mut elements = self.elements.iter_mut().rev();
                let control = elements.find_map(|element| match element {
                    Element::Control(contents) => Some(contents),
                    _ => None,
                });
                if let Some(contents) = control.filter(|contents| !**contents) {
                    *contents = true;
                    self.contents = self.contents.saturating_add(1);
                }
            }
            "gridBefore" => {
                if let Some(row) = self.frames.row() {
                    row.before = tag.number("val").unwrap_or(0);
                }
            }
            "tblHeader" => {
                if let Some(row) = self.frames.row() {
                    let on = tag.attribute("val");
                    row.heads = on.is_none_or(|value| is_on(&value));
                }
            }
            "gridSpan" | "vMerge" | "hMerge" => self.merge(tag),
            _ if inside_run() && self.run.props.note(tag) => self.run.look = None,
            _ => {}
        }
    }

    /// What is said of the cell that is open.
    fn merge(&mut self, tag: &Tag<'_>) {
        let Some(cell) = self.frames.cell() else {
            return;
        };
        let begins = tag.attribute("val").is_some_and(|value| value == "restart");
        match tag.local() {
            "gridSpan" => {
                let columns: usize = tag.number("val").unwrap_or(1);
                cell.further = columns.saturating_sub(1);
            }
            _ => cell.covered |= !begins,
        }
    }

    /// At the end of an element.
    fn close(&mut self, element: Element) -> Result<(), Fault> {
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
    fn end_beside(&mut self) -> Result<Vec<Item>, Fault> {
        self.flush_cut()?;
        Ok(self.frames.end_beside())
    }

    /// Text between tags.
    fn characters(&mut self, text: &str) {
        match self.elements.last() {
            Some(Element::Text) if text.contains(['\n', '\t', '\r']) => {
                self.push(&text.replace(['\n', '\t', '\r'], " "));
            }
            Some(Element::Text) => self.push(text),
            Some(Element::Deleted) => self.delete(text),
            Some(Element::Asked) => self.fields.ask(text),
            Some(Element::EquationText) => self.equations.text(text),
            _ => {}
        }
    }

    /// The paragraph that is open.
    fn paragraph(&mut self) -> Option<&mut Open> {
        self.frames.paragraph()
    }

    /// How much text the paragraph has, in bytes.
    fn here(&mut self) -> usize {
        self.paragraph().map_or(0, |open| open.paragraph.text.len())
    }

    /// Text that was deleted.
    fn delete(&mut self, text: &str) {
        if let Some(open) = self.paragraph() {
            open.paragraph.delete(text);
        }
    }

    /// Text of the paragraph, in the way that the run is set.
    fn push(&mut self, text: &str) {
        if self.ruby.read(text) {
            return;
        }
        if self.deletions > 0 {
            self.delete(text);
            return;
        }
        if !self.fields.shows() {
            return;
        }
        let (style, hidden, script) = self.look();
        if !self.ruby.is_inside() {
            self.end_ruby();
        }
        let style = style
            .with(Style::LINK.when(self.links > 0 || self.fields.is_link()))
            .with(Style::INSERTED.when(self.insertions > 0));
        let Some(open) = self.paragraph() else { return };
        if hidden {
            open.paragraph.hidden += text;
            return;
        }
        match script {
            Some(script) => {
                let last = open.paragraph.text.chars().next_back();
                open.paragraph.push(&script.written(text, last), style);
            }
            None => open.paragraph.push(text, style),
        }
    }

    /// How the run is set.
    fn look(&mut self) -> Look {
        if let Some(look) = self.run.look {
            return look;
        }
        let mut props = self.run.props.clone();
        if let Some(style) = props.style.take() {
            let own = self.resolve(&style).run.clone();
            props.inherit(&own);
        }
        let style = match self.paragraph() {
            Some(open) => open.style.clone(),
            None => None,
        };
        let style = style.unwrap_or_else(|| self.styles.usual().to_owned());
        let own = self.resolve(&style).run.clone();
        props.inherit(&own);
        let script = props.raised.map(|raised| match raised {
            true => Script::Raised,
            false => Script::Lowered,
        });
        let look = (props.style(), props.hidden.unwrap_or(false), script);
        self.run.look = Some(look);
        look
    }

    /// What a style comes to.
    fn resolve(&mut self, id: &str) -> &Resolved {
        let styles = &self.styles;
        if !self.resolved.contains_key(id) {
            self.resolved.insert(id.to_owned(), styles.resolve(id));
        }
        self.resolved.entry(id.to_owned()).or_default()
    }

    /// The mark of a note of this name stands here; `marked` where it is not a
    /// number, but follows.
    fn call(&mut self, name: String, marked: bool) {
        if self.deletions > 0 || !self.noted.contains_key(&name) {
            return;
        }
        self.end_ruby();
        let number = match self.called.iter().position(|called| *called == name) {
            Some(at) => at,
            None => {
                self.called.push(name.clone());
                self.called.len().saturating_sub(1)
            }
        };
        let Some(open) = self.paragraph().filter(|_| !marked) else {
            return;
        };
        let start = open.paragraph.text.len();
        let mark = format!("[{}]", number.saturating_add(1));
        open.paragraph.push(&mark, Style::LINK);
        let end = open.paragraph.text.len();
        open.paragraph.marks.push(Mark::Note { start, end, name });
    }

    /// Writes the readings of ruby behind its base.
    fn end_ruby(&mut self) {
        if let Some(open) = self.frames.paragraph() {
            self.ruby.write(&mut open.paragraph);
        }
    }

    fn begin_paragraph(&mut self) {
        let mut open = Open::default();
        let around = self.frames.depth();
        if let Some((_, before)) = self.cut.pop_if(|(frames, _)| *frames == around) {
            open.paragraph = before;
        }
        self.run = Run::default();
        open.listed = self.contents > 0 || self.fields.is_contents();
        self.frames.begin_paragraph(open);
    }

    fn end_paragraph(&mut self) -> Result<(), Fault> {
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

    /// Puts a part where it belongs.
    fn put(&mut self, item: Item) -> Result<(), Fault> {
        match self.frames.put(item) {
            Some(item) => self.writer.item(item),
            None => Ok(()),
        }
    }

    /// Puts a paragraph that was to go on where none follows.
    fn flush_cut(&mut self) -> Result<(), Fault> {
        let around = self.frames.depth();
        match self.cut.pop_if(|(frames, _)| *frames >= around) {
            Some((_, paragraph)) => self.put(Item::Paragraph(paragraph)),
            None => Ok(()),
        }
    }
}

/// The name of the note that an element is or refers to.
fn name_of(element: &str, tag: &Tag<'_>) -> Option<String> {
    let id = tag.attribute("id")?;
    Some(match element.starts_with("endnote") {
        true => format!("end {id}"),
        false => id,
    })
}
