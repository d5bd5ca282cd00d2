//! The whole state, what can happen to it, and what it asks for.

pub mod action;
pub mod appearance;
pub mod citation;
pub mod commands;
pub mod copying;
pub mod keeping;
pub mod panes;
pub mod pointing;
pub mod reader;
pub mod rereading;
pub mod state;
pub mod update;
pub mod work;
