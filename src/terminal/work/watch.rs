//! Whether the files that are open have changed since they were read.
//!
//! They are looked at, not listened for: that also sees what another machine
//! writes on a network file system, and a file put in the place of another.

use std::cell::Cell;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use crate::explorer::BookId;

/// How often the files are looked at.
const POLL: Duration = Duration::from_millis(500);

/// So many looks in a row must see the same new state: a file that is being
/// written is not read half.
const STEADY: u32 = 2;

/// After so many looks it is told all the same: a log may never rest.
const RESTLESS: u32 = 4;

/// One state of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::terminal) struct Stamp {
    modified: Option<SystemTime>,
    size: u64,
    device: u64,
    inode: u64,
}

impl Stamp {
    /// The state of a file now; `None` where there is no regular file.
    pub(in crate::terminal) fn of(path: &Path) -> Option<Self> {
        let known = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
        Some(Self {
            modified: known.modified().ok(),
            size: known.len(),
            device: known.dev(),
            inode: known.ino(),
        })
    }
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::terminal) enum Seen {
    /// It is another than was read.
    Changed,
    /// It is no longer there.
    Gone,
}

/// What a file is to a book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::terminal) enum Kind {
    /// It is read from it.
    Source,
    /// What is kept of it stands there.
    Kept,
}

/// A file that is watched for a book.
#[derive(Debug)]
pub(in crate::terminal) struct Watched {
    book: BookId,
    kind: Kind,
    path: PathBuf,
    /// The state that was read, or that was told of last.
    stamp: Option<Stamp>,
    /// Not looked at before.
    from: Instant,
    /// The state of the last look.
    last: Option<Stamp>,
    /// Looks in a row that saw another state than `stamp`.
    changed: u32,
    /// Looks in a row that saw `last`.
    steady: u32,
    /// Whether the change is told: it is to be read again, and then watched
    /// anew.
    is_told: bool,
}

impl Watched {
    /// A file in the state that was read, to be left alone for so long.
    pub(in crate::terminal) fn new(
        book: BookId,
        kind: Kind,
        path: &Path,
        stamp: Option<Stamp>,
        rest: Duration,
    ) -> Self {
        Self {
            book,
            kind,
            path: path.to_owned(),
            stamp,
            from: Instant::now() + rest,
            last: stamp,
            changed: 0,
            steady: 0,
            is_told: false,
        }
    }

    /// Takes in its state as it is now; says when there is something to tell.
    fn look(&mut self, now: Option<Stamp>) -> Option<Seen> {
        self.steady = if now == self.last {
            self.steady.saturating_add(1)
        } else {
            1
        };
        self.last = now;
        if now == self.stamp {
            self.changed = 0;
            return None;
        }
        self.changed = self.changed.saturating_add(1);
        if self.steady < STEADY && self.changed < RESTLESS {
            return None;
        }
        self.changed = 0;
        self.stamp = now;
        self.is_told = now.is_some();
        Some(if self.is_told {
            Seen::Changed
        } else {
            Seen::Gone
        })
    }
}

/// Watches files on a thread of its own, from the first one on until it is
/// dropped.
pub(in crate::terminal) struct Watcher {
    tasks: Sender<Task>,
    /// What the thread will do.
    work: Cell<Option<Box<dyn FnOnce() + Send>>>,
}

/// What the thread is asked for.
#[derive(Debug)]
enum Task {
    Watch(Watched),
    Forget(BookId),
    /// How many files of a kind are watched.
    #[cfg(test)]
    Count(Kind, Sender<usize>),
}

impl Watcher {
    /// `tell` is called on the thread: once for each change, until the file is
    /// [watched](Self::watch) anew. Where no thread can be had it is never:
    /// files can still be read again by hand.
    pub(in crate::terminal) fn new(tell: impl Fn(BookId, Kind, Seen) + Send + 'static) -> Self {
        let (tasks, inbox) = channel();
        let work: Box<dyn FnOnce() + Send> = Box::new(move || work(&inbox, &tell));
        Self {
            tasks,
            work: Cell::new(Some(work)),
        }
    }

    /// Watches a file, instead of the one of its kind that was watched for
    /// that book so far.
    pub(in crate::terminal) fn watch(&self, file: Watched) {
        self.ask(Task::Watch(file));
    }

    /// Watches nothing for a book any more.
    pub(in crate::terminal) fn forget(&self, book: BookId) {
        self.ask(Task::Forget(book));
    }

    /// How many files of a kind are watched, after all that was asked so far.
    #[cfg(test)]
    pub(in crate::terminal) fn count(&self, kind: Kind) -> usize {
        let (answer, count) = channel();
        self.ask(Task::Count(kind, answer));
        count.recv().unwrap()
    }

    fn ask(&self, task: Task) {
        if let Some(work) = self.work.take() {
            let _ = thread::Builder::new()
                .name("watcher".to_owned())
                .spawn(work);
        }
        // The thread ends before we do only by a fault of the program.
        let _ = self.tasks.send(task);
    }
}

fn work(inbox: &Receiver<Task>, tell: &dyn Fn(BookId, Kind, Seen)) {
    let mut files: Vec<Watched> = Vec::new();
    let mut next = Instant::now() + POLL;
    loop {
        // What is told of is left alone until it has been read again.
        let looks = files.iter().any(|file| !file.is_told);
        let asked = if looks {
            inbox.recv_timeout(next.saturating_duration_since(Instant::now()))
        } else {
            inbox.recv().map_err(RecvTimeoutError::from)
        };
        match asked {
            Ok(Task::Watch(file)) => {
                files.retain(|other| (other.book, other.kind) != (file.book, file.kind));
                files.push(file);
            }
            Ok(Task::Forget(book)) => files.retain(|file| file.book != book),
            #[cfg(test)]
            Ok(Task::Count(kind, answer)) => {
                let count = files.iter().filter(|file| file.kind == kind).count();
                let _ = answer.send(count);
            }
            Err(RecvTimeoutError::Timeout) => {
                next = Instant::now() + POLL;
                for file in &mut files {
                    if file.is_told || Instant::now() < file.from {
                        continue;
                    }
                    if let Some(seen) = file.look(Stamp::of(&file.path)) {
                        tell(file.book, file.kind, seen);
                    }
                }
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stamp(size: u64) -> Option<Stamp> {
        Some(Stamp {
            modified: None,
            size,
            device: 1,
            inode: 1,
        })
    }

    /// What is told of a file of one byte whose size is seen to be `sizes`; 0
    /// is a file that is not there.
    fn told(sizes: &[u64]) -> Vec<Option<Seen>> {
        let book = BookId::default();
        let mut file = Watched::new(
            book,
            Kind::Source,
            Path::new("甲"),
            stamp(1),
            Duration::ZERO,
        );
        let now = |&size: &u64| if size == 0 { None } else { stamp(size) };
        sizes.iter().map(|size| file.look(now(size))).collect()
    }

    #[test]
    fn a_change_is_told_once_when_it_rests() {
        assert_eq!(told(&[1, 1, 2, 2]), [None, None, None, Some(Seen::Changed)]);
        assert_eq!(told(&[2, 3, 3]), [None, None, Some(Seen::Changed)]);
    }

    #[test]
    fn a_file_that_never_rests_is_told_of_all_the_same() {
        assert_eq!(told(&[2, 3, 4, 5])[3], Some(Seen::Changed));
    }

    #[test]
    fn a_change_that_is_taken_back_is_none() {
        assert_eq!(told(&[2, 1, 2, 1, 1]), [None; 5]);
    }

    #[test]
    fn a_file_replaced_by_way_of_its_absence_is_not_gone() {
        assert_eq!(told(&[0, 2, 2]), [None, None, Some(Seen::Changed)]);
        assert_eq!(told(&[0, 0, 0]), [None, Some(Seen::Gone), None]);
        assert_eq!(told(&[0, 0, 2, 2])[3], Some(Seen::Changed));
    }

    #[test]
    fn only_regular_files_have_a_state() {
        assert!(Stamp::of(Path::new(env!("CARGO_MANIFEST_DIR"))).is_none());
        assert!(Stamp::of(Path::new("/dev/null")).is_none());
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
        assert_eq!(Stamp::of(Path::new(file)), Stamp::of(Path::new(file)));
    }
}
