//! What a file says of itself beside its text, in the elements of Dublin Core:
//! packages of Office, OpenDocument and books all use them.

use super::xml::{Event, Xml};
use super::{Fault, Package};
use crate::document::Metadata;

/// The most bytes of one of them.
const LONGEST: usize = 1000;

/// Takes such elements up, whatever part they stand in.
#[derive(Debug, Default)]
pub(in crate::formats) struct Dublin {
    metadata: Metadata,
    /// The day of the last change, where none else is said.
    changed: Option<String>,
    open: Option<Field>,
    text: String,
}

/// What an element says.
#[derive(Debug, Clone, Copy)]
enum Field {
    Title,
    Author,
    Date,
    Changed,
}

impl Dublin {
    /// At the beginning of an element of this name.
    pub(in crate::formats) fn open(&mut self, local: &str) {
        self.open = match local {
            "title" => Some(Field::Title),
            "creator" | "initial-creator" => Some(Field::Author),
            "created" | "creation-date" => Some(Field::Date),
            "date" | "modified" => Some(Field::Changed),
            _ => None,
        };
        self.text.clear();
    }

    /// Text in it.
    pub(in crate::formats) fn text(&mut self, text: &str) {
        if self.open.is_some() && self.text.len().saturating_add(text.len()) <= LONGEST {
            self.text += text;
        }
    }

    /// At the end of an element. The first of a kind counts.
    pub(in crate::formats) fn close(&mut self) {
        let words = self
            .text
            .split(|c: char| c.is_whitespace() || c.is_control());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        let said = Some(words.join(" ")).filter(|said| !said.is_empty());
        // Of a moment the day.
        let day = || said.as_deref()?.split('T').next().map(str::to_owned);
        let metadata = &mut self.metadata;
        match self.open.take() {
            Some(Field::Title) => metadata.title = metadata.title.take().or(said),
            Some(Field::Author) => metadata.author = metadata.author.take().or(said),
            Some(Field::Date) => metadata.date = metadata.date.take().or_else(day),
            Some(Field::Changed) => self.changed = self.changed.take().or_else(day),
            None => {}
        }
    }

    /// What was said.
    pub(in crate::formats) fn finish(self) -> Metadata {
        let Metadata {
            title,
            author,
            date,
        } = self.metadata;
        Metadata {
            title,
            author,
            date: date.or(self.changed),
        }
    }
}

/// What a part of a package says of the whole; nothing where it is not there
/// or damaged, for the text is what counts.
pub(in crate::formats) fn read(package: &Package<'_>, part: &str) -> Metadata {
    let mut dublin = Dublin::default();
    let mut take = || -> Result<(), Fault> {
        let Some(part) = package.part(part)? else {
            return Ok(());
        };
        let mut xml = Xml::new(part)?;
        loop {
            match xml.next()? {
                Event::Open(tag) => dublin.open(tag.local()),
                Event::Text(text) => dublin.text(&text),
                Event::Close => dublin.close(),
                Event::End => return Ok(()),
            }
        }
    };
    match take() {
        Ok(()) => dublin.finish(),
        Err(_) => Metadata::default(),
    }
}
