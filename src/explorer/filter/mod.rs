//! The keyword filter: its chips, the line in which it is typed, what it leaves.
//!
//! `typing` says what a key asks for in the line, `filtering` does it, `chips`
//! has the hits, `narrowing` goes from one to the next.

pub mod chips;
pub mod complaint;
pub mod filtering;
pub mod join;
pub mod joining;
pub mod keeping;
pub mod kept;
pub mod line;
pub mod narrowing;
pub mod typing;
pub mod word;
