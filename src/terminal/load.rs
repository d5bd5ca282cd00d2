//! Opening a document in a worker: what is kept of it, its beginning, the
//! rest.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::document::Document;
use crate::explorer::books::keeping::Recalled;
use crate::explorer::{Action, Job};
use crate::notes::{DocumentKey, Kept, KeptCorrections, Store};
use crate::setting::Said;
use crate::source::{Arrival, Encoding, Loaded, LoadedPieces, Location, ReadOptions, Reader};
use crate::structure;
use crate::structure::corrections::{Corrections, correct};

use super::Ticket;
use super::fault::About;
use super::watch::{Stamp, Watched};

/// Bytes of a source that are read and shown before the rest: several screens
/// of any size.
const HEAD: usize = 64 * 1024;

/// How long a pipe may be still before what has come so far is shown for the
/// first time.
const STILL: Duration = Duration::from_millis(30);

/// The least time between two showings of what comes through a pipe.
const SHOWN: Duration = Duration::from_secs(1);

/// How many times as long as reading it took a growing text is left alone, so
/// that reading it again and again takes a fifth of the time at most.
const REST: u32 = 4;

/// How documents are to be read.
#[derive(Debug, Clone, Default)]
pub struct Opening {
    /// The encoding; found out where there is none.
    pub encoding: Option<Encoding>,
    /// How to parse.
    pub parse: structure::Options,
    /// Whether ambiguous characters are as wide as the terminal says.
    pub ask_width: bool,
    /// The configuration file, in which choices are kept.
    pub configuration: Option<PathBuf>,
}

/// What a job gives.
#[derive(Debug)]
pub(super) enum Yield {
    /// Something for the state.
    Action(Action),
    /// The source of the book is to be watched from now on.
    Source(Watched),
    /// What is kept of the book is to be watched from now on.
    Kept(Watched),
}

/// One book to be opened.
pub(super) struct Load {
    pub(super) job: Job,
    pub(super) location: Location,
    pub(super) opening: Opening,
    pub(super) store: Option<Store>,
    /// Whether to show the beginning before the rest is there.
    pub(super) beginning_first: bool,
    /// When it was asked for.
    pub(super) begun: Instant,
    /// The corrections, where they are known better than from the store.
    pub(super) structure: Option<KeptCorrections>,
}

/// What the store knows.
#[derive(Default)]
struct Known {
    kept: Kept,
    fault: Option<Said>,
    /// Under which the whole document is kept.
    key: Option<Arc<DocumentKey>>,
}

impl Load {
    /// Opens it and sends what there is, as it comes.
    pub(super) fn run(&self, ticket: &Ticket<'_, Yield>) {
        let begun = Instant::now();
        // Taken first: what is changed while it is read has changed.
        let stamp = self.location.path().and_then(Stamp::of);
        let mut known = self.known_by_path();
        if let Err(reason) = self.open(ticket, &mut known) {
            ticket.send(Yield::Action(Action::Failed(self.job, reason)));
        }
        if let (Some(store), Some(key)) = (&self.store, &known.key) {
            // As if nothing had been there: what another window has kept while
            // this one was opening is looked for once in any case.
            let file = store.file(key);
            let kept = Watched::new(self.job.book, &file, None, Duration::ZERO);
            ticket.send(Yield::Kept(kept));
        }
        if let Some(path) = self.location.path() {
            let rest = begun.elapsed().saturating_mul(REST);
            let source = Watched::new(self.job.book, path, stamp, rest);
            ticket.send(Yield::Source(source));
        }
    }

    fn open(&self, ticket: &Ticket<'_, Yield>, known: &mut Known) -> Result<(), Said> {
        // A document that is read again knows better what was chosen: keeping
        // it may take a while.
        let kept_encoding = known.kept.encoding.as_deref();
        let kept_encoding = kept_encoding.filter(|_| self.structure.is_none());
        let kept_encoding = kept_encoding.and_then(Encoding::from_name);
        let encoding = self.opening.encoding.or(kept_encoding);
        let mut source = Reader::open(&self.location).map_err(|error| Said::new(&error))?;
        let size = source.size();
        let quiet = ReadOptions {
            encoding,
            progress: None,
        };
        if source.is_piped() {
            self.follow(ticket, &mut source, &quiet, known)?;
        } else if self.beginning_first {
            let head = source
                .head(HEAD, &quiet)
                .map_err(|error| Said::new(&error))?;
            if let Some(head) = head {
                let whole = !head.meta.partial;
                self.send(ticket, whole_piece(head), known, encoding)?;
                if whole {
                    return Ok(());
                }
            }
        }
        let progress = |bytes: u64| {
            let percent = bytes.saturating_mul(100) / size.unwrap_or(bytes).max(1);
            let percent = u8::try_from(percent.min(99)).unwrap_or(99);
            ticket.send(Yield::Action(Action::Loading(self.job, percent)));
            if ticket.is_cancelled() {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        let told = ReadOptions {
            encoding,
            progress: Some(&progress),
        };
        let loaded = source
            .read_pieces(&told)
            .map_err(|error| Said::new(&error))?;
        self.send(ticket, loaded, known, encoding)
    }

    /// Shows what comes through a pipe as it comes, until it ends: for the first
    /// time as soon as it fills some screens or is still, then every second or,
    /// where that takes long, less often.
    fn follow(
        &self,
        ticket: &Ticket<'_, Yield>,
        source: &mut Reader,
        options: &ReadOptions<'_>,
        known: &mut Known,
    ) -> Result<(), Said> {
        ticket.send(Yield::Action(Action::Arriving(self.job)));
        let mut shown = 0;
        let mut due: Option<Instant> = None;
        loop {
            let fresh = source.arrived() > shown;
            let wait = match due {
                _ if !fresh => None,
                None => Some(STILL),
                Some(due) => Some(due.saturating_duration_since(Instant::now())),
            };
            let arrival = source.arrives(wait);
            if ticket.is_cancelled() {
                return Ok(());
            }
            let ready = match due {
                None => source.arrived() >= HEAD || matches!(arrival, Ok(Arrival::Pause)),
                Some(due) => due <= Instant::now(),
            };
            let fresh = source.arrived() > shown;
            match arrival {
                Ok(Arrival::End) => return Ok(()),
                Err(error) => {
                    self.send_so_far(ticket, source, known, options)?;
                    return Err(Said::new(&error));
                }
                Ok(Arrival::More | Arrival::Pause) if ready && fresh => {
                    let begun = Instant::now();
                    shown = source.arrived();
                    self.send_so_far(ticket, source, known, options)?;
                    let rest = begun.elapsed().saturating_mul(REST).max(SHOWN);
                    due = Some(Instant::now() + rest);
                }
                Ok(Arrival::More | Arrival::Pause) => {}
            }
        }
    }

    /// Shows what has come through a pipe; nothing where that looks like no
    /// text, but all of it may.
    fn send_so_far(
        &self,
        ticket: &Ticket<'_, Yield>,
        source: &Reader,
        known: &mut Known,
        options: &ReadOptions<'_>,
    ) -> Result<(), Said> {
        let so_far = source.so_far(options).map_err(|error| Said::new(&error))?;
        match so_far {
            Some(so_far) => self.send(ticket, whole_piece(so_far), known, options.encoding),
            None => Ok(()),
        }
    }

    /// What is kept under the path, before anything is read.
    fn known_by_path(&self) -> Known {
        match (&self.store, &self.location) {
            (Some(store), Location::Path(path)) => {
                let loaded = store.load(&DocumentKey::new(Some(path), &[""]));
                Known {
                    kept: loaded.kept,
                    fault: loaded.error.map(|error| Said::new(&error)),
                    key: None,
                }
            }
            _ => Known::default(),
        }
    }

    /// Parses what was read, corrects it as was kept, and sends it.
    fn send(
        &self,
        ticket: &Ticket<'_, Yield>,
        loaded: LoadedPieces,
        known: &mut Known,
        encoding: Option<Encoding>,
    ) -> Result<(), Said> {
        let begun = Instant::now();
        let partial = loaded.meta.partial;
        let key = DocumentKey::new(loaded.meta.path.as_deref(), &loaded.pieces);
        if let Some(store) = self.store.as_ref().filter(|_| !partial)
            && known.kept == Kept::default()
        {
            // The path may be new, the content known.
            known.kept = store.load(&key).kept;
        }
        let options = structure::Options {
            corrections: Corrections::default(),
            ..self.opening.parse.clone()
        };
        #[cfg(debug_assertions)]
        panic_where_asked(&self.location);
        let parsed = structure::parse_pieces(loaded.pieces, loaded.meta, &options);
        let document = parsed.map_err(|error| Said::new(&About(&self.location.label(), error)))?;
        let (corrections, lost_lines) = self.corrections(&document, &known.kept);
        let place = known.kept.place.as_ref().and_then(|place| {
            let there = !partial || place.stands(&document);
            there.then(|| place.find(&document)).flatten()
        });
        known.key = (!partial).then(|| Arc::new(key));
        let recalled = Recalled {
            key: known.key.clone(),
            lost_lines: if partial { 0 } else { lost_lines },
            place: place.map(|span| span.start),
            encoding: encoding.filter(|_| self.opening.encoding != encoding),
            folds: known.kept.folds.clone(),
            filters: known.kept.filters.clone(),
            fault: known.fault.take(),
            corrections: corrections.clone(),
        };
        let document = if corrections.is_empty() {
            document
        } else {
            correct(&document, &corrections)
        };
        let meta = document.meta();
        tracing::info!(
            source = self.location.label(),
            encoding = meta.encoding,
            bytes = meta.bytes,
            partial,
            sections = document.sections().len(),
            parsing = ?begun.elapsed(),
            since_opening = ?self.begun.elapsed(),
            "document read"
        );
        ticket.send(Yield::Action(Action::Recalled(
            self.job,
            Box::new(recalled),
        )));
        let document = Arc::new(document);
        ticket.send(Yield::Action(Action::Loaded(
            self.job,
            Arc::clone(&document),
        )));
        if !partial {
            // Where the text has changed each mark is looked for: the reader
            // need not wait for that.
            let marks = known
                .kept
                .placed_marks(&document, &|| ticket.is_cancelled());
            if let Some(marks) = marks {
                ticket.send(Yield::Action(Action::Marked(self.job, marks)));
            }
        }
        Ok(())
    }

    /// The corrections for a document, with how many of the lines they named
    /// are no longer there.
    fn corrections(&self, document: &Document, kept: &Kept) -> (Corrections, usize) {
        if let Some(structure) = &self.structure {
            return structure.placed(document);
        }
        let (mut corrections, lost) = kept.structure.placed(document);
        corrections.extend(&self.opening.parse.corrections);
        (corrections, lost)
    }
}

fn whole_piece(loaded: Loaded) -> LoadedPieces {
    LoadedPieces {
        pieces: vec![loaded.text],
        meta: loaded.meta,
    }
}

/// Lets a test see what becomes of a parser that panics: in debug builds one
/// does on a file named `panic` where the environment has `GANGMU_PANIC`.
#[cfg(debug_assertions)]
#[allow(clippy::panic)]
fn panic_where_asked(location: &Location) {
    let name = location.path().and_then(|path| path.file_stem());
    if name.is_some_and(|name| name == "panic") && std::env::var_os("GANGMU_PANIC").is_some() {
        panic!("a parser that panics, as was asked for");
    }
}
