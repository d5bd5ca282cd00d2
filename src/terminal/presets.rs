//! The presets of the filter on disk, in a worker.

use std::sync::{Mutex, PoisonError};

use crate::explorer::Action;
use crate::notes::{NotesError, Preset, Presets};

use super::Ticket;

/// One job at a time is at the file, so that the newest is the last to write.
static AT_WORK: Mutex<()> = Mutex::new(());

/// Reads the presets.
pub(super) fn load(ticket: &Ticket<'_, Action>) {
    let _guard = AT_WORK.lock().unwrap_or_else(PoisonError::into_inner);
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

/// Keeps the presets, unless newer ones are to be kept already.
pub(super) fn save(ticket: &Ticket<'_, Action>, presets: Vec<Preset>) {
    let _guard = AT_WORK.lock().unwrap_or_else(PoisonError::into_inner);
    if ticket.is_cancelled() {
        return;
    }
    if let Err(error) = Presets::open().and_then(|file| file.save(presets)) {
        ticket.send(Action::PresetsFailed(error.to_string()));
    }
}
