//! How a line is set: blank lines above, indentation.

use crate::document::OriginMap;
use crate::structure::outline::evidence::page::Page;

/// How a line is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Set {
    /// Blank lines above.
    pub(super) blank: u32,
    /// Bytes of white space before it.
    pub(super) indent: u32,
}

impl Set {
    pub(super) fn of(page: &Page<'_>, origin: &OriginMap, id: u32) -> Option<Self> {
        let block = page.blocks.get(id as usize)?;
        let place = origin.place(block.span.start);
        let above = id
            .checked_sub(1)
            .and_then(|above| page.blocks.get(above as usize))
            .map_or(0, |above| origin.number(above.span.end.saturating_sub(1)));
        Some(Self {
            blank: place.number.saturating_sub(above).saturating_sub(1),
            indent: place.column,
        })
    }
}

/// Whether the titles are set apart from the text, nearly all of them in the
/// same way: behind more blank lines than stand in the text, or further in or
/// out.
pub(super) fn sets_apart(titles: &[Set], text: &[Set]) -> bool {
    let Some(usual) = usual(text.iter().map(|s| s.blank)) else {
        return false;
    };
    let most = |all: &[Set], holds: &dyn Fn(&Set) -> bool| {
        let count = all.iter().filter(|s| holds(s)).count();
        count.saturating_mul(20) >= all.len().saturating_mul(17)
    };
    let few = |all: &[Set], holds: &dyn Fn(&Set) -> bool| {
        let count = all.iter().filter(|s| holds(s)).count();
        count.saturating_mul(5) <= all.len()
    };
    let blank = |s: &Set| s.blank > usual;
    if most(titles, &blank) && few(text, &blank) {
        return true;
    }
    let Some(indent) = self::usual(text.iter().map(|s| s.indent)) else {
        return false;
    };
    let further = |s: &Set| s.indent > indent;
    let out = |s: &Set| s.indent < indent;
    most(titles, &further) && few(text, &further) || most(titles, &out) && few(text, &out)
}

/// The middle one of some numbers.
fn usual(numbers: impl Iterator<Item = u32>) -> Option<u32> {
    let mut all: Vec<u32> = numbers.collect();
    all.sort_unstable();
    all.get(all.len() / 2).copied()
}
