//! The names by which parts of a file mean each other.

use crate::formats::package;

/// The folder of a part, with its final stroke; empty for the root.
fn folder(part: &str) -> &str {
    part.rfind('/')
        .and_then(|at| part.get(..=at))
        .unwrap_or_default()
}

/// The part that another names.
pub(super) fn resolve(from: &str, target: &str) -> Option<String> {
    package::resolve(folder(from), target.trim())
}
