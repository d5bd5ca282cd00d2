//! The folder where documents are kept in mind.

use std::collections::{HashMap, HashSet};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
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
    /// What stood in it when it was looked through, where it was.
    survey: Option<Arc<Survey>>,
}

/// What stood in the folder at one time: so that a run that opens many
/// documents looks through it once.
#[derive(Debug, Default, PartialEq, Eq)]
struct Survey {
    names: HashSet<OsString>,
    /// The files by the contents of their documents; of several of one content
    /// the latest. Read when it is first asked for.
    contents: OnceLock<HashMap<String, PathBuf>>,
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

/// What tells records apart.
#[derive(Debug, Deserialize)]
struct Label {
    content: String,
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
            survey: None,
        }
    }

    /// The store as it is now, for one run that reads many documents and
    /// changes nothing; `None` where nothing is kept of any. Reads the folder
    /// once.
    #[must_use]
    pub fn surveyed(mut self) -> Option<Self> {
        let entries = fs::read_dir(&self.folder).ok()?.flatten();
        let names: HashSet<OsString> = entries
            .map(|entry| entry.file_name())
            .filter(|name| Path::new(name).extension().is_some_and(|end| end == "json"))
            .collect();
        self.survey = Some(Arc::new(Survey {
            names,
            ..Survey::default()
        }));
        self.survey
            .as_ref()
            .is_some_and(|survey| !survey.names.is_empty())
            .then_some(self)
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
        self.named(&key.file_name()).unwrap_or_else(|| Loaded {
            kept: self.of_content(&key.content()).unwrap_or_default(),
            error: None,
        })
    }

    /// What is kept for the document at a path, whatever it holds; as
    /// [`load`](Self::load) otherwise.
    #[must_use]
    pub fn at_path(&self, path: &Path) -> Loaded {
        let name = DocumentKey::name_of_path(path);
        self.named(&name).unwrap_or_default()
    }

    /// What stands in the file of this name, where there is one.
    fn named(&self, name: &str) -> Option<Loaded> {
        let is_there = |survey: &Arc<Survey>| survey.names.contains(OsStr::new(name));
        if self.survey.as_ref().is_some_and(|survey| !is_there(survey)) {
            return None;
        }
        let path = self.folder.join(name);
        match file::read::<Record>(&path) {
            Content::Record(record) => Some(Loaded {
                kept: record.kept,
                error: None,
            }),
            Content::Bad(error) => Some(Loaded {
                kept: Kept::default(),
                error: Some(file::set_aside(&path, error)),
            }),
            Content::Nothing => None,
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

    /// The latest of the records with this content. Reads the folder, where it
    /// has not been surveyed: only for documents whose path is new.
    fn of_content(&self, content: &str) -> Option<Kept> {
        let found = match &self.survey {
            Some(survey) => {
                let contents = survey.contents.get_or_init(|| self.contents());
                contents.get(content).cloned()
            }
            None => self.contents().remove(content),
        };
        match file::read::<Record>(&found?) {
            Content::Record(record) => Some(record.kept),
            Content::Bad(_) | Content::Nothing => None,
        }
    }

    /// The files by the contents of their documents; of several of one content
    /// the latest. What cannot be read is passed over.
    fn contents(&self) -> HashMap<String, PathBuf> {
        let mut latest: HashMap<String, (SystemTime, PathBuf)> = HashMap::new();
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.extension().is_none_or(|ending| ending != "json") {
                continue;
            }
            let Content::Record(label) = file::read::<Label>(&path) else {
                continue;
            };
            let changed = entry.metadata().and_then(|m| m.modified());
            let changed = changed.unwrap_or(SystemTime::UNIX_EPOCH);
            let known = latest.get(&label.content);
            if known.is_none_or(|(known, _)| changed > *known) {
                latest.insert(label.content, (changed, path));
            }
        }
        let paths = latest.into_iter();
        paths.map(|(content, (_, path))| (content, path)).collect()
    }
}

#[cfg(test)]
mod tests;
