//! What is kept on disk: for each document the reader's corrections of its
//! structure, and for all of them the presets of the filter.
//!
//! One JSON file for each document, in the state folder of the reader
//! (`$XDG_STATE_HOME/gangmu/documents`), never beside the document. A document
//! is known by its path and, where that is new, by its content. Nothing here
//! deletes what it cannot read.

mod key;
mod presets;
mod store;

use serde::{Deserialize, Serialize};

use crate::parse::corrections::Corrections;

pub use key::DocumentKey;
pub use presets::{Preset, PresetChip, PresetJoin, Presets};
pub use store::{Loaded, NotesError, Store};

/// What is kept for one document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// What the reader corrected of the structure.
    pub corrections: Corrections,
}
