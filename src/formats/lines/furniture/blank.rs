//! A source with its page furniture blanked out.

use std::borrow::Cow;

use super::Furniture;
use crate::document::MarkupKind;
use crate::formats::lines::Lines;

/// Puts spaces in place of the page furniture of a Markdown document, part by
/// part, so that every offset stays. Fenced code is left alone.
#[derive(Debug, Clone)]
pub(crate) struct Blanker<'f> {
    furniture: &'f Furniture,
    any: bool,
    /// Lines before the part that is next.
    lines: usize,
    fenced: bool,
}

impl<'f> Blanker<'f> {
    /// At the beginning of the source that `furniture` was found in.
    pub(crate) fn new(furniture: &'f Furniture) -> Self {
        Self {
            furniture,
            any: !furniture.is_empty(),
            lines: 0,
            fenced: false,
        }
    }

    /// Goes on behind `part`, which ends with a line.
    pub(crate) fn pass(&mut self, part: &str) {
        if self.any {
            for line in Lines::new(part) {
                self.fenced ^= is_fence(line.text);
                self.lines = self.lines.saturating_add(1);
            }
        }
    }

    /// The page furniture of the next part: lines with their offsets, and what
    /// they are.
    pub(crate) fn furniture<'t>(&self, part: &'t str) -> Vec<(usize, &'t str, MarkupKind)> {
        let mut found = Vec::new();
        if !self.any {
            return found;
        }
        let mut fenced = self.fenced;
        let mut from = 0usize;
        for (line, index) in Lines::new(part).zip(self.lines..) {
            fenced ^= is_fence(line.text);
            let rest = part.get(from..).unwrap_or_default();
            let Some(at) = rest.find(line.text) else {
                break;
            };
            let at = from.saturating_add(at);
            if self.furniture.contains(index) && !fenced {
                let kind = match self.furniture.is_bar(index) {
                    true => MarkupKind::Navigation,
                    false => MarkupKind::Furniture,
                };
                found.push((at, line.text, kind));
            }
            from = at.saturating_add(line.text.len());
        }
        found
    }

    /// The next part without page furniture.
    pub(crate) fn blank_out<'t>(&self, part: &'t str) -> Cow<'t, str> {
        if !self.any {
            return Cow::Borrowed(part);
        }
        let mut out = String::with_capacity(part.len());
        let mut rest = part;
        let mut fenced = self.fenced;
        for (line, index) in Lines::new(part).zip(self.lines..) {
            fenced ^= is_fence(line.text);
            let Some(at) = rest.find(line.text) else {
                break;
            };
            let (before, behind) = rest.split_at_checked(at).unwrap_or((rest, ""));
            out.push_str(before);
            if self.furniture.contains(index) && !fenced {
                out.extend(std::iter::repeat_n(' ', line.text.len()));
            } else {
                out.push_str(line.text);
            }
            rest = behind.get(line.text.len()..).unwrap_or_default();
        }
        out.push_str(rest);
        Cow::Owned(out)
    }
}

/// Whether a line opens or closes fenced code.
fn is_fence(text: &str) -> bool {
    text.starts_with("```") || text.starts_with("~~~")
}
