//! The folder where documents are kept in mind.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::SystemTime;

use etcetera::BaseStrategy;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Change, DocumentKey, Kept};

/// The version of the files written here. Fields may be added within one.
pub(super) const VERSION: u32 = 1;

/// Why something could not be kept or read.
#[derive(Debug, thiserror::Error)]
pub enum NotesError {
    /// The folder or the file cannot be written.
    #[error("cannot keep this in {path}: {source}; see to the rights and the space of that folder")]
    Write {
        /// What was to be written.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// The file is there and cannot be read.
    #[error("cannot read what is kept in {path}: {source}; it is left as it is")]
    Read {
        /// What was to be read.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// The file holds what no version writes.
    #[error("what was kept is damaged ({reason}); it was set aside as {aside}")]
    Damaged {
        /// Where it is now.
        aside: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// A later version has written the file.
    #[error("{path} was written by a later version of gangmu ({version}); it is left as it is")]
    Later {
        /// The file.
        path: PathBuf,
        /// The version it gives.
        version: u32,
    },
}

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

/// The part of a record that every version will have.
#[derive(Debug, Deserialize)]
struct Head {
    version: u32,
}

/// What a file holds.
pub(super) enum Content<T> {
    Nothing,
    Record(Box<T>),
    Bad(NotesError),
}

impl Store {
    /// The store in the state folder of the reader, `$XDG_STATE_HOME/gangmu`
    /// (`~/.local/state/gangmu`); `None` where there is no home. Nothing is
    /// made or read yet.
    #[must_use]
    pub fn open() -> Option<Self> {
        state_folder().map(Self::at)
    }

    /// A store in another folder.
    #[must_use]
    pub fn at(folder: PathBuf) -> Self {
        Self {
            folder: folder.join("documents"),
        }
    }

    /// What is kept for a document, by its path or, where that is new, by its
    /// content; of several of one content the latest. A damaged file is set
    /// aside, one of a later version is left alone, and either is told of.
    #[must_use]
    pub fn load(&self, key: &DocumentKey) -> Loaded {
        let path = self.file(key);
        match read::<Record>(&path) {
            Content::Record(record) => Loaded {
                kept: record.kept,
                error: None,
            },
            Content::Bad(error) => Loaded {
                kept: Kept::default(),
                error: Some(set_aside(&path, error)),
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
    /// there then.
    pub fn change(
        &self,
        key: &DocumentKey,
        changes: impl IntoIterator<Item = Change>,
    ) -> Result<(), NotesError> {
        let path = self.file(key);
        let fault = |source| NotesError::Write {
            path: path.clone(),
            source,
        };
        let _lock = self.lock().map_err(fault)?;
        let mut kept = match read::<Record>(&path) {
            Content::Record(record) => record.kept,
            Content::Nothing => self.of_content(&key.content()).unwrap_or_default(),
            Content::Bad(error @ (NotesError::Later { .. } | NotesError::Read { .. })) => {
                return Err(error);
            }
            // It has been damaged since it was loaded.
            Content::Bad(error) => {
                drop(set_aside(&path, error));
                Kept::default()
            }
        };
        for change in changes {
            kept.change(change);
        }
        let record = Record {
            version: VERSION,
            path: key.path().map(|path| path.display().to_string()),
            content: key.content(),
            kept,
        };
        write(&self.folder, &path, &record).map_err(fault)
    }

    /// Holds the folder for one change, until the file is dropped.
    fn lock(&self) -> io::Result<File> {
        make(&self.folder)?;
        let mut options = File::options();
        let file = options
            .create(true)
            .truncate(false)
            .write(true)
            .open(self.folder.join("lock"))?;
        match file.lock() {
            // Some network folders know no locks: whole files are safe there
            // all the same.
            Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(file),
            locked => locked.map(|()| file),
        }
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
            let Content::Record(record) = read::<Record>(&path) else {
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

pub(super) fn read<T: DeserializeOwned>(path: &Path) -> Content<T> {
    let text = match fs::read(path) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Content::Nothing,
        Err(source) => {
            let path = path.to_owned();
            return Content::Bad(NotesError::Read { path, source });
        }
    };
    let damaged = |error: serde_json::Error| {
        Content::Bad(NotesError::Damaged {
            aside: path.to_owned(),
            reason: error.to_string(),
        })
    };
    match serde_json::from_slice(&text) {
        Ok(Head { version }) if version > VERSION => Content::Bad(NotesError::Later {
            path: path.to_owned(),
            version,
        }),
        Ok(_) => serde_json::from_slice(&text).map_or_else(damaged, Content::Record),
        Err(error) => damaged(error),
    }
}

/// The state folder of the reader, `$XDG_STATE_HOME/gangmu`; `None` where
/// there is no home.
pub(super) fn state_folder() -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    let state = folders.state_dir().unwrap_or_else(|| folders.data_dir());
    Some(state.join("gangmu"))
}

/// Puts a damaged file out of the way under a name that is free; others stay.
pub(super) fn set_aside(path: &Path, error: NotesError) -> NotesError {
    let NotesError::Damaged { reason, .. } = error else {
        return error;
    };
    let free = (1u32..)
        .map(|number| path.with_extension(format!("damaged-{number}")))
        .find(|aside| !aside.exists());
    let aside = free.unwrap_or_else(|| path.with_extension("damaged"));
    match fs::rename(path, &aside) {
        Ok(()) => NotesError::Damaged { aside, reason },
        Err(source) => NotesError::Read {
            path: path.to_owned(),
            source: io::Error::new(source.kind(), format!("{reason}; {source}")),
        },
    }
}

pub(super) fn write<T: Serialize>(folder: &Path, path: &Path, record: &T) -> io::Result<()> {
    let mut text = serde_json::to_vec_pretty(record)?;
    text.push(b'\n');
    write_bytes(folder, path, &text)
}

/// Writes a file beside its place, brings it to the disk and then puts it in
/// its place.
pub(super) fn write_bytes(folder: &Path, path: &Path, text: &[u8]) -> io::Result<()> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    make(folder)?;
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let beside = path.with_extension(format!("new-{}-{number}", std::process::id()));
    let written = (|| {
        // What has this name already was left by a process that was killed.
        let mut file = File::create(&beside)?;
        file.write_all(text)?;
        file.sync_all()?;
        fs::rename(&beside, path)?;
        // So that the name is on the disk as well; where folders cannot be
        // opened the system does it by itself.
        File::open(folder).map_or(Ok(()), |folder| folder.sync_all())
    })();
    if written.is_err() {
        // Nothing but what was just made here is taken away.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// Makes the folder; what a person reads is for nobody else to see.
fn make(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Meta;
    use crate::notes::KeptCorrections;
    use crate::parse::corrections::Corrections;
    use crate::parse::{Options, parse};

    /// A folder of its own for one test, gone with it.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let name = format!("gangmu-notes-{}-{name}", std::process::id());
            let folder = std::env::temp_dir().join(name);
            fs::create_dir_all(&folder).unwrap();
            Self(folder)
        }

        fn store(&self) -> Store {
            Store::at(self.0.join("state"))
        }

        /// The key of a file with this content.
        fn document(&self, name: &str, text: &str) -> DocumentKey {
            let path = self.0.join(name);
            fs::write(&path, text).unwrap();
            DocumentKey::new(Some(&path), &[text])
        }

        fn kept_files(&self) -> Vec<String> {
            let folder = self.store().folder;
            let entries = fs::read_dir(folder).unwrap();
            let mut names: Vec<String> = entries
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .filter(|name| name != "lock")
                .collect();
            names.sort();
            names
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    /// Something to keep.
    fn dropped(line: u32) -> Kept {
        let document = parse(&"一行\n".repeat(9), Meta::default(), &Options::default()).unwrap();
        let mut corrections = Corrections::default();
        corrections.drop_line(line);
        corrections.patterns.push("附注@2".parse().unwrap());
        corrections.make_line(8, None);
        Kept {
            structure: KeptCorrections::new(&document, &corrections),
            ..Kept::default()
        }
    }

    fn save(store: &Store, key: &DocumentKey, kept: &Kept) -> Result<(), NotesError> {
        store.change(key, [Change::Structure(kept.structure.clone())])
    }

    #[test]
    fn what_is_kept_comes_back_and_nothing_stands_beside_the_document() {
        let folder = Folder::new("back");
        let store = folder.store();
        let key = folder.document("甲.txt", "甲");
        let loaded = store.load(&key);
        assert!(loaded.kept == Kept::default() && loaded.error.is_none());
        save(&store, &key, &dropped(3)).unwrap();
        save(&store, &key, &dropped(4)).unwrap();
        assert_eq!(store.load(&key).kept, dropped(4));
        assert_eq!(folder.kept_files(), [key.file_name()]);
        assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 2);
        let text = fs::read_to_string(store.file(&key)).unwrap();
        assert!(text.contains("\"version\": 1"), "{text}");
    }

    #[test]
    fn a_path_counts_before_the_content_and_a_new_path_is_known_by_it() {
        let folder = Folder::new("moved");
        let store = folder.store();
        let first = folder.document("甲.txt", "甲");
        save(&store, &first, &dropped(1)).unwrap();
        let edited = folder.document("甲.txt", "甲乙");
        assert_eq!(store.load(&edited).kept, dropped(1));
        let moved = folder.document("乙.txt", "甲");
        assert_eq!(store.load(&moved).kept, dropped(1));
        save(&store, &moved, &dropped(2)).unwrap();
        assert_eq!(store.load(&first).kept, dropped(1));
        let other = folder.document("丙.txt", "丙");
        assert_eq!(store.load(&other).kept, Kept::default());
        let piped = DocumentKey::new(None, &["丁"]);
        save(&store, &piped, &dropped(5)).unwrap();
        assert_eq!(store.load(&piped).kept, dropped(5));
        assert_eq!(
            store.load(&DocumentKey::new(None, &["戊"])).kept,
            Kept::default()
        );
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_told_of() {
        let folder = Folder::new("damaged");
        let store = folder.store();
        let key = folder.document("甲.txt", "甲");
        let broken = [
            "{\"version\": 1, \"conte",
            "[]",
            "{\"version\":1,\"content\":3}",
        ];
        for (number, text) in (1..).zip(broken) {
            save(&store, &key, &dropped(1)).unwrap();
            fs::write(store.file(&key), text).unwrap();
            let loaded = store.load(&key);
            assert_eq!(loaded.kept, Kept::default());
            let message = loaded.error.unwrap().to_string();
            let aside = store.file(&key).with_extension(format!("damaged-{number}"));
            assert!(message.contains(aside.to_str().unwrap()), "{message}");
            assert_eq!(fs::read_to_string(aside).unwrap(), text);
            assert!(store.load(&key).error.is_none());
        }
        // Damaged between load and save: set aside as well.
        fs::write(store.file(&key), "{").unwrap();
        save(&store, &key, &dropped(2)).unwrap();
        assert_eq!(store.load(&key).kept, dropped(2));
        assert_eq!(folder.kept_files().len(), 5);
    }

    #[test]
    fn a_damaged_neighbour_does_not_hide_the_content() {
        let folder = Folder::new("neighbour");
        let store = folder.store();
        let first = folder.document("甲.txt", "甲");
        save(&store, &first, &dropped(1)).unwrap();
        fs::write(store.folder.join("path-0.json"), "{").unwrap();
        let moved = folder.document("乙.txt", "甲");
        assert_eq!(store.load(&moved).kept, dropped(1));
        assert_eq!(folder.kept_files().len(), 2);
    }

    #[test]
    fn what_a_later_version_wrote_is_left_alone() {
        let folder = Folder::new("later");
        let store = folder.store();
        let key = folder.document("甲.txt", "甲");
        save(&store, &key, &dropped(1)).unwrap();
        let later = "{\"version\": 2, \"pages\": []}";
        fs::write(store.file(&key), later).unwrap();
        assert!(matches!(
            store.load(&key).error,
            Some(NotesError::Later { version: 2, .. })
        ));
        assert!(save(&store, &key, &dropped(2)).is_err());
        assert_eq!(fs::read_to_string(store.file(&key)).unwrap(), later);
    }

    #[test]
    fn windows_that_change_different_things_lose_nothing() {
        let folder = Folder::new("windows");
        let store = folder.store();
        let key = folder.document("甲.txt", "甲");
        let change = |n: u32| match n % 2 {
            0 => Change::Encoding(Some(format!("x-{n}"))),
            _ => Change::Structure(dropped(n).structure),
        };
        std::thread::scope(|scope| {
            for window in 0..2 {
                let (store, key) = (&store, &key);
                scope.spawn(move || {
                    for n in 0..20 {
                        store.change(key, [change(2 * n + window)]).unwrap();
                    }
                });
            }
        });
        let kept = store.load(&key).kept;
        assert_eq!(kept.encoding.as_deref(), Some("x-38"));
        assert_eq!(kept.structure, dropped(39).structure);
        assert_eq!(folder.kept_files(), [key.file_name()]);
    }

    #[test]
    fn fields_that_are_not_there_have_their_defaults() {
        let folder = Folder::new("fields");
        let store = folder.store();
        let key = folder.document("甲.txt", "甲");
        save(&store, &key, &dropped(1)).unwrap();
        let text = "{\"version\":1,\"content\":\"0\",\"kept\":{\"encoding\":\"Big5\",\"more\":1}}";
        fs::write(store.file(&key), text).unwrap();
        let kept = store.load(&key).kept;
        assert_eq!(kept.encoding.as_deref(), Some("Big5"));
        assert_eq!(kept.structure, KeptCorrections::default());
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_that_cannot_be_written_is_told_of() {
        use std::os::unix::fs::PermissionsExt;
        let folder = Folder::new("read-only");
        let key = folder.document("甲.txt", "甲");
        let state = folder.0.join("state");
        fs::create_dir(&state).unwrap();
        fs::set_permissions(&state, fs::Permissions::from_mode(0o500)).unwrap();
        if fs::write(state.join("probe"), "").is_ok() {
            println!("skipped: rights do not bind this user");
            return;
        }
        let error = save(&folder.store(), &key, &dropped(1)).unwrap_err();
        assert!(error.to_string().contains("state"), "{error}");
        let loaded = folder.store().load(&key);
        assert!(loaded.kept == Kept::default() && loaded.error.is_none());
        fs::set_permissions(&state, fs::Permissions::from_mode(0o700)).unwrap();
    }

    #[test]
    fn a_file_in_the_place_of_the_folder_is_told_of() {
        let folder = Folder::new("file");
        let key = folder.document("甲.txt", "甲");
        fs::write(folder.0.join("state"), "").unwrap();
        let error = save(&folder.store(), &key, &dropped(1)).unwrap_err();
        assert!(matches!(
            error,
            NotesError::Write { .. } | NotesError::Read { .. }
        ));
        assert_eq!(fs::read_to_string(folder.0.join("state")).unwrap(), "");
    }
}
