//! The encoding that a web page or an XML file says of itself, held against its
//! bytes.

use super::detect::{Found, detect, is_utf8_by_chance, weigh};
use crate::source::Encoding;

/// How far into a file the encoding is declared, in bytes.
const NEAR: usize = 4096;

/// The text of a page or an XML part of a document, in the encoding that its
/// mark, its bytes and what it or its carrier (`label`) says of it agree on: a
/// label that the bytes contradict is not believed. Invalid sequences are
/// U+FFFD. One the reader has asked for is obeyed, but for a mark. Linear.
pub(crate) fn decode(bytes: &[u8], label: Option<&str>, wanted: Option<Encoding>) -> String {
    let encoding = match Encoding::from_mark(bytes).or(wanted) {
        Some(encoding) => encoding,
        None => match simdutf8::basic::from_utf8(bytes) {
            Ok(text) if !is_utf8_by_chance(text) => return text.to_owned(),
            _ => chosen(bytes, label),
        },
    };
    encoding.decode([bytes], true).0
}

/// The encoding declared, where the bytes make sense in it; else the
/// likeliest.
fn chosen(bytes: &[u8], label: Option<&str>) -> Encoding {
    let declared = label
        .and_then(Encoding::from_name)
        .or_else(|| declared(bytes));
    let Some(declared) = declared else {
        return weigh(bytes, true).encoding;
    };
    match is_sound(&declared.decode([bytes], true)) {
        true => declared,
        false => weigh(bytes, true).encoding,
    }
}

/// As [`detect`] of a source that may be a page: what it says of its own
/// encoding is believed where its bytes make sense so.
pub(in crate::source) fn found(bytes: &[u8], complete: bool) -> Found {
    let found = detect(bytes, complete);
    let begins = bytes.trim_ascii_start().starts_with(b"<");
    if !begins || found.encoding == Encoding::UTF_8 || Encoding::from_mark(bytes).is_some() {
        return found;
    }
    let said = declared(bytes).filter(|&said| said != found.encoding && !said.is_utf16());
    match said {
        Some(said) if is_sound(&said.decode([bytes], complete)) => Found {
            encoding: said,
            makes_sense: true,
            is_padded: false,
        },
        _ => found,
    }
}

/// Whether what came of decoding has no invalid byte, and none of the private
/// characters that Big5 read as GBK has by the hundred.
fn is_sound((text, invalid): &(String, u32)) -> bool {
    let private = |c: char| matches!(c, '\u{E000}'..='\u{F8FF}');
    *invalid == 0 && !text.chars().any(private)
}

/// The encoding that is named in the declaration of XML or a `meta` of HTML.
pub(in crate::source) fn declared(bytes: &[u8]) -> Option<Encoding> {
    let near = bytes.get(..NEAR).unwrap_or(bytes);
    let near = near.to_ascii_lowercase();
    let xml = near.starts_with(b"<?xml").then(|| {
        let end = memchr::memmem::find(&near, b"?>").unwrap_or(near.len());
        named(near.get(..end)?, b"encoding")
    });
    xml.flatten().or_else(|| {
        let metas = memchr::memmem::find_iter(&near, b"<meta");
        let mut metas = metas.filter_map(|at| {
            let tag = near.get(at..)?;
            let end = memchr::memchr(b'>', tag).unwrap_or(tag.len());
            named(tag.get(..end)?, b"charset")
        });
        metas.next()
    })
}

/// The encoding behind `name =`, with or without quotes.
fn named(tag: &[u8], name: &[u8]) -> Option<Encoding> {
    let at = memchr::memmem::find(tag, name)?.saturating_add(name.len());
    let rest = std::str::from_utf8(tag.get(at..)?).ok()?;
    let value = rest.trim_start().strip_prefix('=')?;
    let value = value.trim_start().trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| !c.is_ascii_alphanumeric() && !"-_.:".contains(c));
    Encoding::from_name(value.get(..end.unwrap_or(value.len()))?)
}

#[cfg(test)]
mod tests {
    use super::super::detect::tests::encoded;
    use super::*;

    #[test]
    fn a_label_helps_where_bytes_are_few() {
        let page = encoded(
            "<?xml version=\"1.0\" encoding=\"gb2312\"?><p>目录 镕</p>",
            "gb18030",
        );
        assert!(decode(&page, None, None).contains("目录 镕"));
        let page = encoded("<meta charset=big5><p>碁</p>", "big5");
        assert!(decode(&page, None, None).contains("碁"));
    }

    #[test]
    fn a_page_of_few_letters_is_read_as_it_says() {
        let page = encoded("<meta charset=big5><p>碁</p>", "big5");
        assert_eq!(found(&page, true).encoding.name(), "Big5");
        let text = "<meta charset=gbk><p>這座小城的春天來得晚，河邊的柳樹到四月才綠。</p>";
        assert_eq!(found(&encoded(text, "big5"), true).encoding.name(), "Big5");
    }

    #[test]
    fn a_label_that_lies_is_not_believed() {
        let text = "這座小城的春天來得晚，河邊的柳樹到四月才綠。";
        for (label, own) in [("utf-8", "big5"), ("gb2312", "big5"), ("gbk", "UTF-8")] {
            let page = encoded(&format!("<meta charset=\"{label}\"><p>{text}</p>"), own);
            assert!(decode(&page, None, None).contains(text), "{label} {own}");
            assert!(
                decode(&page, Some(label), None).contains(text),
                "{label} {own}"
            );
        }
    }
}
