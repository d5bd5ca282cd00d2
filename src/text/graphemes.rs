//! Graphemes with their place and width.

use unicode_segmentation::UnicodeSegmentation;

use super::cells::{Ambiguous, grapheme_cells, plain_cells, raw_cells};

/// Bytes after which a cluster is cut: the longest emoji sequence in use takes
/// 35, so only stacks of some sixty marks are.
const MAX_BYTES: usize = 128;

/// The smallest unit of drawing: what stands in one terminal cell or two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grapheme<'a> {
    /// Its text, never empty.
    pub text: &'a str,
    /// Bytes from the start of the text it was read from.
    pub offset: u32,
    /// Cells it takes as drawn by [`shown`](super::shown), 0..=2.
    pub cells: u16,
}

/// The graphemes of `text` in order; together they are the whole text.
///
/// They are the extended grapheme clusters of UAX 29, cut further in three
/// cases so that each takes at most two cells: a cluster that is wider; the
/// half-width sound marks U+FF9E and U+FF9F, which terminals draw in a cell of
/// their own; and clusters of more than 128 bytes. Linear.
#[must_use]
pub const fn graphemes(text: &str, ambiguous: Ambiguous) -> Graphemes<'_> {
    Graphemes {
        rest: text,
        offset: 0,
        ambiguous,
    }
}

/// Iterator of [`graphemes`].
#[derive(Debug, Clone)]
pub struct Graphemes<'a> {
    rest: &'a str,
    offset: u32,
    ambiguous: Ambiguous,
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = Grapheme<'a>;

    #[inline]
    fn next(&mut self) -> Option<Grapheme<'a>> {
        let mut chars = self.rest.chars();
        let first = chars.next()?;
        let plain = plain_cells(first, self.ambiguous).filter(|_| {
            chars
                .next()
                .is_none_or(|c| plain_cells(c, self.ambiguous).is_some())
        });
        let (bytes, cells) = match plain {
            Some(cells) => (first.len_utf8(), cells),
            None => cluster(self.rest, self.ambiguous),
        };
        let (text, rest) = self.rest.split_at_checked(bytes)?;
        let offset = self.offset;
        self.rest = rest;
        self.offset = offset.saturating_add(u32::try_from(bytes).unwrap_or(u32::MAX));
        Some(Grapheme {
            text,
            offset,
            cells,
        })
    }
}

/// Bytes and cells of the first grapheme of `text`, which is not empty.
fn cluster(text: &str, ambiguous: Ambiguous) -> (usize, u16) {
    let mut end = text.len().min(MAX_BYTES);
    while !text.is_char_boundary(end) {
        end = end.saturating_sub(1);
    }
    let head = text.get(..end).unwrap_or(text);
    let whole = head.graphemes(true).next().unwrap_or(head);
    let mut cluster = whole;
    if let Some((at, _)) = whole
        .char_indices()
        .skip(1)
        .find(|(_, c)| matches!(c, '\u{FF9E}' | '\u{FF9F}'))
    {
        cluster = whole.get(..at).unwrap_or(whole);
    }
    if raw_cells(cluster, ambiguous) > 2 && cluster != "\r\n" {
        cluster = narrowed(cluster, ambiguous);
    }
    (cluster.len(), grapheme_cells(cluster, ambiguous))
}

/// The longest prefix of a cluster that takes at most two cells; one
/// character at least.
fn narrowed(cluster: &str, ambiguous: Ambiguous) -> &str {
    let mut best = "";
    for (at, c) in cluster.char_indices() {
        let end = at.saturating_add(c.len_utf8());
        let prefix = cluster.get(..end).unwrap_or(cluster);
        if !best.is_empty() && raw_cells(prefix, ambiguous) > 2 {
            break;
        }
        best = prefix;
    }
    best
}
