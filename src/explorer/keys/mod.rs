//! Keys and the mouse, the commands that keys mean, and the map between them.

pub mod command;
pub mod input_method;
pub mod key;
pub mod keymap;
pub mod mouse;
