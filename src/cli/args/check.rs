//! The options of `gangmu check`.

use clap::Args;

use super::{Documents, Rules};

const EXAMPLES: &str = "\
Kinds: doubled (a character, word or phrase stands twice), latin (a Latin word
inside Chinese), numbering (a number is missing, repeated or out of order), pair
(a quote or bracket without its other half), seam (a paragraph that a page or
column break has cut was joined here), continuation (a note that the text comes
from or goes on at another page), invalid (invalid bytes), nul (NULs between
letters were left out), broken-off (a paragraph breaks off), unfinished (the text
ends within a sentence), look-alike (radicals and the like stand for hanzi, as in
text taken out of a PDF; one line for all, with their number), misread (what a
scanner or a hasty hand has made of other characters, with what may be meant:
hanzi swapped, dropped or taken for others, O and l in numbers, 一 for a dash, a
box), missing (a unit whose number is gone), width (half-width marks among
full-width ones, or the other way about; one line for all).

Columns of tsv, csv and json: line (of the source, from 1), kind, text, message;
where there are several documents, file comes first. The kind is in English
always, the message in the language of --lang, the configuration or the locale.

Examples:
  gangmu check report.md
  gangmu check *.md --format tsv | grep doubled
  gangmu check report.md --lang zh";

/// Print what is odd: doubled characters, missing numbers, open quotes.
///
/// What is printed may be meant; what is common in good documents is left out.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Check {
    #[command(flatten)]
    pub(in crate::cli) documents: Documents,

    /// Print every finding, also where those of a kind come by the dozen and
    /// would be told as one.
    #[arg(long)]
    pub(in crate::cli) all: bool,

    #[command(flatten)]
    pub(in crate::cli) rules: Rules,
}
