//! What a zip file is, by the names of what it holds.

use super::Kind;
use super::sample::{HEAD, Sample, number};

/// A header before each member.
const LOCAL: &[u8] = b"PK\x03\x04";

/// A row of the list of members at the end.
const LISTED: &[u8] = b"PK\x01\x02";

/// What stands behind the list.
const END: &[u8] = b"PK\x05\x06";

/// Bytes of the end, with the longest comment.
const LONGEST_END: usize = 22 + 0xFFFF;

/// The most bytes of the list that are read.
const LONGEST_LIST: u64 = 1024 * 1024;

/// The kind of a zip file. Where its list cannot be read (the end has not come
/// yet, or is lost) the members at the beginning have to do.
pub(super) fn kind(sample: &Sample<'_>) -> Kind {
    let listed = list(sample).unwrap_or_default();
    let names = match listed.is_empty() {
        false => headers(&listed, LISTED, 28, 46),
        true => headers(sample.head, LOCAL, 26, 30),
    };
    let has = |name: &[u8]| names.contains(&name);
    let in_folder = |folder: &[u8]| names.iter().any(|name| name.starts_with(folder));
    if let Some(kind) = by_media_type(sample.head) {
        return kind;
    }
    if has(b"[Content_Types].xml") {
        let folders: [(&[u8], Kind); 4] = [
            (b"word/", Kind::Docx),
            (b"xl/", Kind::Xlsx),
            (b"ppt/", Kind::Pptx),
            (b"visio/", Kind::Visio),
        ];
        let known = folders.into_iter().find(|(folder, _)| in_folder(folder));
        return known.map_or(Kind::OfficeXml, |(_, kind)| kind);
    }
    let members: [(&[u8], Kind); 7] = [
        (b"OFD.xml", Kind::Ofd),
        (b"META-INF/container.xml", Kind::Epub),
        (b"Index/Document.iwa", Kind::Iwork),
        (b"Index.zip", Kind::Iwork),
        (b"word/document.xml", Kind::Docx),
        (b"AndroidManifest.xml", Kind::Apk),
        (b"META-INF/MANIFEST.MF", Kind::Jar),
    ];
    let known = members.into_iter().find(|(name, _)| has(name));
    known.map_or(Kind::Zip, |(_, kind)| kind)
}

/// EPUB and OpenDocument have their media type in front, as it is.
fn by_media_type(head: &[u8]) -> Option<Kind> {
    let content = head.get(30..)?.strip_prefix(b"mimetype")?;
    let extra = usize::try_from(number::<2>(head, 28)?).ok()?;
    let content = content.get(extra..)?;
    let types: [(&[u8], Kind); 4] = [
        (b"application/epub+zip", Kind::Epub),
        (b"application/vnd.oasis.opendocument.text", Kind::Odt),
        (b"application/vnd.oasis.opendocument.spreadsheet", Kind::Ods),
        (
            b"application/vnd.oasis.opendocument.presentation",
            Kind::Odp,
        ),
    ];
    let known = types
        .into_iter()
        .find(|(name, _)| content.starts_with(name));
    known.map(|(_, kind)| kind)
}

/// The list of members at the end.
fn list(sample: &Sample<'_>) -> Option<Vec<u8>> {
    let size = sample.size?;
    let most = u64::try_from(LONGEST_END).ok()?.min(size);
    let tail = (sample.at)(size.checked_sub(most)?, LONGEST_END);
    let end = tail.get(memchr::memmem::rfind(&tail, END)?..)?;
    let length = number::<4>(end, 12)?.min(LONGEST_LIST);
    let at = number::<4>(end, 16)?;
    Some((sample.at)(at, usize::try_from(length).ok()?))
}

/// The names behind each `mark`: at which place of a header the length of the
/// name stands, and at which the name.
fn headers<'a>(bytes: &'a [u8], mark: &[u8], length: usize, name: usize) -> Vec<&'a [u8]> {
    let bytes = match mark == LOCAL {
        true => bytes.get(..HEAD).unwrap_or(bytes),
        false => bytes,
    };
    let header = |at: usize| {
        let header = bytes.get(at..)?;
        let length = usize::try_from(number::<2>(header, length)?).ok()?;
        header.get(name..)?.get(..length)
    };
    memchr::memmem::find_iter(bytes, mark)
        .filter_map(header)
        .collect()
}
