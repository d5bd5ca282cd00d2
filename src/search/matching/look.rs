//! Going through pieces of the text for the places where a term matches.

use std::cmp::Reverse;

use regex::Regex;

use crate::document::{Aside, Document, Span};

use super::amount::Amount;
use super::letters::Letters;
use super::pinyin::Pinyin;
use super::surroundings::ParagraphWords;

/// How much text (bytes) is looked through between two questions whether to
/// go on.
pub(in crate::search) const PIECE: usize = 1 << 20;

/// A way to match that suits the document.
#[derive(Clone, Copy)]
pub(in crate::search) enum Way<'a> {
    Text(&'a Regex),
    Words(&'a Regex),
    Letters(&'a Letters),
    Pinyin(&'a Pinyin, bool),
    Amount(&'a Amount),
}

/// Cuts off about a megabyte, at a line feed, which goes with neither part.
pub(in crate::search) fn piece_of(text: &str) -> (&str, &str) {
    let from = text.as_bytes().get(PIECE..).unwrap_or_default();
    let cut = memchr::memchr(b'\n', from).map(|at| at.saturating_add(PIECE));
    let parts = cut.and_then(|at| Some((text.get(..at)?, text.get(at.saturating_add(1)..)?)));
    parts.unwrap_or((text, ""))
}

/// All of a text by [`piece_of`], each piece with the offset (bytes) of its
/// beginning.
pub(in crate::search) fn pieces_of(text: &str) -> Vec<(u32, &str)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let base = text.len().saturating_sub(rest.len());
        let (piece, behind) = piece_of(rest);
        pieces.push((u32::try_from(base).unwrap_or(u32::MAX), piece));
        rest = behind;
    }
    pieces
}

/// Runs the ways of matching one term over pieces of the text.
pub(in crate::search) struct Looker<'a> {
    document: &'a Document,
    ways: &'a [Way<'a>],
    words: ParagraphWords<'a>,
    /// The next match of each way, as bytes of the piece.
    next: Vec<Option<(usize, usize)>>,
}

impl<'a> Looker<'a> {
    pub(in crate::search) fn new(document: &'a Document, ways: &'a [Way<'a>]) -> Self {
        Self {
            document,
            ways,
            words: ParagraphWords::new(document),
            next: Vec::with_capacity(ways.len()),
        }
    }

    /// Gives the matches in `piece`, which begins at byte `base`, to `each`:
    /// always the one that begins first and, of those, is longest, then the
    /// next behind it. False where `each` said so.
    ///
    /// Annotations are looked through, and looked into by themselves.
    pub(in crate::search) fn look(
        &mut self,
        piece: &str,
        base: u32,
        each: &mut dyn FnMut(Span) -> bool,
    ) -> bool {
        if self.document.asides().is_empty() {
            return self.look_in(piece, base, each);
        }
        let document = self.document;
        let span = place(base, 0, piece.len());
        let asides = document.asides_in(span);
        if asides.is_empty() {
            return self.look_in(piece, base, each);
        }
        let mut found = Vec::new();
        let mut add = |span: Span| {
            // What is not seen is taken along behind the last character.
            let last = document
                .asides_in(span)
                .last()
                .map(|aside| aside.span)
                .filter(|a| a.end >= span.end);
            let end = last.map_or(span.end, |aside| aside.start.max(span.start));
            found.push(Span::new(span.start, end));
            true
        };
        self.look_in(&document.without_asides(span), base, &mut add);
        for &Aside { span: aside, .. } in asides {
            self.look_in(document.slice(aside), aside.start, &mut add);
        }
        found.sort_unstable_by_key(|span| (span.start, Reverse(span.end)));
        let mut end = 0;
        found.retain(|span| {
            let free = span.start >= end;
            end = end.max(span.end);
            free
        });
        found.into_iter().all(each)
    }

    /// As [`look`](Self::look), in a text as it is.
    fn look_in(&mut self, piece: &str, base: u32, each: &mut dyn FnMut(Span) -> bool) -> bool {
        let gaps = self.document.has_gaps();
        let words = &mut self.words;
        self.next.clear();
        for way in self.ways {
            self.next.push(way.find_at(words, piece, base, 0));
        }
        while let Some(&(start, end)) = self
            .next
            .iter()
            .flatten()
            .min_by_key(|&&(start, end)| (start, Reverse(end)))
        {
            let span = place(base, start, end);
            let mut behind = end;
            if gaps && !self.document.gaps_in(span).is_empty() {
                // What goes over a gap is none; another may overlap it.
                let first = piece.get(start..).and_then(|rest| rest.chars().next());
                behind = start.saturating_add(first.map_or(1, char::len_utf8));
            } else if !each(span) {
                return false;
            }
            for (way, next) in self.ways.iter().zip(&mut self.next) {
                if next.is_some_and(|(start, _)| start < behind) {
                    *next = way.find_at(words, piece, base, behind);
                }
            }
        }
        true
    }
}

/// Bytes of a piece that begins at `base`, as a span of the reading text.
fn place(base: u32, from: usize, to: usize) -> Span {
    let offset = |at| base.saturating_add(u32::try_from(at).unwrap_or(u32::MAX));
    Span::new(offset(from), offset(to))
}

impl Way<'_> {
    /// The first match in `piece` from byte `from` on.
    fn find_at(
        self,
        words: &mut ParagraphWords<'_>,
        piece: &str,
        base: u32,
        mut from: usize,
    ) -> Option<(usize, usize)> {
        match self {
            Way::Letters(letters) => letters.find_at(piece, from),
            Way::Amount(amount) => amount.find_at(piece, from),
            Way::Pinyin(pinyin, unfinished) => pinyin.find_at(piece, from, unfinished),
            Way::Text(regex) | Way::Words(regex) => loop {
                let found = piece.get(from..).and_then(|_| regex.find_at(piece, from))?;
                let (start, end) = (found.start(), found.end());
                let whole = !matches!(self, Way::Words(_));
                if start < end && (whole || words.are_at(place(base, start, end))) {
                    return Some((start, end));
                }
                // Another match may overlap one that is not of whole words.
                let first = piece.get(start..).and_then(|rest| rest.chars().next());
                from = start.saturating_add(first.map_or(1, char::len_utf8));
            },
        }
    }
}
