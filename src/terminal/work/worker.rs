//! Worker threads: jobs that would hold up the screen.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Counts the jobs of one set of workers from 1; a later job has a higher
/// number.
pub type Generation = u64;

/// What comes back from a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report<K, T> {
    /// The kind of the job.
    pub kind: K,
    /// The number that [`Workers::submit`] gave for it.
    pub generation: Generation,
    /// What it sends.
    pub outcome: Outcome<T>,
}

/// What a job has to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome<T> {
    /// Something it has found; there may be more.
    Value(T),
    /// It panicked: a fault of the program. The message names the place.
    Panicked(String),
}

/// What a running job knows of itself.
pub struct Ticket<'a, T> {
    cancelled: &'a AtomicBool,
    send: &'a dyn Fn(Outcome<T>),
}

impl<T> Ticket<'_, T> {
    /// Whether nobody waits for the job any more; it should end soon then.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::Relaxed)
    }

    /// The same, to be asked from any thread.
    pub fn stop(&self) -> impl Fn() -> bool + Sync {
        let cancelled = self.cancelled;
        || cancelled.load(Ordering::Relaxed)
    }

    /// Sends something found. A cancelled job sends nothing.
    pub fn send(&self, value: T) {
        if !self.is_cancelled() {
            (self.send)(Outcome::Value(value));
        }
    }
}

/// A few threads that take jobs from one queue. A new job of a kind cancels
/// all older ones of it. `K` tells the kinds apart, `T` is what jobs send.
/// Dropping cancels everything and does not wait.
pub struct Workers<K, T> {
    shared: Arc<Shared<K, T>>,
}

struct Shared<K, T> {
    queue: Mutex<Queue<K, T>>,
    changed: Condvar,
    deliver: Box<dyn Fn(Report<K, T>) + Send + Sync>,
}

struct Queue<K, T> {
    waiting: VecDeque<Job<K, T>>,
    /// The newest job of each kind; there are few kinds.
    newest: Vec<(K, Generation, Arc<AtomicBool>)>,
    last: Generation,
    /// Threads that may still be started.
    unborn: usize,
    /// Threads that have been.
    born: usize,
    /// Jobs that have been taken and not finished.
    running: usize,
    closed: bool,
}

type Work<T> = dyn FnOnce(&Ticket<'_, T>) + Send;

struct Job<K, T> {
    kind: K,
    generation: Generation,
    cancelled: Arc<AtomicBool>,
    work: Box<Work<T>>,
}

impl<K, T> Workers<K, T>
where
    K: Copy + Eq + Send + 'static,
    T: 'static,
{
    /// Starts a thread, and up to `threads` when there is work for more.
    /// `deliver` is called on them with every report.
    ///
    /// # Errors
    /// Where no thread can be started.
    pub fn start(
        threads: usize,
        deliver: impl Fn(Report<K, T>) + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let shared = Arc::new(Shared {
            queue: Mutex::new(Queue {
                waiting: VecDeque::new(),
                newest: Vec::new(),
                last: 0,
                unborn: threads,
                born: 0,
                running: 0,
                closed: false,
            }),
            changed: Condvar::new(),
            deliver: Box::new(deliver),
        });
        let workers = Self {
            shared: Arc::clone(&shared),
        };
        workers.start_one()?;
        Ok(workers)
    }

    /// Starts a thread where one is left to be started.
    fn start_one(&self) -> io::Result<()> {
        let mut queue = self.shared.lock();
        let Some(unborn) = queue.unborn.checked_sub(1) else {
            return Ok(());
        };
        let shared = Arc::clone(&self.shared);
        thread::Builder::new()
            .name("worker".to_owned())
            .spawn(move || shared.work())?;
        queue.unborn = unborn;
        queue.born = queue.born.saturating_add(1);
        Ok(())
    }

    /// Queues a job and cancels the older ones of its kind.
    pub fn submit(
        &self,
        kind: K,
        work: impl FnOnce(&Ticket<'_, T>) + Send + 'static,
    ) -> Generation {
        let mut queue = self.shared.lock();
        let job = queue.newest(kind, Box::new(work));
        let generation = job.generation;
        queue.waiting.push_back(job);
        let busy = queue.running.saturating_add(queue.waiting.len()) > queue.born;
        drop(queue);
        self.shared.changed.notify_one();
        if busy {
            // Where there can be no more, it waits for those there are.
            let _ = self.start_one();
        }
        generation
    }

    /// Runs a job on a thread of its own, as one that may wait for ever, and
    /// cancels the older ones of its kind. Where no thread can be had, it
    /// waits for its turn with the others.
    pub fn submit_apart(
        &self,
        kind: K,
        work: impl FnOnce(&Ticket<'_, T>) + Send + 'static,
    ) -> Generation {
        let job = self.shared.lock().newest(kind, Box::new(work));
        let generation = job.generation;
        // The job is taken by whoever comes to it.
        let job = Arc::new(Mutex::new(Some(job)));
        let taken = Arc::clone(&job);
        let take = |job: &Mutex<Option<Job<K, T>>>| {
            job.lock().unwrap_or_else(PoisonError::into_inner).take()
        };
        let shared = Arc::clone(&self.shared);
        let started = thread::Builder::new()
            .name("reader".to_owned())
            .spawn(move || {
                if let Some(job) = take(&taken) {
                    shared.run(job);
                }
            });
        if started.is_err()
            && let Some(job) = take(&job)
        {
            self.shared.lock().waiting.push_back(job);
            self.shared.changed.notify_one();
        }
        generation
    }

    /// Whether no job waits or runs, but for those that run apart. All that
    /// the jobs had to send has been delivered then.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        let queue = self.shared.lock();
        queue.running == 0 && queue.waiting.is_empty()
    }

    /// Cancels the jobs of all kinds that are meant.
    pub fn cancel(&self, is_meant: impl Fn(K) -> bool) {
        self.shared.lock().cancel(is_meant);
    }

    /// How many jobs of the kinds that are meant have not been cancelled.
    #[must_use]
    pub fn count(&self, is_meant: impl Fn(K) -> bool) -> usize {
        let queue = self.shared.lock();
        let newest = queue.newest.iter();
        newest.filter(|(kind, ..)| is_meant(*kind)).count()
    }

    /// Whether the report is of the newest job of its kind. One that was
    /// under way when a newer job was submitted is not, and should be dropped.
    #[must_use]
    pub fn is_current(&self, report: &Report<K, T>) -> bool {
        self.shared
            .lock()
            .newest
            .iter()
            .any(|&(kind, generation, _)| kind == report.kind && generation == report.generation)
    }
}

impl<K, T> Drop for Workers<K, T> {
    fn drop(&mut self) {
        let mut queue = self.shared.lock();
        queue.closed = true;
        queue.waiting.clear();
        for (_, _, cancelled) in &queue.newest {
            cancelled.store(true, Ordering::Relaxed);
        }
        drop(queue);
        self.shared.changed.notify_all();
    }
}

impl<K: Copy + Eq, T> Queue<K, T> {
    /// A job that is the newest of its kind.
    fn newest(&mut self, kind: K, work: Box<Work<T>>) -> Job<K, T> {
        let cancelled = Arc::new(AtomicBool::new(false));
        self.cancel(|other| other == kind);
        self.last = self.last.saturating_add(1);
        let generation = self.last;
        self.newest.push((kind, generation, Arc::clone(&cancelled)));
        Job {
            kind,
            generation,
            cancelled,
            work,
        }
    }

    fn cancel(&mut self, is_meant: impl Fn(K) -> bool) {
        self.waiting.retain(|job| !is_meant(job.kind));
        self.newest.retain(|(kind, _, cancelled)| {
            let goes = is_meant(*kind);
            if goes {
                cancelled.store(true, Ordering::Relaxed);
            }
            !goes
        });
    }
}

impl<K, T> Shared<K, T> {
    /// No job runs under the lock, so that a panic cannot leave it half done.
    fn lock(&self) -> MutexGuard<'_, Queue<K, T>> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<K: Copy, T> Shared<K, T> {
    fn work(&self) {
        while let Some(job) = self.next() {
            self.run(job);
            let mut queue = self.lock();
            queue.running = queue.running.saturating_sub(1);
        }
    }

    fn run(&self, job: Job<K, T>) {
        let send = |outcome| {
            (self.deliver)(Report {
                kind: job.kind,
                generation: job.generation,
                outcome,
            });
        };
        let ticket = Ticket {
            cancelled: &job.cancelled,
            send: &send,
        };
        let work = job.work;
        WORKS.set(true);
        if catch_unwind(AssertUnwindSafe(|| work(&ticket))).is_err() {
            send(Outcome::Panicked(
                NOTE.take()
                    .unwrap_or_else(|| "a worker panicked".to_owned()),
            ));
        }
    }

    /// The next job; waits for one. `None` when there will be none.
    fn next(&self) -> Option<Job<K, T>> {
        let mut queue = self.lock();
        loop {
            if queue.closed {
                return None;
            }
            if let Some(job) = queue.waiting.pop_front() {
                queue.running = queue.running.saturating_add(1);
                return Some(job);
            }
            queue = self
                .changed
                .wait(queue)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }
}

thread_local! {
    static NOTE: RefCell<Option<String>> = const { RefCell::new(None) };
    static WORKS: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread runs jobs, whose panics are caught and told of.
pub(in crate::terminal) fn is_worker() -> bool {
    WORKS.get()
}

/// Keeps the message of a panic of this thread for its report.
pub(in crate::terminal) fn note_panic(message: String) {
    NOTE.set(Some(message));
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::{Receiver, channel};
    use std::time::Duration;

    use super::*;

    const LONG: Duration = Duration::from_secs(20);

    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    enum Kind {
        Load,
        Search,
    }

    type Got = Report<Kind, &'static str>;

    fn start(threads: usize) -> (Workers<Kind, &'static str>, Receiver<Got>) {
        let (outbox, inbox) = channel();
        let workers = Workers::start(threads, move |report| {
            let _ = outbox.send(report);
        });
        (workers.unwrap(), inbox)
    }

    fn value(report: &Got) -> &'static str {
        match report.outcome {
            Outcome::Value(value) => value,
            Outcome::Panicked(_) => "panicked",
        }
    }

    #[test]
    fn a_job_may_send_more_than_once() {
        let (workers, inbox) = start(1);
        let generation = workers.submit(Kind::Load, |ticket| {
            ticket.send("head");
            ticket.send("whole");
        });
        let first = inbox.recv_timeout(LONG).unwrap();
        assert_eq!((value(&first), first.generation), ("head", generation));
        assert!(workers.is_current(&first));
        assert_eq!(value(&inbox.recv_timeout(LONG).unwrap()), "whole");
    }

    #[test]
    fn idle_is_when_all_is_delivered() {
        let (workers, inbox) = start(2);
        assert!(workers.is_idle());
        let (release, may_end) = channel();
        workers.submit(Kind::Load, move |ticket| {
            may_end.recv_timeout(LONG).unwrap();
            ticket.send("done");
        });
        assert!(!workers.is_idle());
        release.send(()).unwrap();
        while !workers.is_idle() {
            thread::yield_now();
        }
        assert_eq!(value(&inbox.try_recv().unwrap()), "done");
    }

    #[test]
    fn a_newer_job_of_the_kind_cancels_the_older_ones() {
        let (workers, inbox) = start(1);
        let (running, has_started) = channel();
        let (release, may_end) = channel();
        workers.submit(Kind::Search, move |ticket| {
            running.send(()).unwrap();
            while !ticket.is_cancelled() {
                thread::yield_now();
            }
            // The only thread is held until all others wait.
            may_end.recv_timeout(LONG).unwrap();
            ticket.send("running when cancelled");
        });
        has_started.recv_timeout(LONG).unwrap();
        workers.submit(Kind::Search, |ticket| ticket.send("waiting when cancelled"));
        workers.submit(Kind::Load, |ticket| ticket.send("of another kind"));
        let newest = workers.submit(Kind::Search, |ticket| ticket.send("newest"));
        release.send(()).unwrap();
        assert_eq!(value(&inbox.recv_timeout(LONG).unwrap()), "of another kind");
        let last = inbox.recv_timeout(LONG).unwrap();
        assert_eq!((value(&last), last.generation), ("newest", newest));
        assert!(workers.is_current(&last));
    }

    #[test]
    fn a_report_that_crosses_a_newer_job_is_known_as_stale() {
        let (workers, inbox) = start(1);
        workers.submit(Kind::Search, |ticket| ticket.send("old"));
        let old = inbox.recv_timeout(LONG).unwrap();
        workers.submit(Kind::Search, |ticket| ticket.send("new"));
        assert!(!workers.is_current(&old));
        let new = inbox.recv_timeout(LONG).unwrap();
        assert!(workers.is_current(&new));
        workers.cancel(|kind| kind == Kind::Search);
        assert!(!workers.is_current(&new));
    }

    #[test]
    fn a_panic_is_reported_and_the_thread_works_on() {
        let (workers, inbox) = start(1);
        workers.submit(Kind::Load, |_| panic!("a fault made for the test"));
        assert_eq!(value(&inbox.recv_timeout(LONG).unwrap()), "panicked");
        workers.submit(Kind::Load, |ticket| ticket.send("next"));
        assert_eq!(value(&inbox.recv_timeout(LONG).unwrap()), "next");
    }

    #[test]
    fn kinds_do_not_wait_for_each_other_while_a_thread_is_free() {
        let (workers, inbox) = start(2);
        let (release, held) = channel::<()>();
        workers.submit(Kind::Load, move |ticket| {
            let _ = held.recv_timeout(LONG);
            ticket.send("load");
        });
        workers.submit(Kind::Search, |ticket| ticket.send("search"));
        assert_eq!(value(&inbox.recv_timeout(LONG).unwrap()), "search");
        release.send(()).unwrap();
        assert_eq!(value(&inbox.recv_timeout(LONG).unwrap()), "load");
    }

    #[test]
    fn there_are_no_more_threads_than_there_is_work_for() {
        let (workers, inbox) = start(2);
        let born = || workers.shared.lock().born;
        for _ in 0..3 {
            workers.submit(Kind::Load, |ticket| ticket.send("alone"));
            assert_eq!(value(&inbox.recv_timeout(LONG).unwrap()), "alone");
            while !workers.is_idle() {
                thread::yield_now();
            }
        }
        assert_eq!(born(), 1);
        let (release, held) = channel::<()>();
        workers.submit(Kind::Load, move |_| {
            let _ = held.recv_timeout(LONG);
        });
        workers.submit(Kind::Search, |ticket| ticket.send("beside"));
        assert_eq!(born(), 2);
        assert_eq!(value(&inbox.recv_timeout(LONG).unwrap()), "beside");
        release.send(()).unwrap();
    }

    #[test]
    fn a_job_apart_holds_up_nobody_and_is_cancelled_all_the_same() {
        let (workers, inbox) = start(1);
        let (tell, told) = channel();
        workers.submit_apart(Kind::Load, move |ticket| {
            ticket.send("waits");
            while !ticket.is_cancelled() {
                thread::yield_now();
            }
            tell.send(()).unwrap();
        });
        assert_eq!(value(&inbox.recv_timeout(LONG).unwrap()), "waits");
        workers.submit(Kind::Search, |ticket| ticket.send("search"));
        assert_eq!(value(&inbox.recv_timeout(LONG).unwrap()), "search");
        workers.submit_apart(Kind::Load, |_| panic!("a fault made for the test"));
        assert!(told.recv_timeout(LONG).is_ok());
        assert_eq!(value(&inbox.recv_timeout(LONG).unwrap()), "panicked");
    }

    #[test]
    fn dropping_the_workers_cancels_what_runs() {
        let (workers, _inbox) = start(1);
        let (tell, told) = channel();
        let (running, has_started) = channel();
        workers.submit(Kind::Load, move |ticket| {
            running.send(()).unwrap();
            while !ticket.is_cancelled() {
                thread::yield_now();
            }
            tell.send(()).unwrap();
        });
        has_started.recv_timeout(LONG).unwrap();
        drop(workers);
        assert!(told.recv_timeout(LONG).is_ok());
    }
}
