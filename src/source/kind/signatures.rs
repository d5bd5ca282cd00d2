//! The first bytes of files that are no text.

use super::Kind;
use super::noise;
use super::sample::number;

/// Bytes at a place. Without a control character among them they prove a kind
/// only where what follows is no text either: a note may begin with any word.
struct Signature {
    at: usize,
    bytes: &'static [u8],
    kind: Kind,
}

const fn starts(bytes: &'static [u8], kind: Kind) -> Signature {
    Signature { at: 0, bytes, kind }
}

/// In this order: the first that fits counts.
const SIGNATURES: &[Signature] = &[
    starts(b"PK\x03\x04", Kind::Zip),
    starts(b"PK\x05\x06", Kind::Zip),
    starts(b"PK\x07\x08", Kind::Zip),
    starts(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Kind::Ole),
    starts(b"\x1F\x8B\x08", Kind::Gzip),
    starts(b"\x1F\x9D", Kind::Compress),
    starts(b"\xFD7zXZ\0", Kind::Xz),
    starts(b"\x28\xB5\x2F\xFD", Kind::Zstd),
    starts(b"\x04\x22\x4D\x18", Kind::Lz4),
    starts(b"LZIP\x01", Kind::Lzip),
    starts(b"7z\xBC\xAF\x27\x1C", Kind::SevenZip),
    starts(b"Rar!\x1A\x07", Kind::Rar),
    starts(b"MSCF\0\0\0\0", Kind::Cab),
    starts(b"!<arch>\n", Kind::Ar),
    starts(b"\xED\xAB\xEE\xDB", Kind::Rpm),
    Signature {
        at: 0x8001,
        bytes: b"CD001",
        kind: Kind::Iso,
    },
    starts(b"\x89PNG\r\n\x1A\n", Kind::Png),
    starts(b"\xFF\xD8\xFF", Kind::Jpeg),
    starts(b"GIF87a", Kind::Gif),
    starts(b"GIF89a", Kind::Gif),
    starts(b"II*\0", Kind::Tiff),
    starts(b"MM\0*", Kind::Tiff),
    starts(b"II+\0", Kind::Tiff),
    starts(b"8BPS\0", Kind::Psd),
    starts(b"\0\0\0\x0CjP  \r\n", Kind::JpegNext),
    starts(b"\0\0\0\x0CJXL \r\n", Kind::JpegNext),
    starts(b"\xFF\x4F\xFF\x51", Kind::JpegNext),
    starts(b"AT&TFORM", Kind::Djvu),
    Signature {
        at: 60,
        bytes: b"BOOKMOBI",
        kind: Kind::Mobi,
    },
    Signature {
        at: 60,
        bytes: b"TEXtREAd",
        kind: Kind::Mobi,
    },
    starts(b"ITSF\x03\0\0\0", Kind::Chm),
    starts(b"CAJ\0", Kind::Caj),
    starts(b"KDH ", Kind::Caj),
    starts(b"HN\0\0", Kind::Caj),
    starts(b"HWP Document File V", Kind::Hwp),
    starts(b"ID3", Kind::Audio),
    starts(b"fLaC\0", Kind::Audio),
    starts(b"OggS\0", Kind::Audio),
    starts(b"#!AMR", Kind::Audio),
    starts(b"#!SILK_V3", Kind::Audio),
    starts(b"\x02#!SILK_V3", Kind::Audio),
    starts(b"MThd\0\0\0\x06", Kind::Audio),
    starts(b"FORM", Kind::Audio),
    starts(b"MAC ", Kind::Audio),
    starts(b"\x1A\x45\xDF\xA3", Kind::Video),
    starts(b"FLV\x01", Kind::Video),
    starts(b"\0\0\x01\xBA", Kind::Video),
    starts(b"\0\0\x01\xB3", Kind::Video),
    starts(b".RMF\0", Kind::Video),
    starts(b"\x30\x26\xB2\x75\x8E\x66\xCF\x11", Kind::Video),
    starts(b"SQLite format 3\0", Kind::Sqlite),
    Signature {
        at: 4,
        bytes: b"Standard Jet DB\0",
        kind: Kind::Data,
    },
    Signature {
        at: 4,
        bytes: b"Standard ACE DB\0",
        kind: Kind::Data,
    },
    starts(b"PAR1", Kind::Data),
    starts(b"\x89HDF\r\n\x1A\n", Kind::Data),
    starts(b"ARROW1\0\0", Kind::Data),
    starts(b"\x93NUMPY", Kind::Data),
    starts(b"$FL2@(#)", Kind::Data),
    starts(b"\x7FELF", Kind::Elf),
    starts(b"\xCF\xFA\xED\xFE", Kind::MachO),
    starts(b"\xFE\xED\xFA\xCF", Kind::MachO),
    starts(b"\xCE\xFA\xED\xFE", Kind::MachO),
    starts(b"\xCA\xFE\xBA\xBE", Kind::Compiled),
    starts(b"\0asm", Kind::Compiled),
    starts(b"\0\x01\0\0\0", Kind::Font),
    starts(b"OTTO\0", Kind::Font),
    starts(b"ttcf\0", Kind::Font),
    starts(b"wOFF", Kind::Font),
    starts(b"wOF2", Kind::Font),
];

/// The kind by the first bytes.
pub(super) fn kind(head: &[u8]) -> Option<Kind> {
    let by_table = SIGNATURES.iter().find(|signature| {
        let there = head.get(signature.at..).unwrap_or_default();
        let is_control = |byte: &u8| matches!(byte, 0..=9 | 0x0B..=0x1F | 0x7F);
        let proves = signature.bytes.iter().any(is_control);
        there.starts_with(signature.bytes) && (proves || noise::is_in(head))
    });
    by_table.map(|signature| signature.kind).or_else(|| {
        let kind = rtf(head).or_else(|| bzip2(head)).or_else(|| bmp(head));
        let kind = kind.or_else(|| riff(head)).or_else(|| exe(head));
        kind.or_else(|| icon(head)).or_else(|| iso_media(head))
    })
}

/// All of it is ASCII, but nothing that could be read.
fn rtf(head: &[u8]) -> Option<Kind> {
    let rest = head.strip_prefix(b"{\\rtf")?;
    rest.first()?.is_ascii_digit().then_some(Kind::Rtf)
}

/// The block size, then the first digits of pi or, where it holds nothing, of
/// its square root.
fn bzip2(head: &[u8]) -> Option<Kind> {
    let rest = head.strip_prefix(b"BZh")?;
    let (level, rest) = rest.split_first()?;
    let begins = [b"\x31\x41\x59\x26\x53\x59", b"\x17\x72\x45\x38\x50\x90"];
    let known = begins.iter().any(|begin| rest.starts_with(*begin));
    (matches!(level, b'1'..=b'9') && known).then_some(Kind::Bzip2)
}

/// The sizes of the headers that are in use.
fn bmp(head: &[u8]) -> Option<Kind> {
    let known = [12, 16, 40, 52, 56, 64, 108, 124];
    let is_bitmap = head.starts_with(b"BM")
        && number::<4>(head, 6) == Some(0)
        && number::<4>(head, 14).is_some_and(|size| known.contains(&size));
    is_bitmap.then_some(Kind::Bmp)
}

fn riff(head: &[u8]) -> Option<Kind> {
    if !head.starts_with(b"RIFF") || !noise::is_in(head) {
        return None;
    }
    match head.get(8..12)? {
        b"WEBP" => Some(Kind::Webp),
        b"AVI " => Some(Kind::Video),
        b"WAVE" | b"RMID" => Some(Kind::Audio),
        _ => None,
    }
}

/// The old header tells where the new one is.
fn exe(head: &[u8]) -> Option<Kind> {
    let at = number::<4>(head, 0x3C)?;
    let new = head.get(usize::try_from(at).ok()?..)?;
    let known = [&b"PE\0\0"[..], b"NE", b"LE", b"LX"];
    let is_program = head.starts_with(b"MZ") && known.iter().any(|name| new.starts_with(name));
    is_program.then_some(Kind::Exe)
}

/// A number of images, each with its size and place.
fn icon(head: &[u8]) -> Option<Kind> {
    let is_icon = head.starts_with(b"\0\0\x01\0")
        && number::<2>(head, 4).is_some_and(|count| (1..=256).contains(&count))
        && head.get(9) == Some(&0)
        && number::<4>(head, 18).is_some_and(|at| (22..=0x4000).contains(&at));
    is_icon.then_some(Kind::Icon)
}

/// MP4 and what is built like it.
fn iso_media(head: &[u8]) -> Option<Kind> {
    if head.get(..3)? != b"\0\0\0" || head.get(4..8)? != b"ftyp" {
        return None;
    }
    Some(match head.get(8..12)? {
        b"heic" | b"heix" | b"mif1" | b"msf1" | b"avif" | b"avis" => Kind::Heif,
        b"M4A " | b"M4B " => Kind::Audio,
        _ => Kind::Video,
    })
}
