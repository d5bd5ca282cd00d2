//! What can happen to the explorer, and what it asks for in return.

use std::path::PathBuf;
use std::sync::Arc;

use crate::document::{BlockId, Document, Span};
use crate::lexicon::{Vocabulary, WordFiles};
use crate::notes::{Change, DocumentKey, KeptCorrections, PlacedMark};
use crate::notes::{Preset, PresetChange};
use crate::parse::corrections::{Corrections, Pattern, Preview, StyleSummary};
use crate::references::ReferenceIndex;
use crate::review::Finding;
use crate::search::{Combined, TitleIndex};
use crate::setting::Said;
use crate::source::{Encoding, Location};
use crate::text::Ambiguous;

use crate::explorer::desk::appearance::Ground;
use crate::explorer::desk::copying::CopyReport;
use crate::explorer::desk::keeping::Recalled;
use crate::explorer::desk::work::Work;
use crate::explorer::keys::command::Command;
use crate::explorer::keys::key::Key;
use crate::explorer::panel::Table;
use crate::explorer::reading::typography::{Choice, Typography};

/// What a mouse did, at a cell of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Press,
    /// The left button went down a second time at once on the same cell.
    DoublePress,
    /// The mouse moved to this cell with the left button down.
    Drag,
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
    /// What is known of a document that is about to be [loaded](Self::Loaded).
    Recalled(ReaderId, Box<Recalled>),
    /// The marks of a document were found in it, after it was
    /// [loaded](Self::Loaded).
    Marked(ReaderId, Vec<PlacedMark>),
    /// What is kept of a document has changed on disk.
    KeptChanged(ReaderId),
    /// The marks of a document as they are on disk now, with their places in
    /// it.
    MarksRecalled(ReaderId, Arc<Document>, Vec<PlacedMark>),
    /// A document, or its first part, was read and parsed.
    Loaded(ReaderId, Arc<Document>),
    /// So many hundredths of a document have been read.
    Loading(ReaderId, u8),
    /// A document arrives bit by bit, from a pipe that may stay open for ever;
    /// what is there so far is [loaded](Self::Loaded) again and again.
    Arriving(ReaderId),
    /// The file of a document has changed since it was read.
    SourceChanged(ReaderId),
    /// The file of a document is no longer there.
    SourceGone(ReaderId),
    /// A document could not be read.
    Failed(ReaderId, Said),
    /// A search came to its end.
    Found {
        /// Which document.
        reader: ReaderId,
        /// Which search of it.
        generation: u64,
        /// What it found.
        found: Combined,
    },
    /// The review of a document came to its end.
    Reviewed(ReaderId, Vec<Finding>),
    /// A document with its corrections.
    Corrected(ReaderId, Arc<Document>),
    /// What a document is built of under these corrections.
    Summarised(ReaderId, Corrections, Vec<StyleSummary>),
    /// What a pattern finds in a document.
    Previewed(ReaderId, Pattern, Preview),
    /// So many hundredths of what a panel is to list are made.
    Listing(ReaderId, u64, u8),
    /// So many hundredths of a search, by its generation, are done.
    Searching(ReaderId, u64, u8),
    /// What a panel is to list is made.
    Listed {
        /// Which document.
        reader: ReaderId,
        /// Which listing.
        generation: u64,
        /// What it lists.
        table: Arc<dyn Table>,
    },
    /// A text was copied.
    Copied(CopyReport),
    /// What the reader says of words was read, with what is wrong with it.
    Vocabulary(Arc<Vocabulary>, Vec<Said>),
    /// The editor was left: whether the source has changed, or what went wrong.
    Edited(Result<bool, Said>),
    /// Something could not be kept, or what was kept could not be read; and
    /// why.
    NotKept(Said),
    /// The choices of typography are kept in this file.
    TypographyKept(String),
    /// The word at a place of a document was found; `None` where there is
    /// none.
    Word(ReaderId, Option<String>),
    /// The words of a block of a document were found, as spans of the reading
    /// text.
    Cut(ReaderId, BlockId, Vec<Span>),
    /// The presets that are kept on disk.
    Presets(Vec<Preset>),
    /// The program could not be stopped: no shell waits for it.
    NotSuspended,
    /// The terminal has told how wide it draws ambiguous characters.
    Width(Ambiguous),
    /// The terminal has told whether its ground is light or dark.
    Ground(Ground),
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
        /// The corrections to be made; those that are kept where there are
        /// none.
        structure: Option<KeptCorrections>,
    },
    /// Read the marks again, after all that was to be kept before; answer with
    /// [`Action::MarksRecalled`].
    RecallMarks {
        /// Which document.
        reader: ReaderId,
        /// Under which it is kept.
        key: Arc<DocumentKey>,
        /// Its text.
        document: Arc<Document>,
    },
    /// Do this on a document in a worker; its answers are its own.
    Work(ReaderId, Work),
    /// Read what the reader says of words; answer with
    /// [`Action::Vocabulary`].
    LoadWords(WordFiles),
    /// Keep a change for later runs; answer with [`Action::NotKept`] where
    /// that fails.
    Keep(Arc<DocumentKey>, Change),
    /// Read the presets that are kept; answer with [`Action::Presets`].
    LoadPresets,
    /// Change the presets that are kept; answer with [`Action::NotKept`] where
    /// that fails.
    ChangePresets(PresetChange),
    /// Copy a text to the clipboard and to the file; answer with
    /// [`Action::Copied`].
    Copy(String),
    /// Keep these choices of typography for later runs; answer with
    /// [`Action::TypographyKept`] or [`Action::NotKept`].
    KeepTypography(Typography, Vec<Choice>),
    /// Open the editor at a line (from 1) of the source and wait for it;
    /// answer with [`Action::Edited`].
    Edit(PathBuf, u32),
    /// Draw the whole screen anew.
    Redraw,
    /// Give the terminal back and stop until the shell says to go on.
    Suspend,
    /// End the program.
    Quit,
}
