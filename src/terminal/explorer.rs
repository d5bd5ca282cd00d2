//! The explorer in the real terminal: events in, effects out to workers.

use std::collections::HashSet;
use std::io;
use std::mem::{self, Discriminant};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

use crossterm::event::Event;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::config;
use crate::document::Document;
use crate::explorer::desk::copies::copied::Sent;
use crate::explorer::desk::views::work::Work;
use crate::explorer::{Action, BookId, Effect, Job, Settings, State, update};
use crate::lexicon::Vocabulary;
use crate::notes::{DocumentKey, Kept, NotesError, Preset, Store};
use crate::setting::Said;
use crate::setting::typography::{Choice, Typography};
use crate::source::{Location, Reader};
use crate::ui;

use super::fault::{EditError, EditReason, Panicked, TerminalError};
use crate::terminal::work::keeper::Keeper;
use crate::terminal::work::load::{Load, Opening, Yield};
use crate::terminal::work::watch::{self, Seen, Stamp, Watched, Watcher};

use super::clipboard::{self, Route};
use super::event::read_terminal;
use super::input::{Answer, Gate, Input, Waker, translate};
use super::session::install_panic_hook;
use super::{
    App, Exit, Flow, Joined, Message, Outcome, Report, TerminalScreen, Ticket, Workers, run,
    watch_signals,
};
use crate::terminal::drawing::question::{Question, Surroundings, Told};
use crate::terminal::input::clicks::Clicks;
use crate::terminal::work::editor;

/// The kinds of jobs: a newer one cancels an older one of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Load(BookId),
    Work(BookId, Discriminant<Work>),
    Probe,
    Copy,
    Presets,
    Vocabulary,
    Typography,
}

impl Kind {
    /// Whether it is work on a book.
    fn is_on(self, book: BookId) -> bool {
        match self {
            Self::Load(of) | Self::Work(of, _) => of == book,
            Self::Probe | Self::Copy | Self::Presets | Self::Vocabulary | Self::Typography => false,
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

/// Worker threads: one may read a long document while the other searches.
const THREADS: usize = 2;

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
                if !self.opened.contains(book) =>
            {
                self.unopened.push(reason.clone());
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

    pub(super) fn carry_out(&mut self, effects: Vec<Effect>) -> Flow {
        let mut flow = Flow::Continue;
        for effect in effects {
            match effect {
                Effect::Load {
                    job,
                    location,
                    encoding,
                    beginning_first,
                    structure,
                } => {
                    let mut how = self.opening.how.clone();
                    how.encoding = encoding.or(how.encoding);
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
                Effect::Probe(books) => {
                    self.workers.submit(Kind::Probe, move |ticket| {
                        for (book, location) in books {
                            // Looking at what may wait would be waiting.
                            if location.may_wait() {
                                continue;
                            }
                            if let Err(error) = Reader::open(&location) {
                                let broken = Action::Broken(book, Said::new(&error));
                                ticket.send(Yield::Action(broken));
                            }
                        }
                    });
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
    fn call_off(&self, book: BookId) {
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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::sync::mpsc::Receiver;

    use crate::setting::keys::command::Command;

    use super::*;

    /// Files of a test, taken away at its end.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let name = format!("gangmu-explorer-{}-{name}", std::process::id());
            let folder = std::env::temp_dir().join(name);
            fs::create_dir_all(&folder).unwrap();
            Self(folder)
        }

        fn file(&self, name: &str, text: &str) -> Location {
            let file = self.0.join(name);
            fs::write(&file, text).unwrap();
            Location::Path(file)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    struct Bench {
        explorer: Explorer,
        inbox: Receiver<Message<News>>,
    }

    impl Bench {
        /// An explorer that keeps nothing.
        fn new(locations: &[Location]) -> Self {
            let (outbox, inbox) = channel();
            let (explorer, effects) =
                Explorer::start(Settings::default(), locations, Opening::default(), &outbox)
                    .unwrap();
            let mut bench = Self { explorer, inbox };
            bench.explorer.carry_out(effects);
            bench.explorer.act(Action::Resize(80, 24));
            bench
        }

        /// Waits until nothing is left to be done.
        fn settle(&mut self) {
            loop {
                let is_idle = self.explorer.is_idle();
                match self.inbox.recv_timeout(Duration::from_millis(20)) {
                    Ok(Message::Worker(news)) => drop(self.explorer.report(news)),
                    Ok(_) => {}
                    Err(_) if is_idle => return,
                    Err(_) => {}
                }
            }
        }

        fn run(&mut self, command: Command) {
            self.explorer.act(Action::Run(command, None));
        }

        fn name(&self) -> String {
            let front = self.explorer.state.front();
            front.unwrap().document().meta().name.clone()
        }

        fn jobs(&self, book: BookId) -> usize {
            self.explorer.workers.count(|kind| kind.is_on(book))
        }

        fn watched(&self) -> usize {
            self.explorer.watcher.count(watch::Kind::Source)
        }
    }

    #[test]
    fn only_what_is_looked_at_is_opened() {
        let folder = Folder::new("lazy");
        let files: Vec<Location> = (0..200)
            .map(|n| folder.file(&format!("{n}.txt"), "第一章 总则\n甲。\n"))
            .collect();
        let mut bench = Bench::new(&files);
        bench.settle();
        assert_eq!(bench.name(), "0.txt");
        assert_eq!((bench.watched(), bench.explorer.opened.len()), (1, 1));
        assert_eq!(bench.explorer.state.rank(), (1, 200));
        bench.run(Command::PreviousDocument);
        bench.settle();
        assert_eq!(bench.name(), "199.txt");
        assert_eq!((bench.watched(), bench.explorer.opened.len()), (2, 2));
    }

    #[test]
    fn closing_a_book_calls_off_its_work_and_its_watching() {
        let folder = Folder::new("close");
        let text = "第一章 总则\n坚持改革开放，推动高质量发展。\n".repeat(20_000);
        let files = [folder.file("a.txt", &text), folder.file("b.txt", "甲。\n")];
        let mut bench = Bench::new(&files);
        bench.settle();
        let book = bench.explorer.state.front().unwrap().book().id();
        assert_eq!(bench.watched(), 1);
        // It takes a while to cut so long a text into words.
        bench.run(Command::KeywordsPanel);
        assert!(bench.jobs(book) > 0);
        bench.run(Command::Close);
        assert_eq!((bench.jobs(book), bench.watched()), (0, 0));
        bench.settle();
        assert_eq!((bench.jobs(book), bench.watched()), (0, 1));
        assert_eq!(bench.name(), "b.txt");
    }

    #[test]
    fn what_has_not_been_looked_at_for_a_while_is_put_back_and_found_as_it_was() {
        let folder = Folder::new("far");
        let text = "第一章 总则\n坚持改革开放。\n".repeat(25_000);
        let files: Vec<Location> = (0..12)
            .map(|n| folder.file(&format!("{n}.txt"), &text))
            .collect();
        let mut bench = Bench::new(&files);
        bench.settle();
        bench.run(Command::Bottom);
        let place = |bench: &Bench| bench.explorer.state.front().unwrap().reading().cursor();
        let there = place(&bench);
        assert!(there > 0);
        for _ in 1..12 {
            bench.run(Command::NextDocument);
            bench.settle();
        }
        let open = |bench: &Bench| {
            let books = bench.explorer.state.shelf().books();
            books.filter(|book| !book.document().is_empty()).count()
        };
        assert!((2..8).contains(&open(&bench)), "{}", open(&bench));
        assert_eq!(bench.watched(), open(&bench));
        bench.run(Command::NextDocument);
        bench.settle();
        assert_eq!((bench.name(), place(&bench)), ("0.txt".to_owned(), there));
    }

    #[test]
    fn what_is_told_of_a_book_that_is_closed_is_dropped() {
        let folder = Folder::new("stale");
        let files = [
            folder.file("a.txt", "甲。\n"),
            folder.file("b.txt", "乙。\n"),
        ];
        let mut bench = Bench::new(&files);
        // Closed before anything of it has been taken in.
        bench.run(Command::Close);
        bench.settle();
        assert_eq!((bench.name(), bench.watched()), ("b.txt".to_owned(), 1));
        assert!(bench.explorer.state.message().is_none());
    }

    #[test]
    fn a_file_that_is_not_there_is_told_of_before_it_is_looked_at() {
        let folder = Folder::new("missing");
        let missing = Location::Path(Path::new("/没有/这个.txt").to_owned());
        let files = [folder.file("a.txt", "甲。\n"), missing];
        let mut bench = Bench::new(&files);
        bench.settle();
        assert_eq!(bench.explorer.state.rank(), (1, 1));
        let message = bench.explorer.state.message().unwrap();
        assert!(
            message.is_error && message.text.contains("这个.txt"),
            "{message:?}"
        );
        assert_eq!(bench.explorer.opened().0.len(), 1);
    }
}
