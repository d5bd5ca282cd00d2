//! What changed between two documents.
//!
//! Sections are paired by what they say, whatever their numbers and wherever
//! they stand; inside a pair sentences are, and inside these the letters that
//! went and came are told. What went at one place and came at another is one
//! change. Nothing is made of how a text is written: widths, scripts, variants,
//! spaces, unless it is asked for.
//!
//! | file | what it does |
//! | --- | --- |
//! | `letters` | what counts as the same |
//! | `sketch` | how much two passages have in common |
//! | `pieces` | a document as pieces: its sections without those below them |
//! | `pairing`, `pairs` | which piece is which |
//! | `order` | which pieces stand in another order |
//! | `sentences`, `align` | the sentences of a pair, aligned |
//! | `script`, `edits` | the letters that went and came; references that followed |
//! | `moves`, `passages` | sentences that went to another place |
//! | `comparison` | the two documents with all that is known of them |
//! | `rows` | all of it as changes, by section, paragraph or sentence |
//! | `summary` | set phrases and figures that differ |
//! | `facing` | both documents side by side, passage by passage |

mod align;
mod change;
mod comparison;
mod edits;
mod facing;
mod letters;
mod moves;
mod order;
mod pairing;
mod pairs;
mod passages;
mod pieces;
mod rows;
mod script;
mod sentences;
mod sketch;
mod summary;
#[cfg(test)]
mod tests;

pub use change::{By, Change, Edit, EditKind, Kinds};
pub use comparison::{Comparison, How};
pub use facing::{Face, Facing, Part};
pub use letters::Alike;
pub use pairing::Wish;
pub use summary::{FigureChange, Trend, Wording, figure_changes, wordings};
