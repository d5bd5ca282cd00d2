//! Concordance lines: hits with what stands around them, one below the other
//! (key word in context).

use unicode_segmentation::UnicodeSegmentation;

use crate::document::{Document, Span};
use crate::text::{Ambiguous, cells, fit};

/// A hit between its left and its right context, all three of them pieces of
/// the reading text as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConcordanceLine {
    /// What stands before the keyword.
    pub left: Span,
    /// The hit itself.
    pub keyword: Span,
    /// What stands behind the keyword.
    pub right: Span,
    /// Blank cells before the left context, so that all keywords begin in one
    /// column.
    pub indent: usize,
}

/// The line of a hit, with up to `left` cells before and `right` cells behind
/// the keyword, cut between graphemes.
///
/// Context goes over closed seams and the pieces of an overlong paragraph,
/// and over the rows of a table, but never into another paragraph. Takes time
/// for the context, not for the paragraph: of a long list only the lines that
/// are seen need to be made.
#[must_use]
pub fn concordance_line(
    document: &Document,
    hit: Span,
    left: usize,
    right: usize,
    ambiguous: Ambiguous,
) -> ConcordanceLine {
    let block = document.block_at(hit.start);
    let paragraph = block.map_or(Span::default(), |id| document.paragraph(id));
    let before = document.slice(Span::new(paragraph.start, hit.start));
    let behind = document.slice(Span::new(hit.end, paragraph.end.max(hit.end)));
    let mut used = 0usize;
    let mut from = before.len();
    for (at, grapheme) in before.grapheme_indices(true).rev() {
        let next = used.saturating_add(cells(grapheme, ambiguous));
        if next > left {
            break;
        }
        (used, from) = (next, at);
    }
    let taken = before.len().saturating_sub(from);
    let (kept, _) = fit(behind, right, ambiguous);
    let bytes = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    ConcordanceLine {
        left: Span::new(hit.start.saturating_sub(bytes(taken)), hit.start),
        keyword: hit,
        right: Span::new(hit.end, hit.end.saturating_add(bytes(kept.len()))),
        indent: left.saturating_sub(used),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, DocumentBuilder, Meta, SourcePlace};

    fn document(paragraphs: &[&str]) -> Document {
        let mut builder = DocumentBuilder::default();
        for text in paragraphs {
            builder.open(BlockKind::Paragraph, 0);
            for (number, piece) in text.split('|').enumerate() {
                if number > 0 {
                    builder.cut();
                }
                let place = SourcePlace {
                    number: 1,
                    column: 0,
                };
                builder.push(piece, place).unwrap();
            }
        }
        builder.finish(Vec::new(), Meta::default())
    }

    fn line<'a>(
        document: &'a Document,
        keyword: &str,
        (left, right): (usize, usize),
        ambiguous: Ambiguous,
    ) -> (usize, &'a str, &'a str) {
        let start = document.text().find(keyword).unwrap() as u32;
        let hit = Span::new(start, start + keyword.len() as u32);
        let line = concordance_line(document, hit, left, right, ambiguous);
        assert_eq!(line.keyword, hit);
        (
            line.indent,
            document.slice(line.left),
            document.slice(line.right),
        )
    }

    #[test]
    fn context_is_cut_by_cells_between_graphemes() {
        let text = document(&["前一段", "他说e\u{301}人民的|事", "后一段"]);
        let around = |left, right| line(&text, "人民", (left, right), Ambiguous::Narrow);
        assert_eq!(around(0, 0), (0, "", ""));
        assert_eq!(around(1, 1), (0, "e\u{301}", ""));
        assert_eq!(around(2, 2), (1, "e\u{301}", "的"));
        assert_eq!(around(3, 4), (0, "说e\u{301}", "的事"), "over the cut");
        assert_eq!(
            around(9, 9),
            (4, "他说e\u{301}", "的事"),
            "within the paragraph"
        );
    }

    #[test]
    fn quotes_take_what_the_terminal_takes() {
        let text = document(&["“改革”"]);
        assert_eq!(
            line(&text, "改革", (2, 1), Ambiguous::Narrow),
            (1, "“", "”")
        );
        assert_eq!(line(&text, "改革", (2, 1), Ambiguous::Wide), (0, "“", ""));
    }

    #[test]
    fn a_place_outside_gives_an_empty_line() {
        let far = Span::new(900, 903);
        let line = concordance_line(&document(&["甲"]), far, 4, 4, Ambiguous::Narrow);
        assert!(line.left.is_empty() && line.right.is_empty());
        assert_eq!(line.indent, 4);
    }
}
