//! The folder where documents are kept in mind.

use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use super::file::{self, Content, VERSION};
use super::{Change, DocumentKey, Kept, NotesError, Presets};

/// What was found for a document, and what there is to tell of it.
#[derive(Debug, Default)]
pub struct Loaded {
    /// What was kept; nothing where no file was there or could be read.
    pub kept: Kept,
    /// Why it is less than was kept, to be shown to the reader.
    pub error: Option<NotesError>,
}

/// The folder of all that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Store {
    state: PathBuf,
    /// That of the documents in it.
    folder: PathBuf,
}

/// What stands in a file.
#[derive(Debug, Serialize, Deserialize)]
struct Record {
    version: u32,
    /// For people who look into the folder; the name of the file counts.
    #[serde(default)]
    path: Option<String>,
    content: String,
    #[serde(default)]
    kept: Kept,
}

impl Store {
    /// The store in the state folder of the reader, `$XDG_STATE_HOME/gangmu`
    /// (`~/.local/state/gangmu`); `None` where there is no home. Nothing is
    /// made or read yet.
    #[must_use]
    pub fn open() -> Option<Self> {
        file::state_folder().map(Self::at)
    }

    /// A store in another folder.
    #[must_use]
    pub fn at(folder: PathBuf) -> Self {
        Self {
            folder: folder.join("documents"),
            state: folder,
        }
    }

    /// The presets of the filter, which are kept beside the documents.
    #[must_use]
    pub fn presets(&self) -> Presets {
        Presets::at(&self.state)
    }

    /// What is kept for a document, by its path or, where that is new, by its
    /// content; of several of one content the latest. A damaged file is set
    /// aside, one of a later version is left alone, and either is told of.
    #[must_use]
    pub fn load(&self, key: &DocumentKey) -> Loaded {
        let path = self.file(key);
        match file::read::<Record>(&path) {
            Content::Record(record) => Loaded {
                kept: record.kept,
                error: None,
            },
            Content::Bad(error) => Loaded {
                kept: Kept::default(),
                error: Some(file::set_aside(&path, error)),
            },
            Content::Nothing => Loaded {
                kept: self.of_content(&key.content()).unwrap_or_default(),
                error: None,
            },
        }
    }

    /// Changes what is kept for a document. The file is whole at any time: it
    /// is written beside its place, brought to the disk and then put in its
    /// place; meanwhile no other window changes it. Blocks until that is done.
    ///
    /// # Errors
    /// [`NotesError::Write`] where that fails, [`NotesError::Later`] where a
    /// later version has written the file; what was kept before is still
    /// there then. [`NotesError::Read`] where it cannot be read.
    pub fn change(
        &self,
        key: &DocumentKey,
        changes: impl IntoIterator<Item = Change>,
    ) -> Result<(), NotesError> {
        let path = self.file(key);
        file::change(&path, |before: Option<Record>| {
            let kept = match before {
                Some(record) => Some(record.kept),
                None => self.of_content(&key.content()),
            };
            let mut kept = kept.unwrap_or_default();
            for change in changes {
                kept.change(change);
            }
            Record {
                version: VERSION,
                path: key.path().map(|path| path.display().to_string()),
                content: key.content(),
                kept,
            }
        })
    }

    /// The file where a document is kept, whether it is there or not.
    #[must_use]
    pub fn file(&self, key: &DocumentKey) -> PathBuf {
        self.folder.join(key.file_name())
    }

    /// The latest of the records with this content. Reads the folder: only
    /// for documents whose path is new.
    fn of_content(&self, content: &str) -> Option<Kept> {
        let mut best: Option<(SystemTime, Kept)> = None;
        for entry in fs::read_dir(&self.folder).ok()?.flatten() {
            let path = entry.path();
            if path.extension().is_none_or(|ending| ending != "json") {
                continue;
            }
            let Content::Record(record) = file::read::<Record>(&path) else {
                continue;
            };
            if record.content != content {
                continue;
            }
            let changed = entry.metadata().and_then(|m| m.modified());
            let changed = changed.unwrap_or(SystemTime::UNIX_EPOCH);
            if best.as_ref().is_none_or(|(latest, _)| changed > *latest) {
                best = Some((changed, record.kept));
            }
        }
        best.map(|(_, kept)| kept)
    }
}

#[cfg(test)]
mod tests;
