//! Keeping the thread that reads keys away from the terminal while another
//! program has it.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// How long the reading thread may take to come to the gate.
const PATIENCE: Duration = Duration::from_secs(1);

/// Open unless the terminal is lent.
#[derive(Debug, Clone, Default)]
pub(in crate::terminal) struct Gate {
    inner: Arc<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    state: Mutex<GateState>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct GateState {
    is_closed: bool,
    is_waiting: bool,
}

impl Gate {
    fn state(&self) -> MutexGuard<'_, GateState> {
        let state = self.inner.state.lock();
        state.unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits while it is closed; gives `true` where it was. To be called before
    /// each read.
    pub(super) fn pass(&self) -> bool {
        let mut state = self.state();
        let was_closed = state.is_closed;
        while state.is_closed {
            state.is_waiting = true;
            self.inner.changed.notify_all();
            let woken = self.inner.changed.wait(state);
            state = woken.unwrap_or_else(PoisonError::into_inner);
        }
        state.is_waiting = false;
        was_closed
    }

    /// Closes it and waits until the thread stands before it; `wake` gets it
    /// out of a read. `false` where it does not come.
    pub(in crate::terminal) fn close(&self, wake: impl FnOnce()) -> bool {
        self.state().is_closed = true;
        wake();
        let since = Instant::now();
        let mut state = self.state();
        while !state.is_waiting {
            let left = PATIENCE.saturating_sub(since.elapsed());
            if left.is_zero() {
                return false;
            }
            let woken = self.inner.changed.wait_timeout(state, left);
            state = woken.unwrap_or_else(PoisonError::into_inner).0;
        }
        true
    }

    /// Opens it.
    pub(in crate::terminal) fn open(&self) {
        self.state().is_closed = false;
        self.inner.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::thread;

    use super::*;

    #[test]
    fn nothing_is_read_while_it_is_closed() {
        let gate = Gate::default();
        let (type_key, keys) = channel::<Option<char>>();
        let (read, got) = channel();
        let inside = gate.clone();
        let reader = thread::spawn(move || {
            loop {
                inside.pass();
                match keys.recv() {
                    Ok(key) => read.send(key).unwrap(),
                    Err(_) => return,
                }
            }
        });
        // What wakes the reader is no key; it may stand at the gate already.
        assert!(gate.close(|| type_key.send(None).unwrap()));
        type_key.send(Some('x')).unwrap();
        let first = got.recv_timeout(Duration::from_millis(20));
        assert!(matches!(first, Ok(None) | Err(_)), "{first:?}");
        assert!(got.recv_timeout(Duration::from_millis(20)).is_err());
        gate.open();
        assert_eq!(got.iter().find(|key| key.is_some()), Some(Some('x')));
        drop(type_key);
        reader.join().unwrap();
    }
}
