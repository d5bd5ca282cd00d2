//! The reader's editor, on the source of a document.

use std::fs::{self, File};
use std::io::{self, IsTerminal};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::SystemTime;

use crate::terminal::fault::{EditError, EditReason};

/// Runs `$VISUAL`, else `$EDITOR`, else `vi`, at a line (from 1) of a file,
/// and waits for it. The variable may hold arguments, as the shell reads
/// them. Whether the file has changed meanwhile.
///
/// # Errors
/// Where there is no such program, or it says that it failed.
pub(in crate::terminal) fn edit(path: &Path, line: u32) -> Result<bool, EditError> {
    let named = |name| {
        std::env::var(name)
            .ok()
            .filter(|set| !set.trim().is_empty())
    };
    let editor = named("VISUAL").or_else(|| named("EDITOR"));
    let editor = editor.unwrap_or_else(|| "vi".to_owned());
    let failed = |reason| EditError {
        editor: editor.clone(),
        reason,
    };
    let unable = |error| failed(EditReason::System(error));
    let before = state(path);
    let mut command = Command::new("sh");
    command
        .arg("-c")
        .arg(format!("{editor} \"$@\""))
        .arg("sh")
        .arg(format!("+{line}"))
        .arg(path);
    if !io::stdin().is_terminal() {
        // The text came through standard input; keys come from the terminal.
        let terminal = File::open("/dev/tty").map_err(unable)?;
        command.stdin(Stdio::from(terminal));
    }
    let status = command.status().map_err(unable)?;
    if !status.success() {
        return Err(failed(EditReason::Failed(status)));
    }
    Ok(state(path) != before)
}

/// By what a file is known to be the same.
fn state(path: &Path) -> Option<(SystemTime, u64)> {
    let metadata = fs::metadata(path).ok()?;
    Some((metadata.modified().ok()?, metadata.len()))
}
