//! The thread that keeps what has changed: in order, all of it, and not in the
//! way of the screen.

use std::cell::Cell;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::notes::{Change, DocumentKey, Kept, NotesError, Preset, PresetChange, Presets, Store};
use crate::terminal::fault::TerminalError;

/// How long a place waits to be kept: the reader moves on all the time.
const SETTLED: Duration = Duration::from_millis(700);

/// How long leaving the program waits for the disk.
const PATIENCE: Duration = Duration::from_secs(3);

/// What is done with what was read.
type Use = Box<dyn FnOnce(Kept) + Send>;

/// What the thread is asked for.
enum Task {
    Change(Arc<DocumentKey>, Change),
    Read(Arc<DocumentKey>, Use),
    ChangePresets(PresetChange),
    Presets(Sender<Result<Vec<Preset>, NotesError>>),
}

/// Keeps changes in the order in which they come. Dropping it waits until all
/// are kept, within reason.
pub(in crate::terminal) struct Keeper {
    tasks: Option<Sender<Task>>,
    /// What the thread will do, until it does.
    work: Arc<Mutex<Option<Work>>>,
    /// Whether there is a thread.
    is_at_work: Cell<bool>,
    is_leaving: Arc<AtomicBool>,
    done: Receiver<Result<(), NotesError>>,
}

impl Keeper {
    /// A keeper whose thread is started when there is something to do. `tell`
    /// is called on it with what goes wrong before the end. Without a store
    /// documents are not kept, and presets fail.
    pub(in crate::terminal) fn new(
        store: Option<Store>,
        tell: impl Fn(NotesError) + Send + 'static,
    ) -> Self {
        let (tasks, inbox) = channel();
        let (finish, done) = channel();
        let is_leaving = Arc::new(AtomicBool::new(false));
        let work = Work {
            store,
            inbox,
            finish,
            is_leaving: Arc::clone(&is_leaving),
            tell: Box::new(tell),
            waiting: Vec::new(),
            lost: None,
        };
        Self {
            tasks: Some(tasks),
            work: Arc::new(Mutex::new(Some(work))),
            is_at_work: Cell::new(false),
            is_leaving,
            done,
        }
    }

    /// Keeps a change, soon.
    pub(in crate::terminal) fn keep(&self, key: Arc<DocumentKey>, change: Change) {
        self.ask(Task::Change(key, change));
    }

    /// Reads what is kept, soon: with all marks that were to be kept before.
    /// Nothing is done where it cannot be read.
    pub(in crate::terminal) fn read(
        &self,
        key: Arc<DocumentKey>,
        done: impl FnOnce(Kept) + Send + 'static,
    ) {
        self.ask(Task::Read(key, Box::new(done)));
    }

    /// Changes the presets, soon.
    pub(in crate::terminal) fn change_presets(&self, change: PresetChange) {
        self.ask(Task::ChangePresets(change));
    }

    /// Reads the presets after all changes so far. To be received in a worker,
    /// since it waits for the disk.
    pub(in crate::terminal) fn presets(&self) -> Receiver<Result<Vec<Preset>, NotesError>> {
        let (answer, received) = channel();
        self.ask(Task::Presets(answer));
        received
    }

    fn ask(&self, task: Task) {
        if !self.is_at_work.get() {
            let work = Arc::clone(&self.work);
            let started = thread::Builder::new()
                .name("keeper".to_owned())
                .spawn(move || take_up(&work));
            // Where there can be none it is tried again, and done on leaving
            // at the latest.
            self.is_at_work.set(started.is_ok());
        }
        if let Some(tasks) = &self.tasks {
            // The thread ends before we do only by a fault of the program.
            let _ = tasks.send(task);
        }
    }

    /// Waits until all is kept, within reason; nothing is kept afterwards.
    ///
    /// # Errors
    /// Where something that the reader made could not be kept since this was
    /// called, or is not kept in time. A place, folds and filters are not
    /// worth an error.
    pub(in crate::terminal) fn finish(&mut self) -> Result<(), TerminalError> {
        self.is_leaving.store(true, Ordering::Relaxed);
        if self.tasks.take().is_none() {
            return Ok(());
        }
        if !self.is_at_work.get() {
            take_up(&self.work);
        }
        match self.done.recv_timeout(PATIENCE) {
            Ok(kept) => kept.map_err(TerminalError::NotKept),
            Err(RecvTimeoutError::Timeout) => Err(TerminalError::SilentDisk),
            // It has ended by a panic, which was told of.
            Err(RecvTimeoutError::Disconnected) => Ok(()),
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        let _ = self.finish();
    }
}

/// Whether a change takes the place of those of its kind before it, and comes
/// often.
const fn is_whole(change: &Change) -> bool {
    matches!(
        change,
        Change::Place(_) | Change::Folds(_) | Change::Filters(_)
    )
}

/// Does the work, unless another has taken it up.
fn take_up(work: &Mutex<Option<Work>>) {
    let work = work.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(mut work) = work {
        work.run();
        // Nobody may be waiting.
        let _ = work.finish.send(work.lost.map_or(Ok(()), Err));
    }
}

/// The thread at work.
struct Work {
    store: Option<Store>,
    inbox: Receiver<Task>,
    finish: Sender<Result<(), NotesError>>,
    is_leaving: Arc<AtomicBool>,
    tell: Box<dyn Fn(NotesError) + Send>,
    /// The last place, folds and filters of each document that are not kept
    /// yet.
    waiting: Vec<(Arc<DocumentKey>, Change)>,
    /// The first of what could not be kept on leaving.
    lost: Option<NotesError>,
}

impl Work {
    fn run(&mut self) {
        let mut due: Option<Instant> = None;
        loop {
            let next = match due {
                Some(due) => self
                    .inbox
                    .recv_timeout(due.saturating_duration_since(Instant::now())),
                None => self.inbox.recv().map_err(RecvTimeoutError::from),
            };
            match next {
                Ok(Task::Change(key, change)) if is_whole(&change) => {
                    let same = std::mem::discriminant(&change);
                    self.waiting.retain(|(other, waiting)| {
                        *other != key || std::mem::discriminant(waiting) != same
                    });
                    self.waiting.push((key, change));
                    due = due.or_else(|| Some(Instant::now() + SETTLED));
                }
                Ok(Task::Change(key, change)) => {
                    let kept = self.change(&key, change);
                    self.made(kept);
                }
                Ok(Task::Read(key, done)) => self.read(&key, done),
                Ok(Task::ChangePresets(change)) => {
                    let kept = self.presets().and_then(|presets| presets.change(change));
                    self.made(kept);
                }
                Ok(Task::Presets(answer)) => {
                    // Whoever asked may have been called off.
                    let _ = answer.send(self.presets().and_then(|presets| presets.load()));
                }
                Err(reason) => {
                    self.keep_waiting();
                    due = None;
                    if reason == RecvTimeoutError::Disconnected {
                        return;
                    }
                }
            }
        }
    }

    fn change(&self, key: &DocumentKey, change: Change) -> Result<(), NotesError> {
        match &self.store {
            Some(store) => store.change(key, [change]),
            None => Ok(()),
        }
    }

    fn read(&self, key: &DocumentKey, done: Use) {
        let Some(store) = &self.store else { return };
        let loaded = store.load(key);
        match loaded.error {
            Some(error) => (self.tell)(error),
            None => done(loaded.kept),
        }
    }

    fn presets(&self) -> Result<Presets, NotesError> {
        let store = self.store.as_ref().ok_or(NotesError::NoHome)?;
        Ok(store.presets())
    }

    /// Keeps what has waited.
    fn keep_waiting(&mut self) {
        for (key, change) in std::mem::take(&mut self.waiting) {
            if let Err(error) = self.change(&key, change) {
                (self.tell)(error);
            }
        }
    }

    /// Takes in what became of something that the reader made.
    fn made(&mut self, kept: Result<(), NotesError>) {
        match kept {
            Ok(()) => {}
            Err(error) if self.is_leaving.load(Ordering::Relaxed) => {
                self.lost.get_or_insert(error);
            }
            Err(error) => (self.tell)(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn all_is_kept_when_the_keeper_is_gone() {
        let name = format!("gangmu-keeper-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let store = Store::at(folder.clone());
        let keeper = Keeper::new(Some(store.clone()), |error| panic!("{error}"));
        let one = Arc::new(DocumentKey::new(None, &["甲"]));
        let other = Arc::new(DocumentKey::new(None, &["乙"]));
        for n in 0..20 {
            keeper.keep(Arc::clone(&one), Change::Encoding(Some(n.to_string())));
            keeper.keep(Arc::clone(&other), Change::Place(Default::default()));
        }
        drop(keeper);
        assert_eq!(store.load(&one).kept.encoding.as_deref(), Some("19"));
        assert!(store.load(&other).kept.place.is_some());
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_is_read_holds_what_was_to_be_kept_before() {
        let name = format!("gangmu-keeper-reads-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let keeper = Keeper::new(Some(Store::at(folder.clone())), |error| panic!("{error}"));
        let key = Arc::new(DocumentKey::new(None, &["甲"]));
        let (send, read) = channel();
        for n in 0..5 {
            keeper.keep(Arc::clone(&key), Change::Encoding(Some(n.to_string())));
        }
        keeper.read(Arc::clone(&key), move |kept| send.send(kept).unwrap());
        keeper.keep(key, Change::Encoding(None));
        assert_eq!(read.recv().unwrap().encoding.as_deref(), Some("4"));
        drop(keeper);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_cannot_be_kept_is_told_of() {
        let name = format!("gangmu-keeper-file-{}", std::process::id());
        let file = std::env::temp_dir().join(name);
        fs::write(&file, "").unwrap();
        let (told, faults) = channel();
        let tell = move |error: NotesError| told.send(error.to_string()).unwrap();
        let keeper = Keeper::new(Some(Store::at(file.clone())), tell);
        keeper.keep(
            Arc::new(DocumentKey::new(None, &["甲"])),
            Change::Encoding(None),
        );
        assert!(faults.recv().unwrap().contains("gangmu-keeper-file"));
        drop(keeper);
        fs::remove_file(file).unwrap();
    }

    #[test]
    fn where_no_thread_can_be_had_all_is_kept_on_leaving() {
        let name = format!("gangmu-keeper-alone-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let store = Store::at(folder.clone());
        let mut keeper = Keeper::new(Some(store.clone()), |error| panic!("{error}"));
        let key = Arc::new(DocumentKey::new(None, &["甲"]));
        let change = Change::Encoding(Some("gbk".to_owned()));
        let tasks = keeper.tasks.as_ref().unwrap();
        assert!(tasks.send(Task::Change(Arc::clone(&key), change)).is_ok());
        keeper.finish().unwrap();
        assert_eq!(store.load(&key).kept.encoding.as_deref(), Some("gbk"));
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn leaving_with_nothing_to_keep_does_not_wait() {
        let begun = Instant::now();
        let mut keeper = Keeper::new(None, |error| panic!("{error}"));
        keeper.finish().unwrap();
        assert!(begun.elapsed() < PATIENCE);
    }

    fn preset(name: &str) -> Preset {
        Preset {
            name: name.to_owned(),
            section: false,
            chips: Vec::new(),
        }
    }

    #[test]
    fn presets_are_read_after_what_is_not_written_yet() {
        let name = format!("gangmu-keeper-presets-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let store = Store::at(folder.clone());
        let mut keeper = Keeper::new(Some(store), |error| panic!("{error}"));
        for name in ["甲", "乙"] {
            keeper.change_presets(PresetChange::Put(preset(name)));
        }
        let kept = keeper.presets().recv().unwrap().unwrap();
        assert_eq!(kept, [preset("甲"), preset("乙")]);
        keeper.change_presets(PresetChange::Remove("甲".to_owned()));
        keeper.finish().unwrap();
        assert_eq!(Presets::at(&folder).load().unwrap(), [preset("乙")]);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn what_is_lost_on_leaving_is_an_error_unless_it_is_a_place() {
        let name = format!("gangmu-keeper-lost-{}", std::process::id());
        let file = std::env::temp_dir().join(name);
        fs::write(&file, "").unwrap();
        let leave = |task: &dyn Fn(&Keeper)| {
            let store = Some(Store::at(file.clone()));
            let mut keeper = Keeper::new(store, |_| {});
            keeper.is_leaving.store(true, Ordering::Relaxed);
            task(&keeper);
            keeper.finish().map_err(|error| error.to_string())
        };
        let key = Arc::new(DocumentKey::new(None, &["甲"]));
        let place = Change::Place(Default::default());
        assert_eq!(
            leave(&|keeper| keeper.keep(Arc::clone(&key), place.clone())),
            Ok(())
        );
        for lost in [
            leave(&|keeper| keeper.keep(Arc::clone(&key), Change::Encoding(None))),
            leave(&|keeper| keeper.change_presets(PresetChange::Put(preset("甲")))),
        ] {
            assert!(lost.unwrap_err().contains("gangmu-keeper-lost"));
        }
        fs::remove_file(file).unwrap();
    }
}
