//! Dictionaries of the reader: one term a line.

use crate::setting::{Language, Told};
use crate::text::fold::is_ignored;
use crate::text::is_hanzi;

/// The longest term, in characters.
const LONGEST: usize = 64;

/// A term that is to be one word, or to be cut in a certain way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The term as it is written.
    pub text: String,
    /// Its class by jieba's tags (`n`, `nr`, `v`); empty where none was given.
    pub class: String,
    /// Characters of its parts, where it is to be cut into several words; one
    /// number for a term that is one word.
    pub parts: Vec<usize>,
}

impl Term {
    /// A term that is one word. `None` where it holds nothing that could be
    /// one, or more than 64 characters.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        Self::cut_at(text, "")
    }

    /// A term; `|` within it says where it is to be cut.
    fn cut_at(text: &str, class: &str) -> Option<Self> {
        let parts: Vec<usize> = text
            .split('|')
            .map(|part| part.chars().filter(|&c| !is_ignored(c)).count())
            .collect();
        let text: String = text.chars().filter(|&c| c != '|').collect();
        let has_word = text.chars().any(|c| c.is_alphanumeric() || is_hanzi(c));
        let fits = text.chars().count() <= LONGEST && parts.iter().all(|&part| part > 0);
        (has_word && fits).then(|| Self {
            text,
            class: class.to_owned(),
            parts,
        })
    }
}

/// A line of a dictionary that could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Its number, from 1.
    pub line: u32,
    /// What is wrong with it.
    pub kind: FaultKind,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// This stands where a frequency or a class is expected.
    Field(String),
    /// There are more than three fields.
    TooMany,
    /// This is no term: it has neither hanzi nor letters nor digits, an empty
    /// part, or more than 64 characters.
    NoTerm(String),
}

impl Told for FaultKind {
    fn told(&self, language: Language) -> String {
        match (self, language) {
            (Self::Field(field), Language::Chinese) => {
                format!("“{field}”既不是频次也不是词性")
            }
            (Self::Field(field), Language::English) => {
                format!("`{field}` is neither a frequency nor a class")
            }
            (Self::TooMany, Language::Chinese) => "词、频次、词性之外还有别的".to_owned(),
            (Self::TooMany, Language::English) => {
                "more than a term, a frequency and a class".to_owned()
            }
            (Self::NoTerm(text), Language::Chinese) => format!("“{text}”不成词"),
            (Self::NoTerm(text), Language::English) => format!("`{text}` is no term"),
        }
    }
}

/// The terms of a dictionary.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dictionary {
    /// What could be read, in the order of the lines.
    pub terms: Vec<Term>,
    /// What could not.
    pub faults: Vec<Fault>,
}

impl Dictionary {
    /// Reads a dictionary in jieba's form: a term, then perhaps a frequency,
    /// then perhaps a class, apart by white space or, so that terms may hold
    /// spaces, by tabs. The frequency is checked but plays no part: a term
    /// of the reader is a word wherever it stands. `|` within a term says
    /// where it is to be cut (`低级|错误`). Empty lines and those that begin
    /// with `#` are left out, a byte order mark and carriage returns too.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut read = Self::default();
        for (line, number) in super::lines::lines(text).zip(1..) {
            let line = line.trim();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            match term(line) {
                Ok(term) => read.terms.push(term),
                Err(kind) => read.faults.push(Fault { line: number, kind }),
            }
        }
        read
    }
}

fn term(line: &str) -> Result<Term, FaultKind> {
    let fields: Vec<&str> = if line.contains('\t') {
        line.split('\t').map(str::trim).collect()
    } else {
        line.split_whitespace().collect()
    };
    let (text, class) = match fields.as_slice() {
        [text] => (*text, ""),
        [text, field] if is_frequency(field) => (*text, ""),
        [text, field] if is_class(field) => (*text, *field),
        [text, frequency, class] if is_frequency(frequency) && is_class(class) => (*text, *class),
        [_, wrong] => return Err(FaultKind::Field((*wrong).to_owned())),
        [_, frequency, class] => {
            let wrong = if is_frequency(frequency) {
                class
            } else {
                frequency
            };
            return Err(FaultKind::Field((*wrong).to_owned()));
        }
        _ => return Err(FaultKind::TooMany),
    };
    Term::cut_at(text, class).ok_or_else(|| FaultKind::NoTerm(text.to_owned()))
}

fn is_frequency(field: &str) -> bool {
    field.is_empty() || field.chars().all(|c| c.is_ascii_digit())
}

/// Whether it may be a tag: a letter, perhaps with more letters or digits.
fn is_class(field: &str) -> bool {
    field.is_empty()
        || (field.starts_with(|c: char| c.is_ascii_alphabetic())
            && field.chars().all(|c| c.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(dictionary: &Dictionary) -> Vec<&str> {
        let terms = dictionary.terms.iter();
        terms.map(|term| term.text.as_str()).collect()
    }

    #[test]
    fn lines_may_end_in_carriage_returns_alone() {
        let read = Dictionary::parse("低空经济\r浦江经验 n\r???\r");
        assert_eq!(texts(&read), ["低空经济", "浦江经验"]);
        assert_eq!(read.faults.len(), 1);
        assert_eq!(read.faults[0].line, 3);
    }

    #[test]
    fn lines_of_every_kind_are_read() {
        let read = Dictionary::parse(
            "\u{feff}低空经济\r\n浦江经验 n\r\n建设银行 2 nt\r\n\r\n# 专名\r\n\
             COVID-19\nnode.js\nＡＩ大模型 20\n6G\nNew York\t3\n",
        );
        assert_eq!(read.faults, []);
        assert_eq!(
            texts(&read),
            [
                "低空经济",
                "浦江经验",
                "建设银行",
                "COVID-19",
                "node.js",
                "ＡＩ大模型",
                "6G",
                "New York"
            ]
        );
        let classes: Vec<_> = read.terms.iter().map(|t| t.class.as_str()).collect();
        assert_eq!(classes[..3], ["", "n", "nt"]);
    }

    #[test]
    fn bad_lines_are_told_by_number() {
        let read = Dictionary::parse("甲方\n乙方 多少\n，。 3\n丙方 1 n 余\n丁方 2.5\n戊|\n己方");
        assert_eq!(texts(&read), ["甲方", "己方"]);
        let lines: Vec<u32> = read.faults.iter().map(|fault| fault.line).collect();
        assert_eq!(lines, [2, 3, 4, 5, 6]);
        assert_eq!(read.faults[0].kind, FaultKind::Field("多少".to_owned()));
        let said: Vec<_> = read
            .faults
            .iter()
            .map(|f| f.kind.told(Language::English))
            .collect();
        assert!(said[3].contains("2.5"), "{said:?}");
    }

    #[test]
    fn a_bar_says_where_to_cut() {
        let read = Dictionary::parse("低级|错误");
        assert_eq!(read.terms[0].text, "低级错误");
        assert_eq!(read.terms[0].parts, [2, 2]);
    }
}
