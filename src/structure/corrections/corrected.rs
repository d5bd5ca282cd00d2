//! What is corrected, as data that can be kept on disk.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::pattern::Pattern;

/// The style ([`Section::style`](crate::document::Section::style)) of every
/// section that stands where a pattern matched.
pub const PATTERN_STYLE: &str = "/…/";

/// The style of a section that the reader made of a single line.
pub const MADE_STYLE: &str = "手动";

/// What the reader corrects of one document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Corrections {
    /// Names of the styles whose headings are none, as
    /// [`styles`](super::styles) gives them;
    /// with [`Pattern::name`] a pattern is kept but does not act.
    pub off: BTreeSet<String>,
    /// Depths (from 1) for all headings of a style, by its name.
    pub depths: BTreeMap<String, u16>,
    /// Patterns of headings, the one that counts most last.
    pub patterns: Vec<Pattern>,
    /// Source lines (from 1) whose headings are none. Headings below them
    /// keep their depth.
    pub dropped: BTreeSet<u32>,
    /// Source lines (from 1) that are headings, with their depth (from 1) or
    /// that of their neighbours. Counts before `dropped`.
    pub made: BTreeMap<u32, Option<u16>>,
}

impl Corrections {
    /// Whether nothing is corrected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.off.is_empty()
            && self.depths.is_empty()
            && self.patterns.is_empty()
            && self.dropped.is_empty()
            && self.made.is_empty()
    }

    /// Adds what others say; where both say something of one thing, `later`
    /// counts.
    pub fn extend(&mut self, later: &Self) {
        self.off.extend(later.off.iter().cloned());
        let depths = later.depths.iter();
        self.depths
            .extend(depths.map(|(name, d)| (name.clone(), *d)));
        for pattern in &later.patterns {
            self.patterns.retain(|p| p.regex != pattern.regex);
            self.off.remove(&pattern.name());
            self.patterns.push(pattern.clone());
        }
        for &line in &later.dropped {
            self.drop_line(line);
        }
        for (&line, &depth) in &later.made {
            self.make_line(line, depth);
        }
    }

    /// Says that source line `line` is a heading; `depth` as in
    /// [`made`](Self::made).
    pub fn make_line(&mut self, line: u32, depth: Option<u16>) {
        self.dropped.remove(&line);
        self.made.insert(line, depth);
    }

    /// Says that source line `line` is no heading.
    pub fn drop_line(&mut self, line: u32) {
        self.made.remove(&line);
        self.dropped.insert(line);
    }

    /// Whether style or pattern `name` acts.
    #[must_use]
    pub fn is_on(&self, name: &str) -> bool {
        !self.off.contains(name)
    }
}
