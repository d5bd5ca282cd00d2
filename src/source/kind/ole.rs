//! What an OLE compound file is, by the names of its streams.

use super::Kind;
use super::sample::{Sample, number};

/// The most sectors of the folder that are read.
const MOST: usize = 256;

/// Bytes of an entry of the folder.
const ENTRY: usize = 128;

/// The kind of a compound file. Where its folder is damaged or has not come
/// yet, all that is known is that it is one.
pub(super) fn kind(sample: &Sample<'_>) -> Kind {
    let names = names(sample).unwrap_or_default();
    let streams = [
        ("EncryptedPackage", Kind::Locked),
        ("WordDocument", Kind::Doc),
        ("Workbook", Kind::Xls),
        ("Book", Kind::Xls),
        ("PowerPoint Document", Kind::Ppt),
        ("VisioDocument", Kind::Visio),
        ("\u{5}HwpSummaryInformation", Kind::Hwp),
        ("__properties_version1.0", Kind::Msg),
    ];
    let has = |stream: &str| names.iter().any(|name| name == stream);
    let known = streams.into_iter().find(|(stream, _)| has(stream));
    known.map_or(Kind::Ole, |(_, kind)| kind)
}

/// The names in the folder, which is a chain of sectors.
fn names(sample: &Sample<'_>) -> Option<Vec<String>> {
    let head = sample.head;
    let shift = u32::try_from(number::<2>(head, 30)?).ok()?;
    let size = 1usize
        .checked_shl(shift)
        .filter(|size| (512..=4096).contains(size))?;
    let sector = |id: u64| -> Option<Vec<u8>> {
        let at = id.checked_add(1)?.checked_mul(u64::try_from(size).ok()?)?;
        let sector = (sample.at)(at, size);
        (sector.len() == size).then_some(sector)
    };
    let mut names = Vec::new();
    let mut id = number::<4>(head, 48)?;
    for _ in 0..MOST {
        let Some(sector_of_folder) = sector(id) else {
            break;
        };
        names.extend(sector_of_folder.chunks_exact(ENTRY).filter_map(name));
        // The table of sectors says which comes next. Where the header lists
        // its sectors no further, the folder is long beyond need.
        let per_sector = u64::try_from(size / 4).ok()?;
        let which = usize::try_from(id.checked_div(per_sector)?).ok()?;
        if which >= 109 {
            break;
        }
        let table = number::<4>(head, which.checked_mul(4)?.checked_add(76)?)?;
        let place = usize::try_from(id.checked_rem(per_sector)?).ok()?;
        let Some(next) = sector(table).and_then(|t| number::<4>(&t, place.checked_mul(4)?)) else {
            break;
        };
        id = next;
    }
    Some(names)
}

/// The name of an entry, in UTF-16 with a NUL behind it.
fn name(entry: &[u8]) -> Option<String> {
    let length = usize::try_from(number::<2>(entry, 64)?)
        .ok()?
        .checked_sub(2)?;
    let units = entry.get(..length.min(64))?.chunks_exact(2);
    let units: Vec<u16> = units
        .filter_map(|unit| <[u8; 2]>::try_from(unit).ok().map(u16::from_le_bytes))
        .collect();
    Some(String::from_utf16_lossy(&units))
}
