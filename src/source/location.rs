//! Where a text is.

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::FileTypeExt;
use std::path::{Path, PathBuf};

use super::stdin;
use crate::document::Format;

/// A text that the program carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Embedded {
    /// The document that opens where none is named.
    Digest,
    /// How to use the program, in Chinese.
    GuideZh,
    /// How to use the program, in English.
    GuideEn,
}

impl Embedded {
    /// The text, in Markdown.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Digest => include_str!("../../data/digest.md"),
            Self::GuideZh => include_str!("../../data/guide.zh.md"),
            Self::GuideEn => include_str!("../../data/guide.en.md"),
        }
    }

    /// The name shown for it, in the form of a file name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Digest => "digest.md",
            Self::GuideZh => "guide.zh.md",
            Self::GuideEn => "guide.en.md",
        }
    }
}

/// Where a text is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Location {
    /// A file, or a named pipe.
    Path(PathBuf),
    /// Standard input.
    Stdin,
    /// A text that the program carries.
    Embedded(Embedded),
}

impl Location {
    /// What a command line argument names: `-` is standard input, everything
    /// else a path (a file called `-` is `./-`).
    #[must_use]
    pub fn from_argument(argument: &OsStr) -> Self {
        if argument == "-" {
            Self::Stdin
        } else {
            Self::Path(PathBuf::from(argument))
        }
    }

    /// What is read where nothing is named: standard input where a text is put
    /// into it, else the embedded document. `/dev/null` counts as a terminal.
    #[must_use]
    pub fn unnamed() -> Self {
        match stdin::is_given() {
            true => Self::Stdin,
            false => Self::Embedded(Embedded::Digest),
        }
    }

    /// The short name for titles: the file name without its folders, or a
    /// name for what is no file.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Path(path) => path
                .file_name()
                .unwrap_or(path.as_os_str())
                .to_string_lossy()
                .into_owned(),
            Self::Stdin => "(standard input)".to_owned(),
            Self::Embedded(embedded) => embedded.name().to_owned(),
        }
    }

    /// How messages and result columns name it: the path as it was given, or
    /// the name of what is no file.
    #[must_use]
    pub fn label(&self) -> String {
        match self {
            Self::Path(path) => path.display().to_string(),
            Self::Stdin | Self::Embedded(_) => self.name(),
        }
    }

    /// The path, where it is one.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Path(path) => Some(path),
            Self::Stdin | Self::Embedded(_) => None,
        }
    }

    /// Whether reading it may wait for others: standard input, or a named
    /// pipe.
    #[must_use]
    pub fn may_wait(&self) -> bool {
        match self {
            Self::Path(path) => fs::metadata(path).is_ok_and(|known| known.file_type().is_fifo()),
            Self::Stdin => true,
            Self::Embedded(_) => false,
        }
    }

    /// The format by name alone: Markdown and HTML by their usual endings, else
    /// plain text. The text itself may say otherwise.
    #[must_use]
    pub fn format(&self) -> Format {
        match self {
            Self::Embedded(_) => Format::Markdown,
            Self::Stdin => Format::Plain,
            Self::Path(path) => format_by_name(path),
        }
    }
}

/// The format by the ending of a name.
pub(super) fn format_by_name(path: &Path) -> Format {
    const MARKDOWN: [&str; 5] = ["md", "markdown", "mdown", "mkd", "mkdn"];
    const HTML: [&str; 4] = ["html", "htm", "xhtml", "shtml"];
    let ends_in = |endings: &[&str]| {
        let ending = path.extension();
        ending.is_some_and(|ending| endings.iter().any(|e| ending.eq_ignore_ascii_case(e)))
    };
    if ends_in(&MARKDOWN) {
        Format::Markdown
    } else if ends_in(&HTML) {
        Format::Html
    } else {
        Format::Plain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_is_standard_input() {
        assert_eq!(Location::from_argument(OsStr::new("-")), Location::Stdin);
        let path = Location::from_argument(OsStr::new("./-"));
        assert_eq!(path.path(), Some(Path::new("./-")));
    }

    #[test]
    fn a_path_is_named_by_its_last_part_and_labelled_whole() {
        let location = Location::Path("reports/2026/报告.txt".into());
        assert_eq!(location.name(), "报告.txt");
        assert_eq!(location.label(), "reports/2026/报告.txt");
    }

    #[test]
    fn the_format_goes_by_the_ending() {
        let format = |name: &str| Location::Path(name.into()).format();
        assert_eq!(format("a.MD"), Format::Markdown);
        assert_eq!(format("a.markdown"), Format::Markdown);
        assert_eq!(format("md"), Format::Plain);
        assert_eq!(format("a.txt"), Format::Plain);
    }
}
