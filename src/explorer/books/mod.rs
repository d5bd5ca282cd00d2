//! The books of the program: what each of them is, whether it is open, what
//! is kept of it.

pub mod book;
pub mod mending;
pub mod place;
pub mod shelf;
