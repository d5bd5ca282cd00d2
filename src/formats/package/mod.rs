//! Zip packages: the members of a file that is an archive, opened within
//! bounds of our own.
//!
//! Nothing is ever written or fetched: a member is found by its name inside
//! the archive alone. How many members there are, how much they hold and how
//! much of it comes out of a few bytes is bounded before it is read.

mod fault;
pub(super) mod metadata;
mod part;
pub(super) mod xml;

use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;

use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};

use crate::cores::{Stop, never};
use crate::source;

pub(crate) use fault::Fault;
pub(crate) use part::Part;

/// The most members of a package; the fullest office documents have some
/// thousand.
const MOST_MEMBERS: usize = 65_536;

/// The most bytes that all that is read of a package may hold.
const MOST_BYTES: u64 = 1024 * 1024 * 1024;

/// The longest name of a member, in bytes.
const LONGEST_NAME: usize = 4096;

/// A file that is an archive of members.
pub(crate) struct Package<'a> {
    archive: ZipSliceArchive<&'a [u8]>,
    members: Vec<Member>,
    /// Their indices by name, and by name in small letters.
    named: HashMap<String, usize>,
    folded: HashMap<String, usize>,
    /// Bytes that may still be read of it.
    left: Rc<Cell<u64>>,
    stop: Stop<'a>,
}

/// A member of a package.
struct Member {
    name: String,
    place: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    locked: bool,
}

impl<'a> Package<'a> {
    /// Opens the archive that `bytes` are, all of which must be there. Linear
    /// in the number of members.
    ///
    /// # Errors
    /// [`Fault`] where it is no whole archive, has too many members, or one
    /// whose name leads out of it.
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let archive = ZipArchive::from_slice(bytes).map_err(|_| Fault::Damaged)?;
        let mut members: Vec<Member> = Vec::new();
        let mut raw_names: Vec<Vec<u8>> = Vec::new();
        let mut entries = archive.entries();
        while let Some(entry) = entries.next_entry().map_err(|_| Fault::Damaged)? {
            if entry.is_dir() {
                continue;
            }
            if members.len() >= MOST_MEMBERS {
                return Err(Fault::Members);
            }
            let raw = entry.file_path();
            if raw.len() > LONGEST_NAME {
                return Err(Fault::Path(String::from("…")));
            }
            raw_names.push(raw.as_ref().to_vec());
            members.push(Member {
                name: String::new(),
                place: entry.wayfinder(),
                method: entry.compression_method(),
                locked: entry.flags().is_encrypted(),
            });
        }
        let (mut named, mut folded) = (HashMap::new(), HashMap::new());
        for (at, (member, name)) in members.iter_mut().zip(names(&raw_names)).enumerate() {
            if leads_out(&name) {
                return Err(Fault::Path(name));
            }
            named.entry(name.clone()).or_insert(at);
            folded.entry(name.to_ascii_lowercase()).or_insert(at);
            member.name = name;
        }
        Ok(Self {
            archive,
            members,
            named,
            folded,
            left: Rc::new(Cell::new(MOST_BYTES)),
            stop: &never,
        })
    }

    /// Reads no more of its members once `stop` says so.
    pub(crate) const fn until(mut self, stop: Stop<'a>) -> Self {
        self.stop = stop;
        self
    }

    /// The names of all members, in the order of the archive.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.members.iter().map(|member| member.name.as_str())
    }

    /// Whether there is a member of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.member(name).is_some()
    }

    /// The member of a name, to be read once from its beginning; `None` where
    /// there is none.
    ///
    /// # Errors
    /// [`Fault`] where it cannot be read.
    pub(crate) fn part(&self, name: &str) -> Result<Option<Part<'_>>, Fault> {
        let Some(member) = self.member(name) else {
            return Ok(None);
        };
        if member.locked {
            return Err(Fault::Locked);
        }
        let entry = self.archive.get_entry(member.place);
        let entry = entry.map_err(|_| Fault::Damaged)?;
        Part::new(
            &entry,
            member.method,
            name,
            Rc::clone(&self.left),
            self.stop,
        )
        .map(Some)
    }

    /// By the exact name or, as the names of parts are compared, whatever the
    /// case of its letters.
    fn member(&self, name: &str) -> Option<&Member> {
        let exact = self.named.get(name);
        let at = exact.or_else(|| self.folded.get(&name.to_ascii_lowercase()));
        self.members.get(*at?)
    }
}

/// So few bytes outside ASCII tell no encoding.
const FEW: usize = 12;

/// The names of members as text. Those that are no UTF-8 are written in the
/// encoding of the machine that packed them, which is found out from all of
/// them together; from a few letters it cannot be, and GBK is the commonest.
fn names(raw: &[Vec<u8>]) -> Vec<String> {
    // Two bytes a character, as in a word of GBK, may be UTF-8 by chance.
    let plain = |name: &Vec<u8>| {
        let text = std::str::from_utf8(name).ok()?;
        let is_sure = text.is_ascii() || text.bytes().any(|byte| byte >= 0xE0);
        is_sure.then(|| text.to_owned())
    };
    let named: Vec<Option<String>> = raw.iter().map(plain).collect();
    let others = raw.iter().zip(&named).filter(|(_, name)| name.is_none());
    let others: Vec<&[u8]> = others.map(|(raw, _)| raw.as_slice()).collect();
    let all = others.join(&b'\n');
    let few = all.iter().filter(|byte| !byte.is_ascii()).count() < FEW;
    let decoded = source::decode(&all, few.then_some("gbk"), None);
    let mut decoded = decoded.split('\n');
    let names = named.into_iter().zip(raw).map(|(name, raw)| {
        let name = name.or_else(|| decoded.next().map(str::to_owned));
        let name = name.unwrap_or_else(|| String::from_utf8_lossy(raw).into_owned());
        name.replace('\\', "/")
    });
    names.collect()
}

/// Whether a name leads out of the folder that an archive is unpacked in.
fn leads_out(name: &str) -> bool {
    let drive = name.as_bytes().get(1) == Some(&b':');
    name.starts_with('/') || drive || name.split('/').any(|part| part == "..")
}

/// The name of the part that `target` means, said in a part of the folder
/// `folder` (with its final stroke, or empty). `None` for one outside.
pub(crate) fn resolve(folder: &str, target: &str) -> Option<String> {
    let (folder, target) = match target.strip_prefix('/') {
        Some(target) => ("", target),
        None => (folder, target),
    };
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::{leads_out, resolve};

    #[test]
    fn targets_are_found_from_their_folder_and_never_outside() {
        assert_eq!(resolve("word/", "styles.xml").unwrap(), "word/styles.xml");
        assert_eq!(resolve("word/", "/word/./a.xml").unwrap(), "word/a.xml");
        assert_eq!(resolve("word/", "../custom/b.xml").unwrap(), "custom/b.xml");
        assert_eq!(resolve("word/", "../../etc/passwd"), None);
    }

    #[test]
    fn names_that_lead_out_are_seen() {
        for name in ["../a", "a/../../b", "/etc/passwd", "C:/a", "a/.."] {
            assert!(leads_out(name), "{name}");
        }
        assert!(!leads_out("word/a..b.xml"));
    }
}
