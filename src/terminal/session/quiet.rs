//! Keeping the screen clear of what is written to standard error.
//!
//! Nothing of ours is, but libraries may write there (warnings of debug
//! builds, of allocators, of loaders): it would stand in the middle of the
//! screen until that is drawn anew, since nobody knows of it.

use std::fs::OpenOptions;
use std::io::{self, IsTerminal};
use std::sync::{Mutex, PoisonError};

use filedescriptor::{FileDescriptor, StdioDescriptor};

/// Standard error as it was, while it leads nowhere.
static KEPT: Mutex<Option<FileDescriptor>> = Mutex::new(None);

/// Lets standard error lead nowhere, if it is a terminal. Where that cannot be
/// done it stays as it is.
pub(in crate::terminal) fn begin() {
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.is_none() && io::stderr().is_terminal() {
        let nowhere = OpenOptions::new().write(true).open("/dev/null");
        let redirect = |file| FileDescriptor::redirect_stdio(&file, StdioDescriptor::Stderr);
        *kept = nowhere.ok().and_then(|file| redirect(file).ok());
    }
}

/// Gives standard error back.
pub(in crate::terminal) fn end() {
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(original) = kept.take() {
        // Where that fails nothing can be told any more.
        let _ = FileDescriptor::redirect_stdio(&original, StdioDescriptor::Stderr);
    }
}
