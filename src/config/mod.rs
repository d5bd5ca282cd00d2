//! The configuration of the reader: a TOML file, what may stand in it, and
//! what is wrong with one.
//!
//! What is wrong with an entry costs this entry only: it has its default
//! then, and the [`Fault`] says in which line and what is allowed. Nothing
//! here depends on a terminal.

mod chosen;
mod fault;
mod keep;
mod keys;
mod options;
mod read;
mod reading;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

pub use chosen::{Config, Loaded};
pub use fault::{Allowed, Fault, FaultKind};
pub use keep::{KeepError, keep_typography};

/// The options with their defaults and what they are for.
const OPTIONS: &str = include_str!("../../data/config.toml");

/// The default configuration as a file: every option with its default, every
/// command with its keys.
#[must_use]
pub fn default_text() -> String {
    format!("{OPTIONS}{}", keys::documented())
}

/// Where the configuration is looked for:
/// `$XDG_CONFIG_HOME/gangmu/config.toml`. `None` where there is no home.
#[must_use]
pub fn usual_path() -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    let folder = etcetera::BaseStrategy::config_dir(&folders);
    Some(folder.join("gangmu").join("config.toml"))
}

/// Reads the text of a configuration. Paths in it go from `folder`.
#[must_use]
pub fn parse(text: &str, folder: &Path) -> Loaded {
    read::parse(text, folder)
}

/// Reads a configuration file. One that is not UTF-8 is all wrong.
///
/// # Errors
/// Where it cannot be read; also where there is none.
pub fn load(path: &Path) -> io::Result<Loaded> {
    let bytes = fs::read(path)?;
    let folder = path.parent().unwrap_or(Path::new("."));
    Ok(match std::str::from_utf8(&bytes) {
        Ok(text) => parse(text.trim_start_matches('\u{feff}'), folder),
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            Loaded {
                config: Config::default(),
                faults: vec![Fault {
                    line: fault::line_at(before, before.len()),
                    kind: FaultKind::NotText,
                }],
            }
        }
    })
}
