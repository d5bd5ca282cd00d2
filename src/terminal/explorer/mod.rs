//! The explorer in the real terminal: events in, effects out to workers.

mod effects;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::io;
use std::mem::Discriminant;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::time::Instant;

use crossterm::event::Event;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::document::Document;
use crate::explorer::desk::views::work::Work;
use crate::explorer::shelves::known::Look;
use crate::explorer::{Action, BookId, Effect, Job, Settings, State, update};
use crate::notes::{Kept, Store};
use crate::setting::Said;
use crate::source::Location;
use crate::ui;

use super::fault::{EditError, EditReason, Panicked, TerminalError};
use crate::terminal::work::keeper::Keeper;
use crate::terminal::work::load::{Opening, Yield};
use crate::terminal::work::watch::{self, Seen, Watcher};

use super::clipboard::{self, Route};
use super::event::read_terminal;
use super::input::{Answer, Gate, Input, Waker, translate};
use super::session::install_panic_hook;
use super::{
    App, Exit, Flow, Joined, Message, Outcome, Report, TerminalScreen, Workers, run, watch_signals,
};
use crate::terminal::drawing::question::{Question, Surroundings, Told};
use crate::terminal::input::clicks::Clicks;
use crate::terminal::work::editor;

/// The kinds of jobs: a newer one cancels an older one of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Load(BookId),
    Work(BookId, Discriminant<Work>),
    Survey,
    ShelfSearch,
    Copy,
    Presets,
    Vocabulary,
    Typography,
    Launch,
}

impl Kind {
    /// Whether it is work on a book.
    fn is_on(self, book: BookId) -> bool {
        match self {
            Self::Load(of) | Self::Work(of, _) => of == book,
            Self::Survey
            | Self::ShelfSearch
            | Self::Copy
            | Self::Presets
            | Self::Vocabulary
            | Self::Typography
            | Self::Launch => false,
        }
    }
}

type Jobs = Workers<Kind, Yield>;

/// What comes from other threads.
pub(super) enum News {
    Job(Report<Kind, Yield>),
    /// Something could not be kept, and why.
    NotKept(Said),
    /// What became of the file of a document.
    File(BookId, Seen),
    /// What is kept of a document has changed.
    KeptChanged(BookId),
    /// What is kept of a document now.
    Kept(BookId, Arc<Document>, Kept),
}

/// Worker threads: one may read a long document while another searches in it
/// and others look at the rest of the shelf. They are started as they are
/// needed.
const THREADS: usize = 4;

/// The explorer with what works for it.
pub(super) struct Explorer {
    pub(super) state: State,
    workers: Jobs,
    opening: Opening,
    keeper: Keeper,
    watcher: Watcher,
    outbox: Sender<Message<News>>,
    clicks: Clicks,
    gate: Gate,
    /// Gets the thread that reads keys to the gate.
    waker: Option<Waker>,
    /// What the terminal was asked.
    question: Option<Question>,
    /// The way of what is copied to a clipboard.
    route: Route,
    /// The sequences that it draws over two cells.
    joined: Joined,
    /// What is to be edited once the terminal is lent.
    to_edit: Option<(PathBuf, u32)>,
    /// Whether nothing but lines may be written.
    is_plain: bool,
    /// The documents of which something could be read.
    opened: HashSet<BookId>,
    /// Why others could not be opened at all, in the order of the attempts.
    unopened: Vec<Said>,
    /// Which these are.
    refused: HashSet<BookId>,
}

/// Opens `locations` in the explorer on the real terminal, until the reader
/// leaves or a signal ends it. The terminal is restored on every way out.
///
/// # Errors
/// Where there is no terminal, or it fails.
pub fn explore(
    settings: Settings,
    locations: &[Location],
    opening: Opening,
) -> Result<Exit, TerminalError> {
    let (outbox, inbox) = channel();
    let (mut explorer, effects) = Explorer::start(settings, locations, opening, &outbox)?;
    // The first document is being read while the terminal is made ready.
    if explorer.carry_out(effects) == Flow::Quit {
        return Ok(Exit::Quit);
    }
    let _watch = watch_signals(outbox.clone())?;
    let mut screen = TerminalScreen::enter()?;
    let surroundings = Surroundings::here();
    if let Some(ground) = surroundings.ground {
        let _ = update(&mut explorer.state, Action::Ground(ground));
    }
    // Where it cannot be asked, the settings stand.
    explorer.question = screen.ask_looks(surroundings).ok();
    let size = screen.size()?;
    let _ = update(&mut explorer.state, Action::Resize(size.width, size.height));
    if explorer.route == Route::Unsure {
        // Where it cannot be asked, nothing is sent.
        let _ = screen.ask(clipboard::WHO);
    }
    let (input, waker) = Input::open()?;
    explorer.waker = Some(waker);
    read_terminal(outbox, input, explorer.gate.clone())?;
    let exit = run(&mut explorer, &mut screen, &inbox);
    explorer.finish()?;
    Ok(explorer.leave(exit?, false))
}

impl Explorer {
    /// An explorer of `locations` with its workers, which send to `outbox`,
    /// and what it asks for first.
    pub(super) fn start(
        settings: Settings,
        locations: &[Location],
        opening: Opening,
        outbox: &Sender<Message<News>>,
    ) -> io::Result<(Self, Vec<Effect>)> {
        // Before any job can panic.
        install_panic_hook();
        let to_loop = outbox.clone();
        // Presets are kept in any case.
        let store = opening.how.store.clone().or_else(Store::open);
        let keeper = Keeper::new(store, move |fault| {
            let _ = to_loop.send(Message::Worker(News::NotKept(Said::new(&fault))));
        });
        let to_loop = outbox.clone();
        let workers = Workers::start(THREADS, move |report| {
            // The loop is gone when nobody receives: then nothing is to be
            // told.
            let _ = to_loop.send(Message::Worker(News::Job(report)));
        })?;
        let to_loop = outbox.clone();
        let watcher = Watcher::new(move |book, kind, seen| {
            let news = match (kind, seen) {
                (watch::Kind::Source, seen) => News::File(book, seen),
                (watch::Kind::Kept, Seen::Changed) => News::KeptChanged(book),
                // It was taken away by hand: what is known stays.
                (watch::Kind::Kept, Seen::Gone) => return,
            };
            let _ = to_loop.send(Message::Worker(news));
        });
        let (state, effects) = State::new(settings, locations);
        let explorer = Self {
            state,
            workers,
            opening,
            keeper,
            watcher,
            outbox: outbox.clone(),
            clicks: Clicks::default(),
            gate: Gate::default(),
            waker: None,
            question: None,
            route: Route::of(|name| std::env::var(name).ok().filter(|set| !set.is_empty())),
            joined: Joined::NONE,
            to_edit: None,
            is_plain: false,
            opened: HashSet::new(),
            unopened: Vec::new(),
            refused: HashSet::new(),
        };
        Ok((explorer, effects))
    }

    /// Writes no sequences for the terminal from now on.
    pub(super) const fn be_plain(&mut self) {
        self.is_plain = true;
    }

    /// Why documents could not be opened, and whether any could.
    pub(super) fn opened(&self) -> (&[Said], bool) {
        (&self.unopened, !self.opened.is_empty())
    }

    /// What leaving counts as: a failure where no document could be opened or,
    /// with `every`, where any could not.
    pub(super) fn leave(&self, exit: Exit, every: bool) -> Exit {
        let failed = !self.unopened.is_empty() && (every || self.opened.is_empty());
        match exit {
            Exit::Quit if failed => Exit::Unopened,
            exit => exit,
        }
    }

    /// Waits until all is kept that is to be.
    ///
    /// # Errors
    /// Where that fails, now that no message can tell of it.
    pub(super) fn finish(&mut self) -> Result<(), TerminalError> {
        self.keeper.finish()
    }

    /// Whether no worker has anything to do. What they have sent may not have
    /// been received yet.
    pub(super) fn is_idle(&self) -> bool {
        self.workers.is_idle()
    }

    pub(super) fn act(&mut self, action: Action) -> Flow {
        match &action {
            Action::Loaded(job, _) => {
                self.opened.insert(job.book);
            }
            Action::Failed(Job { book, .. }, reason) | Action::Broken(book, reason)
                if !self.opened.contains(book) && !self.refused.contains(book) =>
            {
                self.unopened.push(reason.clone());
                self.refused.insert(*book);
            }
            Action::Surveyed(seen) => {
                for (book, look) in seen {
                    if let Look::Refused(reason) = look
                        && !self.opened.contains(book)
                        && self.refused.insert(*book)
                    {
                        self.unopened.push(reason.clone());
                    }
                }
            }
            _ => {}
        }
        let before = self.state.message().cloned();
        let effects = update(&mut self.state, action);
        let message = self
            .state
            .message()
            .filter(|now| Some(*now) != before.as_ref());
        if let Some(message) = message.filter(|message| message.is_error) {
            tracing::warn!("{}", message.text);
        }
        self.carry_out(effects)
    }
}

impl App for Explorer {
    type Report = News;

    fn input(&mut self, event: Event) -> Flow {
        #[cfg(debug_assertions)]
        panic_where_asked(&event);
        match translate(event) {
            Some(Action::Mouse(mouse)) => {
                let mouse = self.clicks.tell(mouse, Instant::now());
                self.act(Action::Mouse(mouse))
            }
            Some(action) => self.act(action),
            None => Flow::Continue,
        }
    }

    fn report(&mut self, news: News) -> Flow {
        let report = match news {
            News::Job(report) => report,
            News::NotKept(reason) => return self.act(Action::NotKept(reason)),
            News::File(book, Seen::Changed) => return self.act(Action::SourceChanged(book)),
            News::File(book, Seen::Gone) => return self.act(Action::SourceGone(book)),
            News::KeptChanged(book) => return self.act(Action::KeptChanged(book)),
            News::Kept(book, document, kept) => {
                let kept = Box::new(kept);
                let work = Work::PlaceMarks { document, kept };
                let job = Job {
                    book,
                    generation: 0,
                };
                return self.carry_out(vec![Effect::Work(job, work)]);
            }
        };
        // What a job has sent before it was called off is stale.
        if !self.workers.is_current(&report) {
            return Flow::Continue;
        }
        let action = match (report.outcome, report.kind) {
            (Outcome::Value(Yield::Action(action)), _) => action,
            (Outcome::Value(Yield::Watch(file)), _) => {
                self.watcher.watch(file);
                return Flow::Continue;
            }
            (Outcome::Panicked(note), Kind::Load(book)) => {
                Action::Broken(book, Said::new(&Panicked(&note)))
            }
            (Outcome::Panicked(note), _) => Action::Fault(Said::new(&Panicked(&note))),
        };
        self.act(action)
    }

    fn answer(&mut self, answer: Answer) -> Flow {
        self.route = self.route.told(&answer);
        let now = Instant::now();
        let question = self.question.as_mut();
        let awaits_cursor = question.as_ref().is_some_and(|q| q.awaits_cursor(now));
        if let Some(key) = answer.as_key().filter(|_| !awaits_cursor) {
            return self.input(Event::Key(key));
        }
        match question.and_then(|question| question.answered(&answer, now)) {
            Some(Told::Widths(width, joined)) => {
                self.joined = joined;
                match self.opening.ask_width {
                    true => self.act(Action::Width(width)),
                    false => Flow::Continue,
                }
            }
            Some(Told::Ground(ground)) => self.act(Action::Ground(ground)),
            None => Flow::Continue,
        }
    }

    fn joined(&self) -> Joined {
        self.joined
    }

    fn lent(&mut self) -> Flow {
        let Some((path, line)) = self.to_edit.take() else {
            return Flow::Continue;
        };
        let wake = || {
            if let Some(waker) = &self.waker {
                waker.wake();
            }
        };
        let is_free = self.gate.close(wake);
        let edited = match is_free {
            true => editor::edit(&path, line),
            false => Err(EditError {
                editor: String::new(),
                reason: EditReason::Busy,
            }),
        };
        self.gate.open();
        self.act(Action::Edited(edited.map_err(|error| Said::new(&error))))
    }

    fn is_empty_yet(&self) -> bool {
        self.state.front().is_some_and(|front| {
            let book = front.book();
            book.document().is_empty() && book.loading().is_some() && !book.follows()
        })
    }

    fn not_suspended(&mut self) {
        let _ = update(&mut self.state, Action::NotSuspended);
    }

    fn draw(&mut self, buffer: &mut Buffer) -> Option<Position> {
        let area = buffer.area;
        if self.state.size() != (area.width, area.height) {
            // The terminal may have changed before its event arrives.
            let _ = update(&mut self.state, Action::Resize(area.width, area.height));
        }
        ui::draw(buffer, &self.state)
    }
}

/// Lets a test see that the terminal survives a panic: in debug builds F12
/// panics where the environment has `GANGMU_PANIC`.
#[cfg(debug_assertions)]
#[allow(clippy::panic)]
fn panic_where_asked(event: &Event) {
    use crossterm::event::KeyCode;
    let asked = event.as_key_press_event().map(|key| key.code) == Some(KeyCode::F(12));
    if asked && std::env::var_os("GANGMU_PANIC").is_some() {
        panic!("a panic that was asked for");
    }
}
