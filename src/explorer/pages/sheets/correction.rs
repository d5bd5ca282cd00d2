//! What the reader says of the recognised structure, one thing at a time.

use crate::explorer::pages::sheets::row::{DEEPEST, StructureRow};
use crate::structure::corrections::{Corrections, Pattern};

/// One thing that is said of the structure.
#[derive(Debug, Clone)]
pub enum Correction {
    /// A style or pattern is switched off or on.
    Toggle(String),
    /// A style or pattern gets this depth, from 1.
    Depth(String, u16),
    /// A pattern of the reader's, instead of the one of this name.
    Pattern(Pattern, Option<String>),
    /// What was said of a row is taken back.
    Forget(StructureRow),
    /// All is taken back.
    Reset,
}

impl Correction {
    /// Says it.
    pub fn apply(self, corrections: &mut Corrections) {
        match self {
            Self::Toggle(name) => {
                if !corrections.off.remove(&name) {
                    corrections.off.insert(name);
                }
            }
            Self::Depth(name, depth) => {
                let depth = depth.clamp(1, DEEPEST);
                let mut patterns = corrections.patterns.iter_mut();
                match patterns.find(|pattern| pattern.name() == name) {
                    Some(pattern) => pattern.depth = Some(depth),
                    None => {
                        corrections.depths.insert(name, depth);
                    }
                }
            }
            Self::Pattern(pattern, replaced) => {
                let same = |p: &Pattern| p.regex == pattern.regex || Some(p.name()) == replaced;
                corrections.off.remove(&pattern.name());
                let at = corrections.patterns.iter().position(same);
                corrections.patterns.retain(|p| !same(p));
                let count = corrections.patterns.len();
                corrections
                    .patterns
                    .insert(at.unwrap_or(count).min(count), pattern);
            }
            Self::Forget(StructureRow::Style(style)) => {
                corrections.patterns.retain(|p| p.name() != style.name);
                corrections.off.remove(&style.name);
                corrections.depths.remove(&style.name);
            }
            // Nothing was said of it yet.
            Self::Forget(StructureRow::Proposed(_)) => {}
            Self::Forget(StructureRow::Made(_)) => corrections.made.clear(),
            Self::Forget(StructureRow::Dropped(_)) => corrections.dropped.clear(),
            Self::Reset => *corrections = Corrections::default(),
        }
    }
}
