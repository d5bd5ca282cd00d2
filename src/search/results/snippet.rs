//! A hit with what stands around it.

use unicode_segmentation::UnicodeSegmentation;

use crate::document::{Document, Span};

use super::super::matching::surroundings::ParagraphWords;

/// A hit and its context, as pieces of the reading text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Snippet<'a> {
    /// What stands before the hit in its paragraph.
    pub left: &'a str,
    /// The hit.
    pub matched: &'a str,
    /// What stands behind it in its paragraph.
    pub right: &'a str,
}

/// The text of a hit with up to `context` graphemes (user-perceived
/// characters, UAX #29) of its paragraph on either side. Empty for a span
/// that does not lie in the document. Takes time for the context, not for the
/// paragraph.
#[must_use]
pub fn snippet(document: &Document, hit: Span, context: usize) -> Snippet<'_> {
    let block = document.block_at(hit.start);
    let paragraph = block.map_or(Span::default(), |id| document.paragraph(id));
    let before = document.slice(Span::new(paragraph.start, hit.start));
    let behind = document.slice(Span::new(hit.end, paragraph.end.max(hit.end)));
    let back = before.grapheme_indices(true).rev().take(context).last();
    let left = back
        .and_then(|(at, _)| before.get(at..))
        .unwrap_or_default();
    let mut on = behind.grapheme_indices(true).skip(context);
    let right = match on.next() {
        Some((at, _)) => behind.get(..at).unwrap_or_default(),
        None => behind,
    };
    Snippet {
        left,
        matched: document.slice(hit),
        right,
    }
}

/// Gives hits with whole words around them; loads the dictionary. Each
/// paragraph is cut once where the hits come in order.
pub struct WordSnippets<'a> {
    document: &'a Document,
    words: ParagraphWords<'a>,
}

impl<'a> WordSnippets<'a> {
    /// For hits of `document`.
    #[must_use]
    pub fn new(document: &'a Document) -> Self {
        Self {
            document,
            words: ParagraphWords::new(document),
        }
    }

    /// The text of a hit with up to `context` words of its paragraph on
    /// either side, and the punctuation between them.
    pub fn snippet(&mut self, hit: Span, context: usize) -> Snippet<'a> {
        let first = self.words.before(hit).take(context).last();
        let last = self.words.behind(hit).take(context).last();
        let from = first.map_or(hit.start, |word| word.start);
        let to = last.map_or(hit.end, |word| word.end);
        Snippet {
            left: self.document.slice(Span::new(from, hit.start)),
            matched: self.document.slice(hit),
            right: self.document.slice(Span::new(hit.end, to)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, DocumentBuilder, Meta, SourcePlace};

    #[test]
    fn context_stays_in_the_paragraph_and_keeps_graphemes_whole() {
        let mut builder = DocumentBuilder::default();
        let place = SourcePlace {
            number: 1,
            column: 0,
        };
        for text in ["前一段", "甲e\u{301}改革乙", "后一段"] {
            builder.open(BlockKind::Paragraph, 0);
            builder.push(text, place).unwrap();
            if text.ends_with('乙') {
                builder.cut();
                builder.push("丙丁", place).unwrap();
            }
        }
        let document = builder.finish(Vec::new(), Meta::default());
        let start = document.text().find("改革").unwrap() as u32;
        let hit = Span::new(start, start + 6);
        let around = |context| {
            let s = snippet(&document, hit, context);
            (s.left, s.matched, s.right)
        };
        assert_eq!(around(0), ("", "改革", ""));
        assert_eq!(around(1), ("e\u{301}", "改革", "乙"));
        assert_eq!(around(9), ("甲e\u{301}", "改革", "乙丙丁"));
        let beyond = snippet(&document, Span::new(900, 903), 3);
        assert_eq!((beyond.left, beyond.matched, beyond.right), ("", "", ""));
    }

    #[test]
    fn context_may_be_counted_in_words() {
        let mut builder = DocumentBuilder::default();
        builder.open(BlockKind::Paragraph, 0);
        let text = "坚持改革，开放的人民";
        let place = SourcePlace {
            number: 1,
            column: 0,
        };
        builder.push(text, place).unwrap();
        let document = builder.finish(Vec::new(), Meta::default());
        let start = text.find("开放").unwrap() as u32;
        let mut snippets = WordSnippets::new(&document);
        let found = snippets.snippet(Span::new(start, start + 6), 1);
        assert_eq!(
            (found.left, found.matched, found.right),
            ("改革，", "开放", "的")
        );
        let all = snippets.snippet(Span::new(start, start + 6), 9);
        assert_eq!((all.left, all.right), ("坚持改革，", "的人民"));
    }
}
