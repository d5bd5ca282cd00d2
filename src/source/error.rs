//! What can go wrong on the way from a location to a text.

use std::io;

/// Why a text could not be read. Each message says what was tried, on what,
/// and what can be done.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    /// There is no file of that name.
    #[error("cannot open {label}: there is no such file; check the path")]
    Missing {
        /// The path as it was given.
        label: String,
    },
    /// It is a link that leads to no file: to none, or round in a circle.
    #[error("cannot open {label}: it is a link that leads to no file; see where it points (ls -l)")]
    DeadLink {
        /// The path as it was given.
        label: String,
    },
    /// It is a folder.
    #[error("cannot open {label}: it is a folder; name a file in it")]
    Folder {
        /// The path as it was given.
        label: String,
    },
    /// It is a device or a socket.
    #[error(
        "cannot open {label}: it is a device, not a file; name a file or pipe the text in with -"
    )]
    Device {
        /// The path as it was given.
        label: String,
    },
    /// The file may not be read.
    #[error("cannot open {label}: no permission to read it; check who owns it (ls -l)")]
    Permission {
        /// The path as it was given.
        label: String,
    },
    /// The source has more than 4 GiB.
    #[error(
        "cannot open {label}: it is larger than 4 GiB, which is the most that can be opened; split it first"
    )]
    TooLarge {
        /// The path as it was given, or a name for standard input.
        label: String,
    },
    /// More than 1 GiB came through a pipe.
    #[error(
        "{label} goes on beyond 1 GiB, which is the most that is taken from a pipe; write it to a file first"
    )]
    Endless {
        /// The path as it was given, or a name for standard input.
        label: String,
    },
    /// Standard input was asked for, and nothing is piped into it.
    #[error("cannot read standard input: it is the terminal; pipe a text into it or name a file")]
    NothingPiped,
    /// The reading was called off.
    #[error("the reading of {label} was called off")]
    Cancelled {
        /// The path as it was given, or a name for standard input.
        label: String,
    },
    /// Anything else the system reports.
    #[error("cannot read {label}: {error}")]
    Io {
        /// The path as it was given, or a name for standard input.
        label: String,
        /// What the system says.
        #[source]
        error: io::Error,
    },
}

impl SourceError {
    /// The error for what the system reported about `label`.
    pub(super) fn from_io(label: String, error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Self::Missing { label },
            io::ErrorKind::IsADirectory => Self::Folder { label },
            io::ErrorKind::PermissionDenied => Self::Permission { label },
            _ => Self::Io { label, error },
        }
    }
}
