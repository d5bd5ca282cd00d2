//! Which encoding a text is in.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, GB18030, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE};

use super::score::Reading;
use crate::source::Encoding;

/// The encodings weighed against each other, with what speaks against each
/// before a byte is seen, in bits: the rarer in files of this kind, the more.
const CANDIDATES: [(&encoding_rs::Encoding, u64); 8] = [
    (UTF_8, 0),
    (GB18030, 0),
    (BIG5, 2),
    (SHIFT_JIS, 4),
    (EUC_KR, 4),
    (EUC_JP, 5),
    (UTF_16LE, 6),
    (UTF_16BE, 7),
];

/// What speaks against an encoding that chardetng does not name, in bits.
const NOT_NAMED: u64 = 4;

/// Bytes read before the readings are compared.
const STEP: usize = 64 * 1024;

/// A reading this many bits behind the best is given up: about 250
/// characters drawn by chance.
const LEAD: u64 = 2000;

/// What the encoding of some bytes is taken to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::source) struct Found {
    /// The encoding.
    pub(in crate::source) encoding: Encoding,
    /// Whether the bytes make sense in it. Those of another alphabet need not
    /// to.
    pub(in crate::source) makes_sense: bool,
    /// Whether the NULs are no characters; see [`is_padded`].
    pub(in crate::source) is_padded: bool,
}

/// Finds the encoding of `bytes`. Validity as UTF-8 of all of it decides
/// unless it looks like chance, then [`weigh`]. With `complete` false the bytes
/// are the first part of a text, and may end inside a character.
pub(in crate::source) fn detect(bytes: &[u8], complete: bool) -> Found {
    let valid = match simdutf8::compat::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) if !complete && error.error_len().is_none() => bytes
            .get(..error.valid_up_to())
            .and_then(|valid| simdutf8::basic::from_utf8(valid).ok()),
        Err(_) => None,
    };
    match valid {
        Some(text) if !is_utf8_by_chance(text) => Found {
            encoding: Encoding::UTF_8,
            makes_sense: true,
            is_padded: false,
        },
        _ => weigh(bytes, complete),
    }
}

/// Whether NULs stand before letters, as some libraries leave them that take
/// text out of PDF: most of them with one character behind and then another
/// NUL or the end of a line. In UTF-16 Latin letters look so too.
pub(in crate::source) fn is_padded(bytes: &[u8]) -> bool {
    let near = bytes.get(..STEP).unwrap_or(bytes);
    let (mut all, mut padding) = (0usize, 0usize);
    for at in memchr::memchr_iter(0, near) {
        all = all.saturating_add(1);
        let behind = near.get(at.saturating_add(1)..).unwrap_or_default();
        // The longest character of any encoding has four bytes.
        let next = behind
            .iter()
            .take(5)
            .position(|byte| matches!(byte, 0 | b'\n' | b'\r'));
        let is_last = behind.len() < 5;
        padding = padding.saturating_add(usize::from(match next {
            Some(length) => length > 0 || behind.first() != Some(&0),
            None => is_last && !behind.is_empty(),
        }));
    }
    all > 0 && padding.saturating_mul(2) > all
}

/// Whether `text`, bytes that are valid UTF-8, may be so by chance only: UTF-16
/// of mostly Latin text is full of NUL characters then, and a word or two in
/// GBK (目录) is made of two-byte characters alone.
pub(in crate::source) fn is_utf8_by_chance(text: &str) -> bool {
    memchr::memchr(0, text.as_bytes()).is_some()
        || (!text.is_ascii() && text.bytes().all(|byte| byte < 0xE0))
}

/// Finds the encoding of `bytes` that are not plainly UTF-8: a byte order mark
/// decides, then the most believable reading.
///
/// The readings are compared until one is far ahead of all others, which for
/// real text is after a few kilobytes outside ASCII, and else to the end.
pub(in crate::source) fn weigh(bytes: &[u8], complete: bool) -> Found {
    let may_be_padded = is_padded(bytes);
    if let Some(encoding) = Encoding::from_mark(bytes) {
        return Found {
            encoding,
            makes_sense: true,
            is_padded: may_be_padded && !encoding.is_utf16(),
        };
    }
    let named = named_by_chardetng(bytes, complete);
    let mut readings: Vec<Reading> = CANDIDATES
        .iter()
        .map(|&(encoding, handicap)| {
            let encoding = Encoding::new(encoding);
            let not_named = if encoding == named { 0 } else { NOT_NAMED };
            let drops_nul = may_be_padded && !encoding.is_utf16();
            Reading::new(encoding, handicap.saturating_add(not_named), drops_nul)
        })
        .collect();
    for piece in bytes.chunks(STEP) {
        for reading in &mut readings {
            reading.feed(piece, false);
        }
        let best = readings.iter().map(|r| r.bits).min().unwrap_or_default();
        readings.retain(|r| r.bits <= best.saturating_add(LEAD));
        if readings.len() < 2 {
            break;
        }
    }
    if complete && readings.len() > 1 {
        for reading in &mut readings {
            reading.feed(&[], true);
        }
    }
    let best = readings.iter().min_by_key(|r| r.bits);
    let makes_sense = best.is_some_and(Reading::is_believable);
    let encoding = match best {
        Some(best) if makes_sense || !named.inner().is_single_byte() => best.encoding,
        _ => named,
    };
    Found {
        encoding,
        makes_sense,
        is_padded: may_be_padded && !encoding.is_utf16(),
    }
}

/// What chardetng says of the first [`STEP`] bytes from the first one outside
/// ASCII.
fn named_by_chardetng(bytes: &[u8], complete: bool) -> Encoding {
    let ascii = encoding_rs::Encoding::ascii_valid_up_to(bytes);
    let rest = bytes.get(ascii..).unwrap_or_default();
    let first = rest.get(..STEP).unwrap_or(rest);
    // UTF-8 is judged apart: what comes here is valid by chance at most.
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(first, complete && first.len() == rest.len());
    Encoding::new(detector.guess(None, Utf8Detection::Deny))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    fn found(bytes: &[u8]) -> &'static str {
        detect(bytes, true).encoding.name()
    }

    /// `text` in the encoding called `name`.
    pub(in crate::source) fn encoded(text: &str, name: &str) -> Vec<u8> {
        match name {
            "UTF-16LE" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            "UTF-16BE" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
            _ => {
                let encoding = Encoding::from_name(name).unwrap();
                let (bytes, _, lossy) = encoding.inner().encode(text);
                assert!(!lossy, "{text} cannot be written in {name}");
                bytes.into_owned()
            }
        }
    }

    const SIMPLIFIED: &str = "　　这座小城的春天来得晚，河边的柳树到四月才绿。\n";
    const TRADITIONAL: &str = "　　這座小城的春天來得晚，河邊的柳樹到四月才綠。\n";
    const JAPANESE: &str = "　この町の春は遅く、川辺の柳は四月になってやっと緑になる。\n";
    const KOREAN: &str = "이 마을의 봄은 늦게 와서 강가의 버드나무는 사월에야 푸르다.\n";

    #[test]
    fn one_line_is_enough() {
        for (text, name) in [
            (SIMPLIFIED, "gb18030"),
            (SIMPLIFIED, "UTF-8"),
            (SIMPLIFIED, "UTF-16LE"),
            (SIMPLIFIED, "UTF-16BE"),
            (TRADITIONAL, "Big5"),
            (TRADITIONAL, "gb18030"),
            (TRADITIONAL, "UTF-16LE"),
            (JAPANESE, "Shift_JIS"),
            (JAPANESE, "EUC-JP"),
            (KOREAN, "EUC-KR"),
        ] {
            assert_eq!(found(&encoded(text, name)), name, "{text}");
        }
    }

    #[test]
    fn two_hanzi_are_read_as_simplified_chinese() {
        for text in ["改革", "目录", "第一章", "报告"] {
            assert_eq!(found(&encoded(text, "gb18030")), "gb18030", "{text}");
        }
    }

    #[test]
    fn plain_ascii_and_nothing_are_utf8() {
        assert_eq!(found(b""), "UTF-8");
        assert_eq!(found(b"plain text\n"), "UTF-8");
        assert_eq!(found(b"with a NUL\0 in it"), "UTF-8");
    }

    #[test]
    fn latin_utf16_without_a_mark_is_not_utf8() {
        let bytes = encoded("Nothing but Latin letters here.\r\n", "UTF-16LE");
        assert_eq!(found(&bytes), "UTF-16LE");
    }

    #[test]
    fn a_damaged_byte_does_not_change_the_encoding() {
        for (text, name) in [
            (SIMPLIFIED, "UTF-8"),
            (SIMPLIFIED, "gb18030"),
            (TRADITIONAL, "Big5"),
        ] {
            let mut bytes = encoded(&text.repeat(4), name);
            bytes.insert(0, b'#');
            bytes[40] = 0xFF;
            assert_eq!(found(&bytes), name);
        }
    }

    #[test]
    fn a_rare_character_late_in_the_file_changes_nothing() {
        let text = SIMPLIFIED.repeat(200) + "㐂𠮷";
        assert_eq!(found(&encoded(&text, "gb18030")), "gb18030");
    }

    #[test]
    fn ascii_for_a_long_way_does_not_decide() {
        let mut bytes = b"# a long licence in English\n".repeat(20_000);
        bytes.extend(encoded(SIMPLIFIED, "gb18030"));
        assert_eq!(found(&bytes), "gb18030");
    }

    #[test]
    fn a_first_part_may_end_inside_a_character() {
        for (text, name) in [(SIMPLIFIED, "UTF-8"), (TRADITIONAL, "Big5")] {
            let bytes = encoded(text, name);
            let cut = bytes.len() - 2;
            assert_eq!(detect(&bytes[..cut], false).encoding.name(), name);
        }
    }

    #[test]
    fn two_byte_utf8_is_utf8() {
        for text in ["Der Bär schläft.", "Москва", "Ça a été décidé à Genève."] {
            assert_eq!(found(text.as_bytes()), "UTF-8", "{text}");
        }
    }

    #[test]
    fn other_alphabets_are_left_to_chardetng() {
        assert_eq!(
            found(b"Le caf\xE9 est ferm\xE9 jusqu'\xE0 l'\xE9t\xE9."),
            "windows-1252"
        );
    }
}
