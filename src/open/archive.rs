//! Members of zip archives as documents: `archive.zip/folder/name.txt` names
//! one, and an archive stands for all that can be read of it.

use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use crate::formats::package::{Fault, Package};
use crate::setting::{Language, Said, Told, told_errors};
use crate::source::{Kind, Location, ReadOptions, Stream};

use super::fault::OpenError;

/// The first bytes of an archive.
const MARK: &[u8] = b"PK\x03\x04";

/// Bytes that come out of any member, however small it is packed.
const FREE: u64 = 32 * 1024 * 1024;

/// How many times its packed size a member may hold beyond that.
const RATIO: u64 = 100;

/// How many members are named in a message.
const NAMED: usize = 12;

/// What is wrong with the name of a member.
#[derive(Debug, Clone, PartialEq, Eq)]
enum MemberFault {
    /// There is none of that name, but these.
    None(Vec<String>),
    /// It has to be said which; these are there.
    Several(Vec<String>),
}

impl Told for MemberFault {
    fn told(&self, language: Language) -> String {
        let (Self::None(names) | Self::Several(names)) = self;
        let listed = |apart: &str| {
            let named: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
            let more = if names.len() > NAMED { " …" } else { "" };
            named.join(apart) + more
        };
        match (self, language) {
            (Self::None(_), Language::Chinese) => {
                format!("压缩包里没有这个成员；有的是 {}", listed("、"))
            }
            (Self::None(_), Language::English) => {
                format!("the archive has no such member; it has {}", listed(", "))
            }
            (Self::Several(_), Language::Chinese) => format!(
                "压缩包里有多份文档，请写作 压缩包/成员；有的是 {}",
                listed("、")
            ),
            (Self::Several(_), Language::English) => format!(
                "the archive holds several documents; name one as ARCHIVE/MEMBER: {}",
                listed(", ")
            ),
        }
    }
}

told_errors!(MemberFault);

/// The documents that a location stands for: the members of an archive that may
/// be read, each by its own name; of all else the location itself. Reads four
/// bytes of what is no archive.
#[must_use]
pub fn members(location: &Location) -> Vec<Location> {
    let own = || vec![location.clone()];
    let Some(path) = location.path() else {
        return own();
    };
    match names(path) {
        Some(Ok(names)) if !names.is_empty() => {
            let names = names.iter();
            names.map(|name| Location::Path(path.join(name))).collect()
        }
        _ => own(),
    }
}

/// The names of the members that may be read, or what is wrong with the
/// archive; `None` of what is none.
fn names(path: &Path) -> Option<Result<Vec<String>, Fault>> {
    let is_file = fs::metadata(path).is_ok_and(|known| known.is_file());
    if !is_file || !begins_as_archive(path) {
        return None;
    }
    let bytes = archive_bytes(path).ok()??;
    let documents = |package: Package<'_>| {
        let names = package.names().filter(|name| may_be_document(name));
        names.map(str::to_owned).collect()
    };
    Some(Package::open(&bytes).map(documents))
}

fn begins_as_archive(path: &Path) -> bool {
    let mut head = [0; MARK.len()];
    let read = fs::File::open(path).and_then(|mut file| file.read_exact(&mut head));
    read.is_ok() && head == MARK
}

/// The bytes of an archive; `None` where it is of another kind: a document that
/// is made as archives are.
fn archive_bytes(path: &Path) -> Result<Option<Vec<u8>>, OpenError> {
    let mut stream = Stream::open(&Location::Path(path.to_owned()))?;
    let options = ReadOptions::default();
    match stream.kind(&options)? {
        Some(Kind::Zip) => Ok(Some(stream.read_bytes(&options)?.bytes)),
        _ => Ok(None),
    }
}

/// Whether a member of an archive or a file in a folder may be a document, by
/// its name: what systems put beside the files, and pictures, sound and film,
/// are none.
#[must_use]
pub fn may_be_document(name: &str) -> bool {
    const OTHERS: [&str; 16] = [
        "png", "jpg", "jpeg", "gif", "bmp", "webp", "tif", "tiff", "ico", "svg", "mp3", "mp4",
        "wav", "avi", "ttf", "css",
    ];
    let mut parts = name.split('/');
    let is_hidden = parts.any(|part| part.starts_with('.') || part == "__MACOSX");
    let last = name.rsplit('/').next().unwrap_or_default();
    let ending = last.rsplit_once('.').map_or("", |(_, ending)| ending);
    !is_hidden
        && !OTHERS
            .iter()
            .any(|other| ending.eq_ignore_ascii_case(other))
}

/// The archive that a path leads into, and the name of the member.
fn parts(path: &Path) -> Option<(PathBuf, String)> {
    // What lies below a file is nothing to the system.
    let error = fs::metadata(path).err()?;
    if error.kind() != ErrorKind::NotADirectory {
        return None;
    }
    let mut above = path.ancestors().skip(1);
    let archive = above.find(|above| fs::metadata(above).is_ok_and(|known| known.is_file()))?;
    let member = path.strip_prefix(archive).ok()?;
    Some((archive.to_owned(), member.to_string_lossy().into_owned()))
}

/// The file that a location is read from: of the member of an archive the
/// archive. `None` of what is no file. Asks the system once or twice.
#[must_use]
pub fn file_of(location: &Location) -> Option<PathBuf> {
    let path = location.path()?;
    let archive = parts(path).map(|(archive, _)| archive);
    Some(archive.unwrap_or_else(|| path.to_owned()))
}

/// Looks whether there is something that could be read, and reads nothing. The
/// members of an archive are not looked through for it.
///
/// # Errors
/// Where there is nothing, or it may not be read.
pub fn look(location: &Location) -> Result<(), OpenError> {
    match location.path().and_then(parts) {
        Some((archive, _)) if begins_as_archive(&archive) => Ok(()),
        _ => Ok(Stream::open(location).map(drop)?),
    }
}

/// Reads the member of an archive that a location names; `None` where it names
/// none.
///
/// # Errors
/// Where the archive or the member cannot be read.
pub(super) fn member_of(location: &Location) -> Result<Option<Stream>, OpenError> {
    let Some((archive, name)) = location.path().and_then(parts) else {
        return Ok(None);
    };
    if !begins_as_archive(&archive) {
        return Ok(None);
    }
    let Some(bytes) = archive_bytes(&archive)? else {
        return Ok(None);
    };
    let unmade = |reason: Said| OpenError::Unmade {
        label: location.label(),
        reason,
    };
    let bytes = member(&bytes, &name).map_err(|fault| unmade(Said::new(&fault)))?;
    match bytes {
        Ok(bytes) => Ok(Some(Stream::of_bytes(location, bytes))),
        Err(fault) => Err(unmade(Said::new(&fault))),
    }
}

/// The bytes of a member.
fn member(archive: &[u8], name: &str) -> Result<Result<Vec<u8>, MemberFault>, Fault> {
    let package = Package::open(archive)?;
    let Some(part) = package.part(name)? else {
        let names = package.names().filter(|name| may_be_document(name));
        return Ok(Err(MemberFault::None(names.map(str::to_owned).collect())));
    };
    let most = part.packed().saturating_mul(RATIO).max(FREE);
    part.bytes(most).map(Ok)
}

/// Says of an archive that is opened as one document which there are, or what
/// is wrong with it; nothing of what holds none.
pub(super) fn several(location: &Location) -> Option<OpenError> {
    let reason = match names(location.path()?)? {
        Ok(names) if names.is_empty() => return None,
        Ok(names) => Said::new(&MemberFault::Several(names)),
        Err(fault) => Said::new(&fault),
    };
    Some(OpenError::Unmade {
        label: location.label(),
        reason,
    })
}

#[cfg(test)]
mod tests {
    use super::may_be_document;

    #[test]
    fn what_systems_and_pictures_leave_is_no_document() {
        for name in ["__MACOSX/a.txt", "a/.DS_Store", "图/一.PNG"] {
            assert!(!may_be_document(name), "{name}");
        }
        for name in ["通知/放假.txt", "README", "a.b/c.docx"] {
            assert!(may_be_document(name), "{name}");
        }
    }
}
