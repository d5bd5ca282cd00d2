//! The options of the subcommands on words: `gangmu keywords`, `phrases` and
//! `collocates`.

use std::path::PathBuf;

use clap::{ArgAction, Args, ValueEnum};

use super::{Documents, Rules};

const KEYWORDS_EXAMPLES: &str = "\
Methods: tfidf (share in the text by rarity in Chinese at large), textrank (what
stands near words that matter), frequency (for each thousand words), keyness
(what sets the section off from the rest, by log-likelihood).

Numbers, words of one character and stop words are left out; set phrases
(高质量发展, 两个维护) are one word. A word is counted however it is written.

Columns of tsv, csv and json: word, count, weight; where there are several
documents, file comes first.

Examples:
  gangmu keywords report.md --top 30
  gangmu keywords report.md --method keyness --section 生态
  gangmu keywords novel.txt --dictionary names.txt --format csv";

const PHRASES_EXAMPLES: &str = "\
Kinds: title (《…》), slogan (四个意识, 三去一降一补), listed (on the list of the
program or in the dictionary), quoted (“…”), repeated (a wording that is used
again and again). Each phrase is counted wherever it stands, with quotes or
without, also within longer ones.

Columns of tsv, csv and json: phrase, count, kind, line (of the source, from 1);
where there are several documents, file comes first.

Examples:
  gangmu phrases report.md
  gangmu phrases report.md --kind slogan --kind quoted
  gangmu phrases report.md --places --format tsv | grep 高质量发展";

const COLLOCATES_EXAMPLES: &str = "\
WORD is found however the text is cut: as a word, as several words, and as a part
of a set phrase; in text form the first line shows where in the document it lies
and how evenly (from 0 to 1).

The window counts words on each side and ends with the paragraph; with
--sentence it ends with the sentence, and is the whole sentence where no
--window is given. Measures: ll (log-likelihood: how sure), mi (mutual
information in bits: how strong).

Columns of tsv, csv and json: collocate, left, right, score; where there are
several documents, file comes first.

Examples:
  gangmu collocates 改革 report.md
  gangmu collocates 改革 report.md --sentence --measure mi --min 3";

const CUTTING: &str = "Words";

/// Print the words that matter most.
#[derive(Debug, Args)]
#[command(after_help = KEYWORDS_EXAMPLES)]
pub(in crate::cli) struct Keywords {
    #[command(flatten)]
    pub(in crate::cli) documents: Documents,

    /// What makes a word matter; see below.
    #[arg(long, value_name = "METHOD", value_enum, default_value_t)]
    pub(in crate::cli) method: Method,

    /// Words to print; 0 for all.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(in crate::cli) top: usize,

    /// Only the words of this section, named as for `gangmu show`.
    #[arg(long, value_name = "WHICH")]
    pub(in crate::cli) section: Option<String>,

    #[command(flatten)]
    pub(in crate::cli) admitted: Admitted,

    #[command(flatten)]
    pub(in crate::cli) cutting: Cutting,

    #[command(flatten)]
    pub(in crate::cli) rules: Rules,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(in crate::cli) enum Method {
    #[default]
    Tfidf,
    Textrank,
    Frequency,
    Keyness,
}

/// Print the set phrases (提法): quoted terms, slogans, repeated wordings.
#[derive(Debug, Args)]
#[command(after_help = PHRASES_EXAMPLES)]
pub(in crate::cli) struct Phrases {
    #[command(flatten)]
    pub(in crate::cli) documents: Documents,

    /// Only phrases of this kind. May be given several times.
    #[arg(long, value_name = "KIND", value_enum)]
    pub(in crate::cli) kind: Vec<Kind>,

    /// Phrases to print, the most frequent first; 0 for all.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(in crate::cli) top: usize,

    /// How often a wording that is neither quoted nor listed must come.
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub(in crate::cli) min: u32,

    /// Print a row for every place of a phrase, not only for the first.
    #[arg(long)]
    pub(in crate::cli) places: bool,

    #[command(flatten)]
    pub(in crate::cli) cutting: Cutting,

    #[command(flatten)]
    pub(in crate::cli) rules: Rules,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Kind {
    Title,
    Slogan,
    Listed,
    Quoted,
    Repeated,
}

/// Print what stands beside a word, on its left and on its right.
#[derive(Debug, Args)]
#[command(after_help = COLLOCATES_EXAMPLES)]
pub(in crate::cli) struct Collocates {
    /// The word.
    #[arg(value_name = "WORD")]
    pub(in crate::cli) word: String,

    #[command(flatten)]
    pub(in crate::cli) documents: Documents,

    /// Words on each side; 5 where neither this nor --sentence is given.
    #[arg(long, value_name = "N")]
    pub(in crate::cli) window: Option<usize>,

    /// Stay within the sentence.
    #[arg(long)]
    pub(in crate::cli) sentence: bool,

    /// What the score is; see below.
    #[arg(long, value_name = "MEASURE", value_enum, default_value_t)]
    pub(in crate::cli) measure: Measure,

    /// How often a collocate must be seen.
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub(in crate::cli) min: u32,

    /// Collocates to print; 0 for all.
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub(in crate::cli) top: usize,

    /// Only the places of the word in this section, named as for `gangmu
    /// show`.
    #[arg(long, value_name = "WHICH")]
    pub(in crate::cli) section: Option<String>,

    #[command(flatten)]
    pub(in crate::cli) admitted: Admitted,

    #[command(flatten)]
    pub(in crate::cli) cutting: Cutting,

    #[command(flatten)]
    pub(in crate::cli) rules: Rules,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(in crate::cli) enum Measure {
    #[default]
    Ll,
    Mi,
}

/// How text is cut into words.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = CUTTING)]
pub(in crate::cli) struct Cutting {
    /// Terms that are words wherever they stand, one a line, perhaps with a
    /// frequency and a class behind; 低级|错误 is to be cut at the bar. May be
    /// given several times.
    #[arg(long, value_name = "FILE", action = ArgAction::Append)]
    pub(in crate::cli) dictionary: Vec<PathBuf>,

    /// Words to leave out beside those of the program; !word takes one back,
    /// !* all. May be given several times.
    #[arg(long, value_name = "FILE", action = ArgAction::Append)]
    pub(in crate::cli) stop_words: Vec<PathBuf>,

    /// Do not guess words that the dictionary does not know.
    #[arg(long)]
    pub(in crate::cli) no_hmm: bool,

    /// Cut at the spaces of the text and nowhere else.
    #[arg(long)]
    pub(in crate::cli) spaces: bool,
}

/// Which words are printed.
#[derive(Debug, Clone, Copy, Default, Args)]
#[command(next_help_heading = CUTTING)]
pub(in crate::cli) struct Admitted {
    /// Words of one character too.
    #[arg(long)]
    pub(in crate::cli) single_chars: bool,

    /// Numbers and addresses too.
    #[arg(long)]
    pub(in crate::cli) numbers: bool,
}
