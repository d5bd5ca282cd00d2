//! The options of `gangmu figures`.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{ArgAction, Args, ValueEnum};

use crate::cli::help::BadValue;
use crate::figures::{self, Decimal, FigureKind};

use super::{Documents, Rules};

const EXAMPLES: &str = "\
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

/// Print amounts, rates, ranks, dates and periods with their values.
///
/// What can be read in two ways is left out: no number is better than a wrong
/// one.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Figures {
    #[command(flatten)]
    pub(in crate::cli) documents: Documents,

    /// Only those of this section: the title or its beginning, its number, a
    /// path of them, as `gangmu show` has it.
    #[arg(long, value_name = "WHICH")]
    pub(in crate::cli) section: Option<String>,

    /// Only amounts of this unit: 元, 人, %, km2. Any name of a unit stands for
    /// its base (公里 for m).
    #[arg(long, value_name = "UNIT")]
    pub(in crate::cli) unit: Option<String>,

    /// Only those of this kind. May be given several times.
    #[arg(long, value_name = "KIND", value_parser = kind(), action = ArgAction::Append)]
    pub(in crate::cli) kind: Vec<FigureKind>,

    /// Only amounts from this on: 100, 12.5, 3万, 1.2亿. What may be less does
    /// not count.
    #[arg(long, value_name = "NUMBER", value_parser = number, allow_hyphen_values = true)]
    pub(in crate::cli) min: Option<Decimal>,

    /// Only amounts up to this. What may be more does not count.
    #[arg(long, value_name = "NUMBER", value_parser = number, allow_hyphen_values = true)]
    pub(in crate::cli) max: Option<Decimal>,

    /// Order of the rows: by their place, or the largest numbers first, and
    /// what has none last.
    #[arg(long, value_name = "ORDER", value_enum, default_value_t)]
    pub(in crate::cli) sort: Order,

    #[command(flatten)]
    pub(in crate::cli) rules: Rules,
}

/// The order of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(in crate::cli) enum Order {
    /// As they stand in the document.
    #[default]
    Place,
    /// The largest first.
    Size,
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

fn number(text: &str) -> Result<Decimal, BadValue> {
    figures::number(text).ok_or(BadValue::Number)
}
