//! One book: where it is, how far it is open, what is known of it.

use std::sync::Arc;

use crate::anchor::Anchor;
use crate::document::{Document, Span};
use crate::explorer::books::mending::Mending;
use crate::explorer::books::place::{BookId, Job};
use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::views::work::Work;
use crate::explorer::language::Text;
use crate::explorer::marks::list::Marks;
use crate::explorer::panel::Facts;
use crate::notes::{Change, DocumentKey, KeptCorrections};
use crate::open::Recalled;
use crate::references::ReferenceIndex;
use crate::search::TitleIndex;
use crate::setting::Said;
use crate::source::{Encoding, Location};
use crate::structure::corrections::Corrections;

/// How far a book is open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Stage {
    /// Nothing of it has been asked for, or all of it was put back.
    #[default]
    Unopened,
    /// It is being read, for the first time or again.
    Opening {
        /// Hundredths read so far.
        percent: u8,
        /// Whether it arrives bit by bit, from a pipe, and goes on.
        follows: bool,
    },
    /// All of it is there.
    Open,
    /// It could not be read at all, and why.
    Failed(Said),
}

/// One book, and what is kept of it.
#[derive(Debug)]
pub struct Book {
    id: BookId,
    location: Location,
    stage: Stage,
    /// Empty before anything of it is there.
    document: Arc<Document>,
    /// How often it was asked for: what an earlier asking gives is stale.
    asked: u32,
    /// How often its text was replaced: what was found in an earlier text is
    /// stale.
    version: u32,
    /// The encoding that the reader chose.
    encoding: Option<Encoding>,
    /// Whether what tracked changes took out is shown.
    deletions: bool,
    /// Whether the source has changed since it was read.
    is_stale: bool,
    /// What to say when the source has been read again.
    reread: Option<Text>,
    titles: Option<Arc<TitleIndex>>,
    references: Option<Arc<ReferenceIndex>>,
    /// What the panel has found in it so far.
    facts: Arc<Facts>,
    /// What is corrected of the structure as recognised.
    corrections: Corrections,
    /// Whether the reader has corrected it since it was opened.
    is_corrected_here: bool,
    /// The corrections as they were when it was put back.
    put_back: Option<KeptCorrections>,
    /// Under which it is kept, once it is all there.
    key: Option<Arc<DocumentKey>>,
    /// Bookmarks, notes and coloured marks.
    marks: Marks,
    /// Where the text is shown as it may be meant: what is written.
    mending: Option<Arc<Mending>>,
}

impl Book {
    /// A book of which nothing has been asked for.
    #[must_use]
    pub fn new(id: BookId, location: Location) -> Self {
        Self {
            id,
            location,
            stage: Stage::Unopened,
            document: Arc::default(),
            asked: 0,
            version: 0,
            encoding: None,
            deletions: false,
            is_stale: false,
            reread: None,
            titles: None,
            references: None,
            facts: Arc::default(),
            corrections: Corrections::default(),
            is_corrected_here: false,
            put_back: None,
            key: None,
            marks: Marks::default(),
            mending: None,
        }
    }

    /// Its name for as long as the program runs.
    #[must_use]
    pub const fn id(&self) -> BookId {
        self.id
    }

    /// Where it comes from.
    #[must_use]
    pub const fn location(&self) -> &Location {
        &self.location
    }

    /// How far it is open.
    #[must_use]
    pub const fn stage(&self) -> &Stage {
        &self.stage
    }

    /// What of it is there; empty before anything is.
    #[must_use]
    pub const fn document(&self) -> &Arc<Document> {
        &self.document
    }

    /// What is written, where the text is shown as it may be meant.
    #[must_use]
    pub fn mending(&self) -> Option<&Mending> {
        self.mending.as_deref()
    }

    /// The text as it is written, also where it is shown as it may be meant.
    #[must_use]
    pub fn written(&self) -> &Arc<Document> {
        match &self.mending {
            Some(mending) => mending.written(),
            None => &self.document,
        }
    }

    /// The anchor of a part of the text, by what is written there.
    #[must_use]
    pub fn anchor(&self, span: Span) -> Anchor {
        match &self.mending {
            Some(mending) => mending.anchor(span),
            None => Anchor::at(&self.document, span),
        }
    }

    /// Hundredths of the source read so far; `None` where it is not being
    /// read.
    #[must_use]
    pub const fn loading(&self) -> Option<u8> {
        match self.stage {
            Stage::Opening { percent, .. } => Some(percent),
            _ => None,
        }
    }

    /// Whether it arrives bit by bit, from a pipe, and goes on.
    #[must_use]
    pub const fn follows(&self) -> bool {
        matches!(self.stage, Stage::Opening { follows: true, .. })
    }

    /// Whether it could not be read at all: there is nothing that could be
    /// empty or without sections.
    #[must_use]
    pub const fn is_unread(&self) -> bool {
        matches!(self.stage, Stage::Failed(_))
    }

    /// The encoding that the reader chose.
    #[must_use]
    pub const fn encoding(&self) -> Option<Encoding> {
        self.encoding
    }

    /// The index for the jump box, once it is ready.
    #[must_use]
    pub const fn titles(&self) -> Option<&Arc<TitleIndex>> {
        self.titles.as_ref()
    }

    /// The index for cross-references, once it is ready.
    #[must_use]
    pub fn references(&self) -> Option<&ReferenceIndex> {
        self.references.as_deref()
    }

    /// What panels have found in it so far.
    #[must_use]
    pub const fn facts(&self) -> &Arc<Facts> {
        &self.facts
    }

    /// What is corrected of the structure as recognised.
    #[must_use]
    pub const fn corrections(&self) -> &Corrections {
        &self.corrections
    }

    /// Bookmarks, notes and coloured marks.
    #[must_use]
    pub const fn marks(&self) -> &Marks {
        &self.marks
    }

    /// Whether it is known by its content, so that changes can be kept.
    #[must_use]
    pub const fn is_known(&self) -> bool {
        self.key.is_some()
    }

    /// Whether its place and filters are kept: our own documents are opened at
    /// their beginning.
    #[must_use]
    pub const fn keeps_place(&self) -> bool {
        !matches!(self.location, Location::Embedded(_))
    }

    /// Whether it can be read a second time.
    #[must_use]
    pub const fn can_be_read_again(&self) -> bool {
        matches!(self.location, Location::Path(_))
    }
}

/// What happens to it.
impl Book {
    pub(in crate::explorer) const fn marks_mut(&mut self) -> &mut Marks {
        &mut self.marks
    }

    pub(in crate::explorer) const fn choose_encoding(&mut self, encoding: Option<Encoding>) {
        self.encoding = encoding;
    }

    /// Asks for it to be opened, where nothing of it has been asked for.
    pub(in crate::explorer) fn open(&mut self) -> Option<Effect> {
        if self.stage != Stage::Unopened {
            return None;
        }
        // One that was put back is gone on with where it was left, not at its
        // beginning.
        let structure = self.put_back.take();
        Some(self.load(structure.is_none(), structure))
    }

    /// Whether it can be put back: opened again, it is as it was.
    pub(in crate::explorer) fn can_be_put_back(&self) -> bool {
        self.stage == Stage::Open && self.can_be_read_again()
    }

    /// Lets go of all that can be read again.
    pub(in crate::explorer) fn put_back(&mut self) {
        self.put_back = Some(KeptCorrections::new(self.written(), &self.corrections));
        self.is_corrected_here = false;
        self.is_stale = false;
        self.stage = Stage::Unopened;
        // What is still under way is stale.
        self.asked = self.asked.saturating_add(1);
        self.version = self.version.saturating_add(1);
        self.document = Arc::default();
        self.mending = None;
        self.titles = None;
        self.references = None;
        self.facts = Arc::default();
        self.key = None;
    }

    /// Asks that the source be read again, with the corrections that stand;
    /// `say` is said when that is done, with the name and the lines.
    pub(in crate::explorer) fn read_again(&mut self, say: Text) -> Effect {
        self.is_stale = false;
        self.reread = Some(say);
        let structure = KeptCorrections::new(self.written(), &self.corrections);
        self.is_corrected_here = false;
        self.load(false, Some(structure))
    }

    /// Asks that it be read again with what tracked changes took out, or
    /// without it again.
    pub(in crate::explorer) fn turn_deletions(&mut self) -> Effect {
        self.deletions = !self.deletions;
        self.read_again(match self.deletions {
            true => Text::DeletionsOn,
            false => Text::DeletionsOff,
        })
    }

    fn load(&mut self, beginning_first: bool, structure: Option<KeptCorrections>) -> Effect {
        self.stage = Stage::Opening {
            percent: 0,
            follows: false,
        };
        self.asked = self.asked.saturating_add(1);
        Effect::Load {
            job: Job {
                book: self.id,
                generation: self.asked,
            },
            location: self.location.clone(),
            encoding: self.encoding,
            deletions: self.deletions,
            beginning_first,
            structure,
        }
    }

    /// Whether what is told of it comes from the last asking.
    pub(in crate::explorer) const fn is_asked_by(&self, job: Job) -> bool {
        self.asked == job.generation
    }

    /// Whether what was found in it was found in the text that is there.
    pub(in crate::explorer) const fn is_text_of(&self, job: Job) -> bool {
        self.version == job.generation
    }

    /// Asks for work on it.
    pub(in crate::explorer) const fn work(&self, work: Work) -> Effect {
        let job = Job {
            book: self.id,
            generation: self.version,
        };
        Effect::Work(job, work)
    }

    /// Asks that a change be kept; nothing while it is not known by its
    /// content.
    pub(in crate::explorer) fn keep(&self, change: Change) -> Option<Effect> {
        let key = self.key.as_ref()?;
        Some(Effect::Keep(Arc::clone(key), change))
    }

    /// Asks for the marks as they are on disk.
    pub(in crate::explorer) fn recall_marks(&mut self) -> Option<Effect> {
        let key = self.key.clone()?;
        // They are kept before the marks are read.
        self.marks.forget_own();
        Some(Effect::RecallMarks {
            book: self.id,
            key,
            document: Arc::clone(&self.document),
        })
    }

    /// So many hundredths of it have been read.
    pub(in crate::explorer) const fn advance(&mut self, so_far: u8) {
        if let Stage::Opening { percent, .. } = &mut self.stage {
            *percent = so_far;
        }
    }

    /// It arrives bit by bit.
    pub(in crate::explorer) const fn arrives(&mut self) {
        if let Stage::Opening { follows, .. } = &mut self.stage {
            *follows = true;
        }
    }

    /// The source has changed since it was read.
    pub(in crate::explorer) const fn source_changed(&mut self) {
        self.is_stale = true;
    }

    /// Whether the source is to be read again as soon as may be.
    pub(in crate::explorer) const fn is_due(&self) -> bool {
        self.is_stale && !matches!(self.stage, Stage::Opening { .. })
    }

    /// Takes in what is known of it from earlier runs.
    pub(in crate::explorer) fn recall(&mut self, recalled: &mut Recalled) {
        let corrections = std::mem::take(&mut recalled.corrections);
        if !self.is_corrected_here {
            self.corrections = corrections;
        }
        if self.encoding.is_none() {
            self.encoding = recalled.encoding;
        }
        self.key = recalled.key.take();
        if recalled.fault.is_some() || recalled.lost_lines > 0 {
            // More is to be told than that it was read again.
            self.reread = None;
        }
    }

    /// Takes another text in; gives what to say of it, where it was read
    /// again.
    pub(in crate::explorer) fn take_text(&mut self, document: Arc<Document>) -> Option<Text> {
        let partial = document.meta().partial;
        self.document = document;
        self.mending = None;
        self.version = self.version.saturating_add(1);
        self.facts = Arc::default();
        if !partial || self.follows() {
            // They know the places of the text before.
            self.titles = None;
            self.references = None;
        }
        if partial {
            return None;
        }
        self.stage = Stage::Open;
        self.reread.take()
    }

    /// Takes the same text in under other sections.
    pub(in crate::explorer) fn take_sections(&mut self, document: Arc<Document>) {
        self.document = document;
    }

    /// The text that was taken in last is shown as it may be meant.
    pub(in crate::explorer) fn is_mended_by(&mut self, mending: Arc<Mending>) {
        self.mending = Some(mending);
    }

    /// It could not be read, or not to its end: what is there stays.
    pub(in crate::explorer) fn fail(&mut self, reason: Said) {
        self.reread = None;
        self.stage = if self.document.is_empty() {
            Stage::Failed(reason)
        } else {
            Stage::Open
        };
    }

    pub(in crate::explorer) fn take_indexes(
        &mut self,
        titles: Arc<TitleIndex>,
        references: Arc<ReferenceIndex>,
    ) {
        self.titles = Some(titles);
        self.references = Some(references);
    }

    /// What panels have found in it is to be found anew.
    pub(in crate::explorer) fn forget_facts(&mut self) {
        self.facts = Arc::default();
    }

    /// Whether it was corrected while it was being read.
    pub(in crate::explorer) const fn is_corrected_here(&self) -> bool {
        self.is_corrected_here
    }

    /// Changes the corrections; what is to be done about it, where they are
    /// others now.
    pub(in crate::explorer) fn correct(
        &mut self,
        change: impl FnOnce(&mut Corrections),
    ) -> Vec<Effect> {
        let before = self.corrections.clone();
        change(&mut self.corrections);
        if self.corrections == before {
            return Vec::new();
        }
        self.is_corrected_here = true;
        let structure = KeptCorrections::new(self.written(), &self.corrections);
        let kept = self.keep(Change::Structure(structure));
        std::iter::once(self.recorrect()).chain(kept).collect()
    }

    /// Asks for it with its corrections, and what it is built of then.
    pub(in crate::explorer) fn recorrect(&self) -> Effect {
        self.work(Work::Correct {
            document: Arc::clone(&self.document),
            corrections: self.corrections.clone(),
        })
    }

    /// Asks for what it is built of.
    pub(in crate::explorer) fn summarise(&self) -> Effect {
        self.work(Work::Summarise {
            document: Arc::clone(&self.document),
            corrections: self.corrections.clone(),
        })
    }
}
