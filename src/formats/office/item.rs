//! What a document is made of, as it is read: paragraphs and tables, one in
//! another.

use super::lists::Label;

/// A part of a document, in reading order.
#[derive(Debug)]
pub(crate) enum Item {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Role {
    /// Running text.
    #[default]
    Text,
    /// A heading of a level, from 1.
    Heading(u8),
    /// The title of the document.
    Title,
    /// An entry of a list of contents or figures, or its name.
    Contents,
}

/// A paragraph.
#[derive(Debug, Default)]
pub(crate) struct Paragraph {
    /// Its text. A line feed is a line break of the author's.
    pub(crate) text: String,
    /// How its text is set, each run up to where the next begins.
    pub(crate) runs: Vec<Run>,
    /// What is printed before it.
    pub(crate) label: Option<Label>,
    /// Nesting in a list, from 1; 0 outside.
    pub(crate) nesting: u8,
    /// What it is.
    pub(crate) role: Role,
    /// Parts of the text that annotate what stands before them, as ruby does:
    /// where they begin and end, in bytes.
    pub(crate) asides: Vec<(usize, usize)>,
    /// Marks of notes: where they stand, in bytes, and what is noted.
    pub(crate) notes: Vec<(usize, Note)>,
    /// What was deleted: where it stood, in bytes, and the text.
    pub(crate) deleted: Vec<(usize, String)>,
    /// What stands beside it on the page.
    pub(crate) beside: Vec<Item>,
}

/// A note, as it is referred to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Note {
    /// Whether it stands at the end of the document.
    pub(crate) at_end: bool,
    /// Its name.
    pub(crate) id: String,
}

/// A run of text that is set in one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    /// Where it ends, in bytes of the paragraph.
    pub(crate) end: usize,
    /// How it is set.
    pub(crate) look: Look,
}

/// How text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Look {
    /// In bold type.
    pub(crate) bold: bool,
    /// Slanted.
    pub(crate) italic: bool,
    /// Struck through.
    pub(crate) strike: bool,
    /// A link.
    pub(crate) link: bool,
}

impl Paragraph {
    /// Appends text that is set in a way.
    pub(crate) fn push(&mut self, text: &str, look: Look) {
        if text.is_empty() {
            return;
        }
        self.text += text;
        let end = self.text.len();
        match self.runs.last_mut() {
            Some(last) if last.look == look => last.end = end,
            _ => self.runs.push(Run { end, look }),
        }
    }

    /// Appends all of another.
    pub(crate) fn append(&mut self, other: Self) {
        let start = self.text.len();
        let moved = |at: usize| at.saturating_add(start);
        self.text += &other.text;
        self.runs.extend(other.runs.into_iter().map(|run| Run {
            end: moved(run.end),
            ..run
        }));
        let asides = other.asides.into_iter();
        self.asides
            .extend(asides.map(|(from, to)| (moved(from), moved(to))));
        let notes = other.notes.into_iter();
        self.notes.extend(notes.map(|(at, note)| (moved(at), note)));
        let deleted = other.deleted.into_iter();
        self.deleted
            .extend(deleted.map(|(at, text)| (moved(at), text)));
        self.beside.extend(other.beside);
    }

    /// Whether there is nothing of it to be read.
    pub(crate) fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && !matches!(self.label, Some(Label::Number(_)))
    }
}

/// A table.
#[derive(Debug, Default)]
pub(crate) struct Table {
    /// Its rows from above.
    pub(crate) rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Default)]
pub(crate) struct Row {
    /// Columns that are left out before the first cell.
    pub(crate) before: usize,
    /// Its cells from the first column on.
    pub(crate) cells: Vec<Cell>,
}

/// A cell of a table.
#[derive(Debug, Default)]
pub(crate) struct Cell {
    /// What it holds.
    pub(crate) items: Vec<Item>,
    /// How many columns it takes beyond one.
    pub(crate) further: usize,
    /// Whether a cell above goes on over it.
    pub(crate) covered: bool,
}
