//! What can be said in either language.

use super::language::Language;

/// Something that the program says to its reader: an error, a finding, the
/// name of a kind.
pub trait Told {
    /// What there is to say, in a language: one line without a final mark.
    fn told(&self, language: Language) -> String;
}
