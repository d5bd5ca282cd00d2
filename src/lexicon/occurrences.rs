//! Where a word stands, however the text was cut.

use crate::document::{Document, Span};

use super::folded::{dictionary_form, key};
use super::segmentation::segmenter;
use super::words::{Token, Word, WordKind, Words};

/// The places of a word in the document that `words` were cut from, in order:
/// where it is a word, where it is several one behind the other (全面深化改革
/// where 全面, 深化 and 改革 are words), and where it is a part of a set phrase
/// (改革 in 改革开放). A part of an ordinary word is none: 人 is not in 人民.
///
/// Linear in the words. Loads the dictionary where a set phrase holds `word`.
#[must_use]
pub fn occurrences(document: &Document, words: &Words, word: &str) -> Vec<Span> {
    let wanted: String = key(word).chars().filter(|c| !c.is_whitespace()).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let fits: Vec<Fit> = words.all().iter().map(|w| Fit::of(w, &wanted)).collect();
    let mut found = Vec::new();
    for (index, &id) in words.ids.iter().enumerate() {
        let Some(token) = words.token(index) else {
            continue;
        };
        match fits.get(id as usize) {
            Some(Fit::Whole) => found.push(token.span),
            Some(Fit::Start) => found.extend(spelled(words, index, token, &wanted)),
            Some(Fit::Inside(places)) => {
                let text = document.slice(token.span);
                found.extend(places.iter().map(|&place| inner(token.span, text, place)));
            }
            _ => {}
        }
    }
    found
}

/// How a word of the text answers to the wanted one.
enum Fit {
    None,
    Whole,
    /// The wanted one begins with it.
    Start,
    /// It is a set phrase that holds the wanted one, from one character up to
    /// another.
    Inside(Vec<(usize, usize)>),
}

impl Fit {
    fn of(word: &Word, wanted: &str) -> Self {
        if *word.key == *wanted {
            Self::Whole
        } else if wanted.starts_with(&*word.key) {
            Self::Start
        } else if matches!(word.kind, WordKind::Phrase | WordKind::Term)
            && word.key.contains(wanted)
        {
            let places = parts(word, wanted);
            if places.is_empty() {
                Self::None
            } else {
                Self::Inside(places)
            }
        } else {
            Self::None
        }
    }
}

/// Where in a set phrase the wanted word stands so that it begins and ends
/// with words of the phrase.
fn parts(word: &Word, wanted: &str) -> Vec<(usize, usize)> {
    let form = dictionary_form(&word.shown);
    let mut edges = vec![0usize];
    segmenter().cut_simplified(&form, false, |_, _, to| edges.push(to));
    let length = wanted.chars().count();
    let starts = edges.iter().copied().filter(|&from| {
        let rest: String = word.key.chars().skip(from).take(length).collect();
        rest == wanted && edges.contains(&from.saturating_add(length))
    });
    starts
        .map(|from| (from, from.saturating_add(length)))
        .collect()
}

/// The wanted word as several words from `index` on, with nothing between.
fn spelled(words: &Words, index: usize, first: Token, wanted: &str) -> Option<Span> {
    let mut rest = wanted.strip_prefix(&*words.word(first.word)?.key)?;
    let mut end = first.span.end;
    let mut next = index;
    while !rest.is_empty() {
        next = next.checked_add(1)?;
        let token = words.token(next).filter(|t| t.span.start == end)?;
        rest = rest.strip_prefix(&*words.word(token.word)?.key)?;
        end = token.span.end;
    }
    Some(Span::new(first.span.start, end))
}

/// Some characters of a span, as bytes.
fn inner(span: Span, text: &str, (from, to): (usize, usize)) -> Span {
    let byte = |index: usize| {
        let at = text.char_indices().nth(index).map(|(at, _)| at);
        let at = u32::try_from(at.unwrap_or(text.len())).unwrap_or(0);
        span.start.saturating_add(at)
    };
    Span::new(byte(from), byte(to))
}
