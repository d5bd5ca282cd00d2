//! What can happen to the explorer.

use std::sync::Arc;

use crate::document::{BlockId, Document, Span};
use crate::explorer::books::mending::Mending;
use crate::explorer::books::place::{BookId, Job};
use crate::explorer::comparing::compared::Compared;
use crate::explorer::comparing::summary::Summary;
use crate::explorer::desk::copies::copied::CopyReport;
use crate::explorer::keys::mouse::Mouse;
use crate::explorer::pages::order::Order;
use crate::explorer::panel::Table;
use crate::explorer::shelves::found::BookHits;
use crate::explorer::shelves::known::Look;
use crate::lexicon::Vocabulary;
use crate::notes::{PlacedMark, Preset};
use crate::open::Recalled;
use crate::references::ReferenceIndex;
use crate::review::Finding;
use crate::search::{Combined, TitleIndex};
use crate::setting::Said;
use crate::setting::appearance::Ground;
use crate::setting::keys::command::Command;
use crate::setting::keys::key::Key;
use crate::structure::corrections::{Corrections, Pattern, Preview, Proposal, StyleSummary};
use crate::text::Ambiguous;

/// Everything that can happen to the explorer.
#[derive(Debug, Clone)]
pub enum Action {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted, or committed at once by an input method.
    Paste(String),
    /// Something is to be done, told in words instead of keys.
    Order(Order),
    /// The mouse was used.
    Mouse(Mouse),
    /// The screen has this size in cells now.
    Resize(u16, u16),
    /// A command, with the number typed before it.
    Run(Command, Option<u32>),
    /// What is known of a document that is about to be [loaded](Self::Loaded).
    Recalled(Job, Box<Recalled>),
    /// The marks of a document were found in it, after it was
    /// [loaded](Self::Loaded).
    Marked(Job, Vec<PlacedMark>),
    /// What is kept of a document has changed on disk.
    KeptChanged(BookId),
    /// The marks of a document as they are on disk now, with their places in
    /// it.
    MarksRecalled(BookId, Arc<Document>, Vec<PlacedMark>),
    /// A document, or its first part, was read and parsed.
    Loaded(Job, Arc<Document>),
    /// So many hundredths of a document have been read.
    Loading(Job, u8),
    /// A document arrives bit by bit, from a pipe that may stay open for ever;
    /// what is there so far is [loaded](Self::Loaded) again and again.
    Arriving(Job),
    /// The file of a document has changed since it was read.
    SourceChanged(BookId),
    /// The file of a document is no longer there.
    SourceGone(BookId),
    /// A fault of the program ended the reading of a book; what it said.
    Broken(BookId, Said),
    /// A fault of the program ended a piece of work; what it said.
    Fault(Said),
    /// A document could not be read.
    Failed(Job, Said),
    /// A search came to its end.
    Found {
        /// Which asking.
        job: Job,
        /// Which search of it.
        generation: u64,
        /// What it found.
        found: Combined,
    },
    /// What a look at documents of the shelf has told.
    Surveyed(Vec<(BookId, Look)>),
    /// What a search over the shelf, by its generation, has found in documents.
    ShelfFound(u64, Vec<(BookId, Result<BookHits, Said>)>),
    /// A search over the shelf came to its end.
    ShelfSearched(u64),
    /// The review of a document came to its end.
    Reviewed(Job, Vec<Finding>),
    /// A document as it may be meant.
    Mended(Job, Arc<Mending>),
    /// A document with its corrections.
    Corrected(Job, Arc<Document>),
    /// What a document is built of under these corrections.
    Summarised(Job, Corrections, Vec<StyleSummary>, Vec<Proposal>),
    /// What a pattern finds in a document.
    Previewed(Job, Pattern, Preview),
    /// So many hundredths of what a panel is to list are made.
    Listing(Job, u64, u8),
    /// So many hundredths of a search, by its generation, are done.
    Searching(Job, u64, u8),
    /// What a panel is to list is made.
    Listed {
        /// Which asking.
        job: Job,
        /// Which listing.
        generation: u64,
        /// What it lists.
        table: Arc<dyn Table>,
    },
    /// What changed between two documents, by which asking.
    Compared(u64, Arc<Compared>),
    /// What is told of a comparison as a whole, by which asking.
    Summed(u64, Arc<Summary>),
    /// A text was copied.
    Copied(CopyReport),
    /// What the reader says of words was read, with what is wrong with it.
    Vocabulary(Arc<Vocabulary>, Vec<Said>),
    /// The editor was left: whether the source has changed, or what went wrong.
    Edited(Result<bool, Said>),
    /// A file was opened in this program, or could not be.
    Launched(Result<String, Said>),
    /// Something could not be kept, or what was kept could not be read; and
    /// why.
    NotKept(Said),
    /// The choices of typography are kept in this file.
    TypographyKept(String),
    /// The word at a place of a document was found; `None` where there is
    /// none.
    Word(Job, Option<String>),
    /// The words of a block of a document were found, as spans of the reading
    /// text.
    Cut(Job, BlockId, Vec<Span>),
    /// The presets that are kept on disk.
    Presets(Vec<Preset>),
    /// The program could not be stopped: no shell waits for it.
    NotSuspended,
    /// The terminal has told how wide it draws ambiguous characters.
    Width(Ambiguous),
    /// The terminal has told whether its ground is light or dark.
    Ground(Ground),
    /// The indexes for the jump box and for cross-references are ready.
    Indexed(Job, Arc<TitleIndex>, Arc<ReferenceIndex>),
}
