//! What the explorer asks of the program around it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::document::Document;
use crate::explorer::books::place::{BookId, Job};
use crate::explorer::desk::views::work::Work;
use crate::explorer::shelves::task::ShelfTask;
use crate::lexicon::WordFiles;
use crate::notes::{Change, DocumentKey, KeptCorrections, PresetChange};
use crate::setting::typography::{Choice, Typography};
use crate::source::{Encoding, Location};

/// What the explorer asks of the program around it.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Read and parse a document; answer with [`Action::Loaded`](super::action::Action::Loaded).
    Load {
        /// Which asking for which book.
        job: Job,
        /// Where it is.
        location: Location,
        /// The encoding that the reader chose; found out where there is none.
        encoding: Option<Encoding>,
        /// Whether what tracked changes took out is to stand in its place.
        deletions: bool,
        /// Whether the beginning is to be shown before the rest is there.
        beginning_first: bool,
        /// The corrections to be made; those that are kept where there are
        /// none.
        structure: Option<KeptCorrections>,
    },
    /// Read the marks again, after all that was to be kept before; answer with
    /// [`Action::MarksRecalled`](super::action::Action::MarksRecalled).
    RecallMarks {
        /// Which book.
        book: BookId,
        /// Under which it is kept.
        key: Arc<DocumentKey>,
        /// Its text.
        document: Arc<Document>,
    },
    /// Do this on a document in a worker; its answers are its own.
    Work(Job, Work),
    /// Do this with the documents of the shelf, in place of what was done of
    /// its kind before; its answers are its own.
    Shelf(ShelfTask),
    /// Call off the search over the shelf.
    CancelShelf,
    /// Call off all work on a book, and watch nothing for it any more: it is
    /// closed.
    Close(BookId),
    /// Read what the reader says of words; answer with
    /// [`Action::Vocabulary`](super::action::Action::Vocabulary).
    LoadWords(WordFiles),
    /// Keep a change for later runs; answer with [`Action::NotKept`](super::action::Action::NotKept) where
    /// that fails.
    Keep(Arc<DocumentKey>, Change),
    /// Read the presets that are kept; answer with [`Action::Presets`](super::action::Action::Presets).
    LoadPresets,
    /// Change the presets that are kept; answer with [`Action::NotKept`](super::action::Action::NotKept) where
    /// that fails.
    ChangePresets(PresetChange),
    /// Copy a text to the clipboard and to the file; answer with
    /// [`Action::Copied`](super::action::Action::Copied).
    Copy(String),
    /// Keep these choices of typography for later runs; answer with
    /// [`Action::TypographyKept`](super::action::Action::TypographyKept) or [`Action::NotKept`](super::action::Action::NotKept).
    KeepTypography(Typography, Vec<Choice>),
    /// Open the editor at a line (from 1) of the source and wait for it;
    /// answer with [`Action::Edited`](super::action::Action::Edited).
    Edit(PathBuf, u32),
    /// Open a file in a program of its own, beside this one; in that of the
    /// system where it is empty. Answer with
    /// [`Action::Launched`](super::action::Action::Launched).
    Open(PathBuf, String),
    /// Draw the whole screen anew.
    Redraw,
    /// Give the terminal back and stop until the shell says to go on.
    Suspend,
    /// End the program.
    Quit,
}
