//! The presets of the filter on disk, in a worker.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::explorer::Action;
use crate::notes::{NotesError, Preset, Presets};

use super::Ticket;

/// What is to be kept and has not been written yet: only the newest, and by
/// whoever comes first, so that no job that is called off takes it along.
#[derive(Debug, Clone, Default)]
pub(super) struct Unwritten {
    presets: Arc<Mutex<Option<Vec<Preset>>>>,
    /// Held while the file is at work on.
    at_work: Arc<Mutex<()>>,
}

/// What was locked stays whole in a panic.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Unwritten {
    /// Says what is to be kept.
    pub(super) fn put(&self, presets: Vec<Preset>) {
        *lock(&self.presets) = Some(presets);
    }

    /// Writes what is not written yet, and waits for one who does so already.
    ///
    /// # Errors
    /// Where that fails; it is given up then.
    pub(super) fn write(&self) -> Result<(), NotesError> {
        let _guard = lock(&self.at_work);
        let presets = lock(&self.presets).take();
        match presets {
            Some(presets) => Presets::open()?.save(presets),
            None => Ok(()),
        }
    }

    /// The job of writing.
    pub(super) fn save(&self, ticket: &Ticket<'_, Action>) {
        if let Err(error) = self.write() {
            ticket.send(Action::PresetsFailed(error.to_string()));
        }
    }

    /// The job of reading, after what is not written yet.
    pub(super) fn load(&self, ticket: &Ticket<'_, Action>) {
        self.save(ticket);
        match Presets::open().and_then(|file| file.load()) {
            Ok(presets) => ticket.send(Action::Presets(presets)),
            Err(error) => {
                // A damaged file has been set aside: there are none now.
                if matches!(error, NotesError::Damaged { .. }) {
                    ticket.send(Action::Presets(Vec::new()));
                }
                ticket.send(Action::PresetsFailed(error.to_string()));
            }
        }
    }
}
