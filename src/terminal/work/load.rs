//! Opening a document in a worker: its beginning, the rest, what comes of it
//! through a pipe.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::explorer::{Action, Job};
use crate::notes::{DocumentKey, KeptCorrections};
use crate::open::{self, Entry, How, OpenError, Opened};
use crate::setting::Said;
use crate::source::{Arrival, Location};

use super::watch::{Kind, Stamp, Watched};
use crate::terminal::Ticket;

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

/// How documents are to be explored.
#[derive(Debug, Clone, Default)]
pub struct Opening {
    /// How they are opened.
    pub how: How,
    /// Whether ambiguous characters are as wide as the terminal says.
    pub ask_width: bool,
    /// The configuration file, in which choices are kept.
    pub configuration: Option<PathBuf>,
}

/// What a job gives.
#[derive(Debug)]
pub(in crate::terminal) enum Yield {
    /// Something for the state.
    Action(Action),
    /// A file is to be watched from now on.
    Watch(Watched),
}

/// One book to be opened.
pub(in crate::terminal) struct Load {
    pub(in crate::terminal) job: Job,
    pub(in crate::terminal) location: Location,
    pub(in crate::terminal) how: How,
    /// Whether to show the beginning before the rest is there.
    pub(in crate::terminal) beginning_first: bool,
    /// The corrections, where the book is open already.
    pub(in crate::terminal) structure: Option<KeptCorrections>,
}

impl Load {
    /// Opens it and sends what there is, as it comes.
    pub(in crate::terminal) fn run(self, ticket: &Ticket<'_, Yield>) {
        let begun = Instant::now();
        // Taken first: what is changed while it is read has changed.
        let file = open::file_of(&self.location);
        let stamp = file.as_deref().and_then(Stamp::of);
        let mut key = None;
        if let Err(reason) = self.open(ticket, &mut key) {
            ticket.send(Yield::Action(Action::Failed(self.job, Said::new(&reason))));
        }
        if let (Some(store), Some(key)) = (&self.how.store, &key) {
            // As if nothing had been there: what another window has kept while
            // this one was opening is looked for once in any case.
            let file = store.file(key);
            let kept = Watched::new(self.job.book, Kind::Kept, &file, None, Duration::ZERO);
            ticket.send(Yield::Watch(kept));
        }
        if let Some(file) = file {
            let rest = begun.elapsed().saturating_mul(REST);
            let source = Watched::new(self.job.book, Kind::Source, &file, stamp, rest);
            ticket.send(Yield::Watch(source));
        }
    }

    /// `key` is where it is kept, once that is known.
    fn open(
        &self,
        ticket: &Ticket<'_, Yield>,
        key: &mut Option<Arc<DocumentKey>>,
    ) -> Result<(), OpenError> {
        #[cfg(debug_assertions)]
        panic_where_asked(&self.location);
        let mut entry = match &self.structure {
            Some(structure) => Entry::again(&self.location, &self.how, structure.clone())?,
            None => Entry::open(&self.location, &self.how)?,
        };
        let size = entry.size();
        if entry.is_piped() {
            self.follow(ticket, &mut entry)?;
        } else if self.beginning_first
            && let Some(head) = entry.head(HEAD)?
        {
            let whole = !head.document.meta().partial;
            key.clone_from(&head.recalled.key);
            self.send(ticket, head);
            if whole {
                return Ok(());
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
        let whole = entry.whole_until(Some(&progress), &ticket.stop())?;
        key.clone_from(&whole.recalled.key);
        self.send(ticket, whole);
        Ok(())
    }

    /// Shows what comes through a pipe as it comes, until it ends: for the first
    /// time as soon as it fills some screens or is still, then every second or,
    /// where that takes long, less often.
    fn follow(&self, ticket: &Ticket<'_, Yield>, entry: &mut Entry<'_>) -> Result<(), OpenError> {
        ticket.send(Yield::Action(Action::Arriving(self.job)));
        let mut shown = 0;
        let mut due: Option<Instant> = None;
        loop {
            let fresh = entry.arrived() > shown;
            let wait = match due {
                _ if !fresh => None,
                None => Some(STILL),
                Some(due) => Some(due.saturating_duration_since(Instant::now())),
            };
            let arrival = entry.arrives(wait);
            if ticket.is_cancelled() {
                return Ok(());
            }
            let ready = match due {
                None => entry.arrived() >= HEAD || matches!(arrival, Ok(Arrival::Pause)),
                Some(due) => due <= Instant::now(),
            };
            let fresh = entry.arrived() > shown;
            match arrival {
                Ok(Arrival::End) => return Ok(()),
                Err(error) => {
                    self.send_so_far(ticket, entry)?;
                    return Err(error);
                }
                Ok(Arrival::More | Arrival::Pause) if ready && fresh => {
                    let begun = Instant::now();
                    shown = entry.arrived();
                    self.send_so_far(ticket, entry)?;
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
        entry: &mut Entry<'_>,
    ) -> Result<(), OpenError> {
        if let Some(so_far) = entry.so_far(&ticket.stop())? {
            self.send(ticket, so_far);
        }
        Ok(())
    }

    /// Sends what was opened.
    fn send(&self, ticket: &Ticket<'_, Yield>, opened: Opened) {
        let Opened {
            document,
            recalled,
            kept,
        } = opened;
        let partial = document.meta().partial;
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
            let marks = kept.placed_marks(&document, &|| ticket.is_cancelled());
            if let Some(marks) = marks {
                ticket.send(Yield::Action(Action::Marked(self.job, marks)));
            }
        }
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
