//! The programs that files are opened in which no editor of text can change.

/// A program for each kind of file, as the shell reads it, with its arguments;
/// the one that the system opens such files with where it is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Programs {
    /// Word documents.
    pub docx: String,
    /// Word documents of 1997 to 2003.
    pub doc: String,
    /// OpenDocument texts.
    pub odt: String,
    /// Books.
    pub epub: String,
    /// Web pages with their pictures in one file.
    pub mhtml: String,
    /// PDF documents.
    pub pdf: String,
    /// OFD documents.
    pub ofd: String,
}

/// What opens a file as the system would.
pub(crate) const OF_SYSTEM: &str = if cfg!(target_os = "macos") {
    "open"
} else {
    "xdg-open"
};
