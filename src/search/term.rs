//! A term made ready for matching.

use regex::{Regex, RegexBuilder};

use super::parser::{Alternative, Mode, ParsedTerm};
use super::query::{QueryError, QueryErrorKind};

/// One term: matchers of which one must hold, or none where it is negative.
#[derive(Debug, Clone)]
pub(super) struct Term {
    pub(super) negative: bool,
    pub(super) matchers: Box<[Matcher]>,
}

/// One alternative, ready.
#[derive(Debug, Clone)]
pub(super) struct Matcher {
    pub(super) titles: bool,
    pub(super) words: bool,
    pub(super) regex: Regex,
}

impl Term {
    pub(super) fn new(parsed: ParsedTerm) -> Result<Self, QueryError> {
        let matchers = parsed.alternatives.into_iter().map(Matcher::new);
        Ok(Self {
            negative: parsed.negative,
            matchers: matchers.collect::<Result<_, _>>()?,
        })
    }

    pub(super) fn needs_words(&self) -> bool {
        self.matchers.iter().any(|m| m.words)
    }
}

impl Matcher {
    fn new(alternative: Alternative) -> Result<Self, QueryError> {
        let Alternative { mode, text, .. } = alternative;
        let pattern = match mode {
            Mode::Regex => text,
            _ => regex::escape(&text),
        };
        let regex = RegexBuilder::new(&pattern)
            .multi_line(true)
            .case_insensitive(mode != Mode::Exact && mode != Mode::Regex)
            .build()
            .map_err(|error| QueryError {
                at: alternative.at,
                kind: match error {
                    regex::Error::CompiledTooBig(_) => QueryErrorKind::TooLarge,
                    _ => QueryErrorKind::BadRegex,
                },
            })?;
        Ok(Self {
            titles: alternative.titles,
            words: mode == Mode::Words,
            regex,
        })
    }
}
