//! Keeping what was chosen in the explorer: in the reader's own file, of which
//! all else stays as it is written.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Table, TomlError};

use crate::setting::typography::{Choice, Typography};
use crate::setting::{Language, Told, told_errors};

use super::fault::line_at;
use super::options::{TYPOGRAPHY, of_choice};

/// Why nothing could be kept.
#[derive(Debug)]
pub enum KeepError {
    /// There is no home for a configuration.
    NoHome,
    /// The file is no TOML, and is left as it is.
    Syntax {
        /// The file.
        path: PathBuf,
        /// The line where it is none, from 1.
        line: usize,
    },
    /// `typography` is something else than a table there.
    NoTable {
        /// The file.
        path: PathBuf,
    },
    /// The file cannot be read or written.
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl Told for KeepError {
    fn told(&self, language: Language) -> String {
        let (path, reason) = match self {
            Self::NoHome => {
                let (zh, en) = (
                    "无法保存版式：没有主目录；请用 --config 给出文件",
                    "cannot keep the typography: there is no home folder; name a file with --config",
                );
                return language.choose(zh, en).to_owned();
            }
            Self::Syntax { path, line } => (
                path,
                match language {
                    Language::Chinese => {
                        format!("第 {line} 行不合 TOML 语法；用 gangmu config --check 检查")
                    }
                    Language::English => {
                        format!("line {line} is no TOML; see gangmu config --check")
                    }
                },
            ),
            Self::NoTable { path } => (
                path,
                match language {
                    Language::Chinese => {
                        format!("其中的 {TYPOGRAPHY} 不是表；请写成 [{TYPOGRAPHY}]")
                    }
                    Language::English => {
                        format!("{TYPOGRAPHY} is no table there; write [{TYPOGRAPHY}]")
                    }
                },
            ),
            Self::Io { path, source } => (path, source.told(language)),
        };
        let path = path.display();
        match language {
            Language::Chinese => format!("无法把版式保存到 {path}：{reason}"),
            Language::English => format!("cannot keep the typography in {path}: {reason}"),
        }
    }
}

told_errors!(KeepError);

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
    let mut document: DocumentMut = text.parse().map_err(|error: TomlError| KeepError::Syntax {
        path: path.to_owned(),
        line: line_at(text.as_bytes(), error.span().map_or(0, |span| span.start)),
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
