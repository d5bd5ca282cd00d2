//! Corrections of single lines, found again after the file has changed.

use std::collections::BTreeMap;

use memchr::memmem;
use serde::{Deserialize, Serialize};

use crate::document::{Document, Span};
use crate::structure::corrections::Corrections;

/// Characters that are kept of a corrected line.
const LENGTH: usize = 60;

/// Corrections as they are kept: with the words of the lines they name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptCorrections {
    /// The corrections, with the line numbers of the time they were made.
    rules: Corrections,
    /// The beginning of each line named there.
    lines: BTreeMap<u32, String>,
}

impl KeptCorrections {
    /// The corrections of a document, to be kept.
    #[must_use]
    pub fn new(document: &Document, corrections: &Corrections) -> Self {
        let named = corrections.dropped.iter().chain(corrections.made.keys());
        let lines = named
            .filter_map(|&line| Some((line, beginning(document, line)?.to_owned())))
            .collect();
        Self {
            rules: corrections.clone(),
            lines,
        }
    }

    /// The corrections for a document whose lines may have moved since: a
    /// line that has the same words is the same, else the nearest that has
    /// them. With how many lines were not found and are left out. Linear for
    /// each line that moved.
    #[must_use]
    pub fn placed(&self, document: &Document) -> (Corrections, usize) {
        let mut placed = Corrections {
            dropped: Default::default(),
            made: BTreeMap::new(),
            ..self.rules.clone()
        };
        let mut lost = 0usize;
        let mut place = |line: u32| {
            let found = self.place(document, line);
            if found.is_none() {
                lost = lost.saturating_add(1);
            }
            found
        };
        for &line in &self.rules.dropped {
            placed.dropped.extend(place(line));
        }
        for (&line, &depth) in &self.rules.made {
            placed.made.extend(place(line).map(|line| (line, depth)));
        }
        (placed, lost)
    }

    fn place(&self, document: &Document, line: u32) -> Option<u32> {
        let words = self.lines.get(&line)?;
        if words.trim().is_empty() || beginning(document, line) == Some(words.as_str()) {
            return Some(line);
        }
        memmem::find_iter(document.text().as_bytes(), words.as_bytes())
            .filter_map(|at| {
                let there = document.origin().number(u32::try_from(at).ok()?);
                (beginning(document, there)? == words.as_str()).then_some(there)
            })
            .min_by_key(|there| there.abs_diff(line))
    }
}

/// The beginning of what a source line (from 1) left in the reading text,
/// white space apart.
fn beginning(document: &Document, line: u32) -> Option<&str> {
    let origin = document.origin();
    let start = origin.offset_of(line)?;
    let next = origin.offset_of(line.saturating_add(1));
    let end = next.unwrap_or(document.len()).max(start);
    let text = document.slice(Span::new(start, end)).trim();
    let end = text.char_indices().nth(LENGTH).map_or(text.len(), |c| c.0);
    text.get(..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Meta;
    use crate::structure::{Options, parse};

    fn document(text: &str) -> Document {
        parse(text, Meta::default(), &Options::default()).unwrap()
    }

    #[test]
    fn lines_move_with_their_words() {
        let old = document("开头的话。\n小引\n正文在此。\n尾声\n结束了。");
        let mut corrections = Corrections::default();
        corrections.make_line(2, Some(2));
        corrections.drop_line(4);
        let kept = KeptCorrections::new(&old, &corrections);
        assert_eq!(kept.placed(&old), (corrections.clone(), 0));

        let new = document("新加一行。\n开头的话。\n小引\n正文在此，改过了。\n尾声\n结束了。");
        let (placed, lost) = kept.placed(&new);
        assert_eq!(lost, 0);
        assert_eq!(placed.made.get(&3), Some(&Some(2)));
        assert!(placed.dropped.contains(&5));

        let (placed, lost) = kept.placed(&document("开头的话。\n小引\n结束了。"));
        assert_eq!((placed.made.len(), placed.dropped.len(), lost), (1, 0, 1));
    }

    #[test]
    fn rules_stay_as_they_are() {
        let mut corrections = Corrections::default();
        corrections.patterns.push("附注@2".parse().unwrap());
        corrections.off.insert("一、".to_owned());
        let kept = KeptCorrections::new(&document("甲"), &corrections);
        assert_eq!(kept.placed(&document("乙")), (corrections, 0));
    }
}
