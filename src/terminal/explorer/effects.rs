//! What the state asks for, given to those who do it.

use std::io;
use std::mem;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::config;
use crate::document::Document;
use crate::explorer::desk::copies::copied::Sent;
use crate::explorer::shelves::task::ShelfTask;
use crate::explorer::{Action, BookId, Effect};
use crate::lexicon::Vocabulary;
use crate::notes::{DocumentKey, NotesError, Preset};
use crate::setting::Said;
use crate::setting::typography::{Choice, Typography};
use crate::terminal::clipboard::{self, Route};
use crate::terminal::work::launcher;
use crate::terminal::work::load::{Load, Yield};
use crate::terminal::work::watch::{self, Stamp, Watched};
use crate::terminal::{Flow, Message, Ticket};

use super::{Explorer, Kind, News};

impl Explorer {
    pub(in crate::terminal) fn carry_out(&mut self, effects: Vec<Effect>) -> Flow {
        let mut flow = Flow::Continue;
        for effect in effects {
            match effect {
                Effect::Load {
                    job,
                    location,
                    encoding,
                    deletions,
                    beginning_first,
                    structure,
                } => {
                    let mut how = self.opening.how.clone();
                    how.encoding = encoding.or(how.encoding);
                    how.parse.deletions = deletions;
                    let load = Load {
                        job,
                        location,
                        how,
                        beginning_first,
                        structure,
                    };
                    let kind = Kind::Load(job.book);
                    if load.location.may_wait() {
                        self.workers
                            .submit_apart(kind, move |ticket| load.run(ticket));
                    } else {
                        self.workers.submit(kind, move |ticket| load.run(ticket));
                    }
                }
                Effect::RecallMarks {
                    book,
                    key,
                    document,
                } => self.recall_marks(book, key, document),
                Effect::Close(book) => self.call_off(book),
                Effect::Shelf(task) => {
                    let how = self.opening.how.clone();
                    let kind = match &task {
                        ShelfTask::Survey(_) => Kind::Survey,
                        ShelfTask::Search { .. } => Kind::ShelfSearch,
                    };
                    self.workers.submit(kind, move |ticket| {
                        let begun = Instant::now();
                        let send = |action| ticket.send(Yield::Action(action));
                        task.run(&how, &ticket.stop(), &send);
                        tracing::debug!(shelf = ?kind, took = ?begun.elapsed(), "done");
                    });
                }
                Effect::CancelShelf => {
                    self.workers.cancel(|kind| kind == Kind::ShelfSearch);
                }
                Effect::Work(job, work) => {
                    let kind = Kind::Work(job.book, mem::discriminant(&work));
                    self.workers.submit(kind, move |ticket| {
                        let (name, begun) = (work.name(), Instant::now());
                        let send = |action| ticket.send(Yield::Action(action));
                        work.run(job, &|| ticket.is_cancelled(), &send);
                        tracing::debug!(work = name, took = ?begun.elapsed(), "done");
                    });
                }
                Effect::LoadWords(files) => {
                    self.workers.submit(Kind::Vocabulary, move |ticket| {
                        let (vocabulary, faults) = match Vocabulary::read(&files) {
                            Ok((vocabulary, faults)) => {
                                (vocabulary, faults.iter().map(Said::new).collect())
                            }
                            Err(error) => (Vocabulary::default(), vec![Said::new(&error)]),
                        };
                        let read = Action::Vocabulary(Arc::new(vocabulary), faults);
                        ticket.send(Yield::Action(read));
                    });
                }
                Effect::Keep(key, change) => {
                    self.keeper.keep(key, change);
                }
                Effect::Copy(text) => {
                    let route = match self.is_plain {
                        true => Route::None,
                        false => self.route,
                    };
                    // Where the terminal takes nothing, the next frame fails.
                    let sent = route.send(&text, &mut io::stdout());
                    let sent = sent.unwrap_or(Sent::Nowhere);
                    self.workers.submit(Kind::Copy, move |ticket| {
                        ticket.send(Yield::Action(clipboard::keep(&text, sent)));
                    });
                }
                Effect::LoadPresets => {
                    let answer = self.keeper.presets();
                    self.workers.submit(Kind::Presets, move |ticket| {
                        // It answers unless its thread has ended by a fault.
                        if let Ok(answer) = answer.recv() {
                            take_presets(answer, ticket);
                        }
                    });
                }
                Effect::ChangePresets(change) => self.keeper.change_presets(change),
                Effect::KeepTypography(typography, choices) => {
                    let file = self.opening.configuration.clone();
                    self.workers.submit(Kind::Typography, move |ticket| {
                        let kept = kept_typography(file, &typography, &choices);
                        ticket.send(Yield::Action(kept));
                    });
                }
                Effect::Edit(path, line) => {
                    self.to_edit = Some((path, line));
                    flow = Flow::Lend;
                }
                Effect::Open(path, program) => {
                    self.workers.submit(Kind::Launch, move |ticket| {
                        let launched = launcher::launch(&path, &program);
                        let launched = launched.map_err(|error| Said::new(&error));
                        ticket.send(Yield::Action(Action::Launched(launched)));
                    });
                }
                Effect::Redraw => flow = Flow::Redraw,
                Effect::Suspend => flow = Flow::Suspend,
                Effect::Quit => return Flow::Quit,
            }
        }
        flow
    }
}

impl Explorer {
    /// Calls off all work on a book that is closed, and watches nothing for it
    /// any more.
    pub(super) fn call_off(&self, book: BookId) {
        self.workers.cancel(|kind| kind.is_on(book));
        self.watcher.forget(book);
    }

    /// Reads what is kept of a document, and watches for what comes after.
    fn recall_marks(&self, book: BookId, key: Arc<DocumentKey>, document: Arc<Document>) {
        if let Some(store) = &self.opening.how.store {
            let file = store.file(&key);
            let stamp = Stamp::of(&file);
            let kept = Watched::new(book, watch::Kind::Kept, &file, stamp, Duration::ZERO);
            self.watcher.watch(kept);
        }
        let outbox = self.outbox.clone();
        self.keeper.read(key, move |kept| {
            let _ = outbox.send(Message::Worker(News::Kept(book, document, kept)));
        });
    }
}

/// Tells of the presets that were read.
fn take_presets(read: Result<Vec<Preset>, NotesError>, ticket: &Ticket<'_, Yield>) {
    match read {
        Ok(presets) => ticket.send(Yield::Action(Action::Presets(presets))),
        Err(error) => {
            // A damaged file has been set aside: there are none now.
            if matches!(error, NotesError::Damaged { .. }) {
                ticket.send(Yield::Action(Action::Presets(Vec::new())));
            }
            ticket.send(Yield::Action(Action::NotKept(Said::new(&error))));
        }
    }
}

/// Keeps choices of typography in the configuration file; says where, or why
/// not.
fn kept_typography(file: Option<PathBuf>, typography: &Typography, choices: &[Choice]) -> Action {
    let kept = file.ok_or(config::KeepError::NoHome).and_then(|file| {
        config::keep_typography(&file, typography, choices).map(|()| file.display().to_string())
    });
    match kept {
        Ok(file) => Action::TypographyKept(file),
        Err(error) => Action::NotKept(Said::new(&error)),
    }
}
