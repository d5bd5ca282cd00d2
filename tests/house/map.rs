//! The map of the house in `src/lib.rs`: it names every room, and no file that
//! is not there.

use std::fs;
use std::path::Path;

/// What stands in backquotes in the second column of the rows of the map.
fn files(map: &str) -> Vec<&str> {
    let rows = map.lines().filter_map(|line| line.strip_prefix("//! | "));
    let second = rows.filter_map(|row| row.trim_end_matches(" |").rsplit_once(" | "));
    second
        .flat_map(|(_, file)| file.split('`').skip(1).step_by(2))
        .filter(|file| file.contains('/') && !file.contains(' '))
        .collect()
}

#[test]
fn the_map_names_every_room_and_only_files_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let map = fs::read_to_string(root.join("lib.rs")).unwrap();
    let files = files(&map);
    assert!(files.len() > 30, "{files:?}");
    let gone = files.iter().filter(|file| !root.join(file).exists());
    let gone: Vec<&&str> = gone.collect();
    assert!(gone.is_empty(), "{gone:?}");
    for entry in fs::read_dir(&root).unwrap() {
        let entry = entry.unwrap();
        let room = entry.file_name().to_string_lossy().into_owned();
        if !entry.file_type().unwrap().is_dir() {
            continue;
        }
        let is_told = map.contains(&format!("//! | [`{room}`] |"))
            || map.contains(&format!("//! | `{room}` |"));
        assert!(is_told, "{room} has no row in the map");
        let is_entered = files
            .iter()
            .any(|file| file.starts_with(&format!("{room}/")));
        assert!(
            is_entered,
            "no row says where something is decided in {room}"
        );
    }
}

#[test]
fn a_file_is_read_from_its_row() {
    let map = "//! | what (`-`) | `a/b.rs`, `c/d.rs` |\n//! | [`room`] | `x` and y |\n";
    assert_eq!(files(map), ["a/b.rs", "c/d.rs"]);
}
