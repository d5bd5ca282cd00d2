//! The sizes of a document and of its sections.

use crate::document::{BlockKind, Document, SectionId, Span};
use crate::text::is_hanzi;

use super::super::cutting::words::{WordKind, Words};

/// Hanzi, or words in Latin letters, that a practised reader takes in a
/// minute, reading Chinese prose in silence.
const READ_IN_A_MINUTE: u32 = 400;

/// The sizes of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Statistics {
    /// Characters, line feeds left out.
    pub chars: u32,
    /// Hanzi among them.
    pub hanzi: u32,
    /// Words, each counted wherever it stands; numbers are words here.
    pub words: usize,
    /// Different words.
    pub different_words: usize,
    /// Sentences; a heading is one.
    pub sentences: usize,
    /// Paragraphs with text, headings left out.
    pub paragraphs: usize,
    /// Sections of any depth.
    pub sections: usize,
    /// What reading it takes, in seconds, at 400 hanzi a minute.
    pub reading_seconds: u32,
    /// The sections with their shares, in document order.
    pub shares: Vec<SectionShare>,
}

/// How much of the document a section takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SectionShare {
    /// Which section.
    pub section: SectionId,
    /// Characters with all below it.
    pub chars: u32,
    /// Characters of its own text, up to the next heading of any depth.
    pub own: u32,
    /// [`chars`](Self::chars) by those of the document, from 0 to 1.
    pub share: f64,
}

impl Statistics {
    /// The sections with the most text of their own, the longest first.
    #[must_use]
    pub fn longest(&self, count: usize) -> Vec<SectionShare> {
        let mut longest = self.shares.clone();
        longest.sort_by_key(|share| std::cmp::Reverse(share.own));
        longest.truncate(count);
        longest
    }
}

/// Measures a document with its words. Linear in the text.
#[must_use]
pub fn statistics(document: &Document, words: &Words) -> Statistics {
    let hanzi = document.text().chars().filter(|&c| is_hanzi(c)).count();
    let hanzi = u32::try_from(hanzi).unwrap_or(u32::MAX);
    let latin = words.all().iter().filter(|w| w.kind == WordKind::Latin);
    let latin = latin.fold(0u32, |sum, word| sum.saturating_add(word.count));
    let read = u64::from(hanzi).saturating_add(u64::from(latin));
    let seconds = read.saturating_mul(60) / u64::from(READ_IN_A_MINUTE);
    let is_paragraph = |kind| !matches!(kind, BlockKind::Heading | BlockKind::Rule);
    let blocks = document.blocks().iter();
    let paragraphs = blocks.filter(|b| is_paragraph(b.kind) && !b.continues && !b.span.is_empty());
    let shares = (0u32..).zip(document.sections()).map(|(id, section)| {
        let whole = f64::from(document.chars().max(1));
        SectionShare {
            section: id,
            chars: section.chars,
            own: chars(document, document.own_span(id)),
            share: f64::from(section.chars) / whole,
        }
    });
    Statistics {
        chars: document.chars(),
        hanzi,
        words: words.len(),
        different_words: words.all().len(),
        sentences: words.sentences_in(Span::new(0, document.len())),
        paragraphs: paragraphs.count(),
        sections: document.sections().len(),
        reading_seconds: u32::try_from(seconds).unwrap_or(u32::MAX),
        shares: shares.collect(),
    }
}

/// Characters of a span, line feeds left out.
fn chars(document: &Document, span: Span) -> u32 {
    let text = document.slice(span);
    let count = text.chars().filter(|&c| c != '\n').count();
    u32::try_from(count).unwrap_or(u32::MAX)
}
