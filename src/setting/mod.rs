//! What the reader sets for the whole program. Low, so that whoever has
//! something to say can say it in the language that was asked for.

pub mod appearance;
pub mod citation;
mod expression;
pub mod keys;
mod language;
mod listed;
pub mod programs;
mod system;
mod told;
pub mod typography;

pub use expression::ExpressionFault;
pub use language::Language;
pub(crate) use listed::listed;
pub(crate) use told::told_errors;
pub use told::{Said, Told};
