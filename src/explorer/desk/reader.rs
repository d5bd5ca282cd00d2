//! One open document, as the reader left it.

use std::sync::Arc;

use crate::document::{Document, SectionId, Span};
use crate::notes::DocumentKey;
use crate::parse::corrections::Corrections;
use crate::references::{Reference, ReferenceIndex};
use crate::search::{Rules, TitleIndex};
use crate::source::{Encoding, Location};

use crate::explorer::desk::action::ReaderId;
use crate::explorer::desk::keeping::View;
use crate::explorer::filter::chips::Filter;
use crate::explorer::language::Text;
use crate::explorer::marks::list::Marks;
use crate::explorer::outline::tree::Tree;
use crate::explorer::panel::{Findings, Panel};
use crate::explorer::reading::history::History;
use crate::explorer::reading::pane::Reading;

/// One open document with the state of its reader.
#[derive(Debug)]
pub struct Reader {
    pub(in crate::explorer) id: ReaderId,
    pub(in crate::explorer) location: Location,
    /// The encoding that the reader chose.
    pub(in crate::explorer) encoding: Option<Encoding>,
    pub(in crate::explorer) document: Arc<Document>,
    pub(in crate::explorer) tree: Tree,
    pub(in crate::explorer) reading: Reading,
    pub(in crate::explorer) filter: Filter,
    pub(in crate::explorer) history: History,
    /// Hundredths read so far, while the document is being read.
    pub(in crate::explorer) loading: Option<u8>,
    /// Whether the source could not be read at all.
    pub(in crate::explorer) is_unread: bool,
    /// Whether the text arrives bit by bit, from a pipe, and goes on.
    pub(in crate::explorer) follows: bool,
    /// Whether the source has changed since it was read.
    pub(in crate::explorer) is_stale: bool,
    /// What to say when the source has been read again.
    pub(in crate::explorer) reread: Option<Text>,
    pub(in crate::explorer) titles: Option<Arc<TitleIndex>>,
    pub(in crate::explorer) references: Option<Arc<ReferenceIndex>>,
    /// The cross-references on screen.
    pub(in crate::explorer) links: Vec<Reference>,
    /// The chosen one of them, by its place.
    pub(in crate::explorer) link: Option<Span>,
    /// What was clicked last in the text, and the cursor after that.
    pub(in crate::explorer) pointed: Option<(u32, u32)>,
    /// Where the mouse went down in the text, while it may be dragged.
    pub(in crate::explorer) dragged_from: Option<u32>,
    /// Whether the mouse went down on the scroll bar, while it may be dragged.
    pub(in crate::explorer) drags_scroll_bar: bool,
    pub(in crate::explorer) narrow_tree: bool,
    pub(in crate::explorer) narrow_text: bool,
    /// Where the reader was when the query now being typed was begun.
    pub(in crate::explorer) filter_origin: Option<u32>,
    /// What is corrected of the structure as recognised.
    pub(in crate::explorer) corrections: Corrections,
    /// Whether the reader has corrected it since the document was opened.
    pub(in crate::explorer) is_corrected_here: bool,
    /// Under which the document is kept, once it is all there.
    pub(in crate::explorer) key: Option<Arc<DocumentKey>>,
    /// Where to go when the document is there.
    pub(in crate::explorer) resume: Option<u32>,
    /// The cursor when the place was kept last.
    pub(in crate::explorer) kept_cursor: Option<u32>,
    /// The list below tree and text.
    pub(in crate::explorer) panel: Option<Panel>,
    /// What the panel has found in the document so far.
    pub(in crate::explorer) findings: Arc<Findings>,
    /// Bookmarks, notes and coloured marks.
    pub(in crate::explorer) marks: Marks,
    /// What of folds and filters is kept.
    pub(in crate::explorer) view: View,
}

impl Reader {
    pub(in crate::explorer) fn new(id: ReaderId, location: Location, rules: Rules) -> Self {
        Self {
            id,
            location,
            encoding: None,
            document: Arc::default(),
            tree: Tree::default(),
            reading: Reading::default(),
            filter: Filter::new(rules),
            history: History::default(),
            loading: Some(0),
            is_unread: false,
            follows: false,
            is_stale: false,
            reread: None,
            titles: None,
            references: None,
            links: Vec::new(),
            link: None,
            pointed: None,
            dragged_from: None,
            drags_scroll_bar: false,
            narrow_tree: true,
            narrow_text: false,
            filter_origin: None,
            corrections: Corrections::default(),
            is_corrected_here: false,
            key: None,
            resume: None,
            kept_cursor: None,
            panel: None,
            findings: Arc::default(),
            marks: Marks::default(),
            view: View::default(),
        }
    }

    /// The document.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The section tree.
    #[must_use]
    pub const fn tree(&self) -> &Tree {
        &self.tree
    }

    /// The text pane.
    #[must_use]
    pub const fn reading(&self) -> &Reading {
        &self.reading
    }

    /// The filter.
    #[must_use]
    pub const fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Hundredths of the source read so far; `None` once it is all there.
    #[must_use]
    pub const fn loading(&self) -> Option<u8> {
        self.loading
    }

    /// Whether the source could not be read at all: there is nothing that
    /// could be empty or without sections.
    #[must_use]
    pub const fn is_unread(&self) -> bool {
        self.is_unread
    }

    /// Whether the text arrives bit by bit, from a pipe, and goes on.
    #[must_use]
    pub const fn follows(&self) -> bool {
        self.follows
    }

    /// The cross-references on screen.
    #[must_use]
    pub fn links(&self) -> &[Reference] {
        &self.links
    }

    /// The place of the chosen cross-reference.
    #[must_use]
    pub const fn link(&self) -> Option<Span> {
        self.link
    }

    /// The list below tree and text, where one is open.
    #[must_use]
    pub const fn panel(&self) -> Option<&Panel> {
        self.panel.as_ref()
    }

    /// Whether the index for the jump box is ready.
    #[must_use]
    pub const fn has_titles(&self) -> bool {
        self.titles.is_some()
    }

    /// The section that the reader is in; `None` before the first heading.
    #[must_use]
    pub fn section(&self) -> Option<SectionId> {
        self.document.section_at(self.reading.cursor())
    }
}
