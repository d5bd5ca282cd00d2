//! The whole state, what can happen to it, and what it asks for.

pub mod copies;
pub mod events;
pub mod history;
pub mod pages;
pub mod panes;
pub mod state;
pub mod views;
