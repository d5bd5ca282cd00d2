//! Whole screens of the explorer, and what keys do to them. Everything runs
//! without a terminal; see `driver.rs`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod chips;
#[path = "../common/mod.rs"]
mod common;
mod comparing;
mod driver;
#[path = "../emulator/mod.rs"]
mod emulator;
mod filtering;
#[path = "../pty/harness.rs"]
#[allow(dead_code)]
mod harness;
mod keys;
mod looks;
mod marks;
mod mended;
mod moving;
mod panels;
mod popups;
mod redraw;
mod reload;
mod selecting;
mod shelf;
mod soak;
mod structure;
mod torture;
mod tour;
mod typing;
mod worst;
