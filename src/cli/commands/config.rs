//! `gangmu config`, and the configuration of a run.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::config::{self, Config, Loaded};
use crate::explorer::language::Text;
use crate::lexicon::Vocabulary;
use crate::setting::{Language, Told};

use crate::cli::Status;
use crate::cli::args::ConfigTask;
use crate::cli::failure::{Complaint, Failure};
use crate::cli::results::guard::complain;
use crate::cli::settings::Settings;

/// The configuration of a run.
#[derive(Debug, Default)]
pub(in crate::cli) struct Configuration {
    /// Where it is looked for.
    pub(in crate::cli) path: Option<PathBuf>,
    /// What it says.
    loaded: Loaded,
    /// Why it could not be read, though it is there.
    unread: Option<io::Error>,
}

impl Configuration {
    /// Reads the configuration that was named, or the usual one, which need
    /// not be there.
    ///
    /// # Errors
    /// Where the one that was named cannot be read.
    pub(in crate::cli) fn read(named: Option<&Path>) -> Result<Self, Failure> {
        let mut own = Self {
            path: named.map(Path::to_owned).or_else(config::usual_path),
            ..Self::default()
        };
        let Some(path) = &own.path else {
            return Ok(own);
        };
        match config::load(path) {
            Ok(loaded) => {
                tracing::info!(path = %path.display(), "configuration read");
                for fault in &loaded.faults {
                    let reason = fault.told(Language::English);
                    tracing::warn!(line = fault.line, %reason, "fault in the configuration");
                }
                own.loaded = loaded;
            }
            Err(error) if named.is_some() => {
                return Err(Complaint::Configuration(path.clone(), error).into());
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => own.unread = Some(error),
        }
        Ok(own)
    }

    /// What it says.
    pub(in crate::cli) const fn config(&self) -> &Config {
        &self.loaded.config
    }

    /// What is wrong with it, for the status line: how much, and the first.
    pub(in crate::cli) fn complaint(&self, language: Language) -> Option<String> {
        let path = self.path.as_deref()?.display();
        if let Some(error) = &self.unread {
            return Some(Text::ConfigUnread.fill(language, &[&path, &error.told(language)]));
        }
        let first = self.loaded.faults.first()?;
        let count = self.loaded.faults.len();
        let reason = first.told(language);
        Some(Text::ConfigFaults.fill(language, &[&count, &first.line, &reason]))
    }

    /// Tells on standard error what is wrong with it.
    pub(in crate::cli) fn tell(&self, language: Language) {
        if let Some(complaint) = self.complaint(language) {
            complain(&complaint);
        }
    }
}

/// Runs `gangmu config`.
pub(in crate::cli) fn run(
    task: &ConfigTask,
    configuration: Configuration,
    settings: &Settings,
    mut out: impl Write,
) -> Result<Status, Failure> {
    if task.default {
        out.write_all(config::default_text().as_bytes())?;
        out.flush()?;
        return Ok(Status::Done);
    }
    if task.path {
        let Some(path) = configuration.path else {
            return Err(Complaint::NoHome.into());
        };
        writeln!(out, "{}", path.display())?;
        return Ok(Status::Done);
    }
    check(configuration, settings, out)
}

/// Prints what is wrong, also in the files that it names.
fn check(
    configuration: Configuration,
    settings: &Settings,
    mut out: impl Write,
) -> Result<Status, Failure> {
    let path = configuration.path.unwrap_or_default();
    if let Some(error) = configuration.unread {
        return Err(Complaint::Configuration(path, error).into());
    }
    let Loaded { config, faults } = &configuration.loaded;
    for fault in faults {
        let reason = fault.told(settings.messages);
        writeln!(out, "{}:{}: {reason}", path.display(), fault.line)?;
    }
    let (_, word_faults) = Vocabulary::read(&config.words)?;
    for fault in &word_faults {
        writeln!(
            out,
            "{}:{}: {}",
            fault.file,
            fault.fault.line,
            fault.fault.kind.told(settings.messages)
        )?;
    }
    out.flush()?;
    Ok(if faults.is_empty() && word_faults.is_empty() {
        Status::Done
    } else {
        Status::Failed
    })
}
