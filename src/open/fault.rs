//! Why a document could not be opened.

use crate::setting::{Language, Said, Told, told_errors};
use crate::source::SourceError;

/// Why a document could not be opened.
#[derive(Debug)]
pub enum OpenError {
    /// Its source cannot be read, or is of a kind that is not read.
    Source(SourceError),
    /// Nothing can be made of what was read.
    Unmade {
        /// The path as it was given, or a name for standard input.
        label: String,
        /// What is wrong with it.
        reason: Said,
    },
}

impl From<SourceError> for OpenError {
    fn from(error: SourceError) -> Self {
        Self::Source(error)
    }
}

impl Told for OpenError {
    fn told(&self, language: Language) -> String {
        match (self, language) {
            (Self::Source(error), _) => error.told(language),
            (Self::Unmade { label, reason }, Language::Chinese) => {
                format!("打不开 {label}：{}", reason.told(language))
            }
            (Self::Unmade { label, reason }, Language::English) => {
                format!("cannot open {label}: {}", reason.told(language))
            }
        }
    }
}

told_errors!(OpenError);
