//! The options of `gangmu search`.

use std::str::FromStr;

use clap::{Args, ValueEnum};

use crate::cli::help::BadValue;
use crate::search::{self, By, Context, ContextUnit, MOST_UNITS, Sorting};

use super::{Documents, Rules};

const EXAMPLES: &str = "\
The query:
  a b        both within one paragraph       =a         exactly as written
  a|b        either                          w:a        whole words
  -a         not                             py:gzlfz   pinyin, full or initials
  \"a b\"      as one                          title:a    in headings only
  /re/       a regular expression            num:3400万 a number, however written
A plain term is found whichever way it is written (case, width, simplified or
traditional, numerals, punctuation) and across line breaks and page seams.
A dash with white space on both sides belongs to the text: a - b.

Columns of tsv, csv and json: file, line (of the source, from 1), section (the
titles down to it, joined by \" / \"), left, match, right. With --count: file,
count; in text a last line has the sum of several. With --by-section: file, line, section, own, subtree. --kwic changes
only their order, within each document.

Examples:
  gangmu search '新质生产力|未来产业' 2024.md 2025.md --count
  gangmu search 就业 report.md --by-section
  gangmu search '改革 -开放' report.md --format csv > hits.csv
  gangmu search 改革 report.md --kwic --sort right --words 1 --by frequency
  gangmu search -- '-开放 改革' report.md    a query that begins with a dash";

/// Print every place where a query holds, with what stands around it.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Search {
    /// What to look for; see below.
    #[arg(value_name = "QUERY")]
    pub(in crate::cli) query: String,

    #[command(flatten)]
    pub(in crate::cli) documents: Documents,

    /// Print only the number of hits of each document, and of all of several.
    #[arg(long, conflicts_with_all = ["by_section", "kwic"])]
    pub(in crate::cli) count: bool,

    /// Print the number of hits of each section that has any: in its own text,
    /// and with all below it.
    #[arg(long, conflicts_with = "kwic")]
    pub(in crate::cli) by_section: bool,

    /// Characters to give on each side of a hit, within its paragraph, or
    /// words where a `w` stands behind the number (5w).
    #[arg(long, value_name = "N", default_value = "20")]
    pub(in crate::cli) context: Extent,

    /// Take nothing for the same that is written otherwise, or not what is
    /// named, as in `--no-fold=case,pinyin`.
    #[arg(
        long,
        value_name = "WHAT",
        value_enum,
        num_args = 0..=1,
        require_equals = true,
        value_delimiter = ',',
        default_missing_value = "case,width,variants,punctuation,pinyin"
    )]
    pub(in crate::cli) no_fold: Vec<Fold>,

    #[command(flatten)]
    pub(in crate::cli) kwic: Kwic,

    #[command(flatten)]
    pub(in crate::cli) rules: Rules,
}

/// What is taken for the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Fold {
    /// Upper and lower case.
    Case,
    /// Full and half width, accents and other dress.
    Width,
    /// Simplified, traditional and other forms of hanzi.
    Variants,
    /// Quotes, brackets, dashes and dots.
    Punctuation,
    /// Letters that stand nowhere with pinyin.
    Pinyin,
}

impl Search {
    /// The rules of the configuration without what is not to be folded.
    pub(in crate::cli) fn rules_of(&self, config: search::Rules) -> search::Rules {
        let mut rules = config;
        for fold in &self.no_fold {
            *match fold {
                Fold::Case => &mut rules.folding.case,
                Fold::Width => &mut rules.folding.width,
                Fold::Variants => &mut rules.folding.variants,
                Fold::Punctuation => &mut rules.folding.punctuation,
                Fold::Pinyin => &mut rules.pinyin,
            } = false;
        }
        rules
    }
}

/// Concordance lines and their order.
#[derive(Debug, Args)]
#[command(next_help_heading = "Concordance")]
pub(in crate::cli) struct Kwic {
    /// Print concordance lines (key word in context): one line for each hit,
    /// all hits below one another.
    #[arg(long)]
    pub(in crate::cli) kwic: bool,

    /// Sort the lines by what stands before or behind the hit, the nearest
    /// first, instead of by place.
    #[arg(
        long,
        value_name = "SIDE",
        value_enum,
        default_value_t,
        requires = "kwic"
    )]
    pub(in crate::cli) sort: Side,

    /// How the context is compared: by pinyin, by code point, or with what
    /// stands there most often first.
    #[arg(
        long,
        value_name = "KEY",
        value_enum,
        default_value_t,
        requires = "kwic"
    )]
    pub(in crate::cli) by: Key,

    /// Sort by so many characters of the context, 1 to 3; 3 where nothing is
    /// said.
    #[arg(long, value_name = "N", requires = "kwic", conflicts_with = "words",
          value_parser = clap::value_parser!(u8).range(1..=i64::from(MOST_UNITS)))]
    pub(in crate::cli) chars: Option<u8>,

    /// Sort by so many words of the context, 1 to 3.
    #[arg(long, value_name = "N", requires = "kwic",
          value_parser = clap::value_parser!(u8).range(1..=i64::from(MOST_UNITS)))]
    pub(in crate::cli) words: Option<u8>,

    /// Width of the lines in cells, of which a hanzi takes two; the names of
    /// several files come on top of it.
    #[arg(long, value_name = "CELLS", default_value_t = 80, requires = "kwic")]
    pub(in crate::cli) width: u16,
}

impl Kwic {
    /// The order that was asked for.
    pub(in crate::cli) fn sorting(&self) -> Sorting {
        let context = Context {
            count: self.words.or(self.chars).unwrap_or(MOST_UNITS),
            unit: match self.words {
                Some(_) => ContextUnit::Words,
                None => ContextUnit::Chars,
            },
            by: match self.by {
                Key::Pinyin => By::Pinyin,
                Key::Code => By::Code,
                Key::Frequency => By::Frequency,
            },
        };
        match self.sort {
            Side::Place => Sorting::Place,
            Side::Left => Sorting::Left(context),
            Side::Right => Sorting::Right(context),
        }
    }
}

/// What concordance lines are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(in crate::cli) enum Side {
    #[default]
    Place,
    Left,
    Right,
}

/// How the context of concordance lines is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(in crate::cli) enum Key {
    #[default]
    Pinyin,
    Code,
    Frequency,
}

/// How much to give around a hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum Extent {
    Chars(usize),
    Words(usize),
}

impl FromStr for Extent {
    type Err = BadValue;

    fn from_str(text: &str) -> Result<Self, BadValue> {
        let read = match text.strip_suffix('w') {
            Some(count) => count.parse().map(Self::Words),
            None => text.parse().map(Self::Chars),
        };
        read.map_err(|_| BadValue::Extent)
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::args::{Arguments, Command};

    #[test]
    fn the_order_of_a_concordance_is_asked_for_with_it() {
        let sorting = |rest: &[&str]| {
            let line = ["gangmu", "search", "a"].iter().chain(rest);
            match Arguments::try_parse_from(line).ok()?.command {
                Some(Command::Search(search)) => Some(search.kwic.sorting()),
                _ => None,
            }
        };
        let context = |count, unit, by| Context { count, unit, by };
        assert_eq!(sorting(&["--kwic"]), Some(Sorting::Place));
        assert_eq!(
            sorting(&["--kwic", "--sort", "right"]),
            Some(Sorting::Right(context(3, ContextUnit::Chars, By::Pinyin)))
        );
        let words = [
            "--kwic",
            "--sort",
            "left",
            "--words",
            "2",
            "--by",
            "frequency",
        ];
        assert_eq!(
            sorting(&words),
            Some(Sorting::Left(context(2, ContextUnit::Words, By::Frequency)))
        );
        for refused in [
            &["--sort", "right"][..],
            &["--kwic", "--count"],
            &["--kwic", "--chars", "4"],
            &["--kwic", "--chars", "1", "--words", "1"],
            &["--context", "5c"],
        ] {
            assert_eq!(sorting(refused), None, "{refused:?}");
        }
    }
}
