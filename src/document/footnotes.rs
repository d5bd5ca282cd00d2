//! Footnotes: signs in the text and the notes they lead to.

use std::collections::HashMap;

use super::Span;
use super::spans::Placed;

/// A sign in the text that leads to a note, which is text of the document too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Footnote {
    /// Bytes of the sign.
    pub mark: Span,
    /// Bytes of the note, with its own sign before it.
    pub note: Span,
}

impl Placed for Footnote {
    fn span(&self) -> Span {
        self.mark
    }
}

/// Signs and notes whose pairs are not known yet, each with the name by which
/// the source pairs them.
#[derive(Debug, Default)]
pub(super) struct Unpaired {
    pub(super) marks: Vec<(Span, Box<str>)>,
    pub(super) notes: Vec<(Span, Box<str>)>,
}

impl Unpaired {
    /// Goes on with those of another text that stands at offset `text`.
    pub(super) fn append(&mut self, other: Self, text: u32) {
        let shifted = |(span, name): (Span, _)| (span.shifted(text), name);
        self.marks.extend(other.marks.into_iter().map(shifted));
        self.notes.extend(other.notes.into_iter().map(shifted));
    }

    /// The pairs, in the order of their signs. Texts that were put together
    /// have notes of the same name: a sign leads to the first behind it, where
    /// there is none to the last before it.
    pub(super) fn pair(self) -> Vec<Footnote> {
        if self.marks.is_empty() {
            return Vec::new();
        }
        let mut named: HashMap<&str, Vec<Span>> = HashMap::new();
        for (span, name) in &self.notes {
            named.entry(name).or_default().push(*span);
        }
        for notes in named.values_mut() {
            notes.sort_unstable();
        }
        let pairs = self.marks.iter().filter_map(|(mark, name)| {
            let notes = named.get(&**name)?;
            let behind = notes.partition_point(|note| note.start < mark.end);
            let note = notes.get(behind).or(notes.last())?;
            (!note.is_empty()).then_some(Footnote {
                mark: *mark,
                note: *note,
            })
        });
        let mut pairs: Vec<Footnote> = pairs.collect();
        pairs.sort_unstable_by_key(|pair| pair.mark);
        pairs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_of_the_same_name_belong_to_the_signs_before_them() {
        let span = |start| Span::new(start, start + 3);
        let named = |start, name: &str| (span(start), name.into());
        let unpaired = Unpaired {
            marks: vec![
                named(0, "1"),
                named(100, "1"),
                named(140, "2"),
                named(200, "1"),
            ],
            notes: vec![named(50, "1"), named(150, "1"), named(9, "3")],
        };
        let pairs: Vec<_> = unpaired
            .pair()
            .iter()
            .map(|pair| (pair.mark.start, pair.note.start))
            .collect();
        assert_eq!(pairs, [(0, 50), (100, 150), (200, 150)]);
    }
}
