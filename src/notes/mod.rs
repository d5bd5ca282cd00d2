//! What is kept on disk: for each document where the reader was, bookmarks,
//! notes and coloured marks, folds and filters, the corrections of its
//! structure and its encoding, and for all of them the presets of the filter.
//!
//! One JSON file for each document, in the state folder of the reader
//! (`$XDG_STATE_HOME/gangmu/documents`), never beside the document. A document
//! is known by its path and, where that is new, by its content. Nothing here
//! deletes what it cannot read.

mod copied;
mod file;
mod kept;
mod key;
mod lines;
mod mark;
mod presets;
mod store;
mod view;

pub use copied::Copied;
pub use file::NotesError;
pub use kept::{Change, Kept};
pub use key::DocumentKey;
pub use lines::KeptCorrections;
pub use mark::{COLOURS, Mark, MarkId, MarkKind, PlacedMark};
pub use presets::{Preset, PresetChange, PresetChip, PresetJoin, Presets};
pub use store::{Loaded, Store};
pub use view::{KeptFilters, KeptFold};
