//! Sections by the names that links inside a document give them.

use crate::document::{Document, SectionId};
use crate::text::percent;

/// The section that `#name` leads to: the first whose title has the letters,
/// digits and hanzi of the name, in their order, whatever else is between.
/// Linear in the titles.
#[must_use]
pub fn named_section(document: &Document, name: &str) -> Option<SectionId> {
    let wanted = letters(&percent::decoded(name));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_is_written() {
        assert_eq!(letters("二、Ferry-渡口"), "二ferry渡口");
    }
}
