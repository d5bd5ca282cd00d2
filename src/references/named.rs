//! What a reference may call a section.

use crate::document::{SectionKind, SectionMarker, SectionNumber};
use crate::grammar::{Style, UnitWord};

/// The name of a section but for its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Called {
    /// By its unit word, or by the word for an annex.
    By(UnitWord),
    /// An item 一、 of the outermost numbering, which a text may call its
    /// 第一部分.
    Major,
}

/// What a section is called, and its number: 第三章.
pub(super) type Key = (Called, SectionNumber);

/// Letters count from here, so that 附录A is not 附录1.
pub(super) const LETTERS: u32 = 1_000_000;

/// The number of an annex that has none: 附件 alone.
pub(super) const UNNUMBERED: SectionNumber = SectionNumber::one(LETTERS);

/// What an annex is called, and its number or what stands for it.
pub(super) fn annex_key(word: UnitWord, number: SectionNumber, letter: u8) -> Option<Key> {
    let number = match (number.is_none(), letter) {
        (false, _) => number,
        (true, 0) => UNNUMBERED,
        (true, letter) => SectionNumber::one(LETTERS.checked_add(u32::from(letter))?),
    };
    Some((Called::By(word), number))
}

/// Whether a marker is that of an item 一、.
pub(super) fn is_major(kind: SectionKind, marker: &SectionMarker) -> bool {
    kind == SectionKind::Item && matches!(marker.style, Some(Style::HanComma | Style::CapitalComma))
}

/// What a section of `kind` is called by its marker; `outermost` where it
/// stands as far out as any item 一、.
pub(super) fn key(kind: SectionKind, marker: &SectionMarker, outermost: bool) -> Option<Key> {
    if marker.style == Some(Style::Annex) {
        return annex_key(marker.word?, marker.number, marker.letter);
    }
    if marker.number.is_none() {
        return None;
    }
    if outermost && is_major(kind, marker) {
        return Some((Called::Major, marker.number));
    }
    Some((Called::By(marker.word?), marker.number))
}
