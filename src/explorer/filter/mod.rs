//! The keyword filter: its chips, the line in which it is typed, what it leaves.

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
