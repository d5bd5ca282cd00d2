//! What a document is made of, as it is read: paragraphs and tables, one in
//! another.

use crate::document::Style;

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

impl Role {
    /// Whether it is a heading or the title.
    pub(crate) const fn heads(self) -> bool {
        matches!(self, Self::Heading(_) | Self::Title)
    }
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
    /// What is said of places in its text, in the order in which it was said.
    pub(crate) marks: Vec<Mark>,
    /// Text that is there and not shown.
    pub(crate) hidden: String,
    /// What stands beside it on the page.
    pub(crate) beside: Vec<Item>,
}

/// A run of text that is set in one way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Run {
    /// Where it ends, in bytes of the paragraph.
    pub(crate) end: usize,
    /// How it is set.
    pub(crate) style: Style,
}

/// What is said of a place in the text of a paragraph; places are in bytes of
/// it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mark {
    /// What annotates the text before it, as the reading of ruby does.
    Aside {
        /// Where the annotated text begins.
        base: usize,
        /// Where the annotation begins.
        start: usize,
        /// Where it ends.
        end: usize,
    },
    /// The sign of a note.
    Note {
        /// Where the sign begins.
        start: usize,
        /// Where it ends.
        end: usize,
        /// The name of the note.
        name: String,
    },
    /// A link.
    Link {
        /// Where it begins.
        start: usize,
        /// Where it ends.
        end: usize,
        /// Where it leads.
        target: String,
    },
    /// Text that a tracked change has taken out and that stands here all the
    /// same.
    Restored {
        /// Where it begins.
        start: usize,
        /// Where it ends.
        end: usize,
    },
    /// Text that a tracked change has taken out; a line feed is the end of a
    /// paragraph.
    Deleted {
        /// Where it stood.
        at: usize,
        /// The text.
        text: String,
    },
}

impl Paragraph {
    /// Appends text that is set in a way.
    pub(crate) fn push(&mut self, text: &str, style: Style) {
        if text.is_empty() {
            return;
        }
        self.text += text;
        let end = self.text.len();
        match self.runs.last_mut() {
            Some(last) if last.style == style => last.end = end,
            _ => self.runs.push(Run { end, style }),
        }
    }

    /// Takes note of text that was taken out here.
    pub(crate) fn delete(&mut self, text: &str) {
        let here = self.text.len();
        match self.marks.last_mut() {
            Some(Mark::Deleted { at, text: deleted }) if *at == here => *deleted += text,
            _ => self.marks.push(Mark::Deleted {
                at: here,
                text: text.to_owned(),
            }),
        }
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
    /// Whether it is one of the head.
    pub(crate) heads: bool,
    /// Columns that are left out before the first cell.
    pub(crate) before: usize,
    /// Whether a tracked change has taken it out.
    pub(crate) taken: bool,
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
    /// How many rows it takes beyond one, where that is said of it.
    pub(crate) below: usize,
    /// Whether a cell above goes on over it, where that is said of it.
    pub(crate) covered: bool,
}
