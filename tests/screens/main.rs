//! Whole screens of the explorer, and what keys do to them. Everything runs
//! without a terminal; see `driver.rs`.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod driver;
#[path = "../emulator/mod.rs"]
mod emulator;
mod filtering;
mod looks;
mod moving;
mod popups;
mod redraw;
mod torture;
mod tour;
