//! Pieces that stand in one line, and the text they make.

use crate::text::is_hanzi;

use super::page::{Page, Piece};

/// The middles of letters in one line lie so near, in sizes of the letters.
const LEVEL: f32 = 0.35;

/// Blank that stands between words, in sizes of the letters.
const WORD: f32 = 0.18;

/// Blank between hanzi that is meant.
const MEANT: f32 = 0.7;

/// Blank that parts what stands in one line.
pub(super) const APART: f32 = 1.6;

/// How near the same letter stands that is printed twice to look bold.
const TWICE: f32 = 0.2;

/// Pieces in one line, from left to right.
#[derive(Debug, Clone)]
pub(super) struct TextLine {
    pub(super) pieces: Vec<Piece>,
    pub(super) x0: f32,
    pub(super) x1: f32,
    pub(super) y: f32,
    /// The size of its largest letters.
    pub(super) size: f32,
}

/// A part of a line that blank sets apart.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Part {
    pub(super) x0: f32,
    pub(super) x1: f32,
    pub(super) text: String,
}

impl TextLine {
    /// A line of pieces; `None` without any. Letters printed twice at one
    /// place are one.
    pub(super) fn of(page: &Page, mut pieces: Vec<Piece>) -> Option<Self> {
        pieces.sort_by(|a, b| a.x0.total_cmp(&b.x0));
        pieces.dedup_by(|next, kept| {
            let near = (next.x0 - kept.x0).abs() < TWICE * kept.size
                && (next.y - kept.y).abs() < TWICE * kept.size;
            near && page.said(next) == page.said(kept) && !page.said(kept).trim().is_empty()
        });
        let told = |piece: &&Piece| !page.said(piece).trim().is_empty();
        let first = pieces.iter().find(told)?;
        let (mut x0, mut x1) = (first.x0, first.x1);
        let (mut y, mut size) = (first.y, first.size);
        for piece in pieces.iter().filter(told) {
            x0 = x0.min(piece.x0);
            x1 = x1.max(piece.x1);
            if piece.size > size {
                (y, size) = (piece.y, piece.size);
            }
        }
        Some(Self {
            pieces,
            x0,
            x1,
            y,
            size,
        })
    }

    /// Whether none of it belongs to the text.
    pub(super) fn is_aside(&self) -> bool {
        self.pieces.iter().all(|piece| piece.aside)
    }

    /// How long it is.
    pub(super) fn length(&self) -> f32 {
        self.x1 - self.x0
    }

    /// Its text, in parts where blank of at least `apart` sizes of its letters
    /// stands between them.
    pub(super) fn parts(&self, page: &Page, apart: f32) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        // Where the last letter ended, and whether a space was written there.
        let mut last: Option<(f32, f32)> = None;
        let mut spaced = false;
        // Where spaces stand between all letters they are none of the text.
        let blank = self
            .pieces
            .iter()
            .filter(|piece| page.said(piece).trim().is_empty());
        let strewn = blank.count().saturating_mul(3) > self.pieces.len();
        for piece in &self.pieces {
            let said = page.said(piece);
            let text = said.trim();
            if text.is_empty() {
                spaced = !strewn;
                continue;
            }
            spaced |= said.starts_with(char::is_whitespace);
            let size = last.map_or(piece.size, |(_, size)| piece.size.max(size));
            let gap = last.map_or(0.0, |(end, _)| (piece.x0 - end) / size.max(f32::EPSILON));
            match parts.last_mut() {
                Some(part) if gap < apart => {
                    let before = part.text.chars().next_back();
                    if is_gap(before, text.chars().next(), gap, spaced) {
                        part.text.push(' ');
                    }
                    part.text.push_str(text);
                    part.x1 = part.x1.max(piece.x1);
                }
                _ => parts.push(Part {
                    x0: piece.x0,
                    x1: piece.x1,
                    text: text.to_owned(),
                }),
            }
            spaced = said.ends_with(char::is_whitespace);
            last = Some((piece.x1, piece.size));
        }
        parts
    }
}

/// Parts of a line as one text: what is set far apart has two spaces between.
pub(super) fn joined(parts: &[Part]) -> String {
    let texts: Vec<&str> = parts.iter().map(|part| part.text.as_str()).collect();
    texts.join("  ")
}

/// How far each line stands below the one before.
pub(super) fn steps(lines: &[TextLine]) -> impl Iterator<Item = f32> + '_ {
    lines
        .windows(2)
        .filter_map(|pair| Some(pair.get(1)?.y - pair.first()?.y))
}

/// Whether the blank between two letters is one of the text: between words of
/// letters a little, or a space that is written; beside hanzi only much, since
/// lines are filled by drawing hanzi apart.
fn is_gap(before: Option<char>, behind: Option<char>, gap: f32, spaced: bool) -> bool {
    let (Some(before), Some(behind)) = (before, behind) else {
        return false;
    };
    let wide = |c: char| is_hanzi(c) || is_wide_mark(c);
    match (wide(before), wide(behind)) {
        (false, false) => spaced || gap >= WORD,
        _ => spaced && gap >= WORD || gap >= MEANT,
    }
}

/// Whether a mark is as wide as a hanzi.
const fn is_wide_mark(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{ff00}'..='\u{ffef}' | '“' | '”' | '‘' | '’' | '…' | '—')
}

/// The lines that pieces make, from the top down. Sorting, then linear.
pub(super) fn lines(page: &Page, mut pieces: Vec<Piece>) -> Vec<TextLine> {
    // From the largest letters down, so that small raised ones find their line.
    pieces.sort_by(|a, b| a.middle().total_cmp(&b.middle()));
    let mut open: Vec<(f32, f32, Vec<Piece>)> = Vec::new();
    for piece in pieces {
        let middle = piece.middle();
        let near = open
            .last()
            .is_some_and(|(line, size, _)| (middle - line).abs() < LEVEL * size.max(piece.size));
        match open.last_mut() {
            Some((line, size, pieces)) if near => {
                if piece.size > *size {
                    (*line, *size) = (middle, piece.size);
                }
                pieces.push(piece);
            }
            _ => open.push((middle, piece.size, vec![piece])),
        }
    }
    open.into_iter()
        .filter_map(|(_, _, pieces)| TextLine::of(page, pieces))
        .collect()
}
