//! The whole state, what can happen to it, and what it asks for.

pub mod action;
pub mod appearance;
pub mod citation;
pub mod commands;
pub mod copied;
pub mod copying;
pub mod effect;
pub mod front;
pub mod history;
pub mod keeping;
pub mod keying;
pub mod opening;
pub mod pages;
pub mod panes;
pub mod pointing;
pub mod setup;
pub mod state;
pub mod update;
pub mod view;
pub mod work;
