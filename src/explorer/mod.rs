//! The program without a screen: state, actions, keys.
//!
//! A key goes through the table of [commands](command) to
//! [`update`], which changes the [`State`] and answers with [`Effect`]s for
//! the program around it; their results come back as [`Action`]s. Everything
//! that is on screen is laid out here, in cells, so that drawing only paints.

pub mod action;
pub mod appearance;
pub mod boxes;
pub mod citation;
pub mod command;
pub mod command_palette;
pub mod copying;
pub mod filter;
pub mod filter_line;
pub mod help;
pub mod history;
pub mod info;
pub mod keeping;
pub mod key;
pub mod keymap;
pub mod language;
pub mod lines;
pub mod mark_box;
pub mod marks;
pub mod panel;
pub mod panes;
pub mod picker;
pub mod presets;
pub mod prompt;
pub mod query_help;
pub mod reading;
pub mod selection;
pub mod sheet;
pub mod state;
pub mod structure;
pub mod tree;
pub mod typography;
pub mod word;
pub mod work;

mod chips;
mod commands;
mod encodings;
mod filtering;
mod findings;
mod folding;
mod jump_box;
mod linking;
mod motion;
mod moved;
mod moves;
mod narrowing;
mod pointing;
mod reader;
mod rereading;
mod typography_page;
mod update;

pub use action::{Action, Effect, Mouse, MouseKind, ReaderId};
pub use state::{Settings, State};
pub use update::update;
