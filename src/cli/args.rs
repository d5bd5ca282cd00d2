//! The command line as it is typed.

use std::num::ParseIntError;
use std::path::PathBuf;
use std::str::FromStr;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::explorer::appearance::ThemeName;
use crate::figures::{self, Decimal, FigureKind};
use crate::parse::corrections::Pattern;
use crate::search::{self, By, Context, MOST_UNITS, Sorting, Unit};
use crate::source::Encoding;

const EXAMPLES: &str = "\
Examples:
  gangmu report.md                      explore a document
  curl -s URL | gangmu -                explore what comes through a pipe
  gangmu old.txt --encoding gb18030     where the encoding is not found by itself
  gangmu report.md | less               the reading text, plainly
  gangmu outline report.md              its section tree
  gangmu search 高质量发展 *.md         every place, with what stands around it
  gangmu show law.md --section 第十条   one section

In the explorer ? shows the keys; `gangmu --guide` opens the guide.

Exit status: 0 when something was found or done, 1 when nothing was found,
2 when something went wrong.";

const OUTLINE_EXAMPLES: &str = "\
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

const SEARCH_EXAMPLES: &str = "\
The query:
  a b        both within one paragraph       =a         exactly as written
  a|b        either                          w:a        whole words
  -a         not                             py:gzlfz   pinyin, full or initials
  \"a b\"      as one                          title:a    in headings only
  /re/       a regular expression            num:3400万 a number, however written
A plain term is found whichever way it is written (case, width, simplified or
traditional, numerals, punctuation) and across line breaks and page seams.

Columns of tsv, csv and json: file, line (of the source, from 1), section (the
titles down to it, joined by \" / \"), left, match, right. With --count: file,
count. With --by-section: file, line, section, own, subtree. --kwic changes
only their order, within each document.

Examples:
  gangmu search '新质生产力|未来产业' 2024.md 2025.md --count
  gangmu search 就业 report.md --by-section
  gangmu search '改革 -开放' report.md --format csv > hits.csv
  gangmu search 改革 report.md --kwic --sort right --words 1 --by frequency
  gangmu search -- '-开放 改革' report.md    a query that begins with a dash";

const SHOW_EXAMPLES: &str = "\
WHICH is the title or its beginning (第三章), the number in digits (120.1), a
path of them (第二编 / 第一章), or a part or the pinyin initials of the title.
Where several sections fit, the first is shown and the others are named.

Columns of tsv, csv and json: file, line (of the source, from 1), kind, text;
one row for each paragraph.

Examples:
  gangmu show law.md --section 第一百二十条之一
  gangmu show law.md --section '第二编 / 第一章' --width 60
  gangmu show report.md --line 33";

const CHECK_EXAMPLES: &str = "\
Kinds: doubled (a character, word or phrase stands twice), latin (a Latin word
inside Chinese), numbering (a number is missing, repeated or out of order), pair
(a quote or bracket without its other half), seam (a paragraph that a page or
column break has cut was joined here), continuation (a note that the text comes
from or goes on at another page), invalid (invalid bytes), broken-off (a
paragraph breaks off), unfinished (the text ends within a sentence).

Columns of tsv, csv and json: line (of the source, from 1), kind, text, message;
where there are several documents, file comes first. Messages are in English;
--lang zh gives them in Chinese.

Examples:
  gangmu check report.md
  gangmu check *.md --format tsv | grep doubled
  gangmu check report.md --lang zh";

const FIGURES_EXAMPLES: &str = "\
Kinds: quantity (312家, 3.2万亿元), percentage (54.5%, 百分之三), points
(12.5个百分点), fraction (1/3, 三分之一), multiple (3倍, 翻两番), rank (第99位),
duration (326天, 三年以上), date (2021年3月5日, 今年下半年), period (1978—2019年,
十四五, 五年来).

Low and high are the same for one value; an open end is empty (超过100万户 has no
high). Amounts of a kind have one unit: money is in 元 (other currencies apart),
lengths in m, areas in km2, volumes in m3, masses in t, energy in kWh. Dates have
their first and last day, and none where the year is not told.

Columns of tsv, csv and json: line (of the source, from 1), section (the titles
down to it, joined by \" / \"), kind, text, low, high, unit, about (the nearest
noun, where it is sure), status (reached or planned, where the sentence says so);
where there are several documents, file comes first.

Examples:
  gangmu figures report.md
  gangmu figures report.md --unit 元 --min 100亿 --sort size
  gangmu figures 2024.md 2025.md --kind percentage --format csv > rates.csv
  gangmu figures law.md --section 第三章 --kind duration";
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

const CONFIG_EXAMPLES: &str = "\
The file is $XDG_CONFIG_HOME/gangmu/config.toml (~/.config/gangmu/config.toml);
--config FILE names another. --check prints FILE:LINE: REASON for each fault and
exits with 2 where there is one.

Examples:
  gangmu config --default > \"$(gangmu config --path)\"
  gangmu config --check --config mine.toml";

const COMPLETIONS_EXAMPLES: &str = "\
Examples:
  gangmu completions bash > ~/.local/share/bash-completion/completions/gangmu
  gangmu completions zsh > \"${fpath[1]}/_gangmu\"
  gangmu completions fish > ~/.config/fish/completions/gangmu.fish";

const MAN_EXAMPLES: &str = "\
Examples:
  gangmu man > ~/.local/share/man/man1/gangmu.1
  gangmu man | man -l -";

const CUTTING: &str = "Words";

/// The heading of the options that all subcommands have.
pub(super) const SHARED: &str = "Shared options";

const NOTES_EXAMPLES: &str = "\
Columns: file, line, kind (bookmark, note, colour), colour, section, words, text.

Examples:
  gangmu notes report.md
  gangmu notes report.md --format md > notes.md
  gangmu notes *.md --format tsv | cut -f 1,2,7";

const EXPORT_EXAMPLES: &str = "\
Forms: --format text (default), md, html, json.

Examples:
  gangmu export report.txt --format md > report.md
  gangmu export law.txt --format html > law.html
  gangmu export law.txt --format json | jq -r '.sections[].title'";

/// Explore long Chinese documents: the section tree, the text and the keyword
/// filter side by side.
///
/// Opens the explorer. Without PATH the embedded document is read. Where
/// standard output is not a terminal, the reading text is printed instead:
/// one line for each block, without markup.
#[derive(Debug, Parser)]
#[command(name = "gangmu", version, after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// Documents to open; `-` is standard input.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// Open the guide.
    #[arg(long, conflicts_with = "paths")]
    pub(super) guide: bool,

    #[command(flatten)]
    pub(super) shared: Shared,

    #[command(flatten)]
    pub(super) rules: Rules,

    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    Outline(Outline),
    Search(Search),
    Show(Show),
    Check(Check),
    Figures(Figures),
    Keywords(Keywords),
    Phrases(Phrases),
    Collocates(Collocates),
    Config(Config),
    /// Print what a shell needs to complete calls of gangmu.
    #[command(after_help = COMPLETIONS_EXAMPLES)]
    Completions {
        /// The shell.
        #[arg(value_name = "SHELL", value_enum)]
        shell: Shell,
    },
    /// Print the manual page, in roff.
    #[command(after_help = MAN_EXAMPLES)]
    Man,
    Notes(Notes),
    Export(Export),
}

impl Command {
    /// The rules typed behind it, where it reads documents.
    pub(super) fn rules(&mut self) -> Option<&mut Rules> {
        Some(match self {
            Self::Outline(outline) => &mut outline.rules,
            Self::Search(search) => &mut search.rules,
            Self::Show(show) => &mut show.rules,
            Self::Check(check) => &mut check.rules,
            Self::Figures(figures) => &mut figures.rules,
            Self::Keywords(keywords) => &mut keywords.rules,
            Self::Phrases(phrases) => &mut phrases.rules,
            Self::Collocates(collocates) => &mut collocates.rules,
            Self::Notes(notes) => &mut notes.rules,
            Self::Export(export) => &mut export.rules,
            Self::Config(_) | Self::Completions { .. } | Self::Man => return None,
        })
    }
}

/// Print what is odd: doubled characters, missing numbers, open quotes.
///
/// What is printed may be meant; what is common in good documents is left out.
#[derive(Debug, Args)]
#[command(after_help = CHECK_EXAMPLES)]
pub(super) struct Check {
    /// The documents; `-` is standard input, none the embedded one.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// Print every finding, also where those of a kind come by the dozen and
    /// would be told as one.
    #[arg(long)]
    pub(super) all: bool,

    #[command(flatten)]
    pub(super) rules: Rules,
}

/// Print amounts, rates, ranks, dates and periods with their values.
///
/// What can be read in two ways is left out: no number is better than a wrong
/// one.
#[derive(Debug, Args)]
#[command(after_help = FIGURES_EXAMPLES)]
pub(super) struct Figures {
    /// The documents; `-` is standard input, none the embedded one.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// Only those of this section: the title or its beginning, its number, a
    /// path of them, as `gangmu show` has it.
    #[arg(long, value_name = "WHICH")]
    pub(super) section: Option<String>,

    /// Only amounts of this unit: 元, 人, %, km2. Any name of a unit stands for
    /// its base (公里 for m).
    #[arg(long, value_name = "UNIT")]
    pub(super) unit: Option<String>,

    /// Only those of this kind. May be given several times.
    #[arg(long, value_name = "KIND", value_parser = kind(), action = ArgAction::Append)]
    pub(super) kind: Vec<FigureKind>,

    /// Only amounts from this on: 100, 12.5, 3万, 1.2亿. What may be less does
    /// not count.
    #[arg(long, value_name = "NUMBER", value_parser = number, allow_hyphen_values = true)]
    pub(super) min: Option<Decimal>,

    /// Only amounts up to this. What may be more does not count.
    #[arg(long, value_name = "NUMBER", value_parser = number, allow_hyphen_values = true)]
    pub(super) max: Option<Decimal>,

    /// Order of the rows: by their place, or the largest numbers first, and
    /// what has none last.
    #[arg(long, value_name = "ORDER", value_enum, default_value_t)]
    pub(super) sort: Order,

    #[command(flatten)]
    pub(super) rules: Rules,
}

/// Print the words that matter most.
#[derive(Debug, Args)]
#[command(after_help = KEYWORDS_EXAMPLES)]
pub(super) struct Keywords {
    /// The documents; `-` is standard input, none the embedded one.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// What makes a word matter; see below.
    #[arg(long, value_name = "METHOD", value_enum, default_value_t)]
    pub(super) method: Method,

    /// Words to print; 0 for all.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub(super) top: usize,

    /// Only the words of this section, named as for `gangmu show`.
    #[arg(long, value_name = "WHICH")]
    pub(super) section: Option<String>,

    #[command(flatten)]
    pub(super) admitted: Admitted,

    #[command(flatten)]
    pub(super) cutting: Cutting,

    #[command(flatten)]
    pub(super) rules: Rules,
}

/// Print the set phrases (提法): quoted terms, slogans, repeated wordings.
#[derive(Debug, Args)]
#[command(after_help = PHRASES_EXAMPLES)]
pub(super) struct Phrases {
    /// The documents; `-` is standard input, none the embedded one.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// Only phrases of this kind. May be given several times.
    #[arg(long, value_name = "KIND", value_enum)]
    pub(super) kind: Vec<Kind>,

    /// Phrases to print, the most frequent first; 0 for all.
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(super) top: usize,

    /// How often a wording that is neither quoted nor listed must come.
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub(super) min: u32,

    /// Print a row for every place of a phrase, not only for the first.
    #[arg(long)]
    pub(super) places: bool,

    #[command(flatten)]
    pub(super) cutting: Cutting,

    #[command(flatten)]
    pub(super) rules: Rules,
}

/// Print what stands beside a word, on its left and on its right.
#[derive(Debug, Args)]
#[command(after_help = COLLOCATES_EXAMPLES)]
pub(super) struct Collocates {
    /// The word.
    #[arg(value_name = "WORD")]
    pub(super) word: String,

    /// The documents; `-` is standard input, none the embedded one.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// Words on each side; 5 where neither this nor --sentence is given.
    #[arg(long, value_name = "N")]
    pub(super) window: Option<usize>,

    /// Stay within the sentence.
    #[arg(long)]
    pub(super) sentence: bool,

    /// What the score is; see below.
    #[arg(long, value_name = "MEASURE", value_enum, default_value_t)]
    pub(super) measure: Measure,

    /// How often a collocate must be seen.
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub(super) min: u32,

    /// Collocates to print; 0 for all.
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub(super) top: usize,

    /// Only the places of the word in this section, named as for `gangmu
    /// show`.
    #[arg(long, value_name = "WHICH")]
    pub(super) section: Option<String>,

    #[command(flatten)]
    pub(super) admitted: Admitted,

    #[command(flatten)]
    pub(super) cutting: Cutting,

    #[command(flatten)]
    pub(super) rules: Rules,
}

/// Print the default configuration, check yours, or tell where it is.
#[derive(Debug, Args)]
#[command(after_help = CONFIG_EXAMPLES)]
pub(super) struct Config {
    #[command(flatten)]
    pub(super) what: ConfigTask,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(super) struct ConfigTask {
    /// Print the default configuration: every option and every command with
    /// its keys, each with what it is for.
    #[arg(long)]
    pub(super) default: bool,

    /// Print what is wrong with the configuration, each fault with its line
    /// and with what is allowed.
    #[arg(long)]
    pub(super) check: bool,

    /// Print where the configuration is looked for.
    #[arg(long)]
    pub(super) path: bool,
}

/// How text is cut into words.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = CUTTING)]
pub(super) struct Cutting {
    /// Terms that are words wherever they stand, one a line, perhaps with a
    /// frequency and a class behind; 低级|错误 is to be cut at the bar. May be
    /// given several times.
    #[arg(long, value_name = "FILE", action = ArgAction::Append)]
    pub(super) dictionary: Vec<PathBuf>,

    /// Words to leave out beside those of the program; !word takes one back,
    /// !* all. May be given several times.
    #[arg(long, value_name = "FILE", action = ArgAction::Append)]
    pub(super) stop_words: Vec<PathBuf>,

    /// Do not guess words that the dictionary does not know.
    #[arg(long)]
    pub(super) no_hmm: bool,

    /// Cut at the spaces of the text and nowhere else.
    #[arg(long)]
    pub(super) spaces: bool,
}

/// Which words are printed.
#[derive(Debug, Clone, Copy, Default, Args)]
#[command(next_help_heading = CUTTING)]
pub(super) struct Admitted {
    /// Words of one character too.
    #[arg(long)]
    pub(super) single_chars: bool,

    /// Numbers too.
    #[arg(long)]
    pub(super) numbers: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Method {
    #[default]
    Tfidf,
    Textrank,
    Frequency,
    Keyness,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Measure {
    #[default]
    Ll,
    Mi,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    Title,
    Slogan,
    Listed,
    Quoted,
    Repeated,
}

/// Print the section tree.
#[derive(Debug, Args)]
#[command(after_help = OUTLINE_EXAMPLES)]
pub(super) struct Outline {
    /// The document; `-` is standard input, none the embedded one.
    #[arg(value_name = "PATH")]
    pub(super) path: Option<PathBuf>,

    /// Print the styles that its headings are written in, by which
    /// --no-heading switches them off. Those that are off are left out.
    #[arg(long)]
    pub(super) styles: bool,

    #[command(flatten)]
    pub(super) rules: Rules,
}

/// Print every place where a query holds, with what stands around it.
#[derive(Debug, Args)]
#[command(after_help = SEARCH_EXAMPLES)]
pub(super) struct Search {
    /// What to look for; see below.
    #[arg(value_name = "QUERY")]
    pub(super) query: String,

    /// The documents; `-` is standard input, none the embedded one.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    /// Print only the number of hits of each document.
    #[arg(long, conflicts_with_all = ["by_section", "kwic"])]
    pub(super) count: bool,

    /// Print the number of hits of each section that has any: in its own text,
    /// and with all below it.
    #[arg(long, conflicts_with = "kwic")]
    pub(super) by_section: bool,

    /// Characters to give on each side of a hit, within its paragraph, or
    /// words where a `w` stands behind the number (5w).
    #[arg(long, value_name = "N", default_value = "20")]
    pub(super) context: Extent,

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
    pub(super) no_fold: Vec<Fold>,

    #[command(flatten)]
    pub(super) kwic: Kwic,

    #[command(flatten)]
    pub(super) rules: Rules,
}

/// What is taken for the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Fold {
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
    pub(super) fn rules_of(&self, config: search::Rules) -> search::Rules {
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
pub(super) struct Kwic {
    /// Print concordance lines (key word in context): one line for each hit,
    /// all hits below one another.
    #[arg(long)]
    pub(super) kwic: bool,

    /// Sort the lines by what stands before or behind the hit, the nearest
    /// first, instead of by place.
    #[arg(
        long,
        value_name = "SIDE",
        value_enum,
        default_value_t,
        requires = "kwic"
    )]
    pub(super) sort: Side,

    /// How the context is compared: by pinyin, by code point, or with what
    /// stands there most often first.
    #[arg(
        long,
        value_name = "KEY",
        value_enum,
        default_value_t,
        requires = "kwic"
    )]
    pub(super) by: Key,

    /// Sort by so many characters of the context, 1 to 3; 3 where nothing is
    /// said.
    #[arg(long, value_name = "N", requires = "kwic", conflicts_with = "words",
          value_parser = clap::value_parser!(u8).range(1..=i64::from(MOST_UNITS)))]
    pub(super) chars: Option<u8>,

    /// Sort by so many words of the context, 1 to 3.
    #[arg(long, value_name = "N", requires = "kwic",
          value_parser = clap::value_parser!(u8).range(1..=i64::from(MOST_UNITS)))]
    pub(super) words: Option<u8>,

    /// Width of the lines in cells, of which a hanzi takes two; the names of
    /// several files come on top of it.
    #[arg(long, value_name = "CELLS", default_value_t = 80, requires = "kwic")]
    pub(super) width: u16,
}

impl Kwic {
    /// The order that was asked for.
    pub(super) fn sorting(&self) -> Sorting {
        let context = Context {
            count: self.words.or(self.chars).unwrap_or(MOST_UNITS),
            unit: match self.words {
                Some(_) => Unit::Words,
                None => Unit::Chars,
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

/// How much to give around a hit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    Chars(usize),
    Words(usize),
}

impl FromStr for Extent {
    type Err = ParseIntError;

    fn from_str(text: &str) -> Result<Self, ParseIntError> {
        match text.strip_suffix('w') {
            Some(count) => count.parse().map(Self::Words),
            None => text.parse().map(Self::Chars),
        }
    }
}

/// Print the bookmarks, notes and coloured marks made in the explorer.
///
/// Those whose words are no longer in the document stand at the end, without
/// a line.
#[derive(Debug, Args)]
#[command(after_help = NOTES_EXAMPLES)]
pub(super) struct Notes {
    /// The documents; `-` is standard input, none the embedded one.
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(super) rules: Rules,
}

/// Print a reading copy: the whole document with its sections as they are in
/// the explorer, as text, Markdown, HTML or JSON.
///
/// Markdown and HTML have the marks and notes in them; JSON is one object with
/// all that is known of the document.
#[derive(Debug, Args)]
#[command(after_help = EXPORT_EXAMPLES)]
pub(super) struct Export {
    /// The document; `-` is standard input, none the embedded one.
    #[arg(value_name = "PATH")]
    pub(super) path: Option<PathBuf>,

    #[command(flatten)]
    pub(super) rules: Rules,
}

/// Print one section as plain text.
#[derive(Debug, Args)]
#[command(after_help = SHOW_EXAMPLES)]
pub(super) struct Show {
    /// The document; `-` is standard input, none the embedded one.
    #[arg(value_name = "PATH")]
    pub(super) path: Option<PathBuf>,

    #[command(flatten)]
    pub(super) place: Place,

    /// Width of the text in cells, of which a hanzi takes two; 0 keeps each
    /// paragraph in one line.
    #[arg(long, value_name = "CELLS", default_value_t = 80)]
    pub(super) width: u16,

    #[command(flatten)]
    pub(super) rules: Rules,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(super) struct Place {
    /// The section; see below.
    #[arg(long, value_name = "WHICH")]
    pub(super) section: Option<String>,

    /// The innermost section at this line of the source, from 1.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) line: Option<u32>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = SHARED)]
pub(super) struct Shared {
    /// Form of the results: text to read, tables with a header line, or one
    /// JSON object a line.
    #[arg(long, global = true, value_name = "FORM", value_enum, default_value_t)]
    pub(super) format: Form,

    /// Encoding of the documents, found by itself where none is given: utf-8,
    /// utf-16le, utf-16be, gb18030 (also gbk, gb2312), big5 (also hkscs),
    /// euc-jp, shift_jis, euc-kr.
    #[arg(long, global = true, value_name = "NAME", value_parser = encoding)]
    pub(super) encoding: Option<Encoding>,

    /// When to use colour; auto is on a terminal unless NO_COLOR is set.
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t)]
    pub(super) color: When,

    /// Language of the explorer and the guide; auto goes by the locale.
    #[arg(long, global = true, value_name = "LANG", value_enum, default_value_t)]
    pub(super) lang: Lang,

    /// Width of characters such as “ — … ①; auto asks the terminal in the
    /// explorer and takes them as narrow elsewhere, wide suits terminals that
    /// draw them two cells wide.
    #[arg(long, global = true, value_name = "WIDTH", value_enum, default_value_t)]
    pub(super) ambiguous: Width,

    /// Read line by line, without drawing a screen: for screen readers, plain
    /// terminals (TERM=dumb) and pipes. Type ? and Enter for help.
    #[arg(long, global = true)]
    pub(super) plain: bool,

    /// Colours of the explorer, in place of those of the configuration:
    /// terminal (its own sixteen), light, dark or high-contrast.
    #[arg(long, global = true, value_name = "NAME", value_parser = theme())]
    pub(super) theme: Option<ThemeName>,

    /// Write what is done, how long it takes and what goes wrong into a file,
    /// behind what stands there.
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) log: Option<PathBuf>,

    /// The configuration, in place of $XDG_CONFIG_HOME/gangmu/config.toml.
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,

    /// Leave paragraphs that a page or column break has cut in two as they
    /// are, instead of closing the seam.
    #[arg(long, global = true, action = ArgAction::SetTrue)]
    pub(super) no_seams: bool,
}

/// What is a heading and what is none. Not global in clap's sense, which
/// would keep only those behind the subcommand of options that stand on both
/// sides of it.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = SHARED)]
pub(super) struct Rules {
    /// Take every paragraph that begins with PATTERN for a heading: a regular
    /// expression, with `@` and a depth behind it where it is not to stand
    /// among its neighbours. May be given several times; the last that
    /// matches counts.
    #[arg(long, value_name = "PATTERN", action = ArgAction::Append, display_order = 100)]
    pub(super) heading: Vec<Pattern>,

    /// Take no heading of this style for one: 第…节, （一）, ##, **…** and the
    /// like, as `gangmu outline --styles` lists them. May be given several
    /// times.
    #[arg(long, value_name = "STYLE", action = ArgAction::Append, display_order = 101)]
    pub(super) no_heading: Vec<String>,
}

impl Rules {
    /// Adds those that were typed further back.
    pub(super) fn append(&mut self, mut more: Self) {
        self.heading.append(&mut more.heading);
        self.no_heading.append(&mut more.no_heading);
    }
}

fn encoding(name: &str) -> Result<Encoding, String> {
    Encoding::from_name(name).ok_or_else(|| {
        "no encoding of that name is known; try utf-8, gb18030, big5, utf-16le, shift_jis, \
         euc-jp or euc-kr"
            .to_owned()
    })
}

/// The names of the themes.
fn theme() -> impl TypedValueParser<Value = ThemeName> {
    PossibleValuesParser::new(ThemeName::ALL.map(ThemeName::name))
        .try_map(|name| ThemeName::by_name(&name).ok_or("no theme is called so"))
}

/// The names of the kinds of figures.
fn kind() -> impl TypedValueParser<Value = FigureKind> {
    let names = FigureKind::ALL.map(FigureKind::name);
    PossibleValuesParser::new(names).try_map(|name| {
        let mut kinds = FigureKind::ALL.into_iter();
        kinds
            .find(|kind| kind.name() == name)
            .ok_or("no kind is called so")
    })
}

fn number(text: &str) -> Result<Decimal, String> {
    figures::number(text).ok_or_else(|| "a number is wanted: 100, 12.5, 3万, 1.2亿".to_owned())
}

/// The order of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Order {
    /// As they stand in the document.
    #[default]
    Place,
    /// The largest first.
    Size,
}

/// The form of the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Form {
    /// To read.
    #[default]
    Text,
    /// Tab-separated values, with a header line.
    Tsv,
    /// Comma-separated values, with a header line.
    Csv,
    /// One JSON object a line.
    Json,
    /// Markdown, of `notes` and `export` only.
    Md,
    /// HTML, of `export` only.
    Html,
}

/// What concordance lines are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Side {
    #[default]
    Place,
    Left,
    Right,
}

/// How the context of concordance lines is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Key {
    #[default]
    Pinyin,
    Code,
    Frequency,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum When {
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Lang {
    #[default]
    Auto,
    Zh,
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum Width {
    #[default]
    Auto,
    Narrow,
    Wide,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_definition_holds_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn shared_options_stand_before_or_behind_a_subcommand() {
        for line in [
            ["gangmu", "--format", "tsv", "outline", "a.md"],
            ["gangmu", "outline", "a.md", "--format", "tsv"],
        ] {
            let arguments = Arguments::try_parse_from(line).unwrap();
            assert_eq!(arguments.shared.format, Form::Tsv);
            assert!(matches!(arguments.command, Some(Command::Outline(_))));
        }
    }

    #[test]
    fn a_bad_pattern_is_refused_with_its_fault() {
        let line = ["gangmu", "a", "--heading", "第(", "--heading", "专栏@2"];
        let error = Arguments::try_parse_from(line).unwrap_err().to_string();
        assert!(
            error.contains("第(") && error.contains("unclosed"),
            "{error}"
        );
    }

    #[test]
    fn an_unknown_encoding_is_refused_with_the_known_ones() {
        let error = Arguments::try_parse_from(["gangmu", "a", "--encoding", "klingon"]);
        assert!(error.unwrap_err().to_string().contains("gb18030"));
    }

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
            Some(Sorting::Right(context(3, Unit::Chars, By::Pinyin)))
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
            Some(Sorting::Left(context(2, Unit::Words, By::Frequency)))
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

    #[test]
    fn show_wants_one_place() {
        let shown = |rest: &[&str]| {
            let line = ["gangmu", "show", "a.md"].iter().chain(rest);
            Arguments::try_parse_from(line).is_ok()
        };
        assert!(shown(&["--line", "3"]));
        assert!(shown(&["--section", "第三章"]));
        assert!(!shown(&[]));
        assert!(!shown(&["--line", "0"]));
        assert!(!shown(&["--line", "3", "--section", "第三章"]));
    }
}
