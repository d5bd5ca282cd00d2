//! Keeping what was chosen in the explorer: in the reader's own file, of which
//! all else stays as it is written.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;
use toml_edit::{DocumentMut, Item, Table, TomlError};

use crate::explorer::reading::typography::{Choice, Typography};

use super::options::{TYPOGRAPHY, of_choice};

/// Why nothing could be kept.
#[derive(Debug, Error)]
pub enum KeepError {
    /// There is no home for a configuration.
    #[error("cannot keep the typography: there is no home folder; name a file with --config")]
    NoHome,
    /// The file is no TOML, and is left as it is.
    #[error("cannot keep the typography in {}: it is no TOML; see gangmu config --check", .path.display())]
    Syntax {
        /// The file.
        path: PathBuf,
        /// What the parser says.
        source: TomlError,
    },
    /// `typography` is something else than a table there.
    #[error("cannot keep the typography in {}: `{TYPOGRAPHY}` is no table there", .path.display())]
    NoTable {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be read or written.
    #[error("cannot keep the typography in {}: {source}", .path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// Writes choices of typography into a configuration file, which is made where
/// there is none. Comments and all other entries stay. The file is whole at
/// any time, and a link to it stays a link.
///
/// # Errors
/// [`KeepError`]; the file is as it was then.
pub fn keep_typography(
    path: &Path,
    typography: &Typography,
    choices: &[Choice],
) -> Result<(), KeepError> {
    let io_error = |source| KeepError::Io {
        path: path.to_owned(),
        source,
    };
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(io_error(error)),
    };
    let mut document: DocumentMut = text.parse().map_err(|source| KeepError::Syntax {
        path: path.to_owned(),
        source,
    })?;
    let table = document
        .entry(TYPOGRAPHY)
        .or_insert_with(|| Item::Table(Table::new()));
    let Some(table) = table.as_table_like_mut() else {
        return Err(KeepError::NoTable {
            path: path.to_owned(),
        });
    };
    for &choice in choices {
        let (name, mut value) = of_choice(typography, choice);
        match table.get_mut(name).and_then(Item::as_value_mut) {
            Some(old) => {
                // What is written around it, such as a comment, stays.
                *value.decor_mut() = old.decor().clone();
                *old = value;
            }
            None => {
                table.insert(name, Item::Value(value));
            }
        }
    }
    write(path, &document.to_string()).map_err(io_error)
}

/// Puts a text in the place of a file at once.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    let beside = target.with_extension(format!("new-{}", std::process::id()));
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, &target));
    if written.is_err() {
        // Nothing but what was just made here is taken away.
        let _ = fs::remove_file(&beside);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::load;

    fn file(name: &str) -> PathBuf {
        let folder = format!("gangmu-keep-{}-{name}", std::process::id());
        std::env::temp_dir().join(folder).join("config.toml")
    }

    #[test]
    fn choices_are_kept_and_all_else_stays() {
        let path = file("stays");
        let typography = Typography {
            measure: 30,
            justify: true,
            ..Typography::default()
        };
        keep_typography(&path, &typography, &[Choice::Measure]).unwrap();
        assert_eq!(load(&path).unwrap().config.typography.measure, 30);
        let own = "# mine\ntheme = \"dark\"\n\n[typography]\n# wide\nmeasure = 50 # hanzi\n\n[keys]\ntop = \"F5\"\n";
        fs::write(&path, own).unwrap();
        let choices = [Choice::Measure, Choice::Justify, Choice::Ambiguous];
        keep_typography(&path, &typography, &choices).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains("# wide\nmeasure = 30 # hanzi\n"), "{text}");
        assert!(text.contains("ambiguous = \"narrow\"\n"), "{text}");
        assert!(text.starts_with("# mine\n") && text.ends_with("[keys]\ntop = \"F5\"\n"));
        let loaded = load(&path).unwrap();
        assert_eq!(loaded.faults, []);
        assert!(loaded.config.typography.justify);
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
        fs::remove_dir_all(path.parent().unwrap()).unwrap();
    }

    #[test]
    fn a_file_that_is_no_toml_is_left_alone() {
        let path = file("broken");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "theme = dark\n").unwrap();
        let usual = Typography::default();
        let error = keep_typography(&path, &usual, &[Choice::Hang]).unwrap_err();
        assert!(matches!(error, KeepError::Syntax { .. }));
        assert_eq!(fs::read_to_string(&path).unwrap(), "theme = dark\n");
        fs::remove_dir_all(path.parent().unwrap()).unwrap();
    }
}
