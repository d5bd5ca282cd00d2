//! The encodings that can be read, by name, and decoding by one of them.

use encoding_rs::{BIG5, DecoderResult, EUC_KR, GB18030, GBK, SHIFT_JIS, UTF_8, UTF_16LE};

/// A character encoding of the Encoding Standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// UTF-8.
    pub const UTF_8: Self = Self(UTF_8);

    /// GBK and GB2312 are read as GB18030, of which they are subsets: a file
    /// that looks like GBK at first may hold a four-byte character later.
    pub(in crate::source) fn new(encoding: &'static encoding_rs::Encoding) -> Self {
        Self(if encoding == GBK { GB18030 } else { encoding })
    }

    /// The encoding called `name`: any label of the Encoding Standard and the
    /// usual code page names, whatever the case, `-` and `_` may be left out.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let plain: String = name
            .chars()
            .filter(|c| !matches!(c, '-' | '_' | ' '))
            .collect::<String>()
            .to_ascii_lowercase();
        let by_other_name = match plain.as_str() {
            "utf8" | "utf8sig" | "utf8bom" => Some(UTF_8),
            "utf16" | "utf16le" => Some(UTF_16LE),
            "utf16be" => Some(encoding_rs::UTF_16BE),
            "gb2312" | "gbk" | "gb18030" | "cp936" | "ms936" | "windows936" | "euccn" => {
                Some(GB18030)
            }
            "big5" | "big5hkscs" | "hkscs" | "cp950" | "ms950" | "windows950" => Some(BIG5),
            "sjis" | "shiftjis" | "cp932" | "ms932" => Some(SHIFT_JIS),
            "eucjp" => Some(encoding_rs::EUC_JP),
            "euckr" | "cp949" | "ms949" | "uhc" => Some(EUC_KR),
            _ => None,
        };
        by_other_name
            .or_else(|| encoding_rs::Encoding::for_label(name.as_bytes()))
            .map(Self::new)
    }

    /// The name by the Encoding Standard.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The encoding that a byte order mark at the start of `bytes` tells.
    pub(in crate::source) fn from_mark(bytes: &[u8]) -> Option<Self> {
        encoding_rs::Encoding::for_bom(bytes).map(|(encoding, _)| Self(encoding))
    }

    /// Whether NUL is a half of most Latin letters in it.
    pub(in crate::source) fn is_utf16(self) -> bool {
        [UTF_16LE, encoding_rs::UTF_16BE].contains(&self.0)
    }

    /// The encoding under its own library.
    pub(in crate::source) fn inner(self) -> &'static encoding_rs::Encoding {
        self.0
    }

    /// Decodes `pieces`, which follow each other without regard to character
    /// boundaries, and drops each once it is decoded, so that source and text
    /// are never held whole side by side. With `complete` false, a character
    /// cut off at the end is left out and no error.
    ///
    /// Gives the text, with U+FFFD for each invalid sequence and without a
    /// byte order mark, and the number of invalid sequences.
    pub(in crate::source) fn decode(
        self,
        pieces: impl IntoIterator<Item = impl AsRef<[u8]>>,
        complete: bool,
    ) -> (String, u32) {
        let mut decoder = self.0.new_decoder_without_bom_handling();
        let mut text = String::new();
        let mut invalid = 0u32;
        let mut feed = |mut rest: &[u8], last: bool| {
            loop {
                let room = decoder.max_utf8_buffer_length_without_replacement(rest.len());
                text.reserve(room.unwrap_or(rest.len()).saturating_add(4));
                let (result, read) =
                    decoder.decode_to_string_without_replacement(rest, &mut text, last);
                rest = rest.get(read..).unwrap_or_default();
                match result {
                    DecoderResult::InputEmpty => break,
                    DecoderResult::OutputFull => {}
                    DecoderResult::Malformed(..) => {
                        invalid = invalid.saturating_add(1);
                        text.push(char::REPLACEMENT_CHARACTER);
                    }
                }
            }
        };
        for piece in pieces {
            feed(piece.as_ref(), false);
        }
        if complete {
            feed(&[], true);
        }
        let mut text = without_mark(text);
        text.shrink_to_fit();
        (text, invalid)
    }
}

/// The text without a byte order mark, taken out in place.
pub(in crate::source) fn without_mark(mut text: String) -> String {
    if text.starts_with('\u{FEFF}') {
        text.drain(..'\u{FEFF}'.len_utf8());
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> &'static str {
        Encoding::from_name(name).map_or("", Encoding::name)
    }

    #[test]
    fn the_names_in_use_are_known() {
        for name in ["GBK", "gb2312", "GB-18030", "cp936", "GB_2312-80"] {
            assert_eq!(named(name), "gb18030", "{name}");
        }
        for name in ["big5", "Big5-HKSCS", "cp950"] {
            assert_eq!(named(name), "Big5", "{name}");
        }
        assert_eq!(named("utf8"), "UTF-8");
        assert_eq!(named("UTF-16"), "UTF-16LE");
        assert_eq!(named("utf_16be"), "UTF-16BE");
        assert_eq!(named("sjis"), "Shift_JIS");
        assert_eq!(named("EUC-JP"), "EUC-JP");
        assert_eq!(named("cp949"), "EUC-KR");
        assert_eq!(named("latin1"), "windows-1252");
        assert_eq!(named("klingon"), "");
    }

    #[test]
    fn invalid_bytes_are_shown_and_counted() {
        let (text, invalid) = Encoding(BIG5).decode([b"\xA4\x40\xFF\xA4\x40\xA4"], true);
        assert_eq!((text.as_str(), invalid), ("一\u{FFFD}一\u{FFFD}", 2));
    }

    #[test]
    fn a_character_may_lie_across_pieces() {
        let (text, invalid) = Encoding(GB18030).decode([&b"\xD2"[..], b"\xBB\x81", b"\x30"], false);
        assert_eq!((text.as_str(), invalid), ("一", 0));
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        let (text, _) = Encoding(UTF_8).decode([b"\xEF\xBB\xBF# \xE4\xB8\x80"], true);
        assert_eq!(text, "# 一");
        let (text, _) = Encoding(UTF_16LE).decode([b"\xFF\xFE\x00\x4E"], true);
        assert_eq!(text, "一");
        let (text, _) = Encoding(GB18030).decode([b"\x84\x31\x95\x33\xD2\xBB"], true);
        assert_eq!(text, "一");
    }
}
