//! The runs of hanzi of a document.

use crate::document::{Document, Span};
use crate::text::{fold, is_hanzi};

use crate::review::blocks::{is_language, offset};

/// A run of hanzi without anything between.
#[derive(Debug, Default)]
pub(in crate::review) struct Run {
    /// The hanzi, simplified.
    pub(in crate::review) chars: Vec<char>,
    /// The byte in the document where each begins, and where the last ends.
    pub(in crate::review) offsets: Vec<u32>,
    /// Whether it begins its paragraph or stands behind a punctuation mark, so
    /// that no number or Latin word before it belongs to its first word.
    pub(in crate::review) opens: bool,
    /// Whether the document writes all of them simplified too.
    pub(in crate::review) is_simplified: bool,
}

impl Run {
    /// The byte in the document where it begins.
    pub(in crate::review) fn start(&self) -> u32 {
        self.offsets.first().copied().unwrap_or_default()
    }

    /// The bytes of the characters `from..to`.
    pub(in crate::review) fn span(&self, from: usize, to: usize) -> Span {
        let at = |i: usize| self.offsets.get(i).copied().unwrap_or_default();
        Span::new(at(from), at(to))
    }

    /// The characters `from..to`, or what there is of them.
    pub(in crate::review) fn text(&self, from: usize, to: usize) -> String {
        let to = to.min(self.chars.len());
        self.chars
            .get(from..to)
            .unwrap_or_default()
            .iter()
            .collect()
    }

    pub(in crate::review) fn at(&self, i: usize) -> Option<char> {
        self.chars.get(i).copied()
    }

    pub(in crate::review) fn before(&self, i: usize) -> Option<char> {
        i.checked_sub(1).and_then(|i| self.at(i))
    }
}

/// The runs of hanzi of the document that have two or more. `None` where
/// `cancelled` said so. Linear.
pub(in crate::review) fn runs(
    document: &Document,
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<Run>> {
    let mut all = Vec::new();
    let mut run = Run::default();
    for block in document.blocks().iter().filter(|block| is_language(block)) {
        if cancelled() {
            return None;
        }
        let text = document.slice(block.span);
        let end = (text.len(), '\n');
        let mut before = '\n';
        for (at, c) in text.char_indices().chain([end]) {
            if is_hanzi(c) {
                if run.chars.is_empty() {
                    run.opens =
                        before == '\n' || !before.is_alphanumeric() && !before.is_whitespace();
                    run.is_simplified = true;
                }
                let simple = fold::simplified(c);
                run.is_simplified &= simple == c;
                run.chars.push(simple);
                run.offsets.push(offset(block, at));
            } else if !run.chars.is_empty() {
                run.offsets.push(offset(block, at));
                if run.chars.len() > 1 {
                    all.push(std::mem::take(&mut run));
                }
                run.chars.clear();
                run.offsets.clear();
            }
            before = c;
        }
    }
    Some(all)
}
