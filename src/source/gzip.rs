//! What a gzip file holds, unpacked within bounds of our own.

use std::io::Read;

use flate2::bufread::GzDecoder;

use crate::setting::{Language, Told, told_errors};

/// Bytes that come out of any file, however few it has.
const FREE: usize = 32 * 1024 * 1024;

/// How many times what has been read of it a file may give beyond that. Text
/// packs some ten times; what is made to fill a machine a thousand times.
const RATIO: usize = 100;

/// The most bytes that are taken out of a file.
const MOST: usize = 1024 * 1024 * 1024;

/// The most parts of a file, each packed by itself.
const MOST_PARTS: usize = 65_536;

/// How many bytes are unpacked at a time.
const STEP: usize = 256 * 1024;

/// The first bytes of each part.
const MARK: &[u8] = b"\x1F\x8B";

/// Why a gzip file cannot be unpacked. Told without its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GzipFault {
    /// It is cut short, or holds other bytes than it says.
    Damaged,
    /// A few bytes unpack to very many.
    Bomb,
    /// It holds more than 1 GiB.
    Large,
}

impl Told for GzipFault {
    fn told(&self, language: Language) -> String {
        let (zh, en) = match self {
            Self::Damaged => (
                "这个 gzip 文件已损坏或不完整；请重新下载或复制",
                "this gzip file is damaged or cut short; download or copy it again",
            ),
            Self::Bomb => (
                "少量字节会展开成巨量内容，不予展开；请核对来源",
                "a few of its bytes unpack to very many, which is not done; check where it is from",
            ),
            Self::Large => (
                "展开后超过 1 GiB 的上限；请先解压并拆分：gzip -dc FILE | split",
                "it is larger than 1 GiB unpacked, which is the most that is unpacked; unpack and \
                 split it first: gzip -dc FILE | split",
            ),
        };
        language.choose(zh, en).to_owned()
    }
}

told_errors!(GzipFault);

/// What was in a gzip file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unpacked {
    pub(super) bytes: Vec<u8>,
    /// What it was called when it was packed.
    pub(super) name: Option<String>,
}

/// Unpacks a gzip file, all parts of which make one. What follows the last
/// part is left, as by gzip itself. Linear in what comes out.
pub(super) fn unpack(packed: &[u8]) -> Result<Unpacked, GzipFault> {
    let mut bytes = Vec::new();
    let mut name = None;
    let mut rest = packed;
    for part in 0.. {
        if part >= MOST_PARTS {
            return Err(GzipFault::Bomb);
        }
        let mut decoder = GzDecoder::new(rest);
        loop {
            let before = bytes.len();
            let step = u64::try_from(STEP).unwrap_or(u64::MAX);
            let read = decoder.by_ref().take(step).read_to_end(&mut bytes);
            read.map_err(|_| GzipFault::Damaged)?;
            if bytes.len() == before {
                break;
            }
            let taken = packed.len().saturating_sub(decoder.get_ref().len());
            if bytes.len() > FREE && bytes.len() / RATIO > taken {
                return Err(GzipFault::Bomb);
            }
            if bytes.len() > MOST {
                return Err(GzipFault::Large);
            }
        }
        if part == 0 {
            let header = decoder.header().and_then(|header| header.filename());
            name = header.map(|name| String::from_utf8_lossy(name).into_owned());
        }
        rest = decoder.into_inner();
        if !rest.starts_with(MARK) {
            break;
        }
    }
    Ok(Unpacked { bytes, name })
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn parts_are_one_text_and_what_follows_is_left() {
        let two = [
            packed("渡口".as_bytes()),
            packed("有船".as_bytes()),
            vec![0; 40],
        ]
        .concat();
        assert_eq!(unpack(&two).unwrap().bytes, "渡口有船".as_bytes());
    }

    #[test]
    fn what_is_cut_short_or_altered_is_damaged() {
        let whole = packed("渡口有船。".repeat(90).as_bytes());
        for cut in 1..whole.len() {
            assert_eq!(unpack(&whole[..cut]), Err(GzipFault::Damaged), "{cut}");
        }
        let mut altered = whole.clone();
        let last = altered.len() - 6;
        altered[last] ^= 1;
        assert_eq!(unpack(&altered), Err(GzipFault::Damaged));
    }

    #[test]
    fn a_bomb_does_not_go_off() {
        let bomb = packed(&vec![b' '; FREE + STEP * 2]);
        assert_eq!(unpack(&bomb), Err(GzipFault::Bomb));
        assert_eq!(
            unpack(&packed(b"").repeat(MOST_PARTS + 1)),
            Err(GzipFault::Bomb)
        );
    }
}
