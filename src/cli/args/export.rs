//! The options of `gangmu export`.

use clap::Args;

use super::{Documents, Rules};

const EXAMPLES: &str = "\
Forms: --format text (default), md, html, json, jsonl.

With jsonl each section is one line, of as many documents as are named: id, file,
format, encoding, bytes, title, author, issuer, date, number (of the document),
section, path, depth, kind, marker, unit, place, start, end, chars, text. What an
index has to know of them is in data/opensearch.json and data/quickwit.json.

Examples:
  gangmu export report.txt --format md > report.md
  gangmu export law.txt --format html > law.html
  gangmu export scanned.md --mended --format md > mended.md 2> changes.txt
  gangmu export reports/ --format jsonl > sections.jsonl
  gangmu export law.txt --format json | jq -r '.sections[].title'";

/// Print a reading copy: the whole document with its sections as they are in
/// the explorer, as text, Markdown, HTML or JSON.
///
/// Markdown and HTML have the marks and notes in them; JSON is one object with
/// all that is known of the document.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Export {
    #[command(flatten)]
    pub(in crate::cli) documents: Documents,

    /// Write radicals and compatibility codes that stand for hanzi, as in text
    /// taken out of a PDF (⼀, ⻓), in their ordinary form (一, 长). Not for JSON,
    /// whose offsets are those of the text as it is.
    #[arg(long)]
    pub(in crate::cli) ordinary: bool,

    /// Write the text with what `gangmu check` proposes in place of what it
    /// finds odd. What was changed is listed on standard error, a line each:
    /// the place, what stands there, what is written. The document itself
    /// stays as it is. Offsets in JSON are those of the text as written.
    #[arg(long)]
    pub(in crate::cli) mended: bool,

    #[command(flatten)]
    pub(in crate::cli) rules: Rules,
}
