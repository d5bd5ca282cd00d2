//! What is computed beside the screen: work on one document, for a worker.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::document::{BlockId, Document};
use crate::notes::Kept;
use crate::references::ReferenceIndex;
use crate::review::review;
use crate::search::{self, Clause, TitleIndex, Within};
use crate::structure::corrections::{Corrections, Pattern, correct, preview, proposals, styles};

use crate::explorer::books::mending::Mending;
use crate::explorer::books::place::Job;
use crate::explorer::comparing::compared::Compared;
use crate::explorer::comparing::summary::{self, Summary};
use crate::explorer::desk::events::action::Action;
use crate::explorer::panel::{self, Basis, Listing};
use crate::explorer::reading::selection::words_of;
use crate::explorer::reading::word::{WordPlace, find_word};

/// The places of a pattern that are shown while it is typed.
const PREVIEWED: usize = 18;

/// Work on one document. A newer one of a kind makes the older ones of the
/// same document stale.
#[derive(Debug, Clone)]
pub enum Work {
    /// Make the document with other corrections; answer with
    /// [`Action::Corrected`] and then [`Action::Summarised`].
    Correct {
        /// As it is.
        document: Arc<Document>,
        /// What is to be corrected of what was recognised.
        corrections: Corrections,
    },
    /// Find out what a document is built of; answer with
    /// [`Action::Summarised`].
    Summarise {
        /// Its text.
        document: Arc<Document>,
        /// Its corrections.
        corrections: Corrections,
    },
    /// Find out what a pattern finds; answer with [`Action::Previewed`].
    Preview {
        /// Its text.
        document: Arc<Document>,
        /// The pattern.
        pattern: Pattern,
    },
    /// Make what a panel lists; answer with [`Action::Listing`] on the way and
    /// [`Action::Listed`] at the end.
    List {
        /// Which listing.
        generation: u64,
        /// What is to be listed.
        listing: Listing,
        /// From what.
        basis: Basis,
    },
    /// Search; answer with [`Action::Found`].
    Search {
        /// Which search of the document.
        generation: u64,
        /// Its text.
        document: Arc<Document>,
        /// What is looked for.
        clauses: Vec<Clause>,
        /// Where they must meet.
        within: Within,
    },
    /// Make the indexes for the jump box and for cross-references; answer
    /// with [`Action::Indexed`].
    Index(Arc<Document>),
    /// Look for what is odd in a document; answer with
    /// [`Action::Reviewed`].
    Review(Arc<Document>),
    /// Make a document as it may be meant; answer with [`Action::Mended`].
    Mend(Arc<Document>),
    /// Find the marks that are kept in a document; answer with
    /// [`Action::MarksRecalled`].
    PlaceMarks {
        /// Its text.
        document: Arc<Document>,
        /// What is kept of it.
        kept: Box<Kept>,
    },
    /// Find the word at a place; answer with [`Action::Word`].
    Word {
        /// Its text.
        document: Arc<Document>,
        /// Where to look.
        place: WordPlace,
    },
    /// Compare the first document with the second as this asking; answer with
    /// [`Action::Compared`]. Without documents nothing but calling off.
    Compare(Option<(u64, [Arc<Document>; 2])>),
    /// Count the phrases and figures of a comparison as this asking; answer
    /// with [`Action::Summed`].
    Sum(u64, summary::Basis),
    /// Find the words of a block; answer with [`Action::Cut`].
    Cut {
        /// Its text.
        document: Arc<Document>,
        /// The block.
        block: BlockId,
    },
}

/// How long a search goes on before it tells how far it is: most are over
/// before that, and what flashes up disturbs.
const UNTOLD: Duration = Duration::from_millis(150);

impl Work {
    /// Does it as the job it is; answers go to `send`. What takes
    /// long asks `cancelled` on its way, and answers nothing where it is.
    pub fn run(self, job: Job, cancelled: &dyn Fn() -> bool, send: &dyn Fn(Action)) {
        match self {
            Self::Correct {
                document,
                corrections,
            } => {
                let document = Arc::new(correct(&document, &corrections));
                send(Action::Corrected(job, Arc::clone(&document)));
                let styles = styles(&document, &corrections);
                let proposed = proposals(&document, &corrections);
                send(Action::Summarised(job, corrections, styles, proposed));
            }
            Self::Summarise {
                document,
                corrections,
            } => {
                let styles = styles(&document, &corrections);
                let proposed = proposals(&document, &corrections);
                send(Action::Summarised(job, corrections, styles, proposed));
            }
            Self::Preview { document, pattern } => {
                let found = preview(&document, &pattern, PREVIEWED);
                send(Action::Previewed(job, pattern, found));
            }
            Self::List {
                generation,
                listing,
                basis,
            } => {
                let progress = |percent| send(Action::Listing(job, generation, percent));
                if let Some(table) = panel::make(&listing, &basis, cancelled, &progress) {
                    send(Action::Listed {
                        job,
                        generation,
                        table,
                    });
                }
            }
            Self::Search {
                generation,
                document,
                clauses,
                within,
            } => {
                let begun = Instant::now();
                let progress = |percent| {
                    if begun.elapsed() >= UNTOLD {
                        send(Action::Searching(job, generation, percent));
                    }
                };
                let found = search::combine(&document, &clauses, within, cancelled, &progress);
                if let Some(found) = found {
                    send(Action::Found {
                        job,
                        generation,
                        found,
                    });
                }
            }
            Self::Index(document) => {
                let titles = Arc::new(TitleIndex::new(&document));
                let references = Arc::new(ReferenceIndex::new(&document));
                send(Action::Indexed(job, titles, references));
                // The first query is not to wait for its tables.
                search::prepare();
            }
            Self::Review(document) => {
                if let Some(found) = review(&document, cancelled) {
                    send(Action::Reviewed(job, found));
                }
            }
            Self::Mend(document) => {
                if let Some(mending) = Mending::of(document, cancelled) {
                    send(Action::Mended(job, Arc::new(mending)));
                }
            }
            Self::PlaceMarks { document, kept } => {
                if let Some(marks) = kept.placed_marks(&document, cancelled) {
                    send(Action::MarksRecalled(job.book, document, marks));
                }
            }
            Self::Compare(Some((generation, [old, new]))) => {
                if let Some(compared) = Compared::of(old, new, cancelled) {
                    send(Action::Compared(generation, Arc::new(compared)));
                }
            }
            Self::Compare(None) => {}
            Self::Sum(generation, (compared, vocabulary)) => {
                if let Some(summary) = Summary::of(&compared, &vocabulary, cancelled) {
                    send(Action::Summed(generation, Arc::new(summary)));
                }
            }
            Self::Word { document, place } => {
                send(Action::Word(job, find_word(&document, place)));
            }
            Self::Cut { document, block } => {
                send(Action::Cut(job, block, words_of(&document, block)));
            }
        }
    }

    /// What it is called in the log.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Correct { .. } => "correct",
            Self::Summarise { .. } => "summarise",
            Self::Preview { .. } => "preview",
            Self::List { .. } => "list",
            Self::Search { .. } => "search",
            Self::Index(_) => "index",
            Self::Review(_) => "review",
            Self::Mend(_) => "mend",
            Self::PlaceMarks { .. } => "place marks",
            Self::Compare(_) => "compare",
            Self::Sum(..) => "sum up",
            Self::Word { .. } => "word",
            Self::Cut { .. } => "cut",
        }
    }
}
