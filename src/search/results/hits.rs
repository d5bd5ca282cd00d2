//! The result of a search: where the terms of the queries stand.

use crate::document::{BlockId, Document, Span};

/// One place where a term of a query stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hit {
    /// Bytes of the reading text, as they are there: never of a folded copy.
    pub span: Span,
    /// Index of the term over the positive terms of all queries, in the order
    /// they were given.
    pub term: u16,
}

/// The hits of a search in document order.
///
/// Hits of one term never overlap; hits of two terms may.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hits {
    hits: Vec<Hit>,
    /// For each hit the furthest end of it and all before it. Empty where
    /// the ends rise with the starts, so that the hits tell it themselves.
    reach: Vec<u32>,
    by_pinyin: bool,
}

impl Hits {
    /// Sorts the hits and keeps them.
    pub(in crate::search) fn new(mut hits: Vec<Hit>, by_pinyin: bool) -> Self {
        hits.sort_unstable();
        let rising = hits.is_sorted_by_key(|h| h.span.end);
        let furthest = |furthest: &mut u32, hit: &Hit| {
            *furthest = (*furthest).max(hit.span.end);
            Some(*furthest)
        };
        let reach = if rising {
            Vec::new()
        } else {
            hits.iter().scan(0, furthest).collect()
        };
        Self {
            hits,
            reach,
            by_pinyin,
        }
    }

    /// All hits, sorted by their start.
    #[must_use]
    pub fn all(&self) -> &[Hit] {
        &self.hits
    }

    /// One hit by its index in [`all`](Self::all).
    #[must_use]
    pub fn get(&self, index: usize) -> Option<Hit> {
        self.hits.get(index).copied()
    }

    /// The number of hits.
    #[must_use]
    pub fn len(&self) -> usize {
        self.hits.len()
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.hits.is_empty()
    }

    /// Whether a plain term in Latin letters stood nowhere in the document as
    /// it is and was therefore matched as pinyin.
    #[must_use]
    pub fn by_pinyin(&self) -> bool {
        self.by_pinyin
    }

    /// The hits that touch `span`, those that begin before it included.
    /// Where hits lie inside longer ones, some of those given may end before
    /// `span`. Logarithmic.
    #[must_use]
    pub fn in_span(&self, span: Span) -> &[Hit] {
        let from = if self.reach.is_empty() {
            self.hits.partition_point(|h| h.span.end <= span.start)
        } else {
            self.reach.partition_point(|&end| end <= span.start)
        };
        let to = self.starts_before(span.end);
        self.hits.get(from..to.max(from)).unwrap_or_default()
    }

    /// How many hits begin inside `span`, so that the counts of neighbouring
    /// spans add up. Logarithmic.
    #[must_use]
    pub fn count_in(&self, span: Span) -> usize {
        self.starts_before(span.end)
            .saturating_sub(self.starts_before(span.start))
    }

    /// The blocks that hold a hit or a part of one, in order, each once.
    /// Linear in the hits.
    #[must_use]
    pub fn paragraphs(&self, document: &Document) -> Vec<BlockId> {
        let mut found: Vec<BlockId> = Vec::new();
        for hit in &self.hits {
            let known = found.last().copied();
            let inside = known
                .and_then(|id| document.block(id))
                .is_some_and(|block| hit.span.end <= block.span.end);
            if inside {
                continue;
            }
            let last_byte = hit.span.end.saturating_sub(1).max(hit.span.start);
            let (Some(first), Some(last)) = (
                document.block_at(hit.span.start),
                document.block_at(last_byte),
            ) else {
                continue;
            };
            let from = known.map_or(first, |id| first.max(id.saturating_add(1)));
            found.extend(from..=last);
        }
        found
    }

    /// The number of hits that begin before `offset` (bytes): the index of the
    /// first that begins there or behind. Logarithmic.
    #[must_use]
    pub fn starts_before(&self, offset: u32) -> usize {
        self.hits.partition_point(|h| h.span.start < offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockKind, DocumentBuilder, Meta, SourcePlace};

    fn hit(start: u32, end: u32) -> Hit {
        Hit {
            span: Span::new(start, end),
            term: 0,
        }
    }

    #[test]
    fn a_hit_that_reaches_in_from_before_is_in_the_span() {
        let hits = Hits::new(vec![hit(20, 23), hit(0, 9), hit(3, 6)], false);
        assert_eq!(hits.in_span(Span::new(7, 12)), [hit(0, 9), hit(3, 6)]);
        assert_eq!(hits.count_in(Span::new(7, 12)), 0);
        assert_eq!(hits.count_in(Span::new(0, 21)), 3);
        assert!(hits.in_span(Span::new(9, 20)).is_empty());
    }

    #[test]
    fn a_hit_over_two_pieces_of_a_paragraph_shows_both() {
        let mut builder = DocumentBuilder::default();
        let place = SourcePlace {
            number: 1,
            column: 0,
        };
        builder.open(BlockKind::Paragraph, 0);
        builder.push("甲乙", place).unwrap();
        builder.cut();
        builder.push("丙丁", place).unwrap();
        builder.open(BlockKind::Paragraph, 0);
        builder.push("戊", place).unwrap();
        let document = builder.finish(Vec::new(), Meta::default());
        let hits = Hits::new(vec![hit(3, 9), hit(6, 9), hit(13, 16)], false);
        assert_eq!(hits.paragraphs(&document), [0, 1, 2]);
        let hits = Hits::new(vec![hit(6, 9)], false);
        assert_eq!(hits.paragraphs(&document), [1]);
    }
}
