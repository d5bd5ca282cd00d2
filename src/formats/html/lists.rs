//! What stands before the items of numbered lists.

use super::tree::{NodeId, Tree};
use crate::text::numbers::latin;

/// A list that is open.
#[derive(Debug)]
pub(super) struct List {
    /// How its items are numbered; `None` for bullets.
    numbered: Option<Numbering>,
}

#[derive(Debug)]
struct Numbering {
    kind: char,
    next: i64,
    step: i64,
}

impl List {
    /// The list that an element begins.
    pub(super) fn of(tree: &Tree, id: NodeId) -> Self {
        if tree.name(id) != "ol" {
            return Self { numbered: None };
        }
        let reversed = tree.attribute(id, "reversed").is_some();
        let items = || {
            let items = tree.children(id).filter(|&id| tree.name(id) == "li");
            i64::try_from(items.count()).unwrap_or(i64::MAX)
        };
        let start = tree.attribute(id, "start").and_then(number);
        let first = if reversed { items() } else { 1 };
        let kind = tree
            .attribute(id, "type")
            .and_then(|kind| kind.chars().next());
        Self {
            numbered: Some(Numbering {
                kind: kind.unwrap_or('1'),
                next: start.unwrap_or(first),
                step: if reversed { -1 } else { 1 },
            }),
        }
    }

    /// What stands before the next item; `value` is the number that it gives
    /// itself.
    pub(super) fn label(&mut self, value: Option<&str>) -> Option<String> {
        let list = self.numbered.as_mut()?;
        let here = value.and_then(number).unwrap_or(list.next);
        list.next = here.saturating_add(list.step);
        // Browsers write no Roman numeral from 4000 on.
        let positive = u32::try_from(here).ok();
        let roman = || latin::roman(positive.filter(|&n| n < 4000)?);
        let written = match list.kind {
            'a' => positive.and_then(|n| latin::letters(n, b'a')),
            'A' => positive.and_then(|n| latin::letters(n, b'A')),
            'i' => roman().map(|roman| roman.to_lowercase()),
            'I' => roman(),
            _ => None,
        };
        let written = written.unwrap_or_else(|| here.to_string());
        Some(written + ". ")
    }
}

fn number(text: &str) -> Option<i64> {
    text.trim().parse().ok()
}
