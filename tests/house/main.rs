//! What holds the sources together: the arrows between modules, no circles of
//! files, the map, names, the README, the dependencies, the environment of tests.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod circles;
mod environment;
mod layering;
mod map;
mod names;
mod readme;
mod supply;
