//! What stands beside a word.

use std::collections::HashMap;

use crate::document::{Document, Span};

use super::super::cutting::words::{WordId, Words};
use super::association::Measure;
use super::keywords::Admission;

/// How far from a word its collocates may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// Words on each side, those that are not admitted counted too; `None`
    /// for no limit.
    pub words: Option<usize>,
    /// Whether it ends with the sentence. It always ends with the paragraph.
    pub in_sentence: bool,
}

/// A word that stands beside another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Collocate {
    /// Which word.
    pub word: WordId,
    /// How often it stands on the left of a place of the other, within the
    /// window.
    pub left: u32,
    /// The same on the right.
    pub right: u32,
    /// How much it is drawn to the other, by the measure that was asked for.
    pub score: f64,
}

/// The collocates of what stands at `places` of the document, which lie in
/// order: those seen at least `least` times that are drawn to it, the
/// strongest first.
///
/// The score compares how often a word stands in the windows, each place of
/// it counted once, with how often it stands in the whole document. Linear in
/// the words of the windows.
#[must_use]
pub fn collocates(
    document: &Document,
    words: &Words,
    places: &[Span],
    window: Window,
    admission: &Admission<'_>,
    (measure, least): (Measure, u32),
) -> Vec<Collocate> {
    let mut sides: HashMap<WordId, Sides> = HashMap::new();
    // Tokens before this one have been counted for some place, by side.
    let mut counted = 0usize;
    let mut in_windows = 0u32;
    let mut at_places = 0u32;
    for &place in places {
        let Bounds { from, inside, to } = bounds(document, words, place, window);
        at_places = at_places.saturating_add(u32::from(inside.0 < inside.1));
        let left = (from..inside.0).map(|index| (index, true));
        let right = (inside.1..to).map(|index| (index, false));
        for (index, is_left) in left.chain(right) {
            let Some(&id) = words.ids.get(index) else {
                continue;
            };
            let side = sides.entry(id).or_default();
            let sum = if is_left {
                &mut side.left
            } else {
                &mut side.right
            };
            *sum = sum.saturating_add(1);
            if index >= counted {
                side.places = side.places.saturating_add(1);
                in_windows = in_windows.saturating_add(1);
            }
        }
        counted = counted.max(to);
    }
    let all = u32::try_from(words.len()).unwrap_or(u32::MAX);
    let all = all.saturating_sub(at_places).max(1);
    let mut found: Vec<Collocate> = sides
        .into_iter()
        .filter_map(|(id, side)| {
            let word = words.word(id).filter(|word| admission.admits(word))?;
            let seen = side.left.saturating_add(side.right);
            let score = measure.of(side.places, in_windows, word.count, all);
            (seen >= least && score > 0.0).then_some(Collocate {
                word: id,
                left: side.left,
                right: side.right,
                score,
            })
        })
        .collect();
    found.sort_by(|a, b| {
        let seen = |c: &Collocate| c.left.saturating_add(c.right);
        b.score
            .total_cmp(&a.score)
            .then(seen(b).cmp(&seen(a)))
            .then(a.word.cmp(&b.word))
    });
    found
}

/// How often a word was seen.
#[derive(Debug, Default)]
struct Sides {
    left: u32,
    right: u32,
    /// Each of its places once.
    places: u32,
}

/// A window, as indexes of words.
struct Bounds {
    from: usize,
    /// The words that the place itself takes: the first, and the one after
    /// the last.
    inside: (usize, usize),
    to: usize,
}

fn bounds(document: &Document, words: &Words, place: Span, window: Window) -> Bounds {
    let paragraph = document
        .block_at(place.start)
        .map_or(place, |block| document.paragraph(block));
    let mut around = paragraph;
    if window.in_sentence {
        let sentence = words.sentence(place.start);
        around = Span::new(
            paragraph.start.max(sentence.start),
            paragraph.end.min(sentence.end),
        );
    }
    let (first, last) = words.range(around);
    let (mut start, end) = words.range(place);
    // A place within a set phrase begins behind its start.
    if let Some(before) = start.checked_sub(1)
        && words.token(before).is_some_and(|t| t.span.overlaps(place))
    {
        start = before;
    }
    let reach = window.words.unwrap_or(usize::MAX);
    Bounds {
        from: start.saturating_sub(reach).max(first).min(start),
        inside: (start, end),
        to: end.saturating_add(reach).min(last).max(end),
    }
}
