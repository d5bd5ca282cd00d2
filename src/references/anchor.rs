//! Sections by the names that links inside a document give them.

use crate::document::{Document, SectionId};

/// The section that `#name` leads to: the first whose title has the letters,
/// digits and hanzi of the name, in their order, whatever else is between.
/// Linear in the titles.
#[must_use]
pub fn named_section(document: &Document, name: &str) -> Option<SectionId> {
    let wanted = letters(&decoded(name));
    if wanted.is_empty() {
        return None;
    }
    let count = u32::try_from(document.sections().len()).unwrap_or(u32::MAX);
    (0..count).find(|&id| letters(document.title(id)) == wanted)
}

fn letters(text: &str) -> String {
    let kept = text.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

/// A name with what is written as `%E6` read; as it is where that is no text.
fn decoded(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let pair = behind.get(..2).and_then(|pair| str::from_utf8(pair).ok());
        let byte = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match byte.filter(|_| first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(first);
                rest = behind;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_is_written() {
        assert_eq!(decoded("%E6%B8%A1-1"), "渡-1");
        assert_eq!(decoded("100%渡%zz"), "100%渡%zz");
        assert_eq!(decoded("%E6"), "%E6");
        assert_eq!(letters("二、Ferry-渡口"), "二ferry渡口");
    }
}
