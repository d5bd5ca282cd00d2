//! Presets of the filter: sets of queries under a name, for every document.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::NotesError;
use super::store::{self, Content, VERSION};

/// A set of queries under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preset {
    /// The name the reader gave it.
    pub name: String,
    /// Whether the queries must meet in one section instead of one paragraph.
    #[serde(default)]
    pub section: bool,
    /// The queries in their order.
    pub chips: Vec<PresetChip>,
}

/// One query of a preset.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PresetChip {
    /// The query as it is typed.
    pub query: String,
    /// How it is joined to those before.
    #[serde(default)]
    pub join: PresetJoin,
    /// Whether it is switched off.
    #[serde(default)]
    pub off: bool,
}

/// How a query of a preset is joined to those before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PresetJoin {
    /// Required.
    #[default]
    And,
    /// An alternative to the one before.
    Or,
    /// Excluded.
    Not,
}

/// What stands in the file.
#[derive(Debug, Serialize, Deserialize)]
struct Record {
    version: u32,
    presets: Vec<Preset>,
}

/// The file of the presets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Presets {
    path: PathBuf,
}

impl Presets {
    /// The file in the state folder of the reader,
    /// `$XDG_STATE_HOME/gangmu/presets.json`.
    ///
    /// # Errors
    /// [`NotesError::Read`] where there is no home.
    pub fn open() -> Result<Self, NotesError> {
        let folder = store::state_folder().ok_or_else(|| NotesError::Read {
            path: "$HOME".into(),
            source: io::ErrorKind::NotFound.into(),
        })?;
        Ok(Self::at(&folder))
    }

    /// The file in another folder.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self {
            path: folder.join("presets.json"),
        }
    }

    /// The presets that are kept; none where there is no file yet.
    ///
    /// # Errors
    /// [`NotesError`] where the file cannot be read or is of a later version;
    /// it is left alone then. A damaged one is set aside, and that is told of
    /// too: the next call gives none.
    pub fn load(&self) -> Result<Vec<Preset>, NotesError> {
        match store::read::<Record>(&self.path) {
            Content::Nothing => Ok(Vec::new()),
            Content::Record(record) => Ok(record.presets),
            Content::Bad(error) => Err(store::set_aside(&self.path, error)),
        }
    }

    /// Keeps these presets instead of those before. The file is whole at any
    /// time.
    ///
    /// # Errors
    /// [`NotesError`] where it cannot be written, or is of a later version.
    pub fn save(&self, presets: Vec<Preset>) -> Result<(), NotesError> {
        let before = store::read::<Record>(&self.path);
        if let Content::Bad(error @ (NotesError::Later { .. } | NotesError::Read { .. })) = before {
            return Err(error);
        }
        if let Content::Bad(error) = before {
            drop(store::set_aside(&self.path, error));
        }
        let record = Record {
            version: VERSION,
            presets,
        };
        let folder = self.path.parent().unwrap_or(&self.path);
        store::write(folder, &self.path, &record).map_err(|source| NotesError::Write {
            path: self.path.clone(),
            source,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn preset(name: &str) -> Preset {
        let chip = |query: &str, join| PresetChip {
            query: query.to_owned(),
            join,
            off: false,
        };
        Preset {
            name: name.to_owned(),
            section: true,
            chips: vec![chip("甲|乙", PresetJoin::And), chip("丙", PresetJoin::Not)],
        }
    }

    /// Runs a test in a folder of its own.
    fn in_folder(name: &str, test: impl FnOnce(&Path)) {
        let name = format!("gangmu-presets-{}-{name}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        test(&folder);
        let _ = fs::remove_dir_all(&folder);
    }

    #[test]
    fn what_is_kept_comes_back() {
        in_folder("back", |folder| {
            let presets = Presets::at(folder);
            assert_eq!(presets.load().unwrap(), []);
            let kept = vec![preset("一"), preset("二")];
            presets.save(kept.clone()).unwrap();
            assert_eq!(presets.load().unwrap(), kept);
            presets.save(Vec::new()).unwrap();
            assert_eq!(presets.load().unwrap(), []);
            assert_eq!(fs::read_dir(folder).unwrap().count(), 1);
        });
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_a_later_one_left_alone() {
        in_folder("damaged", |folder| {
            let presets = Presets::at(folder);
            fs::create_dir_all(folder).unwrap();
            fs::write(&presets.path, "{\"version\":1,\"presets\":[{}]}").unwrap();
            let error = presets.load().unwrap_err().to_string();
            assert!(error.contains("presets.damaged-1"), "{error}");
            assert_eq!(presets.load().unwrap(), []);
            let later = "{\"version\":2}";
            fs::write(&presets.path, later).unwrap();
            assert!(presets.load().is_err());
            assert!(presets.save(vec![preset("一")]).is_err());
            assert_eq!(fs::read_to_string(&presets.path).unwrap(), later);
        });
    }

    #[test]
    fn what_is_left_out_has_its_default() {
        let text = "{\"name\":\"甲\",\"chips\":[{\"query\":\"乙\"}],\"more\":0}";
        let read: Preset = serde_json::from_str(text).unwrap();
        assert!(!read.section && !read.chips[0].off);
        assert_eq!(read.chips[0].join, PresetJoin::And);
    }
}
