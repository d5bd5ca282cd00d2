//! Patterns: the reader's own rule of what a heading looks like.

use std::str::FromStr;

use regex::Regex;
use serde::{Deserialize, Serialize};

use crate::document::{BlockId, BlockKind, Document};
use crate::setting::ExpressionFault;
use crate::setting::{Language, Told, told_errors};
use crate::text::lookalikes;

/// A regular expression for the beginning of headings, in the syntax of the
/// `regex` crate, with the depth they stand at.
///
/// It matches at the start of the text of a paragraph, heading, list item or
/// quotation, never in tables or code; a match of nothing is none. Read from
/// text as `REGEX` or `REGEX@DEPTH`; a regular expression that itself ends in
/// `@` and digits is written with `[@]`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Pattern {
    /// The regular expression.
    pub regex: String,
    /// The depth (from 1), or `None` for that of the headings it stands among.
    #[serde(default)]
    pub depth: Option<u16>,
}

/// Why a pattern cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PatternError {
    /// The regular expression is not well-formed or too large.
    Regex {
        /// As it was given.
        regex: String,
        /// What is wrong.
        fault: ExpressionFault,
        /// Where, in characters from 1.
        at: usize,
    },
    /// There is no regular expression.
    Empty,
    /// The depth behind the `@` is no depth.
    Depth(String),
}

impl Told for PatternError {
    fn told(&self, language: Language) -> String {
        match (self, language) {
            (Self::Regex { regex, fault, at }, Language::Chinese) => {
                format!("{regex} 第 {at} 字：{}", fault.told(language))
            }
            (Self::Regex { regex, fault, at }, Language::English) => {
                format!("{regex}, character {at}: {}", fault.told(language))
            }
            (Self::Empty, _) => language
                .choose(
                    "要写一个正则表达式，如 ^第.+则 或 附注@2",
                    "a regular expression is wanted, such as ^第.+则 or 附注@2",
                )
                .to_owned(),
            (Self::Depth(depth), Language::Chinese) => {
                format!("层级不能是 {depth}；@ 后写 1 到 65535 的整数")
            }
            (Self::Depth(depth), Language::English) => {
                format!("{depth} is no level; write a number from 1 to 65535 behind the @")
            }
        }
    }
}

told_errors!(PatternError);

impl FromStr for Pattern {
    type Err = PatternError;

    fn from_str(text: &str) -> Result<Self, PatternError> {
        let is_depth = |d: &str| !d.is_empty() && d.bytes().all(|b| b.is_ascii_digit());
        let (regex, depth) = match text.rsplit_once('@') {
            Some((regex, depth)) if is_depth(depth) => {
                let number = depth.parse().ok().filter(|&n: &u16| n > 0);
                let number = number.ok_or_else(|| PatternError::Depth(depth.to_owned()))?;
                (regex, Some(number))
            }
            _ => (text, None),
        };
        let pattern = Self {
            regex: regex.to_owned(),
            depth,
        };
        pattern.compile().map(|_| pattern)
    }
}

impl Pattern {
    /// Its name in lists and in [`Corrections::off`](super::Corrections::off):
    /// `/REGEX/`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("/{}/", self.regex)
    }

    /// Whether it can be used.
    ///
    /// # Errors
    /// [`PatternError`] where there is no regular expression or it is not
    /// well-formed; such a pattern matches nothing.
    pub fn check(&self) -> Result<(), PatternError> {
        self.compile().map(|_| ())
    }

    fn error(&self, error: &regex::Error) -> PatternError {
        let (fault, at) = match error {
            regex::Error::CompiledTooBig(_) => (ExpressionFault::TooLarge, 0),
            _ => ExpressionFault::of(&self.regex)
                .map_or((ExpressionFault::Other, 0), |(fault, at)| (fault, at.start)),
        };
        let before = self.regex.get(..at).unwrap_or_default();
        PatternError::Regex {
            regex: self.regex.clone(),
            fault,
            at: before.chars().count().saturating_add(1),
        }
    }

    /// The regular expression, bound to the start of a text.
    pub(super) fn compile(&self) -> Result<Regex, PatternError> {
        if self.regex.is_empty() {
            return Err(PatternError::Empty);
        }
        // By itself first: a stray bracket must not close ours.
        let alone = Regex::new(&self.regex);
        alone
            .and_then(|_| Regex::new(&format!(r"\A(?:{})", self.regex)))
            // A comment of (?x) runs to the end of its line.
            .or_else(|error| match Regex::new(&self.regex) {
                Ok(_) => Regex::new(&format!("\\A(?:{}\n)", self.regex)),
                Err(_) => Err(error),
            })
            .map_err(|error| self.error(&error))
    }
}

/// The block where a pattern matched and the bytes of the match.
pub(super) struct Opening {
    pub(super) block: BlockId,
    pub(super) len: usize,
}

/// Every place where `regex` matches, in order. Linear.
pub(super) fn openings<'a>(
    document: &'a Document,
    regex: &'a Regex,
) -> impl Iterator<Item = Opening> + 'a {
    let is_text = |id: BlockId, kind: BlockKind| {
        let read = match kind {
            BlockKind::Heading => document.kind_as_read(id),
            kind => Some(kind),
        };
        read.is_some_and(|k| !k.is_preformatted() && k != BlockKind::Rule)
    };
    (0u32..)
        .zip(document.blocks())
        .filter(move |&(id, block)| !block.continues && is_text(id, block.kind))
        .filter_map(move |(id, block)| {
            let text = lookalikes::read(document.slice(block.span));
            let len = regex.find(&text)?.end();
            (len > 0 && !text.trim_start().is_empty()).then_some(Opening { block: id, len })
        })
}

/// What a pattern finds in a document, shown while it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Preview {
    /// How many headings it makes.
    pub count: usize,
    /// The blocks of the first of them.
    pub first: Vec<BlockId>,
}

/// What a pattern finds, with the first `limit` places. Nothing for a pattern
/// that cannot be used. Linear.
#[must_use]
pub fn preview(document: &Document, pattern: &Pattern, limit: usize) -> Preview {
    let Ok(regex) = pattern.compile() else {
        return Preview::default();
    };
    let mut preview = Preview::default();
    for opening in openings(document, &regex) {
        preview.count = preview.count.saturating_add(1);
        if preview.first.len() < limit {
            preview.first.push(opening.block);
        }
    }
    preview
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_depth_stands_behind_the_last_at_sign() {
        let read = |text: &str| {
            let pattern: Result<Pattern, _> = text.parse();
            pattern.map(|p| (p.regex, p.depth))
        };
        assert_eq!(read("第.+则@2"), Ok(("第.+则".to_owned(), Some(2))));
        assert_eq!(read("第.+则"), Ok(("第.+则".to_owned(), None)));
        assert_eq!(read("甲@乙"), Ok(("甲@乙".to_owned(), None)));
        assert_eq!(read("甲[@]3").unwrap().1, None);
        assert_eq!(read("甲@0"), Err(PatternError::Depth("0".to_owned())));
        let error = read("甲@70000").unwrap_err().to_string();
        assert!(error.contains("70000"), "{error}");
        assert_eq!(read("@2"), Err(PatternError::Empty));
    }

    #[test]
    fn a_bad_expression_is_told_of_in_one_line() {
        for bad in ["第(", "甲)(乙", "[", "*"] {
            let error = bad.parse::<Pattern>().unwrap_err();
            let text = error.to_string();
            assert!(text.contains(bad) && !text.contains('\n'), "{text}");
        }
    }

    #[test]
    fn a_comment_does_not_swallow_the_bracket() {
        let pattern: Pattern = "(?x) 甲 # first".parse().unwrap();
        assert!(pattern.compile().unwrap().is_match("甲乙"));
        assert!(!pattern.compile().unwrap().is_match("乙甲"));
        let alternatives: Pattern = "甲|乙".parse().unwrap();
        assert!(!alternatives.compile().unwrap().is_match("丙乙"));
    }
}
