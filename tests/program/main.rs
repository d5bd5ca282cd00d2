//! The program as it is called: subcommands, configuration, plain mode, what is
//! kept on disk, and faults of the world around it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod check;
mod cli;
#[path = "../common/mod.rs"]
mod common;
mod compare;
mod config;
mod faults;
mod keeping;
mod kept;
mod language;
mod manual;
mod no_text;
mod notes;
#[path = "../common/package.rs"]
mod package;
mod plain;
mod shelf;
mod standard_input;
