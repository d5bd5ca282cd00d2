//! What the reader says of words, in files: dictionaries and stop words.

use std::path::{Path, PathBuf};

use crate::setting::{Language, Told};
use crate::source::{self, Location, ReadOptions, SourceError};

use super::super::measures::keywords::Admission;
use super::super::{Dictionary, Fault, Lexicon, StopWords, Term};

/// The files in which the reader's own words stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WordFiles {
    /// Dictionaries, in the form of [`Dictionary::parse`].
    pub dictionaries: Vec<PathBuf>,
    /// Changes of the stop words, in the form of [`StopWords::edit`].
    pub stop_words: Vec<PathBuf>,
}

/// The reader's own words, ready for use.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// How text is cut into words.
    pub lexicon: Lexicon,
    /// The words that say nothing.
    pub stop_words: StopWords,
}

/// A line of a dictionary that could not be read, with the short name of its
/// file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordFault {
    /// The file.
    pub file: String,
    /// The line and what is wrong with it.
    pub fault: Fault,
}

impl Told for WordFault {
    fn told(&self, language: Language) -> String {
        let (file, Fault { line, kind }) = (&self.file, &self.fault);
        let kind = kind.told(language);
        match language {
            Language::Chinese => format!("{file} 第 {line} 行：{kind}"),
            Language::English => format!("{file}: line {line}: {kind}"),
        }
    }
}

impl Vocabulary {
    /// Reads the files, in whatever encoding. Lines that cannot be read are
    /// left out and told of.
    ///
    /// # Errors
    /// Where a file cannot be read.
    pub fn read(files: &WordFiles) -> Result<(Self, Vec<WordFault>), SourceError> {
        let mut terms: Vec<Term> = Vec::new();
        let mut faults = Vec::new();
        for path in &files.dictionaries {
            let (file, text) = read(path)?;
            let mut dictionary = Dictionary::parse(&text);
            terms.append(&mut dictionary.terms);
            let found = dictionary.faults.into_iter();
            faults.extend(found.map(|fault| WordFault {
                file: file.clone(),
                fault,
            }));
        }
        let mut stop_words = StopWords::default();
        for path in &files.stop_words {
            stop_words.edit(&read(path)?.1);
        }
        let vocabulary = Self {
            lexicon: Lexicon::default().with_terms(&terms),
            stop_words,
        };
        Ok((vocabulary, faults))
    }

    /// Which words may be listed: `all` admits single characters and numbers
    /// too.
    #[must_use]
    pub const fn admission(&self, all: bool) -> Admission<'_> {
        Admission {
            stop_words: &self.stop_words,
            single_chars: all,
            numbers: all,
        }
    }
}

/// A file of words with its short name.
fn read(path: &Path) -> Result<(String, String), SourceError> {
    let location = Location::Path(path.to_owned());
    let loaded = source::read(&location, &ReadOptions::default())?;
    Ok((location.label(), loaded.text))
}
