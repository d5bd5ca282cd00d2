//! Whether standard input has something to read.

use std::fs::{self, File, Metadata};
use std::io::{self, IsTerminal};
use std::os::fd::AsFd;
use std::os::unix::fs::{FileTypeExt, MetadataExt};

/// Whether a text is put into standard input: it is neither the terminal nor
/// `/dev/null`, which also stands there where it was closed.
pub(super) fn is_given() -> bool {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        return false;
    }
    let again = stdin.as_fd().try_clone_to_owned().map(File::from);
    again
        .and_then(|again| again.metadata())
        .is_ok_and(|known| !is_null(&known))
}

/// Whether this is `/dev/null`.
pub(super) fn is_null(known: &Metadata) -> bool {
    let null = fs::metadata("/dev/null");
    known.file_type().is_char_device() && null.is_ok_and(|null| null.rdev() == known.rdev())
}
