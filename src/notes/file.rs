//! The files in which things are kept: read whole, changed whole, one window
//! after the other.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use etcetera::BaseStrategy;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::setting::{Language, Told, told_errors};

/// The version of the files written here. Fields may be added within one.
pub(super) const VERSION: u32 = 1;

/// Why something could not be kept or read.
#[derive(Debug)]
pub enum NotesError {
    /// There is no home folder to keep anything in.
    NoHome,
    /// The folder or the file cannot be written.
    Write {
        /// What was to be written.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// The file is there and cannot be read.
    Read {
        /// What was to be read.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// The file holds what no version writes.
    Damaged {
        /// Where it is now.
        aside: PathBuf,
        /// The line of the file, from 1, where it is damaged; 0 where no line
        /// is known.
        line: usize,
    },
    /// A damaged file that could not be set aside.
    Stuck {
        /// The file.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// A later version has written the file.
    Later {
        /// The file.
        path: PathBuf,
        /// The version it gives.
        version: u32,
    },
}

impl Told for NotesError {
    fn told(&self, language: Language) -> String {
        let because = |source: &io::Error| source.told(language);
        match language {
            Language::Chinese => match self {
                Self::NoHome => "无法保存：没有主目录；请设置 HOME".to_owned(),
                Self::Write { path, source } => format!(
                    "无法保存到 {}：{}；请检查该文件夹的权限和剩余空间",
                    path.display(),
                    because(source)
                ),
                Self::Read { path, source } => format!(
                    "读不了 {} 中保存的内容：{}；文件未作改动",
                    path.display(),
                    because(source)
                ),
                Self::Damaged { aside, line: 0 } => {
                    format!("保存的内容已损坏；原文件移到了 {}", aside.display())
                }
                Self::Damaged { aside, line } => format!(
                    "保存的内容已损坏（第 {line} 行）；原文件移到了 {}",
                    aside.display()
                ),
                Self::Stuck { path, source } => format!(
                    "{} 已损坏，又无法移开：{}；请把它移走或改名",
                    path.display(),
                    because(source)
                ),
                Self::Later { path, version } => format!(
                    "{} 由更新版本的 gangmu 写成（格式 {version}）；文件未作改动，请升级",
                    path.display()
                ),
            },
            Language::English => match self {
                Self::NoHome => "cannot keep this: there is no home folder; set HOME".to_owned(),
                Self::Write { path, source } => format!(
                    "cannot keep this in {}: {}; see to the rights and the space of that folder",
                    path.display(),
                    because(source)
                ),
                Self::Read { path, source } => format!(
                    "cannot read what is kept in {}: {}; it is left as it is",
                    path.display(),
                    because(source)
                ),
                Self::Damaged { aside, line: 0 } => format!(
                    "what was kept is damaged; it was set aside as {}",
                    aside.display()
                ),
                Self::Damaged { aside, line } => format!(
                    "what was kept is damaged (line {line}); it was set aside as {}",
                    aside.display()
                ),
                Self::Stuck { path, source } => format!(
                    "{} is damaged and cannot be set aside: {}; move it away or rename it",
                    path.display(),
                    because(source)
                ),
                Self::Later { path, version } => format!(
                    "{} was written by a later version of gangmu ({version}); it is left as it \
                     is, get that version",
                    path.display()
                ),
            },
        }
    }
}

told_errors!(NotesError);

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

/// Reads the record of a file.
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
            line: error.line(),
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

/// Changes the record of a file: `make` is given the one that is there, where
/// one is. The file is whole at any time: it is written beside its place,
/// brought to the disk and then put in its place; meanwhile no other window
/// changes anything in its folder. Blocks until that is done.
///
/// # Errors
/// [`NotesError::Write`] where that fails, [`NotesError::Read`] or
/// [`NotesError::Later`] where the file cannot be read; what was kept before
/// is still there then. A damaged file is set aside.
pub(super) fn change<T: Serialize + DeserializeOwned>(
    path: &Path,
    make: impl FnOnce(Option<T>) -> T,
) -> Result<(), NotesError> {
    let fault = |source| NotesError::Write {
        path: path.to_owned(),
        source,
    };
    let _lock = lock(folder_of(path)).map_err(fault)?;
    let before = match read(path) {
        Content::Record(record) => Some(*record),
        Content::Nothing => None,
        Content::Bad(error @ (NotesError::Later { .. } | NotesError::Read { .. })) => {
            return Err(error);
        }
        // It has been damaged since it was loaded.
        Content::Bad(error) => {
            drop(set_aside(path, error));
            None
        }
    };
    write(path, &make(before)).map_err(fault)
}

fn folder_of(path: &Path) -> &Path {
    path.parent().unwrap_or(path)
}

/// Holds the folder for one change, until the file is dropped.
fn lock(folder: &Path) -> io::Result<File> {
    make(folder)?;
    let mut options = File::options();
    let options = options.create(true).truncate(false).write(true);
    let file = options.open(folder.join("lock"))?;
    match file.lock() {
        // Some network folders know no locks: whole files are safe there
        // all the same.
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(file),
        locked => locked.map(|()| file),
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
    let NotesError::Damaged { line, .. } = error else {
        return error;
    };
    let free = (1u32..)
        .map(|number| path.with_extension(format!("damaged-{number}")))
        .find(|aside| !aside.exists());
    let aside = free.unwrap_or_else(|| path.with_extension("damaged"));
    match fs::rename(path, &aside) {
        Ok(()) => NotesError::Damaged { aside, line },
        Err(source) => NotesError::Stuck {
            path: path.to_owned(),
            source,
        },
    }
}

fn write<T: Serialize>(path: &Path, record: &T) -> io::Result<()> {
    let mut text = serde_json::to_vec_pretty(record)?;
    text.push(b'\n');
    write_bytes(path, &text)
}

/// Writes a file beside its place, brings it to the disk and then puts it in
/// its place.
pub(super) fn write_bytes(path: &Path, text: &[u8]) -> io::Result<()> {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let folder = folder_of(path);
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
