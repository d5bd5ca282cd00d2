//! The options of `gangmu outline`.

use clap::Args;

use super::{OneDocument, Rules};

const EXAMPLES: &str = "\
Columns of tsv, csv and json: depth (from 1), line (of the heading in the
source, from 1), kind, number (第一百二十条之一 is 120.1), title, chars (of the
section with all below it; line ends are not counted). With --styles: style,
count, depth (the most frequent, from 1), example.

Examples:
  gangmu outline report.md
  gangmu outline report.md --styles
  gangmu outline report.md --no-heading '（一）' --heading '专栏@3'
  gangmu outline law.md --format json | jq -r 'select(.kind == \"article\").number'
  cat report.md | gangmu outline -";

/// Print the section tree.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Outline {
    #[command(flatten)]
    pub(in crate::cli) document: OneDocument,

    /// Print the styles that its headings are written in, by which
    /// --no-heading switches them off. Those that are off are left out.
    #[arg(long)]
    pub(in crate::cli) styles: bool,

    #[command(flatten)]
    pub(in crate::cli) rules: Rules,
}
