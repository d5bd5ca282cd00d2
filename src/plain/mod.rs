//! The explorer in lines: for screen readers, for terminals that can do
//! nothing else, and for pipes.
//!
//! A line that is typed is a [`Request`]; what the state then has to say is
//! told in lines of text that hold all their marks in words and signs:
//! [`passage`] for the text itself, [`lists`] for all else. Nothing is told
//! twice, and no box, colour or movement of a cursor is needed to understand
//! it.

pub mod lists;
pub mod passage;
mod request;

pub use request::Request;
