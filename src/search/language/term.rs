//! A term made ready for matching.

use regex::{Regex, RegexBuilder};

use crate::setting::ExpressionFault;
use crate::text::fold::{self, Folding};

use super::super::matching::amount::Amount;
use super::super::matching::letters::Letters;
use super::super::matching::pinyin::Pinyin;
use super::error::{QueryError, QueryErrorKind};
use super::heading;
use super::parser::{Alternative, Mode, ParsedTerm};
use super::pattern;
use super::rules::Rules;

/// The most memory (bytes) that one compiled term may take.
const SIZE_LIMIT: usize = 16 << 20;

/// A text that begins with a character of at most so many variants is found
/// faster by a regular expression, which skips by the bytes of all of them.
const FEW_VARIANTS: usize = 10;

/// One term: parts of which one must hold, or none where it is negative.
#[derive(Debug, Clone)]
pub(in crate::search) struct Term {
    pub(in crate::search) negative: bool,
    /// Bytes of the query from its first alternative to its last.
    pub(in crate::search) at: std::ops::Range<usize>,
    pub(in crate::search) parts: Box<[Part]>,
    /// Length in characters of the shortest alternative: the longer, the
    /// rarer.
    pub(in crate::search) weight: usize,
    /// The alternatives, where all are plain text that may stand anywhere.
    pub(in crate::search) written: Option<Box<[Written]>>,
}

/// A text that is looked for.
#[derive(Debug, Clone)]
pub(in crate::search) struct Written {
    /// Whether only these very characters are it.
    pub(in crate::search) exact: bool,
    /// What is folded where they are not.
    pub(in crate::search) folding: Folding,
    pub(in crate::search) text: Box<str>,
}

impl Written {
    fn of(alternative: &Alternative, folding: Folding) -> Option<Self> {
        let exact = match alternative.mode {
            Mode::Plain => false,
            Mode::Exact => true,
            Mode::Words | Mode::Pinyin | Mode::Number | Mode::Regex => return None,
        };
        let text = alternative.text.as_str().into();
        (!alternative.titles).then_some(Self {
            exact,
            folding,
            text,
        })
    }
}

/// One or more alternatives that are matched in one pass.
#[derive(Debug, Clone)]
pub(in crate::search) struct Part {
    /// Only in titles of sections.
    pub(in crate::search) titles: bool,
    pub(in crate::search) matcher: Matcher,
}

/// How a part is matched.
#[derive(Debug, Clone)]
pub(in crate::search) enum Matcher {
    /// Wherever the expression matches.
    Text(Regex),
    /// Where it matches whole words.
    Words(Regex),
    /// Wherever the letters stand.
    Letters(Letters),
    /// By pinyin.
    Pinyin(Pinyin),
    /// Numbers of one value.
    Amount(Amount),
    /// As written where that stands anywhere in the document, by pinyin
    /// otherwise.
    Latin(Letters, Pinyin),
}

impl Term {
    pub(in crate::search) fn new(parsed: ParsedTerm, rules: Rules) -> Result<Self, QueryError> {
        let lengths = parsed.alternatives.iter().map(|a| a.text.chars().count());
        let weight = lengths.min().unwrap_or_default();
        let written = |one| Written::of(one, rules.folding);
        let mut written_out: Option<Box<[Written]>> =
            parsed.alternatives.iter().map(written).collect();
        let mut parts = Vec::new();
        // What is written out goes into one expression for each place where
        // it may stand; of alternatives that begin alike the longest wins.
        let mut written: [Vec<(usize, String)>; 4] = Default::default();
        let whole = whole(&parsed.alternatives);
        for alternative in parsed.alternatives {
            let titles = alternative.titles;
            let length = alternative.text.chars().count();
            let words = alternative.mode == Mode::Words;
            let bare = alternative.mode == Mode::Plain && !alternative.quoted;
            if let Some(pattern) = Some(&alternative.text)
                .filter(|_| bare && rules.folding.variants)
                .and_then(|text| heading::writings(text))
                && let Some(slot) = written.get_mut(usize::from(titles))
            {
                // Before the letters themselves, which may end earlier.
                slot.push((usize::MAX, pattern));
                written_out = None;
            }
            match one(&alternative, parsed.negative, rules)? {
                One::Written(pattern) => {
                    let slot = usize::from(titles) | usize::from(words) << 1;
                    if let Some(slot) = written.get_mut(slot) {
                        slot.push((length, pattern));
                    }
                }
                One::Alone(matcher) => parts.push(Part {
                    titles,
                    matcher: *matcher,
                }),
            }
        }
        for (slot, mut patterns) in written.into_iter().enumerate() {
            if patterns.is_empty() {
                continue;
            }
            patterns.sort_by_key(|&(length, _)| std::cmp::Reverse(length));
            let patterns: Vec<String> = patterns.into_iter().map(|(_, p)| p).collect();
            let regex = compile(&patterns.join("|"), whole.clone())?;
            parts.push(Part {
                titles: slot & 1 != 0,
                matcher: if slot & 2 != 0 {
                    Matcher::Words(regex)
                } else {
                    Matcher::Text(regex)
                },
            });
        }
        Ok(Self {
            negative: parsed.negative,
            at: whole,
            parts: parts.into(),
            weight,
            written: written_out,
        })
    }

    pub(in crate::search) fn needs_words(&self) -> bool {
        let mut parts = self.parts.iter();
        parts.any(|p| matches!(p.matcher, Matcher::Words(_)))
    }

    /// Whether it only stands in titles, which are soon looked through.
    pub(in crate::search) fn only_titles(&self) -> bool {
        self.parts.iter().all(|p| p.titles)
    }
}

/// One alternative: a pattern that may be joined with others, or a matcher of
/// its own.
enum One {
    Written(String),
    Alone(Box<Matcher>),
}

fn alone(matcher: Matcher) -> One {
    One::Alone(Box::new(matcher))
}

fn one(alternative: &Alternative, negative: bool, rules: Rules) -> Result<One, QueryError> {
    let Alternative { text, at, .. } = alternative;
    let error = |kind| QueryError {
        at: at.clone(),
        kind,
    };
    let folding = rules.folding;
    let missing = || error(QueryErrorKind::MissingText);
    let folded = || pattern::folded(text, folding).ok_or_else(missing);
    match alternative.mode {
        Mode::Exact => Ok(One::Written(regex::escape(text))),
        Mode::Words => folded().map(One::Written),
        Mode::Plain => {
            let first = text.chars().find(|&c| !fold::is_ignored(c));
            let is_few = first.is_none_or(|c| folding.variants(c).len() <= FEW_VARIANTS);
            let asks = rules.pinyin && !negative;
            let pinyin = asks.then(|| typed_pinyin(alternative)).flatten();
            if is_few && pinyin.is_none() {
                return folded().map(One::Written);
            }
            let letters = Letters::new(text, folding).ok_or_else(missing)?;
            let matcher = match pinyin {
                Some(pinyin) => Matcher::Latin(letters, pinyin),
                None => Matcher::Letters(letters),
            };
            Ok(alone(matcher))
        }
        Mode::Pinyin => {
            let pinyin = Pinyin::new(text).ok_or_else(|| error(QueryErrorKind::BadPinyin))?;
            Ok(alone(Matcher::Pinyin(pinyin)))
        }
        Mode::Number => {
            let amount = Amount::new(text).map_err(error)?;
            Ok(alone(Matcher::Amount(amount)))
        }
        Mode::Regex => {
            let within = pattern::within_lines(text).map_err(|(fault, place)| QueryError {
                at: at.start.saturating_add(place.start)..at.start.saturating_add(place.end),
                kind: QueryErrorKind::BadRegex(fault),
            })?;
            compile(&within, at.clone()).map(|regex| alone(Matcher::Text(regex)))
        }
    }
}

/// The pinyin that a bare word in Latin letters may be. One letter alone is
/// not taken for pinyin: it would be found everywhere.
fn typed_pinyin(alternative: &Alternative) -> Option<Pinyin> {
    let bare = !alternative.quoted && alternative.text.chars().nth(1).is_some();
    bare.then(|| Pinyin::new(&alternative.text)).flatten()
}

fn compile(pattern: &str, at: std::ops::Range<usize>) -> Result<Regex, QueryError> {
    RegexBuilder::new(pattern)
        .size_limit(SIZE_LIMIT)
        .dfa_size_limit(SIZE_LIMIT)
        .build()
        .map_err(|error| QueryError {
            at,
            kind: match error {
                regex::Error::CompiledTooBig(_) => QueryErrorKind::TooLarge,
                _ => QueryErrorKind::BadRegex(ExpressionFault::Other),
            },
        })
}

/// The bytes of the query from the first alternative to the last.
fn whole(alternatives: &[Alternative]) -> std::ops::Range<usize> {
    let start = alternatives.first().map_or(0, |a| a.at.start);
    start..alternatives.last().map_or(start, |a| a.at.end)
}
