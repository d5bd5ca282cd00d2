//! Set phrases (提法): the wordings a document holds on to.
//!
//! Quoted terms and titles are read off their marks, slogans with numerals
//! (四个意识, 两不愁三保障) off their shape, listed ones off the program's list
//! and the reader's dictionary, and repeated wordings are found by how firmly
//! their words hold together and how freely their neighbours change.

mod places;
mod quoted;
mod repeated;
mod slogans;

use std::collections::HashMap;

use crate::document::{Document, Span};
use crate::setting::Language;

use super::cutting::folded::key;
use super::cutting::words::{WordKind, Words};
use super::dictionaries::stop_words::StopWords;
use places::Places;
use quoted::{Mark, quoted};

/// What makes a wording a set phrase. Where several do, the first of these
/// counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PhraseKind {
    /// It stands in title marks: 《…》.
    Title,
    /// It counts something: 四个意识, 三去一降一补.
    Slogan,
    /// It is on the list of the program or in the reader's dictionary.
    Listed,
    /// It stands in quotation marks.
    Quoted,
    /// It is used again and again.
    Repeated,
}

impl PhraseKind {
    /// The name used in the `kind` column of `gangmu phrases`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Slogan => "slogan",
            Self::Listed => "listed",
            Self::Quoted => "quoted",
            Self::Repeated => "repeated",
        }
    }

    /// The name for readers, in a language.
    #[must_use]
    pub const fn word(self, language: Language) -> &'static str {
        let (zh, en) = match self {
            Self::Title => ("书名号", "title"),
            Self::Slogan => ("口号", "slogan"),
            Self::Listed => ("词表", "listed"),
            Self::Quoted => ("引语", "quoted"),
            Self::Repeated => ("反复", "repeated"),
        };
        language.choose(zh, en)
    }
}

/// A set phrase with its places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// As it is written at its first place.
    pub text: String,
    /// What makes it one.
    pub kind: PhraseKind,
    /// Every place, in order: with and without quotes, and within longer
    /// phrases. Of a title only those in title marks. Never empty.
    pub places: Vec<Span>,
}

/// A wording that may be a set phrase, by its key.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    kind: PhraseKind,
    /// Whether it stands on its own: what is only found inside of one longer
    /// phrase is then told all the same.
    own: bool,
}

/// The set phrases of the document that `words` were cut from, the most
/// frequent first; repeated wordings only where they come at least `least`
/// times. `None` where `cancelled` said so; it is asked from time to time.
///
/// About a second for a novel of 4 MB. Repeated wordings are looked for in the
/// first four million words (some 20 MB of text), and of them the two
/// thousand firmest are given.
#[must_use]
pub fn phrases(
    document: &Document,
    words: &Words,
    least: u32,
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<Phrase>> {
    let mut candidates: HashMap<String, Candidate> = HashMap::new();
    let mut titles: HashMap<String, Vec<Span>> = HashMap::new();
    let mut in_quotes: Vec<Span> = Vec::new();
    for (mark, span) in quoted(document) {
        let text = key(document.slice(span));
        if mark == Mark::Title {
            titles.entry(text).or_default().push(span);
            continue;
        }
        in_quotes.push(span);
        let kind = if slogans::is_slogan(&text, true) {
            PhraseKind::Slogan
        } else {
            PhraseKind::Quoted
        };
        add(&mut candidates, text, kind, true);
    }
    for word in words.all() {
        if matches!(word.kind, WordKind::Phrase | WordKind::Term) {
            let slogan = slogans::is_slogan(&word.key, false);
            let kind = if slogan {
                PhraseKind::Slogan
            } else {
                PhraseKind::Listed
            };
            add(&mut candidates, word.key.to_string(), kind, false);
        }
    }
    if cancelled() {
        return None;
    }
    for slogan in slogans::unquoted(words) {
        add(&mut candidates, slogan, PhraseKind::Slogan, false);
    }
    let stop_words = StopWords::default();
    for wording in repeated::repeated(words, &stop_words, least, cancelled)? {
        add(&mut candidates, wording, PhraseKind::Repeated, false);
    }
    in_quotes.sort_unstable();
    let mut found = locate(document, words, candidates, &in_quotes, cancelled)?;
    found.extend(titles.into_values().filter_map(|places| {
        let text = document.slice(*places.first()?).to_owned();
        let kind = PhraseKind::Title;
        Some(Phrase { text, kind, places })
    }));
    found.sort_by_key(|phrase| {
        let first = phrase.places.first().copied();
        (std::cmp::Reverse(phrase.places.len()), first, phrase.kind)
    });
    Some(found)
}

/// Adds a candidate; of several kinds the first counts.
fn add(candidates: &mut HashMap<String, Candidate>, text: String, kind: PhraseKind, own: bool) {
    let candidate = candidates.entry(text).or_insert(Candidate { kind, own });
    candidate.kind = candidate.kind.min(kind);
    candidate.own |= own;
}

/// Finds every place of the candidates, and leaves out those that are nothing
/// but a part of a longer one.
fn locate(
    document: &Document,
    words: &Words,
    candidates: HashMap<String, Candidate>,
    in_quotes: &[Span],
    cancelled: &dyn Fn() -> bool,
) -> Option<Vec<Phrase>> {
    let mut candidates: Vec<(String, Candidate)> = candidates.into_iter().collect();
    candidates.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    let keys: Vec<&str> = candidates.iter().map(|(key, _)| key.as_str()).collect();
    let Some(mut places) = Places::new(&keys) else {
        return Some(Vec::new());
    };
    places.find(document, words, in_quotes, cancelled)?;
    let inner = places.parts_of_longer();
    let found = candidates.iter().zip(places.all).zip(inner);
    Some(
        found
            .filter(|(((_, candidate), _), inner)| candidate.own || !inner)
            .filter_map(|(((_, candidate), places), _)| {
                let text = document.slice(*places.first()?).to_owned();
                let kind = candidate.kind;
                Some(Phrase { text, kind, places })
            })
            .collect(),
    )
}
