//! Corrections of single lines, found again after the file has changed.

use std::collections::BTreeMap;

use memchr::memmem;
use serde::{Deserialize, Serialize};

use crate::anchor::Anchor;
use crate::document::{Document, Span};
use crate::structure::corrections::Corrections;

/// Characters that earlier versions kept of a corrected line.
const LENGTH: usize = 60;

/// Corrections as they are kept: with what is known of the lines they name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KeptCorrections {
    /// The corrections, with the line numbers of the time they were made.
    rules: Corrections,
    /// Where the lines named there stand.
    places: BTreeMap<u32, Anchor>,
    /// The beginnings of these lines, by which earlier versions knew them.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    lines: BTreeMap<u32, String>,
}

impl KeptCorrections {
    /// The corrections of a document, to be kept.
    #[must_use]
    pub fn new(document: &Document, corrections: &Corrections) -> Self {
        let named = corrections.dropped.iter().chain(corrections.made.keys());
        let places = named
            .filter_map(|&line| Some((line, Anchor::at(document, left_by(document, line)?))))
            .collect();
        Self {
            rules: corrections.clone(),
            places,
            lines: BTreeMap::new(),
        }
    }

    /// The corrections for a document whose lines may have moved since, with how
    /// many of the lines were not found and are left out. Linear for each line
    /// that moved.
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
        let Some(at) = self.places.get(&line) else {
            return self.by_beginning(document, line);
        };
        // A line that is found is one as a whole.
        let is_line = |span: Span| {
            let line = left_by(document, document.origin().number(span.start));
            line.is_some_and(|line| {
                line.start == span.start && (line.end == span.end || !at.is_short())
            })
        };
        let found = at.find_where(document, &is_line)?;
        Some(document.origin().number(found.start))
    }

    /// As earlier versions did: a line that has the same words is the same, else
    /// the nearest that has them.
    fn by_beginning(&self, document: &Document, line: u32) -> Option<u32> {
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

/// What a source line (from 1) left in the reading text, white space apart.
/// `None` behind the last that left anything.
fn left_by(document: &Document, line: u32) -> Option<Span> {
    let origin = document.origin();
    let start = origin.offset_of(line)?;
    let next = origin.offset_of(line.saturating_add(1));
    let end = next.unwrap_or(document.len()).max(start);
    let text = document.slice(Span::new(start, end));
    let bytes = |text: &str| u32::try_from(text.len()).unwrap_or(u32::MAX);
    let skipped = bytes(text).saturating_sub(bytes(text.trim_start()));
    let start = start.saturating_add(skipped);
    Some(Span::new(start, start.saturating_add(bytes(text.trim()))))
}

/// The first characters of what a source line (from 1) left.
fn beginning(document: &Document, line: u32) -> Option<&str> {
    let text = document.slice(left_by(document, line)?);
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
    fn a_line_whose_words_have_changed_is_found_between_its_neighbours() {
        let old = document("渡口从前有三条船。\n第二章 集市\n集市逢五逢十开放，远近都来。\n尾声");
        let mut corrections = Corrections::default();
        corrections.drop_line(2);
        corrections.make_line(4, None);
        let kept = KeptCorrections::new(&old, &corrections);
        let new = document(
            "新加的话。\n渡口从前有三条船。\n第三章 大集市\n集市逢五逢十开放，远近都来。\n尾声",
        );
        let (placed, lost) = kept.placed(&new);
        assert_eq!(lost, 0);
        assert!(placed.dropped.contains(&3), "{placed:?}");
        assert!(placed.made.contains_key(&5), "{placed:?}");
    }

    #[test]
    fn words_inside_another_line_are_not_the_line() {
        let old = document("渡口。\n小引\n从前有船。");
        let mut corrections = Corrections::default();
        corrections.make_line(2, None);
        let kept = KeptCorrections::new(&old, &corrections);
        let new = document("渡口。\n小引的话说在前面。\n从前有很多的船。");
        assert_eq!(kept.placed(&new).1, 1);
    }

    #[test]
    fn what_an_earlier_version_kept_is_known_by_its_beginning() {
        let kept = "{\"rules\":{\"dropped\":[2]},\"lines\":{\"2\":\"小引\"}}";
        let kept: KeptCorrections = serde_json::from_str(kept).unwrap();
        let (placed, lost) = kept.placed(&document("新加。\n开头的话。\n小引\n正文。"));
        assert!(placed.dropped.contains(&3) && lost == 0, "{placed:?}");
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
