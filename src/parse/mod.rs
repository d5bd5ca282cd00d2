//! From text to document: markup, numbering, outline, seams.

mod numbering;
mod words;
