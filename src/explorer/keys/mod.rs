//! Keys and the mouse, the commands that keys mean, and the map between them.

pub mod input_method;
pub mod mouse;
