//! The options that all subcommands have.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, ValueEnum};

use crate::cli::help::BadValue;
use crate::setting::appearance::ThemeName;
use crate::source::Encoding;
use crate::structure::corrections::Pattern;

/// The heading of the options that all subcommands have.
pub(in crate::cli) const SHARED: &str = "Shared options";

#[derive(Debug, Args)]
#[command(next_help_heading = SHARED)]
pub(in crate::cli) struct Shared {
    /// Form of the results: text to read, tables with a header line, or one
    /// JSON object a line.
    #[arg(long, global = true, value_name = "FORM", value_enum, default_value_t)]
    pub(in crate::cli) format: Form,

    /// Encoding of the documents, found by itself where none is given: utf-8,
    /// utf-16le, utf-16be, gb18030 (also gbk, gb2312), big5 (also hkscs),
    /// euc-jp, shift_jis, euc-kr.
    #[arg(long, global = true, value_name = "NAME", value_parser = encoding)]
    pub(in crate::cli) encoding: Option<Encoding>,

    /// When to use colour; auto is on a terminal unless NO_COLOR is set.
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t)]
    pub(in crate::cli) color: When,

    /// Language of all that is said; auto goes by the configuration, then by
    /// the locale.
    #[arg(long, global = true, value_name = "LANG", value_enum, default_value_t)]
    pub(in crate::cli) lang: Lang,

    /// Width of characters such as “ — … ①; auto asks the terminal in the
    /// explorer and takes them as narrow elsewhere, wide suits terminals that
    /// draw them two cells wide.
    #[arg(long, global = true, value_name = "WIDTH", value_enum, default_value_t)]
    pub(in crate::cli) ambiguous: Width,

    /// Read line by line, without drawing a screen: for screen readers, plain
    /// terminals (TERM=dumb) and pipes. Type ? and Enter for help.
    #[arg(long, global = true)]
    pub(in crate::cli) plain: bool,

    /// Colours of the explorer, in place of those of the configuration:
    /// terminal (its own sixteen), light, dark or high-contrast.
    #[arg(long, global = true, value_name = "NAME", value_parser = theme())]
    pub(in crate::cli) theme: Option<ThemeName>,

    /// Write what is done, how long it takes and what goes wrong into a file,
    /// behind what stands there.
    #[arg(long, global = true, value_name = "FILE")]
    pub(in crate::cli) log: Option<PathBuf>,

    /// The configuration, in place of $XDG_CONFIG_HOME/gangmu/config.toml.
    #[arg(long, global = true, value_name = "FILE")]
    pub(in crate::cli) config: Option<PathBuf>,

    /// Leave paragraphs that a page or column break has cut in two as they
    /// are, instead of closing the seam.
    #[arg(long, global = true, action = ArgAction::SetTrue)]
    pub(in crate::cli) no_seams: bool,

    /// Read web pages whole, with what is set apart from their text: navigation,
    /// buttons, lists of other pages, the foot.
    #[arg(long, global = true, action = ArgAction::SetTrue)]
    pub(in crate::cli) whole_pages: bool,

    /// Read the documents without what is kept of them: corrections of the
    /// structure, the encoding you chose, place, folds, filters and marks. The
    /// explorer keeps nothing then.
    #[arg(long, global = true, action = ArgAction::SetTrue)]
    pub(in crate::cli) no_kept: bool,
}

/// The form of the results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(in crate::cli) enum Form {
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
    /// HTML, of `export` and `compare` only.
    Html,
    /// One JSON object for each section, of `export` only.
    Jsonl,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(in crate::cli) enum When {
    #[default]
    Auto,
    Always,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(in crate::cli) enum Lang {
    #[default]
    Auto,
    Zh,
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(in crate::cli) enum Width {
    #[default]
    Auto,
    Narrow,
    Wide,
}

fn encoding(name: &str) -> Result<Encoding, BadValue> {
    Encoding::from_name(name).ok_or(BadValue::Encoding)
}

/// The names of the themes.
fn theme() -> impl TypedValueParser<Value = ThemeName> {
    PossibleValuesParser::new(ThemeName::ALL.map(ThemeName::name))
        .try_map(|name| ThemeName::by_name(&name).ok_or("no theme is called so"))
}

/// What is a heading and what is none. Not global in clap's sense, which
/// would keep only those behind the subcommand of options that stand on both
/// sides of it.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = SHARED)]
pub(in crate::cli) struct Rules {
    /// Take every paragraph that begins with PATTERN for a heading: a regular
    /// expression, with `@` and a depth behind it where it is not to stand
    /// among its neighbours. May be given several times; the last that
    /// matches counts.
    #[arg(long, value_name = "PATTERN", action = ArgAction::Append, display_order = 100)]
    pub(in crate::cli) heading: Vec<Pattern>,

    /// Take no heading of this style for one: 第…节, （一）, ##, **…** and the
    /// like, as `gangmu outline --styles` lists them. May be given several
    /// times.
    #[arg(long, value_name = "STYLE", action = ArgAction::Append, display_order = 101)]
    pub(in crate::cli) no_heading: Vec<String>,
}

impl Rules {
    /// Adds those that were typed further back.
    pub(in crate::cli) fn append(&mut self, mut more: Self) {
        self.heading.append(&mut more.heading);
        self.no_heading.append(&mut more.no_heading);
    }
}
