//! Keys, the commands that they mean, and which means which.

pub mod command;
pub mod key;
pub mod keymap;
