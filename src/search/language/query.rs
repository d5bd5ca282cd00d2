//! What a query says: terms, alternatives, prefixes, and where it is wrong.

use std::ops::Range;

use super::error::QueryError;
use super::parser::{self, Mode};
use super::pasted;
use super::rules::Rules;
use super::term::Term;

/// A parsed query.
///
/// Terms stand apart by white space (U+3000 too) and are all required within
/// one paragraph. Each may be written so:
///
/// | form | meaning |
/// | --- | --- |
/// | `a\|b` | either |
/// | `-a` | not in the paragraph |
/// | `"a b"`, `“a b”` | with its spaces, as one |
/// | `=a` | exactly these characters, without folding |
/// | `w:a` | as whole words by segmentation |
/// | `py:gzlfz` | pinyin: full, initials or a mix, any reading |
/// | `num:3400万` | this number however it is written, with its unit where one stands behind it |
/// | `title:a` | in headings only |
/// | `/re/` | regular expression on the reading text, never over a line feed |
///
/// `title:` stands before the other prefixes (`title:w:a`). A prefix holds
/// for all alternatives of its term behind it that have none of their own.
/// The operators may be full-width, as input methods type them. A line break
/// parts no terms: a query that was copied over one is as it was before lines
/// were broken.
#[derive(Debug, Clone)]
pub struct Query {
    text: Box<str>,
    terms: Box<[Term]>,
}

impl Query {
    /// Parses a query.
    ///
    /// # Errors
    /// [`QueryError`] with the place where the query is empty, only excludes,
    /// has an operator without a text, a regular expression or quotation that
    /// is not closed or not valid, pinyin that cannot be matched, or a number
    /// without one value.
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        Self::parse_by(text, Rules::default())
    }

    /// Parses a query that is matched by other rules.
    ///
    /// # Errors
    /// As [`parse`](Self::parse).
    pub fn parse_by(text: &str, rules: Rules) -> Result<Self, QueryError> {
        let line = pasted::closed(text, pasted::BREAK);
        let terms = parser::parse(&line).and_then(|terms| {
            let terms = terms.into_iter().map(|term| Term::new(term, rules));
            terms.collect::<Result<_, _>>()
        });
        match terms {
            Ok(terms) => Ok(Self {
                text: pasted::in_one_line(text).into(),
                terms,
            }),
            // Its place is one of the line that was read.
            Err(error) if line.len() != text.len() => Err(QueryError {
                at: 0..text.len(),
                ..error
            }),
            Err(error) => Err(error),
        }
    }

    /// A query for a text as it stands, whatever operators and prefixes it
    /// holds: bare where that means the same, else in quotes, else as a
    /// regular expression.
    ///
    /// # Errors
    /// [`QueryError`] where the text holds nothing to look for.
    pub fn literal(text: &str, rules: Rules) -> Result<Self, QueryError> {
        let line = pasted::in_one_line(text.trim());
        let text: &str = &line;
        let bare = text.to_owned();
        let quoted = format!("\"{text}\"");
        let means_it = |query: &String| {
            parser::parse(query).is_ok_and(|terms| match terms.as_slice() {
                [term] if !term.negative => match term.alternatives.as_slice() {
                    [one] => one.mode == Mode::Plain && !one.titles && one.text == text,
                    _ => false,
                },
                _ => false,
            })
        };
        let pattern = || format!("/{}/", regex::escape(text).replace('/', r"\/"));
        let plain = [bare, quoted].into_iter().find(means_it);
        Self::parse_by(&plain.unwrap_or_else(pattern), rules)
    }

    /// The query as it was given.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The number of positive terms; [`Hit::term`](super::super::Hit::term) counts
    /// through them.
    #[must_use]
    pub fn terms(&self) -> usize {
        self.positive().count()
    }

    /// Whether a term asks for whole words, so that the dictionary will be
    /// loaded by the search where it is not yet.
    #[must_use]
    pub fn needs_words(&self) -> bool {
        self.terms.iter().any(Term::needs_words)
    }

    /// Where each positive term stands in the text of the query, in bytes,
    /// from its first alternative to its last.
    pub fn places(&self) -> impl Iterator<Item = Range<usize>> {
        self.positive().map(|term| term.at.clone())
    }

    /// Whether a part of it looks in titles only, so that the document must
    /// have its sections.
    #[must_use]
    pub fn needs_titles(&self) -> bool {
        let mut parts = self.terms.iter().flat_map(|term| &term.parts);
        parts.any(|part| part.titles)
    }

    pub(in crate::search) fn all_terms(&self) -> &[Term] {
        &self.terms
    }

    pub(in crate::search) fn positive(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(|t| !t.negative)
    }
}

/// Two queries are the same where their texts are.
impl PartialEq for Query {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Eq for Query {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_literal_means_what_it_says() {
        for (text, query) in [
            ("人才", "人才"),
            (" 人才\n", "人才"),
            ("open source", "\"open source\""),
            ("“十四五”规划", "“十四五”规划"),
            ("-甲", "\"-甲\""),
            ("甲|乙", "\"甲|乙\""),
            ("=甲", "\"=甲\""),
            ("w:甲", "\"w:甲\""),
            ("说“好 的”", "/说“好 的”/"),
            ("好\n的", "好的"),
            ("open\nsource", "\"open source\""),
        ] {
            let made = Query::literal(text, Rules::default()).unwrap();
            assert_eq!(made.text(), query);
            assert_eq!(made.terms(), 1);
        }
        assert_eq!(
            Query::literal("a \"b/ c", Rules::default()).unwrap().text(),
            r#"/a "b\/ c/"#
        );
        assert!(Query::literal(" ", Rules::default()).is_err());
    }

    #[test]
    fn terms_know_their_places() {
        let query = Query::parse("甲 -丙 w:乙|丁 \"a b\"").unwrap();
        let text = query.text();
        let places: Vec<&str> = query.places().map(|at| &text[at]).collect();
        assert_eq!(places, ["甲", "乙|丁", "a b"]);
    }
}
