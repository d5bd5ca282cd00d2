//! How documents are to be opened, and what is known of one beforehand.

use crate::formats::{ROOMS, Room};
use crate::notes::{Kept, Store};
use crate::setting::Said;
use crate::source::{Encoding, Location};
use crate::structure;

/// How documents are to be opened.
#[derive(Debug, Clone)]
pub struct How {
    /// The encoding, which counts before the one that is kept; found out where
    /// there is neither.
    pub encoding: Option<Encoding>,
    /// How to parse; its corrections count before those that are kept.
    pub parse: structure::Options,
    /// Where to look for what is kept of a document; nowhere where it is to be
    /// read without.
    pub store: Option<Store>,
    /// The formats whose sources are no text.
    pub(crate) rooms: &'static [Room],
}

impl Default for How {
    fn default() -> Self {
        Self {
            encoding: None,
            parse: structure::Options::default(),
            store: None,
            rooms: ROOMS,
        }
    }
}

/// What is kept of a document, as far as its location tells: nothing of it has
/// been read yet.
#[derive(Debug, Default)]
pub struct Known {
    pub(super) kept: Kept,
    pub(super) fault: Option<Said>,
}

impl Known {
    /// What is kept under the path of a location.
    #[must_use]
    pub fn of(location: &Location, how: &How) -> Self {
        match (&how.store, location.path()) {
            (Some(store), Some(path)) => {
                let loaded = store.at_path(path);
                Self {
                    kept: loaded.kept,
                    fault: loaded.error.map(|error| Said::new(&error)),
                }
            }
            _ => Self::default(),
        }
    }

    /// The encoding that the document is to be read in: the one asked for, else
    /// the one that the reader chose for it; `None` where it is to be found out.
    #[must_use]
    pub fn encoding(&self, how: &How) -> Option<Encoding> {
        let chosen = || Encoding::from_name(self.kept.encoding.as_deref()?);
        how.encoding.or_else(chosen)
    }

    /// Whether there is something to tell of what is kept.
    #[must_use]
    pub const fn is_at_fault(&self) -> bool {
        self.fault.is_some()
    }
}
