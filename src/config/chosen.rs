//! What is chosen, and what of it was wrong.

use std::sync::Arc;

use super::fault::Fault;
use crate::lexicon::WordFiles;
use crate::search::Rules;
use crate::setting::Language;
use crate::setting::appearance::ThemeName;
use crate::setting::citation::CitationForm;
use crate::setting::keys::keymap::Keymap;
use crate::setting::programs::Programs;
use crate::setting::typography::Typography;
use crate::text::Ambiguous;

/// What the reader has chosen for all runs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// The language of the interface; by the locale where none is chosen.
    pub language: Option<Language>,
    /// The colours.
    pub theme: ThemeName,
    /// How text is set, but for the width of ambiguous characters.
    pub typography: Typography,
    /// How wide ambiguous characters are; the terminal is asked where nothing
    /// is chosen.
    pub ambiguous: Option<Ambiguous>,
    /// By which queries are matched.
    pub search: Rules,
    /// The reader's own words.
    pub words: WordFiles,
    /// How the source of a copied text is told.
    pub citation: CitationForm,
    /// The programs that files are opened in which are no text.
    pub programs: Programs,
    /// The keys that mean commands.
    pub keymap: Arc<Keymap>,
}

/// A configuration that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Loaded {
    /// What it says; defaults where it says nothing or something wrong.
    pub config: Config,
    /// What is wrong, in the order of the lines.
    pub faults: Vec<Fault>,
}
