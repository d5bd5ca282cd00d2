use super::*;
use crate::document::Meta;
use crate::notes::KeptCorrections;
use crate::structure::corrections::Corrections;
use crate::structure::{Options, parse};

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
