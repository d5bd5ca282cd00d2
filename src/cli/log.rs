//! `--log FILE`: what the program does and how long it takes, in a file.

use std::fs::File;
use std::path::Path;
use std::sync::Mutex;

use tracing::level_filters::LevelFilter;

use super::failure::{Complaint, Failure};

/// Begins a log in a file, behind what stands there already.
///
/// # Errors
/// Where the file cannot be written, or a log has been begun already.
pub(super) fn begin(path: &Path) -> Result<(), Failure> {
    let opened = File::options().create(true).append(true).open(path);
    let file = opened.map_err(|error| Complaint::Log(path.to_owned(), error))?;
    let begun = tracing_subscriber::fmt()
        .with_writer(Mutex::new(file))
        .with_max_level(LevelFilter::DEBUG)
        .with_ansi(false)
        .with_target(false)
        .try_init();
    begun.map_err(|_| Complaint::LogBegun)?;
    let arguments: Vec<String> = std::env::args().collect();
    tracing::info!(version = env!("CARGO_PKG_VERSION"), ?arguments, "started");
    Ok(())
}
