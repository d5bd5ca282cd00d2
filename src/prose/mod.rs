//! What Chinese running text and titles look like: where a sentence goes on
//! over the end of a line or page, which lines are rows, what titles say.
//!
//! Formats join lines by it, and structure tells headings from prose by it.

pub(crate) mod alike;
pub(crate) mod marks;
pub(crate) mod seams;
pub(crate) mod words;
