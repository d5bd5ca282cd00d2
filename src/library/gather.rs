//! Which documents paths and folders stand for.

use std::collections::HashSet;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use ignore::overrides::{Override, OverrideBuilder};
use ignore::{DirEntry, WalkBuilder};

use super::order::by_name;
use crate::cores;
use crate::open;
use crate::setting::{Language, Told, told_errors};
use crate::source::Location;

/// Which of the files in folders are picked. What is named itself is always.
#[derive(Debug, Clone, Default)]
pub struct Picking {
    /// Patterns as `rg --glob` has them; with `!` before it one leaves out.
    pub globs: Vec<String>,
    /// Endings of names without their dot; all where there are none.
    pub endings: Vec<String>,
}

/// A pattern that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickingError {
    /// The pattern.
    pub pattern: String,
    /// What is wrong with it, in English.
    pub reason: String,
}

impl Told for PickingError {
    fn told(&self, language: Language) -> String {
        let (pattern, reason) = (&self.pattern, &self.reason);
        match language {
            Language::Chinese => format!("不是文件名模式：{pattern}（{reason}）"),
            Language::English => format!("not a pattern of file names: {pattern} ({reason})"),
        }
    }
}

told_errors!(PickingError);

/// The documents that locations stand for: of a folder the files in it and in
/// the folders below it, of an archive its members, of all else itself. Hidden
/// files and those that a `.gitignore` names are left out, as is what is no
/// document by its name (pictures, sound). Links are followed; a folder that
/// has been gone through is not gone through again, and a link to a file that is
/// there itself is no second one. What could not be looked at is among them, so
/// that whoever opens it is told why, and a folder in which there is nothing.
///
/// Reads names, and four bytes of each file.
///
/// # Errors
/// Where a pattern cannot be read.
pub fn gather(named: &[Location], picking: &Picking) -> Result<Vec<Location>, PickingError> {
    // A mistake is told of whether or not there is a folder.
    let _ = globs(Path::new("."), &picking.globs)?;
    let mut gathered = Vec::new();
    let mut seen = HashSet::new();
    for location in named {
        let folder = location.path().filter(|path| path.is_dir());
        let Some(folder) = folder else {
            gathered.extend(open::members(location));
            continue;
        };
        let files = files(folder, picking, &mut seen)?;
        if files.is_empty() {
            gathered.push(location.clone());
        }
        let members = cores::map(&files, |file| open::members(&Location::Path(file.clone())));
        gathered.extend(members.into_iter().flatten());
    }
    Ok(gathered)
}

/// A folder or file as the disk knows it.
type Identity = (u64, u64);

fn globs(folder: &Path, globs: &[String]) -> Result<Override, PickingError> {
    let mut builder = OverrideBuilder::new(folder);
    for glob in globs {
        builder.add(glob).map_err(|error| PickingError {
            pattern: glob.clone(),
            reason: error.to_string(),
        })?;
    }
    builder.build().map_err(|error| PickingError {
        pattern: globs.join(" "),
        reason: error.to_string(),
    })
}

/// The files below a folder that are picked, in the order of their names.
fn files(
    folder: &Path,
    picking: &Picking,
    seen: &mut HashSet<Identity>,
) -> Result<Vec<PathBuf>, PickingError> {
    let folders = Mutex::new(HashSet::new());
    // A link to a folder is as good as the folder, but only once.
    let is_new = move |entry: &DirEntry| {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        let identity = is_folder
            .then(|| entry.metadata().ok())
            .flatten()
            .map(|known| (known.dev(), known.ino()));
        let mut folders = folders.lock().unwrap_or_else(PoisonError::into_inner);
        identity.is_none_or(|identity| folders.insert(identity))
    };
    let walk = WalkBuilder::new(folder)
        .overrides(globs(folder, &picking.globs)?)
        .require_git(false)
        .follow_links(true)
        .sort_by_file_path(by_name)
        .filter_entry(is_new)
        .build();
    let mut found: Vec<(PathBuf, Option<Identity>, bool)> = Vec::new();
    for entry in walk {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                let unseen = unseen(&error).map(|path| (path.to_owned(), None, false));
                found.extend(unseen);
                continue;
            }
        };
        let path = entry.path();
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
        if is_file && picks(path, picking) {
            let known = entry.metadata().ok();
            let identity = known.map(|known| (known.dev(), known.ino()));
            found.push((path.to_owned(), identity, entry.path_is_symlink()));
        }
    }
    seen.extend(
        found
            .iter()
            .filter(|(_, _, is_link)| !is_link)
            .filter_map(|(_, identity, _)| *identity),
    );
    found.retain(|(_, identity, is_link)| {
        !is_link || identity.is_none_or(|identity| seen.insert(identity))
    });
    found.sort_by(|(a, ..), (b, ..)| by_name(a, b));
    Ok(found.into_iter().map(|(path, ..)| path).collect())
}

/// Whether a file in a folder is picked.
fn picks(path: &Path, picking: &Picking) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy());
    let wanted = |wanted: &String| {
        ending
            .as_ref()
            .is_some_and(|ending| ending.eq_ignore_ascii_case(wanted))
    };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    open::may_be_document(&name)
        && (picking.endings.is_empty() || picking.endings.iter().any(wanted))
}

/// What could not be looked at; nothing of a link that leads round in a
/// circle, whose end is where it began.
fn unseen(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { err, .. } if matches!(**err, ignore::Error::Loop { .. }) => None,
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            unseen(err)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::symlink;

    use super::*;

    /// A folder that is gone when the test is over.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("gangmu-{name}-{}", std::process::id()));
            let _ = fs::remove_dir_all(&path);
            fs::create_dir_all(&path).unwrap();
            Self(path)
        }

        fn write(&self, name: &str, text: &str) -> PathBuf {
            let path = self.0.join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, text).unwrap();
            path
        }

        fn found(&self, picking: &Picking) -> Vec<String> {
            let gathered = gather(&[Location::Path(self.0.clone())], picking).unwrap();
            let found = gathered.iter();
            found
                .map(|found| {
                    let path = found.path().unwrap();
                    let path = path.strip_prefix(&self.0).unwrap();
                    path.display().to_string()
                })
                .collect()
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn hidden_and_ignored_files_and_pictures_are_left_out() {
        let folder = Folder::new("gather");
        for name in [
            "10.md",
            "2.md",
            "下/1.txt",
            ".藏.md",
            "图.png",
            "草稿/稿.txt",
        ] {
            folder.write(name, "渡口");
        }
        folder.write(".gitignore", "草稿/\n");
        let all = Picking::default();
        assert_eq!(folder.found(&all), ["2.md", "10.md", "下/1.txt"]);
        let only = Picking {
            endings: vec!["TXT".to_owned()],
            ..Picking::default()
        };
        assert_eq!(folder.found(&only), ["下/1.txt"]);
        let without = Picking {
            globs: vec!["!2*".to_owned()],
            ..Picking::default()
        };
        assert_eq!(folder.found(&without), ["10.md", "下/1.txt"]);
        let wrong = Picking {
            globs: vec!["[".to_owned()],
            ..Picking::default()
        };
        assert!(gather(&[], &wrong).is_err());
    }

    #[test]
    fn circles_of_links_end_and_a_link_is_no_second_document() {
        let folder = Folder::new("circles");
        let file = folder.write("甲/一.md", "渡口");
        folder.write("乙/二.md", "渡口");
        symlink(&folder.0, folder.0.join("甲/回")).unwrap();
        symlink(folder.0.join("乙"), folder.0.join("甲/乙")).unwrap();
        symlink(folder.0.join("甲"), folder.0.join("乙/甲")).unwrap();
        symlink(&file, folder.0.join("一.md")).unwrap();
        let found = folder.found(&Picking::default());
        assert_eq!(found.len(), 2, "{found:?}");
    }

    #[test]
    fn a_dead_link_is_told_of() {
        let folder = Folder::new("dead");
        folder.write("一.md", "渡口");
        symlink(folder.0.join("无"), folder.0.join("二.md")).unwrap();
        let named = [Location::Path(folder.0.clone())];
        let gathered = gather(&named, &Picking::default()).unwrap();
        let [one, two] = gathered.as_slice() else {
            panic!("{:?}", gathered);
        };
        assert!(open::look(one).is_ok());
        assert!(open::look(two).is_err());
    }
}
