//! What is kept on disk: for each document where the reader was, the
//! corrections of its structure and its encoding, and for all of them the
//! presets of the filter.
//!
//! One JSON file for each document, in the state folder of the reader
//! (`$XDG_STATE_HOME/gangmu/documents`), never beside the document. A document
//! is known by its path and, where that is new, by its content. Nothing here
//! deletes what it cannot read.

mod anchor;
mod key;
mod lines;
mod presets;
mod store;

use serde::{Deserialize, Serialize};

pub use anchor::Anchor;
pub use key::DocumentKey;
pub use lines::KeptCorrections;
pub use presets::{Preset, PresetChip, PresetJoin, Presets};
pub use store::{Loaded, NotesError, Store};

/// What is kept for one document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// What the reader corrected of the structure.
    pub structure: KeptCorrections,
    /// Where the reader was.
    pub place: Option<Anchor>,
    /// The name of the encoding that the reader chose.
    pub encoding: Option<String>,
}

/// One thing that changes in what is kept. Changes of two windows on one
/// document are made one after the other, so that neither undoes the other's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The structure is corrected so.
    Structure(KeptCorrections),
    /// The reader is here.
    Place(Anchor),
    /// The reader chose this encoding, by its name, or leaves the choice to
    /// the program.
    Encoding(Option<String>),
}

impl Kept {
    /// Makes a change.
    pub fn change(&mut self, change: Change) {
        match change {
            Change::Structure(structure) => self.structure = structure,
            Change::Place(place) => self.place = Some(place),
            Change::Encoding(encoding) => self.encoding = encoding,
        }
    }
}
