//! Frames on their way to the terminal, and what it says of how it draws.

pub(super) mod backend;
pub(super) mod painter;
pub(super) mod question;
pub(super) mod screen;
pub(super) mod sequences;
