//! What stands before the items of numbered lists.

use super::tree::{NodeId, Tree};

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
        let written = match (list.kind, u32::try_from(here)) {
            ('a', Ok(n @ 1..)) => letters(n, 'a'),
            ('A', Ok(n @ 1..)) => letters(n, 'A'),
            ('i', Ok(n @ 1..4000)) => roman(n).to_lowercase(),
            ('I', Ok(n @ 1..4000)) => roman(n),
            _ => here.to_string(),
        };
        Some(written + ". ")
    }
}

fn number(text: &str) -> Option<i64> {
    text.trim().parse().ok()
}

/// a to z, then aa; `n` from 1.
fn letters(n: u32, first: char) -> String {
    let mut left = n;
    let mut letters = Vec::new();
    while let Some(below) = left.checked_sub(1) {
        letters.extend(char::from_u32((first as u32).saturating_add(below % 26)));
        left = below / 26;
    }
    letters.iter().rev().collect()
}

/// Roman numerals of `n`, from 1 to 3999.
fn roman(n: u32) -> String {
    const PARTS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut left = n;
    let mut written = String::new();
    for (value, letters) in PARTS {
        while let Some(rest) = left.checked_sub(value) {
            written += letters;
            left = rest;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_browsers_write_them() {
        assert_eq!(
            (letters(1, 'a'), letters(27, 'A')),
            ("a".into(), "AA".into())
        );
        assert_eq!((roman(4), roman(1998)), ("IV".into(), "MCMXCVIII".into()));
    }
}
