//! The text of a document, element by element, without calling itself however
//! deep they are nested.

mod closing;
mod opening;
mod paragraphs;
mod running;
mod saying;

use std::collections::HashMap;

use crate::document::Style;
use crate::formats::draft::Draft;
use crate::formats::office::fields::Fields;
use crate::formats::office::frames::Frames;
use crate::formats::office::item::{Item, Paragraph};
use crate::formats::office::numbering::Lists;
use crate::formats::office::props::Props;
use crate::formats::office::ruby::Ruby;
use crate::formats::office::writer::Writer;
use crate::formats::package::Fault;
use crate::formats::package::xml::{Event, Ns, Tag, Xml};
use crate::formats::script::Script;

use super::equation::Equations;
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
    /// Names of notes in the order in which they are referred to, and the
    /// place of each among them.
    called: Vec<String>,
    places: HashMap<String, usize>,
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
            places: HashMap::new(),
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
}

/// The name of the note that an element is or refers to.
fn name_of(element: &str, tag: &Tag<'_>) -> Option<String> {
    let id = tag.attribute("id")?;
    Some(match element.starts_with("endnote") {
        true => format!("end {id}"),
        false => id,
    })
}
