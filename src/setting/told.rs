//! What can be said in either language.

use std::fmt;

use super::language::Language;

/// Something that the program says to its reader: an error, a finding, the
/// name of a kind.
pub trait Told {
    /// What there is to say, in a language: without a final mark.
    fn told(&self, language: Language) -> String;
}

/// What was told in both languages: for what is read far from where it was
/// said, or after the reader has switched the language. Displayed in English,
/// for logs.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Said {
    chinese: String,
    english: String,
}

impl Said {
    /// What `told` says.
    pub fn new(told: &(impl Told + ?Sized)) -> Self {
        Self {
            chinese: told.told(Language::Chinese),
            english: told.told(Language::English),
        }
    }
}

impl Told for Said {
    fn told(&self, language: Language) -> String {
        match language {
            Language::Chinese => self.chinese.clone(),
            Language::English => self.english.clone(),
        }
    }
}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english)
    }
}

/// Makes errors of things that are [`Told`]: displayed in English, for logs.
macro_rules! told_errors {
    ($($error:ty),+ $(,)?) => {$(
        impl ::std::fmt::Display for $error {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                let english = $crate::setting::Language::English;
                f.write_str(&$crate::setting::Told::told(self, english))
            }
        }

        impl ::std::error::Error for $error {}
    )+};
}

pub(crate) use told_errors;
