//! The keyword filter: its chips, the line in which it is typed, what it leaves.

pub mod chips;
pub mod complaint;
pub mod filtering;
pub mod joining;
pub mod line;
pub mod narrowing;
