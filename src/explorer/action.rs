//! What can happen to the explorer, and what it asks for in return.

use std::sync::Arc;

use crate::document::Document;
use crate::references::ReferenceIndex;
use crate::review::Finding;
use crate::search::{Hits, Query, TitleIndex};
use crate::source::{Encoding, Location};
use crate::text::Ambiguous;

use super::command::Command;
use super::key::Key;

/// What a mouse did, at a cell of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Press,
    /// The wheel turned up by a notch.
    WheelUp,
    /// The wheel turned down by a notch.
    WheelDown,
}

/// A mouse event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub kind: MouseKind,
    /// Column of the cell, from 0.
    pub x: u16,
    /// Row of the cell, from 0.
    pub y: u16,
}

/// Names one open document for as long as the program runs.
pub type ReaderId = u32;

/// Everything that can happen to the explorer.
#[derive(Debug, Clone)]
pub enum Action {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted, or committed at once by an input method.
    Paste(String),
    /// The mouse was used.
    Mouse(Mouse),
    /// The screen has this size in cells now.
    Resize(u16, u16),
    /// A command, with the number typed before it.
    Run(Command, Option<u32>),
    /// A document, or its first part, was read and parsed.
    Loaded(ReaderId, Arc<Document>),
    /// So many hundredths of a document have been read.
    Loading(ReaderId, u8),
    /// A document could not be read.
    Failed(ReaderId, String),
    /// A search came to its end.
    Found {
        /// Which document.
        reader: ReaderId,
        /// Which search of it.
        generation: u64,
        /// What it found.
        hits: Arc<Hits>,
    },
    /// The review of a document came to its end.
    Reviewed(ReaderId, Vec<Finding>),
    /// The program could not be stopped: no shell waits for it.
    NotSuspended,
    /// The terminal has told how wide it draws ambiguous characters.
    Width(Ambiguous),
    /// The indexes for the jump box and for cross-references are ready.
    Indexed(ReaderId, Arc<TitleIndex>, Arc<ReferenceIndex>),
}

/// What the explorer asks of the program around it.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Read and parse a document; answer with [`Action::Loaded`].
    Load {
        /// Which document.
        reader: ReaderId,
        /// Where it is.
        location: Location,
        /// The encoding that the reader chose; found out where there is none.
        encoding: Option<Encoding>,
        /// Whether the beginning is to be shown before the rest is there.
        beginning_first: bool,
    },
    /// Search; answer with [`Action::Found`]. A newer search of the same
    /// document makes this one stale.
    Search {
        /// Which document.
        reader: ReaderId,
        /// Which search of it.
        generation: u64,
        /// Its text.
        document: Arc<Document>,
        /// What must hold in a paragraph.
        queries: Vec<Arc<Query>>,
    },
    /// Make the indexes for the jump box and for cross-references; answer
    /// with [`Action::Indexed`].
    Index(ReaderId, Arc<Document>),
    /// Look for what is odd in a document; answer with
    /// [`Action::Reviewed`].
    Review(ReaderId, Arc<Document>),
    /// Draw the whole screen anew.
    Redraw,
    /// Give the terminal back and stop until the shell says to go on.
    Suspend,
    /// End the program.
    Quit,
}
