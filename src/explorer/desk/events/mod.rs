//! What happens to the state: actions by keys and mouse, and the effects they
//! ask for.

pub mod action;
pub mod commands;
pub mod effect;
pub mod keying;
pub mod pointing;
pub mod update;
