//! Graphemes with their place and width.

use unicode_segmentation::UnicodeSegmentation;

use super::ambiguous::Ambiguous;
use super::shown::shown;
use super::widths::{plain_cells, raw_cells};

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
    /// Cells it takes as drawn by [`shown`](crate::text::shown), 0..=2.
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
    let mut cluster = head.graphemes(true).next().unwrap_or(head);
    let mark = |(at, c): (usize, char)| at > 0 && matches!(c, '\u{FF9E}' | '\u{FF9F}');
    if let Some((at, _)) = cluster.char_indices().find(|&place| mark(place)) {
        cluster = cluster.get(..at).unwrap_or(cluster);
    }
    if raw_cells(cluster, ambiguous) > 2 {
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
        if at > 0 && raw_cells(prefix, ambiguous) > 2 {
            break;
        }
        best = prefix;
    }
    best
}

/// Cells (0..=2) of one grapheme of [`graphemes`], as it is drawn (see
/// [`shown`]). A longer text counts as two; use [`cells`](crate::text::cells) for it.
#[must_use]
pub fn grapheme_cells(grapheme: &str, ambiguous: Ambiguous) -> u16 {
    raw_cells(&shown(grapheme), ambiguous).min(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        graphemes(text, Ambiguous::Narrow).map(|g| g.text).collect()
    }

    #[test]
    fn places_and_widths_go_with_the_text() {
        let found: Vec<_> = graphemes("a甲“e\u{301}𠮷", Ambiguous::Wide)
            .map(|g| (g.offset, g.text, g.cells))
            .collect();
        assert_eq!(
            found,
            [
                (0, "a", 1),
                (1, "甲", 2),
                (4, "“", 2),
                (7, "e\u{301}", 2),
                (10, "𠮷", 2)
            ]
        );
    }

    #[test]
    fn clusters_stay_whole() {
        for cluster in [
            "e\u{301}",
            "❄\u{FE0F}",
            "👨\u{200D}👩\u{200D}👧",
            "👨🏻\u{200D}❤\u{FE0F}\u{200D}💋\u{200D}👨🏻",
            "🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}",
            "🇨🇳",
            "葛\u{E0100}",
            "か\u{3099}",
            "각",
            "\u{1112}\u{1161}\u{11AB}",
            "\r\n",
        ] {
            assert_eq!(texts(&format!("甲{cluster}乙")), ["甲", cluster, "乙"]);
        }
    }

    #[test]
    fn sound_marks_have_a_cell_of_their_own() {
        assert_eq!(texts("ｶﾞｸ"), ["ｶ", "ﾞ", "ｸ"]);
        assert_eq!(texts("ﾟﾟ"), ["ﾟ", "ﾟ"]);
    }

    #[test]
    fn no_grapheme_takes_more_than_two_cells() {
        for text in ["क्ष्म्य", "நிி", "ᄀᄀᄀ가", "👨\u{200D}a\u{200D}🇨"]
        {
            let found: Vec<_> = graphemes(text, Ambiguous::Narrow).collect();
            assert!(found.iter().all(|g| g.cells <= 2), "{text}");
            assert_eq!(found.iter().map(|g| g.text).collect::<String>(), text);
        }
    }

    #[test]
    fn stacks_of_marks_are_cut() {
        let text = format!("a{}", "\u{301}".repeat(1000));
        let found = texts(&text);
        assert_eq!(found.concat(), text);
        assert!(found.iter().all(|g| g.len() <= MAX_BYTES));
    }

    #[test]
    fn the_short_way_agrees_with_the_long_way() {
        let text = "第３章　“发展”——2025年，GDP增长5.2%…《论·语》カタカナ한국어𠮷㐂﨑！";
        let expected: Vec<&str> = text.graphemes(true).collect();
        assert_eq!(texts(text), expected);
        for g in graphemes(text, Ambiguous::Wide) {
            assert_eq!(g.cells, grapheme_cells(g.text, Ambiguous::Wide));
        }
    }
}
