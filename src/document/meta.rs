//! What is known of a document beside its text.

use std::path::PathBuf;

/// How the source was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// Plain text: every line is a paragraph unless it is hard-wrapped.
    #[default]
    Plain,
    /// Markdown (CommonMark with tables, strikethrough and footnotes).
    Markdown,
    /// HTML, as browsers read it.
    Html,
    /// A Word document.
    Docx,
    /// A Word document of 1997 to 2003.
    Doc,
    /// An OpenDocument text.
    Odt,
    /// An EPUB book.
    Epub,
    /// A web page with its pictures in one file.
    Mhtml,
    /// A PDF document.
    Pdf,
    /// An OFD document (GB/T 33190).
    Ofd,
}

impl Format {
    /// Whether the format says in which encoding its texts are.
    #[must_use]
    pub const fn has_own_encoding(self) -> bool {
        matches!(self, Self::Docx | Self::Doc | Self::Odt)
    }

    /// Whether the source is text that an editor of text can change.
    #[must_use]
    pub const fn is_text(self) -> bool {
        match self {
            Self::Plain | Self::Markdown | Self::Html => true,
            Self::Docx
            | Self::Doc
            | Self::Odt
            | Self::Epub
            | Self::Mhtml
            | Self::Pdf
            | Self::Ofd => false,
        }
    }

    /// The name shown to the reader.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "text",
            Self::Markdown => "Markdown",
            Self::Html => "HTML",
            Self::Docx => "Word",
            Self::Doc => "Word 97–2003",
            Self::Odt => "OpenDocument",
            Self::Epub => "EPUB",
            Self::Mhtml => "MHTML",
            Self::Pdf => "PDF",
            Self::Ofd => "OFD",
        }
    }
}

/// Where a document came from and how it was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Meta {
    /// Short name for titles: the file name, or a name for standard input or
    /// an embedded text.
    pub name: String,
    /// The file, unless the text came from elsewhere.
    pub path: Option<PathBuf>,
    /// Name of the encoding by the Encoding Standard; none of a source that is
    /// no text.
    pub encoding: String,
    /// How the source was read.
    pub format: Format,
    /// Size of the source in bytes.
    pub bytes: u64,
    /// Number of lines in the source, counted by line feeds.
    pub lines: u32,
    /// Number of invalid byte sequences shown as U+FFFD.
    pub replacements: u32,
    /// Number of NULs between the letters of the source, which are left out.
    pub nuls: u32,
    /// Whether only the first part of the source has been read.
    pub partial: bool,
    /// What the source says of itself beside its text.
    pub metadata: Metadata,
}

/// What a file says of itself beside its text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Metadata {
    /// Its title.
    pub title: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The day it was made, as it is written: 2026-07-16.
    pub date: Option<String>,
}
