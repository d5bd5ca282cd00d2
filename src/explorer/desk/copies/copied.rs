//! What became of a text that was copied.

use std::path::PathBuf;

use crate::setting::Said;

/// Where a text that was copied went beside its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// To the clipboard of the terminal.
    Clipboard,
    /// To a terminal that may hand it on to the clipboard.
    Offered,
    /// To tmux, which hands it on only where it is told to.
    Tmux,
    /// Nowhere: it is too long for that.
    TooLong,
    /// Nowhere: there is no terminal that would take it.
    Nowhere,
}

/// What became of a text that was copied.
#[derive(Debug, Clone)]
pub struct CopyReport {
    /// Its length in characters.
    pub chars: usize,
    /// Where it went.
    pub sent: Sent,
    /// The file where it stands, or why there is none.
    pub file: Result<PathBuf, Said>,
}
