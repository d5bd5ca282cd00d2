//! What the reader sets for the whole program. Low, so that whoever has
//! something to say can say it in the language that was asked for.

mod language;
mod system;
mod told;

pub use language::Language;
pub(crate) use told::told_errors;
pub use told::{Said, Told};
