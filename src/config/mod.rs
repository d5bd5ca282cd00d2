//! The configuration of the reader: a TOML file, what may stand in it, and
//! what is wrong with one.
//!
//! What is wrong with an entry costs this entry only: it has its default
//! then, and the [`Fault`] says in which line and what is allowed. Nothing
//! here depends on a terminal.

mod fault;
mod keep;
mod keys;
mod options;
mod read;
mod reading;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::lexicon::WordFiles;
use crate::search::Rules;
use crate::setting::Language;
use crate::setting::appearance::ThemeName;
use crate::setting::citation::CitationForm;
use crate::setting::keys::keymap::Keymap;
use crate::setting::typography::Typography;
use crate::text::Ambiguous;

pub use fault::{Allowed, Fault, FaultKind};
pub use keep::{KeepError, keep_typography};

/// What the reader has chosen for all runs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// The language of the interface; by the locale where none is chosen.
    pub language: Option<Language>,
    /// The colours.
    pub theme: ThemeName,
    /// How text is set, but for the width of ambiguous characters.
    pub typography: Typography,
    /// How wide ambiguous characters are; the terminal is asked where nothing
    /// is chosen.
    pub ambiguous: Option<Ambiguous>,
    /// By which queries are matched.
    pub search: Rules,
    /// The reader's own words.
    pub words: WordFiles,
    /// How the source of a copied text is told.
    pub citation: CitationForm,
    /// The keys that mean commands.
    pub keymap: Arc<Keymap>,
}

/// A configuration that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loaded {
    /// What it says; defaults where it says nothing or something wrong.
    pub config: Config,
    /// What is wrong, in the order of the lines.
    pub faults: Vec<Fault>,
}

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
