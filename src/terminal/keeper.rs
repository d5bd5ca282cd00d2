//! The thread that keeps what has changed: in order, all of it, and not in the
//! way of the screen.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::notes::{Change, DocumentKey, Kept, NotesError, Store};

/// How long a place waits to be kept: the reader moves on all the time.
const SETTLED: Duration = Duration::from_millis(700);

/// How long leaving the program waits for the disk.
const PATIENCE: Duration = Duration::from_secs(3);

/// What is done with what was read.
type Use = Box<dyn FnOnce(Kept) + Send>;

/// What is asked of the thread.
enum Job {
    /// To keep a change.
    Keep(Arc<DocumentKey>, Change),
    /// To read what is kept.
    Read(Arc<DocumentKey>, Use),
}

/// Keeps changes in the order in which they come. Dropping it waits until all
/// are kept, within reason.
pub(super) struct Keeper {
    changes: Option<Sender<Job>>,
    done: Receiver<()>,
}

impl Keeper {
    /// Starts the thread. `tell` is called on it with what goes wrong.
    ///
    /// # Errors
    /// Where no thread can be started.
    pub(super) fn start(
        store: Store,
        tell: impl Fn(NotesError) + Send + 'static,
    ) -> io::Result<Self> {
        let (changes, inbox) = channel();
        let (finish, done) = channel();
        thread::Builder::new()
            .name("keeper".to_owned())
            .spawn(move || {
                work(&store, &inbox, &tell);
                // Nobody may be waiting.
                let _ = finish.send(());
            })?;
        Ok(Self {
            changes: Some(changes),
            done,
        })
    }

    /// Keeps a change, soon.
    pub(super) fn keep(&self, key: Arc<DocumentKey>, change: Change) {
        if let Some(changes) = &self.changes {
            // The thread ends before we do only by a fault of the program.
            let _ = changes.send(Job::Keep(key, change));
        }
    }

    /// Reads what is kept, soon: with all marks that were to be kept before.
    /// Nothing is done where it cannot be read.
    pub(super) fn read(&self, key: Arc<DocumentKey>, done: impl FnOnce(Kept) + Send + 'static) {
        if let Some(changes) = &self.changes {
            let _ = changes.send(Job::Read(key, Box::new(done)));
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.changes = None;
        let _ = self.done.recv_timeout(PATIENCE);
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

/// The last place, folds and filters of each document that are not kept yet.
type Places = Vec<(Arc<DocumentKey>, Change)>;

fn work(store: &Store, inbox: &Receiver<Job>, tell: &dyn Fn(NotesError)) {
    let mut places = Places::new();
    let mut due: Option<Instant> = None;
    let keep = |key: &DocumentKey, change: Change| {
        if let Err(error) = store.change(key, [change]) {
            tell(error);
        }
    };
    loop {
        let next = match due {
            Some(due) => inbox.recv_timeout(due.saturating_duration_since(Instant::now())),
            None => inbox.recv().map_err(RecvTimeoutError::from),
        };
        match next {
            Ok(Job::Read(key, done)) => {
                let loaded = store.load(&key);
                match loaded.error {
                    Some(error) => tell(error),
                    None => done(loaded.kept),
                }
            }
            Ok(Job::Keep(key, change)) if is_whole(&change) => {
                let same = std::mem::discriminant(&change);
                places.retain(|(other, waiting)| {
                    *other != key || std::mem::discriminant(waiting) != same
                });
                places.push((key, change));
                due = due.or_else(|| Some(Instant::now() + SETTLED));
            }
            Ok(Job::Keep(key, change)) => keep(&key, change),
            Err(reason) => {
                for (key, change) in places.drain(..) {
                    keep(&key, change);
                }
                due = None;
                if reason == RecvTimeoutError::Disconnected {
                    return;
                }
            }
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
        let keeper = Keeper::start(store.clone(), |error| panic!("{error}")).unwrap();
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
        let keeper = Keeper::start(Store::at(folder.clone()), |error| panic!("{error}")).unwrap();
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
        let keeper = Keeper::start(Store::at(file.clone()), tell).unwrap();
        keeper.keep(
            Arc::new(DocumentKey::new(None, &["甲"])),
            Change::Encoding(None),
        );
        drop(keeper);
        assert!(faults.recv().unwrap().contains("gangmu-keeper-file"));
        fs::remove_file(file).unwrap();
    }
}
