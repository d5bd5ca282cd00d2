//! Keys, the commands they mean, and the map between them.

pub mod command;
pub mod key;
pub mod keymap;
