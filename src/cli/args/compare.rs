//! The options of `gangmu compare`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::compare;
use crate::source::Location;

use super::{Files, Rules, locations};
use crate::cli::failure::Failure;

const EXAMPLES: &str = "\
Changes: added, removed, changed, moved (stands elsewhere), renumbered (has
another number, or names another section by its new number), split (was part of
another section), merged (became part of one). Several may hold of one.

Columns of tsv, csv and json: change, old_place, new_place (line, page, paragraph
or chapter of the source), section (the titles down to it, joined by \" / \"), old,
new. In text to read [-what went-] and {+what came+} stand in the new text.

Sections are paired by what they say, also where they have moved, been split or
been numbered anew. How a text is written makes no change: widths, scripts,
variants of hanzi, spaces, dashes and quotes; with --exact it does.

With --phrases: change (new, gone, more, less), phrase, kind, old_count, new_count,
old_per_10k, new_per_10k (in ten thousand characters), likelihood (log-likelihood:
how sure the difference is; 3.84 is passed by chance once in twenty times), ratio
(binary logarithm of the new rate by the old one), old_place, new_place. With
--figures: change (changed, gone, new), section, about, old, new, old_value,
new_value, unit, old_place, new_place.

Of three versions and more each is compared with the one before; with --section one
section is followed through all of them. Columns then: from, to, change, old_place,
new_place, section, old, new. --phrases and --figures are of the first and the last.

Where NEW is a decision that amends OLD (关于修改…的决定), OLD is compared with what
the decision makes of it; what could not be carried out is told on standard error.

Exit status: 0 when they are the same, 1 when they differ, 2 when something went
wrong.

Examples:
  gangmu compare law-2018.md law-2024.docx
  gangmu compare old.txt new.txt --only added,removed
  gangmu compare 2025.md 2026.md --by sentence --format csv > changes.csv
  gangmu compare old.md new.md --format html > table.html
  gangmu compare law.md decision.md
  gangmu compare 2025.md 2026.md --phrases --format tsv
  gangmu compare law-2018.md law-2021.md law-2024.md --section 第十条
  gangmu compare -x law-2018.md law-2024.docx";

/// Compare two documents: what was added, removed, changed, moved.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Compare {
    /// The older document; `-` is standard input.
    #[arg(value_name = "OLD")]
    pub(in crate::cli) old: PathBuf,

    /// The newer document, or several, each newer than the one before; `-` is
    /// standard input.
    #[arg(value_name = "NEW", required = true)]
    pub(in crate::cli) new: Vec<PathBuf>,

    /// Only the changes of the section with this title, number or path, which
    /// is followed through all versions.
    #[arg(long, value_name = "WHICH")]
    pub(in crate::cli) section: Option<String>,

    /// How much text a change is told with.
    #[arg(long, value_name = "FRAME", value_enum, default_value_t)]
    pub(in crate::cli) by: Frame,

    /// Only changes of these kinds, parted by commas.
    #[arg(long, value_name = "CHANGES", value_enum, value_delimiter = ',')]
    pub(in crate::cli) only: Vec<OnlyChange>,

    /// Tell differences of writing, too: widths, scripts, variants of hanzi,
    /// spaces, dashes and quotes.
    #[arg(long)]
    pub(in crate::cli) exact: bool,

    /// Compare a decision that amends OLD as a text of its own, instead of the
    /// law as the decision leaves it.
    #[arg(long)]
    pub(in crate::cli) as_text: bool,

    /// The set phrases that are new, gone, used more or less often, instead of
    /// the changes.
    #[arg(long, conflicts_with_all = ["by", "only", "exact"])]
    pub(in crate::cli) phrases: bool,

    /// The figures that changed, came or went, instead of the changes.
    #[arg(long, conflicts_with_all = ["by", "only", "phrases"])]
    pub(in crate::cli) figures: bool,

    /// Open both side by side in the explorer; on a terminal only.
    #[arg(long, short = 'x')]
    pub(in crate::cli) explore: bool,

    #[command(flatten)]
    pub(in crate::cli) rules: Rules,
}

impl Compare {
    /// Where the documents are, the oldest first.
    ///
    /// # Errors
    /// Where two are standard input.
    pub(in crate::cli) fn locations(&self) -> Result<Vec<Location>, Failure> {
        let mut all = vec![self.old.clone()];
        all.extend(self.new.iter().cloned());
        locations(&all, &Files::default(), Location::Stdin)?;
        let named = all.iter().map(|path| path.as_os_str());
        Ok(named.map(Location::from_argument).collect())
    }

    /// The kinds that are asked for; all where none is.
    pub(in crate::cli) fn kinds(&self) -> compare::Kinds {
        let asked = self.only.iter().map(|only| only.kind());
        let all = compare::Kinds::NAMED.iter().map(|&(kind, _)| kind);
        match self.only.is_empty() {
            true => all.fold(compare::Kinds::default(), compare::Kinds::with),
            false => asked.fold(compare::Kinds::default(), compare::Kinds::with),
        }
    }
}

/// How much text a change is told with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(in crate::cli) enum Frame {
    /// The section, without those below it.
    #[default]
    Section,
    /// The paragraph.
    Paragraph,
    /// The sentence.
    Sentence,
}

impl From<Frame> for compare::By {
    fn from(frame: Frame) -> Self {
        match frame {
            Frame::Section => Self::Section,
            Frame::Paragraph => Self::Paragraph,
            Frame::Sentence => Self::Sentence,
        }
    }
}

/// A kind of change that is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum OnlyChange {
    /// What stands in the new document only.
    Added,
    /// What stands in the old document only.
    Removed,
    /// What has other words.
    Changed,
    /// What stands elsewhere.
    Moved,
    /// What has another number, or names another section by its new number.
    Renumbered,
    /// What was part of another section.
    Split,
    /// What became part of another section.
    Merged,
}

impl OnlyChange {
    const fn kind(self) -> compare::Kinds {
        match self {
            Self::Added => compare::Kinds::ADDED,
            Self::Removed => compare::Kinds::REMOVED,
            Self::Changed => compare::Kinds::CHANGED,
            Self::Moved => compare::Kinds::MOVED,
            Self::Renumbered => compare::Kinds::RENUMBERED,
            Self::Split => compare::Kinds::SPLIT,
            Self::Merged => compare::Kinds::MERGED,
        }
    }
}
