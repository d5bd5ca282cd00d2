//! The pieces that two documents are compared by: the text before the first
//! heading, and each section without those below it.

use crate::document::{Document, SectionId, SectionNumber, Span};
use crate::grammar::UnitWord;
use crate::text::fold::{fold, is_ignored, is_space};

use super::letters::{Alike, Letters, key, raw_key};

/// Index of a piece: 0 is what stands before the first heading, and the piece
/// of a section is one behind its own index.
pub(super) type PieceId = u32;

/// One document as pieces.
#[derive(Debug)]
pub(super) struct Pieces<'d> {
    pub(super) document: &'d Document,
    pub(super) alike: Alike,
    all: Vec<Piece>,
}

/// What is known of one piece.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// From its title on (bytes).
    pub(super) whole: Span,
    /// The same without the number or unit word at its beginning.
    pub(super) text: Span,
    /// Where its title ends.
    pub(super) title_end: u32,
    /// Equal only where its text is, byte by byte; 0 without text.
    pub(super) raw: u64,
}

impl<'d> Pieces<'d> {
    /// Linear in the text.
    pub(super) fn new(document: &'d Document, alike: Alike) -> Self {
        let front = document.front();
        let mut all = Vec::with_capacity(document.sections().len().saturating_add(1));
        all.push(Piece {
            whole: front,
            text: front,
            title_end: front.start,
            raw: raw_key(document.slice(front)),
        });
        for (id, section) in (0u32..).zip(document.sections()) {
            let whole = document.own_span(id);
            let marker = usize::from(section.marker.head);
            let behind = u32::try_from(marker).unwrap_or(0).min(whole.len());
            let behind = Span::new(whole.start.saturating_add(behind), whole.end);
            let text = match marker {
                0 => whole,
                _ => words_in(document, behind),
            };
            all.push(Piece {
                whole,
                text,
                title_end: section.title.end,
                raw: raw_key(document.slice(text)),
            });
        }
        Self {
            document,
            alike,
            all,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = PieceId> + use<> {
        0..u32::try_from(self.all.len()).unwrap_or(u32::MAX)
    }

    pub(super) fn get(&self, id: PieceId) -> Piece {
        self.all.get(id as usize).copied().unwrap_or(Piece {
            whole: Span::default(),
            text: Span::default(),
            title_end: 0,
            raw: 0,
        })
    }

    /// The section of a piece.
    pub(super) const fn section(id: PieceId) -> Option<SectionId> {
        id.checked_sub(1)
    }

    /// The piece that a piece stands below.
    pub(super) fn parent(&self, id: PieceId) -> Option<PieceId> {
        let section = self.document.section(Self::section(id)?)?;
        Some(section.parent.map_or(0, |parent| parent.saturating_add(1)))
    }

    /// The number of a piece, with its unit word.
    pub(super) fn number(&self, id: PieceId) -> Option<(SectionNumber, Option<UnitWord>)> {
        let section = self.document.section(Self::section(id)?)?;
        section.number().map(|number| (number, section.marker.word))
    }

    /// The words of the title behind its number.
    pub(super) fn title(&self, id: PieceId) -> &'d str {
        let piece = self.get(id);
        let title = Span::new(piece.text.start, piece.title_end);
        self.document.slice(title)
    }

    /// The text of a piece behind its number.
    pub(super) fn text(&self, id: PieceId) -> &'d str {
        self.document.slice(self.get(id).text)
    }

    /// What tells its text from that of others.
    pub(super) fn key(&self, id: PieceId) -> u64 {
        key(self.text(id), self.alike)
    }

    /// The letters of its text.
    pub(super) fn letters(&self, id: PieceId) -> Letters {
        Letters::of(self.text(id), self.get(id).text.start, self.alike)
    }
}

/// The part of a span behind the mark that may stand between a number and its
/// words: none, a space, 、 or ： are written for one another.
pub(super) fn words_in(document: &Document, span: Span) -> Span {
    let text = document.slice(span);
    let is_between =
        |c: char| matches!(fold(c), ':' | ',' | '.' | '、') || is_space(c) || is_ignored(c);
    let words = text.trim_start_matches(is_between);
    let left = text.len().saturating_sub(words.len());
    let left = u32::try_from(left).unwrap_or(0);
    Span::new(span.start.saturating_add(left), span.end)
}
