//! The options of `gangmu notes`.

use clap::Args;

use super::{Documents, Rules};

const EXAMPLES: &str = "\
Columns: file, line, kind (bookmark, note, colour), colour, section, words, text.

Examples:
  gangmu notes report.md
  gangmu notes report.md --format md > notes.md
  gangmu notes *.md --format tsv | cut -f 1,2,7";

/// Print the bookmarks, notes and coloured marks made in the explorer.
///
/// Those whose words are no longer in the document stand at the end, without
/// a line.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Notes {
    #[command(flatten)]
    pub(in crate::cli) documents: Documents,

    #[command(flatten)]
    pub(in crate::cli) rules: Rules,
}
