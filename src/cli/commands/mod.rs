//! The subcommands, one room or file each.

pub(super) mod check;
pub(super) mod compare;
pub(super) mod config;
pub(super) mod export;
pub(super) mod figures;
pub(super) mod manual;
pub(super) mod notes;
pub(super) mod outline;
pub(super) mod search;
pub(super) mod show;
pub(super) mod trend;
pub(super) mod words;
