//! What was copied last, in a file: for terminals that have no clipboard to
//! give.

use std::path::{Path, PathBuf};

use super::NotesError;
use super::file;

/// The file of what was copied last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    path: PathBuf,
}

impl Copied {
    /// The file in the state folder of the reader,
    /// `$XDG_STATE_HOME/gangmu/copied.txt`.
    ///
    /// # Errors
    /// [`NotesError::NoHome`] where there is no home.
    pub fn open() -> Result<Self, NotesError> {
        let folder = file::state_folder().ok_or(NotesError::NoHome)?;
        Ok(Self::at(&folder))
    }

    /// The file in another folder.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self {
            path: folder.join("copied.txt"),
        }
    }

    /// Puts a text in the place of the one before, and tells where. The file
    /// is whole at any time.
    ///
    /// # Errors
    /// [`NotesError::Write`]; what was there before is still there then.
    pub fn keep(&self, text: &str) -> Result<&Path, NotesError> {
        match file::write_bytes(&self.path, text.as_bytes()) {
            Ok(()) => Ok(&self.path),
            Err(source) => Err(NotesError::Write {
                path: self.path.clone(),
                source,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_last_text_stands_in_the_file() {
        let name = format!("gangmu-copied-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        let copied = Copied::at(&folder);
        copied.keep("很长的一段").unwrap();
        let path = copied.keep("短的").unwrap();
        assert_eq!(fs::read_to_string(path).unwrap(), "短的");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
        fs::remove_dir_all(&folder).unwrap();
        fs::write(&folder, "").unwrap();
        assert!(copied.keep("别的").is_err());
        fs::remove_file(folder).unwrap();
    }
}
