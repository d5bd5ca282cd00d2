//! White space, which stands for one space however much there is.

use crate::grammar as numbering;
use crate::prose::seams;

/// White space between two runs of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Space {
    /// A line of the source ends in it, which between hanzi means nothing.
    LineEnd,
    Blank,
}

impl Space {
    /// What stands for it between two texts.
    pub(super) fn glue(self, before: &str, after: &str) -> &'static str {
        match self {
            Self::Blank => " ",
            // An editor that breaks lines at blanks has broken it there.
            Self::LineEnd if is_number(before) => " ",
            Self::LineEnd => seams::glue(before, after),
        }
    }
}

/// Bytes in which the number of a heading ends.
const NEAR: usize = 64;

/// Whether the last line of a text is the number of a heading and no more:
/// 第十二条, behind which its title or its text stands apart.
fn is_number(text: &str) -> bool {
    let near = text.len().saturating_sub(NEAR);
    let tail = text.as_bytes().get(near..).unwrap_or_default();
    let line = match memchr::memrchr(b'\n', tail) {
        Some(at) => text.get(near.saturating_add(at).saturating_add(1)..),
        None if near == 0 => Some(text),
        None => None,
    };
    let Some(line) = line.filter(|line| line.starts_with('第')) else {
        return false;
    };
    let marker = numbering::marker(line);
    marker.is_some_and(|m| m.end == line.len() && matches!(m.style, numbering::Style::Unit(_)))
}

/// A run of text without white space, or the white space at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// White space before it.
    pub(super) before: Option<Space>,
    /// Line feeds from the beginning of the text to it.
    pub(super) feeds: u32,
    /// The run; empty at the end of a text that ends in white space.
    pub(super) text: &'t str,
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut rest = text;
    let mut feeds = 0u32;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let start = rest.find(|c| !is_space(c)).unwrap_or(rest.len());
        let (white, after) = rest.split_at_checked(start)?;
        let lines = u32::try_from(white.matches('\n').count()).unwrap_or(u32::MAX);
        feeds = feeds.saturating_add(lines);
        let before = match (white.is_empty(), lines) {
            (true, _) => None,
            (false, 0) => Some(Space::Blank),
            (false, _) => Some(Space::LineEnd),
        };
        let (text, behind) = after.split_at_checked(after.find(is_space).unwrap_or(after.len()))?;
        rest = behind;
        Some(Word {
            before,
            feeds,
            text,
        })
    })
}

/// The white space of HTML; ideographic and no-break spaces are none.
const fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_told_by_what_it_holds() {
        let found: Vec<_> = words(" 甲\n 乙　丙 ")
            .map(|w| (w.before, w.feeds, w.text))
            .collect();
        assert_eq!(
            found,
            [
                (Some(Space::Blank), 0, "甲"),
                (Some(Space::LineEnd), 1, "乙　丙"),
                (Some(Space::Blank), 1, "")
            ]
        );
        assert_eq!(Space::LineEnd.glue("甲", "乙"), "");
        assert_eq!(Space::LineEnd.glue("one", "two"), " ");
        assert_eq!(Space::LineEnd.glue("前文。\n第四章", "罚则"), " ");
        assert_eq!(Space::LineEnd.glue("第一百二十条之一", "为了"), " ");
        assert_eq!(Space::LineEnd.glue("按照第四章", "处理"), "");
    }
}
