//! What the parts of a book tell: their texts, the addresses and titles in them.

use super::super::package::{self, Fault, Part};
use crate::source;
use crate::text::percent;

/// The most bytes of the parts that tell of the book.
const MOST_TOLD: u64 = 16 * 1024 * 1024;

/// A part that tells of the book, as text: what it says of its encoding is
/// held against its bytes.
pub(super) fn text(part: Part<'_>) -> Result<String, Fault> {
    let bytes = part.bytes(MOST_TOLD)?;
    Ok(source::decode(&bytes, None, None))
}

/// The folder of a part, with its final stroke.
pub(super) fn folder(part: &str) -> &str {
    part.rfind('/')
        .and_then(|at| part.get(..=at))
        .unwrap_or_default()
}

/// What an address in a part of the book leads to: another part, and the place
/// in it; none of an address outside.
pub(super) fn resolved(part: &str, address: &str) -> Option<(String, Option<String>)> {
    let (file, place) = match address.split_once('#') {
        Some((file, place)) => (file, Some(percent::decoded(place))),
        None => (address, None),
    };
    let file = file.split('?').next().unwrap_or_default();
    if file.contains(':') {
        return None;
    }
    let file = match file.is_empty() {
        true => part.to_owned(),
        false => package::resolve(folder(part), &percent::decoded(file))?,
    };
    Some((file, place.filter(|place| !place.is_empty())))
}

/// What is compared of two titles: letters, digits and hanzi.
pub(super) fn squeezed(text: &str) -> String {
    let squeezed: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
    match squeezed.is_empty() {
        true => text.trim().to_owned(),
        false => squeezed.to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_to_parts_and_places() {
        let to = |address: &str| resolved("OPS/text/a.xhtml", address);
        let part =
            |file: &str, place: Option<&str>| Some((file.to_owned(), place.map(str::to_owned)));
        assert_eq!(to("#一"), part("OPS/text/a.xhtml", Some("一")));
        assert_eq!(
            to("../%E4%B8%80.xhtml#%E4%BA%8C"),
            part("OPS/一.xhtml", Some("二"))
        );
        assert_eq!(to("b.xhtml?x#"), part("OPS/text/b.xhtml", None));
        assert_eq!(to("https://example.org/a"), None);
        assert_eq!(to("../../../etc/passwd"), None);
    }

    #[test]
    fn titles_are_compared_without_spaces_and_marks() {
        assert_eq!(squeezed("第一章　总 则："), squeezed("第一章 总则"));
        assert_eq!(squeezed(" ＊＊＊ "), "＊＊＊");
    }
}
