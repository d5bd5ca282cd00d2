//! Where a word stands, however the text was cut.

use crate::document::{Document, Span};

use super::cutting::folded::{dictionary_form, key};
use super::cutting::segmentation::segmenter;
use super::cutting::words::{Token, Word, WordKind, Words};

/// The places of a word in the document that `words` were cut from, in order:
/// where it is a word, where it is several one behind the other, and where it
/// is a part of a set phrase (治国 in 全面依法治国) or of a compound that all
/// parts into words (改革 in 推进改革). A part of a simple word is none: 人 is
/// not in 人民, nor 人民 in 人民币.
///
/// Linear in the words. Loads the dictionary where a word holds `word`.
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
        } else if matches!(
            word.kind,
            WordKind::Plain | WordKind::Phrase | WordKind::Term
        ) && word.key.contains(wanted)
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

/// Where the wanted word stands in a longer one, from one character up to
/// another: where it begins and ends with words that a set phrase is cut into,
/// and where what is before and behind it is cut into words of two characters
/// or more.
fn parts(word: &Word, wanted: &str) -> Vec<(usize, usize)> {
    let form: Vec<char> = dictionary_form(&word.shown).chars().collect();
    let edges = match word.kind {
        WordKind::Plain => Vec::new(),
        _ => edges(&form),
    };
    let length = wanted.chars().count();
    let fits = |from: usize| {
        let to = from.saturating_add(length);
        let (before, behind) = (form.get(..from), form.get(to..));
        let compound = || {
            let clean = |part: Option<&[char]>| part.is_some_and(is_compound);
            length > 1 && clean(before) && clean(behind)
        };
        (edges.contains(&from) && edges.contains(&to)) || compound()
    };
    (0..form.len())
        .filter(|&from| word.key.chars().skip(from).take(length).eq(wanted.chars()))
        .filter(|&from| fits(from))
        .map(|from| (from, from.saturating_add(length)))
        .collect()
}

/// Where the words of a phrase begin and end, in characters.
fn edges(form: &[char]) -> Vec<usize> {
    let form: String = form.iter().collect();
    let mut edges = vec![0usize];
    segmenter().cut_simplified(&form, false, |_, _, to| edges.push(to));
    edges
}

/// Whether it is cut into words of two characters or more; nothing is, too.
fn is_compound(part: &[char]) -> bool {
    let edges = edges(part);
    let mut pairs = edges.windows(2);
    part.is_empty() || pairs.all(|pair| matches!(pair, [a, b] if b.saturating_sub(*a) > 1))
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
