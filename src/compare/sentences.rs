//! The sentences of a piece, and the cells of its tables.

use crate::document::Span;
use crate::grammar;
use crate::lexicon::sentence_ends;

use super::letters::{Letters, key};
use super::pieces::{PieceId, Pieces, words_in};
use super::sketch::{Sample, Sketch, Weights};

/// One sentence, or one cell of a table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sentence {
    /// Its bytes, without white space at its ends.
    pub(super) span: Span,
    /// Where its words begin behind the number of an item: （三） says only
    /// where in its list it stands.
    pub(super) words: u32,
    /// The same for sentences that count as the same.
    pub(super) key: u64,
    /// The piece it stands in.
    pub(super) piece: PieceId,
}

impl Sentence {
    /// Its words without the number before them.
    pub(super) fn letters(&self, pieces: &Pieces<'_>) -> Letters {
        let words = Span::new(self.words, self.span.end);
        Letters::of(pieces.document.slice(words), words.start, pieces.alike)
    }
}

/// The sentences of a piece in order; the title is one. Linear.
pub(super) fn sentences(pieces: &Pieces<'_>, id: PieceId) -> Vec<Sentence> {
    let piece = pieces.get(id);
    let mut found = Vec::new();
    let mut add = |span: Span, opens: bool| {
        let text = pieces.document.slice(span);
        let trimmed = text.trim_start();
        let start = span
            .start
            .saturating_add(length(text).saturating_sub(length(trimmed)));
        let trimmed = trimmed.trim_end();
        let end = start.saturating_add(length(trimmed));
        if trimmed.is_empty() {
            return;
        }
        let whole = Span::new(start, end);
        let head = grammar::marker(trimmed).map_or(0, |marker| marker.head);
        let behind = u32::try_from(head).unwrap_or(0);
        let mut words = whole;
        if opens && behind > 0 {
            let behind = words_in(
                pieces.document,
                Span::new(start.saturating_add(behind), end),
            );
            // A number alone is what the line says.
            words = if behind.is_empty() { whole } else { behind };
        }
        let key = key(pieces.document.slice(words), pieces.alike);
        if key == 0 {
            return;
        }
        found.push(Sentence {
            span: whole,
            words: words.start,
            key,
            piece: id,
        });
    };
    let mut at = piece.text.start;
    let ends_title = piece.title_end > at && piece.title_end < piece.text.end;
    if ends_title {
        add(Span::new(at, piece.title_end), false);
        at = piece.title_end;
    }
    let rest = Span::new(at, piece.text.end);
    for line in pieces.document.slice(rest).split_inclusive(['\n', '\t']) {
        let mut opens = true;
        let start = at;
        sentence_ends(line, |end| {
            let end = start.saturating_add(u32::try_from(end).unwrap_or(0));
            add(Span::new(at, end), opens);
            (opens, at) = (false, end);
        });
        at = start.saturating_add(length(line));
    }
    found
}

/// What the pieces of a document look like: of a long one some of them, from
/// its beginning to its end. Linear up to a bound.
pub(super) fn samples<'a, 'd>(
    pieces: &'a Pieces<'d>,
) -> impl Iterator<Item = Sample> + use<'a, 'd> {
    /// Pieces that are looked at.
    const PIECES: usize = 2048;
    /// Longer pieces speak for themselves.
    const BYTES: u32 = 4096;
    let step = pieces.len().div_ceil(PIECES).max(1);
    let short = |id: &PieceId| pieces.get(*id).text.len() <= BYTES;
    pieces.ids().step_by(step).filter(short).map(|id| Sample {
        sketch: Sketch::of(&pieces.letters(id)),
        sentences: sentences(pieces, id).iter().map(|s| s.key).collect(),
    })
}

/// The letters of a piece without the sentences that are written again and
/// again; none where nothing else is left.
pub(super) fn own_sketch(pieces: &Pieces<'_>, id: PieceId, weights: &Weights) -> Sketch {
    let mut letters = Letters::default();
    for sentence in sentences(pieces, id) {
        if !weights.is_stock(sentence.key) {
            let words = Span::new(sentence.words, sentence.span.end);
            letters.push(pieces.document.slice(words), words.start, pieces.alike);
        }
    }
    Sketch::of(&letters)
}

fn length(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}
