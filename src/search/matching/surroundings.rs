//! The words of the paragraph that was last asked about.

use crate::document::{Document, Span};
use crate::lexicon::cutting::segmentation::segmenter;

use super::super::paragraphs::ParagraphCursor;

/// Cuts paragraphs into words as they are asked for: each once, where the
/// questions rise through the document.
pub(in crate::search) struct ParagraphWords<'a> {
    document: &'a Document,
    cursor: ParagraphCursor<'a>,
    paragraph: Span,
    /// The words of the paragraph without gaps, punctuation and white space
    /// among them.
    words: Vec<Span>,
}

impl<'a> ParagraphWords<'a> {
    pub(in crate::search) fn new(document: &'a Document) -> Self {
        Self {
            document,
            cursor: ParagraphCursor::new(document),
            paragraph: Span::default(),
            words: Vec::new(),
        }
    }

    /// Whether a word begins where `span` does and one ends where it does.
    pub(in crate::search) fn are_at(&mut self, span: Span) -> bool {
        let words = self.of_paragraph(span.start);
        words.binary_search_by_key(&span.start, |w| w.start).is_ok()
            && words.binary_search_by_key(&span.end, |w| w.end).is_ok()
    }

    /// The words before `span` in its paragraph, the nearest first. Of a word
    /// that `span` begins in, the part before it; neither punctuation nor
    /// white space.
    pub(in crate::search) fn before(&mut self, span: Span) -> impl Iterator<Item = Span> {
        let document = self.document;
        let words = self.of_paragraph(span.start);
        let to = words.partition_point(|w| w.start < span.start);
        let near = words.get(..to).unwrap_or_default().iter().rev();
        near.map(move |w| Span::new(w.start, w.end.min(span.start)))
            .filter(|&w| is_word(document, w))
    }

    /// The words behind `span`, the nearest first, by the same rule.
    pub(in crate::search) fn behind(&mut self, span: Span) -> impl Iterator<Item = Span> {
        let document = self.document;
        let words = self.of_paragraph(span.start);
        let from = words.partition_point(|w| w.end <= span.end);
        let near = words.get(from..).unwrap_or_default().iter();
        near.map(move |w| Span::new(w.start.max(span.end), w.end))
            .filter(|&w| is_word(document, w))
    }

    fn of_paragraph(&mut self, offset: u32) -> &[Span] {
        let paragraph = self.cursor.at(offset);
        if paragraph != self.paragraph {
            self.paragraph = paragraph;
            let words = &mut self.words;
            words.clear();
            let place = |at: usize| {
                let at = u32::try_from(at).unwrap_or(u32::MAX);
                paragraph.start.saturating_add(at)
            };
            segmenter().cut(&self.document.without_asides(paragraph), |start, end| {
                words.push(Span::new(place(start), place(end)));
            });
        }
        &self.words
    }
}

/// Whether a piece of the segmentation holds a letter, digit or hanzi.
fn is_word(document: &Document, piece: Span) -> bool {
    document.slice(piece).contains(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, DocumentBuilder, Meta, SourcePlace};

    #[test]
    fn the_words_around_a_place_stay_in_its_paragraph() {
        let mut builder = DocumentBuilder::default();
        for text in ["经济发展", "坚持 改革，开放的人民", "和平"] {
            builder.open(BlockKind::Paragraph, 0);
            builder
                .push(
                    text,
                    SourcePlace {
                        number: 1,
                        column: 0,
                    },
                )
                .unwrap();
        }
        let document = builder.finish(Vec::new(), Meta::default());
        let mut words = ParagraphWords::new(&document);
        let place = |what: &str| {
            let start = document.text().find(what).unwrap() as u32;
            Span::new(start, start + what.len() as u32)
        };
        let texts = |spans: Vec<Span>| -> Vec<&str> {
            spans.into_iter().map(|span| document.slice(span)).collect()
        };
        let hit = place("放");
        assert_eq!(texts(words.before(hit).collect()), ["开", "改革", "坚持"]);
        assert_eq!(texts(words.behind(hit).collect()), ["的", "人民"]);
        assert!(words.before(place("和平")).next().is_none());
        assert!(words.are_at(place("改革")));
        assert!(!words.are_at(hit));
    }
}
