//! Presets of the filter: sets of queries under a name, for every document.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::NotesError;
use super::file::{self, Content, VERSION};

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

/// One thing that changes in the presets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PresetChange {
    /// A new one, in the place of that of the same name where there is one.
    Put(Preset),
    /// The one of this name is gone.
    Remove(String),
}

impl PresetChange {
    /// Makes the change.
    pub fn make(self, presets: &mut Vec<Preset>) {
        match self {
            Self::Put(new) => match presets.iter_mut().find(|preset| preset.name == new.name) {
                Some(same) => *same = new,
                None => presets.push(new),
            },
            Self::Remove(name) => presets.retain(|preset| preset.name != name),
        }
    }
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
    /// The file in the state folder of the reader or another folder.
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
        match file::read::<Record>(&self.path) {
            Content::Nothing => Ok(Vec::new()),
            Content::Record(record) => Ok(record.presets),
            Content::Bad(error) => Err(file::set_aside(&self.path, error)),
        }
    }

    /// Changes what is kept. What another window has kept since it was loaded
    /// stays; the file is whole at any time. Blocks until that is done.
    ///
    /// # Errors
    /// [`NotesError`] where it cannot be written, or is of a later version.
    pub fn change(&self, change: PresetChange) -> Result<(), NotesError> {
        file::change(&self.path, |before: Option<Record>| {
            let mut presets = before.map_or_else(Vec::new, |record| record.presets);
            change.make(&mut presets);
            Record {
                version: VERSION,
                presets,
            }
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
            for name in ["一", "二"] {
                presets.change(PresetChange::Put(preset(name))).unwrap();
            }
            assert_eq!(presets.load().unwrap(), [preset("一"), preset("二")]);
            let mut other = preset("一");
            other.section = false;
            presets.change(PresetChange::Put(other.clone())).unwrap();
            assert_eq!(presets.load().unwrap(), [other, preset("二")]);
            for name in ["一", "二"] {
                let gone = PresetChange::Remove(name.to_owned());
                presets.change(gone).unwrap();
            }
            assert_eq!(presets.load().unwrap(), []);
        });
    }

    #[test]
    fn two_windows_lose_nothing_of_each_other() {
        in_folder("windows", |folder| {
            std::thread::scope(|scope| {
                for window in 0..2 {
                    scope.spawn(move || {
                        let presets = Presets::at(folder);
                        for n in 0..20 {
                            let name = format!("{window}-{n}");
                            presets.change(PresetChange::Put(preset(&name))).unwrap();
                            if n % 2 == 1 {
                                presets.change(PresetChange::Remove(name)).unwrap();
                            }
                        }
                    });
                }
            });
            let kept = Presets::at(folder).load().unwrap();
            let mut names: Vec<_> = kept.into_iter().map(|preset| preset.name).collect();
            names.sort();
            let even = |window| (0..20).step_by(2).map(move |n| format!("{window}-{n}"));
            let mut wanted: Vec<_> = even(0).chain(even(1)).collect();
            wanted.sort();
            assert_eq!(names, wanted);
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
            assert!(presets.change(PresetChange::Put(preset("一"))).is_err());
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
