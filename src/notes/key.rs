//! By what a document is known again.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

/// Bytes at the beginning and at the end of a text that its hash looks at.
const PART: usize = 64 * 1024;

/// By what a document is known again: its path without links and dots, and a
/// hash of its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentKey {
    path: Option<PathBuf>,
    content: Hash,
}

impl DocumentKey {
    /// The key of a text at `path`, or from elsewhere than a file; `pieces`
    /// are its parts one behind the other, or the bytes of what is no text. The hash is of the length and the
    /// first and last 64 KiB. Linear in the number of pieces.
    #[must_use]
    pub fn new<T: AsRef<[u8]>>(path: Option<&Path>, pieces: &[T]) -> Self {
        let bytes = || pieces.iter().map(AsRef::as_ref);
        let length: usize = bytes().map(<[u8]>::len).sum();
        let end = length.saturating_sub(PART).max(PART.min(length));
        let counted = u64::try_from(length).unwrap_or(u64::MAX);
        let mut content = Hash::START.with(&counted.to_le_bytes());
        for part in [0..PART.min(length), end..length] {
            let mut at = 0usize;
            for piece in bytes() {
                let from = part.start.saturating_sub(at).min(piece.len());
                let to = part.end.saturating_sub(at).min(piece.len());
                content = content.with(piece.get(from..to).unwrap_or_default());
                at = at.saturating_add(piece.len());
            }
        }
        Self {
            path: path.map(canonical),
            content,
        }
    }

    /// The name of the file that keeps a document at a path.
    pub(super) fn name_of_path(path: &Path) -> String {
        name_of_canonical(&canonical(path))
    }

    /// The path, unless the text came from elsewhere.
    pub(super) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The hash of the content, in hexadecimal digits.
    pub(super) fn content(&self) -> String {
        self.content.to_string()
    }

    /// The name of the file that keeps it.
    pub(super) fn file_name(&self) -> String {
        match &self.path {
            Some(path) => name_of_canonical(path),
            None => format!("text-{}.json", self.content),
        }
    }
}

/// A path without links and dots.
fn canonical(path: &Path) -> PathBuf {
    let found = fs::canonicalize(path).or_else(|_| std::path::absolute(path));
    found.unwrap_or_else(|_| path.to_owned())
}

fn name_of_canonical(path: &Path) -> String {
    let hash = Hash::START.with(path.as_os_str().as_encoded_bytes());
    format!("path-{hash}.json")
}

/// FNV-1a of 128 bits
/// (<https://datatracker.ietf.org/doc/draft-eastlake-fnv/>): the same in every
/// version of the program, unlike the hashes of the standard library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Hash(u128);

impl Hash {
    const START: Self = Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

    fn with(self, bytes: &[u8]) -> Self {
        Self(bytes.iter().fold(self.0, |hash, &byte| {
            (hash ^ u128::from(byte)).wrapping_mul(Self::PRIME)
        }))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_the_draft() {
        assert_eq!(
            Hash::START.with(b"a").to_string(),
            "d228cb696f1a8caf78912b704e4a8964"
        );
        let foobar = Hash::START.with(b"foo").with(b"bar").to_string();
        assert_eq!(foobar, "343e1662793c64bf6f0d3597ba446f18");
    }

    #[test]
    fn a_long_text_is_known_by_its_length_and_ends() {
        let key = |text: &str| DocumentKey::new(None, &[text]).content();
        let long = "甲".repeat(100_000);
        assert_eq!(key(&long), key(&long.clone()));
        assert_ne!(key(&long), key(&format!("{long}甲")));
        assert_ne!(key(&long), key(&format!("乙{}", &long[3..])));
        assert_ne!(key(&long), key(&format!("{}乙", &long[3..])));
        assert_ne!(key("甲"), key("乙"));
    }

    #[test]
    fn pieces_are_as_good_as_one_text() {
        let long = "甲乙丙".repeat(40_000);
        let whole = DocumentKey::new(None, &[&long]);
        for cut in [3, 65_535, 65_538, 180_000, 294_465] {
            let (first, rest) = long.split_at(cut);
            assert_eq!(DocumentKey::new(None, &[first, "", rest]), whole, "{cut}");
        }
    }

    #[test]
    fn one_file_has_one_key_however_its_path_is_written() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let key = |path: &Path| DocumentKey::new(Some(path), &[""]).file_name();
        assert_eq!(
            key(&here.join("src/../Cargo.toml")),
            key(&here.join("Cargo.toml"))
        );
        assert_ne!(key(&here.join("LICENSE")), key(&here.join("Cargo.toml")));
    }
}
