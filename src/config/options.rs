//! The table of options: what each is called, what it can be set to and what
//! it sets.

use std::path::PathBuf;

use crate::setting::Language;
use crate::setting::appearance::ThemeName;
use crate::setting::citation::CitationForm;
use crate::setting::typography::{Choice, MEASURES, Typography};
use crate::text::Ambiguous;

use super::chosen::Config;
use super::fault::Allowed;

/// One option.
#[derive(Clone, Copy)]
pub(super) struct Opt {
    /// The table it stands in; empty where it stands before all tables.
    pub(super) table: &'static str,
    /// Its name, in kebab case.
    pub(super) name: &'static str,
    /// What it is.
    pub(super) kind: Kind,
}

/// What an option is, and the place that it sets.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// On or off.
    Flag(fn(&mut Config) -> &mut bool),
    /// A number with its bounds.
    Number(u16, u16, fn(&mut Config) -> &mut u16),
    /// One of some names.
    Name(&'static [&'static str], fn(&mut Config, &str)),
    /// A form with places.
    Citation(fn(&mut Config) -> &mut CitationForm),
    /// A program with its arguments.
    Program(fn(&mut Config) -> &mut String),
    /// Files.
    Files(fn(&mut Config) -> &mut Vec<PathBuf>),
}

impl Kind {
    /// What it can be set to.
    pub(super) const fn allowed(self) -> Allowed {
        match self {
            Self::Flag(_) => Allowed::Flag,
            Self::Number(least, most, _) => Allowed::Number(least, most),
            Self::Name(names, _) => Allowed::Names(names),
            Self::Citation(_) => Allowed::Citation,
            Self::Program(_) => Allowed::Program,
            Self::Files(_) => Allowed::Files,
        }
    }
}

impl Opt {
    /// Its name behind that of its table.
    pub(super) fn full_name(&self) -> String {
        full_name(self.table, self.name)
    }
}

/// The name of an option behind that of its table.
pub(super) fn full_name(table: &str, name: &str) -> String {
    if table.is_empty() {
        name.to_owned()
    } else {
        format!("{table}.{name}")
    }
}

/// The table of typography.
pub(super) const TYPOGRAPHY: &str = "typography";
/// The table of what is taken for the same when searching.
const SEARCH: &str = "search";
/// The table of words.
const WORDS: &str = "words";
/// The table of programs.
const PROGRAMS: &str = "programs";
/// The table of keys.
pub(super) const KEYS: &str = "keys";
/// All tables.
pub(super) const TABLES: [&str; 5] = [TYPOGRAPHY, SEARCH, WORDS, PROGRAMS, KEYS];

/// The names of an option that can also be left to the program.
const AUTO: &str = "auto";

const fn typography(name: &'static str, kind: Kind) -> Opt {
    Opt {
        table: TYPOGRAPHY,
        name,
        kind,
    }
}

const fn search(name: &'static str, place: fn(&mut Config) -> &mut bool) -> Opt {
    Opt {
        table: SEARCH,
        name,
        kind: Kind::Flag(place),
    }
}

const fn program(name: &'static str, place: fn(&mut Config) -> &mut String) -> Opt {
    Opt {
        table: PROGRAMS,
        name,
        kind: Kind::Program(place),
    }
}

/// All options, in the order of the default file.
pub(super) const OPTIONS: [Opt; 27] = [
    Opt {
        table: "",
        name: "language",
        kind: Kind::Name(&[AUTO, "zh", "en"], |config, name| {
            config.language = match name {
                "zh" => Some(Language::Chinese),
                "en" => Some(Language::English),
                _ => None,
            };
        }),
    },
    Opt {
        table: "",
        name: "theme",
        kind: Kind::Name(
            &["terminal", "light", "dark", "high-contrast"],
            |config, name| config.theme = ThemeName::by_name(name).unwrap_or_default(),
        ),
    },
    Opt {
        table: "",
        name: "citation",
        kind: Kind::Citation(|c| &mut c.citation),
    },
    typography(
        "measure",
        Kind::Number(MEASURES.0, MEASURES.1, |c| &mut c.typography.measure),
    ),
    typography("indent", Kind::Flag(|c| &mut c.typography.indent)),
    typography(
        "spaced-paragraphs",
        Kind::Flag(|c| &mut c.typography.spaced_paragraphs),
    ),
    typography(
        "spaced-lines",
        Kind::Flag(|c| &mut c.typography.spaced_lines),
    ),
    typography("hang", Kind::Flag(|c| &mut c.typography.hang)),
    typography("justify", Kind::Flag(|c| &mut c.typography.justify)),
    typography("seams", Kind::Flag(|c| &mut c.typography.seams)),
    typography(
        "line-numbers",
        Kind::Flag(|c| &mut c.typography.line_numbers),
    ),
    typography(
        "ambiguous",
        Kind::Name(&[AUTO, "narrow", "wide"], |config, name| {
            config.ambiguous = match name {
                "narrow" => Some(Ambiguous::Narrow),
                "wide" => Some(Ambiguous::Wide),
                _ => None,
            };
        }),
    ),
    typography(
        "ordinary-copies",
        Kind::Flag(|c| &mut c.typography.ordinary_copies),
    ),
    search("case", |c| &mut c.search.folding.case),
    search("width", |c| &mut c.search.folding.width),
    search("variants", |c| &mut c.search.folding.variants),
    search("punctuation", |c| &mut c.search.folding.punctuation),
    search("pinyin", |c| &mut c.search.pinyin),
    Opt {
        table: WORDS,
        name: "dictionaries",
        kind: Kind::Files(|c| &mut c.words.dictionaries),
    },
    Opt {
        table: WORDS,
        name: "stop-words",
        kind: Kind::Files(|c| &mut c.words.stop_words),
    },
    program("docx", |c| &mut c.programs.docx),
    program("doc", |c| &mut c.programs.doc),
    program("odt", |c| &mut c.programs.odt),
    program("epub", |c| &mut c.programs.epub),
    program("mhtml", |c| &mut c.programs.mhtml),
    program("pdf", |c| &mut c.programs.pdf),
    program("ofd", |c| &mut c.programs.ofd),
];

/// The option of a choice of typography, and what it is to be set to.
pub(super) fn of_choice(
    typography: &Typography,
    choice: Choice,
) -> (&'static str, toml_edit::Value) {
    let name = match choice {
        Choice::Measure => "measure",
        Choice::Indent => "indent",
        Choice::SpacedParagraphs => "spaced-paragraphs",
        Choice::SpacedLines => "spaced-lines",
        Choice::Hang => "hang",
        Choice::Justify => "justify",
        Choice::Seams => "seams",
        Choice::LineNumbers => "line-numbers",
        Choice::Ambiguous => "ambiguous",
        Choice::OrdinaryCopies => "ordinary-copies",
    };
    let value = match (choice, typography.is_on(choice)) {
        (Choice::Ambiguous, Some(true)) => "wide".into(),
        (Choice::Ambiguous, _) => "narrow".into(),
        (_, Some(is_on)) => is_on.into(),
        (_, None) => i64::from(typography.measure).into(),
    };
    (name, value)
}
