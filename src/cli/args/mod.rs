//! The command line as it is typed.

mod check;
mod compare;
mod documents;
mod export;
mod figures;
mod notes;
mod outline;
mod program;
mod search;
mod shared;
mod show;
mod trend;
mod words;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

pub(super) use self::check::Check;
pub(super) use self::compare::Compare;
pub(super) use self::documents::{Documents, Files, OneDocument, locations};
pub(super) use self::export::Export;
pub(super) use self::figures::{Figures, Order};
pub(super) use self::notes::Notes;
pub(super) use self::outline::Outline;
pub(super) use self::program::{Completions, Config, ConfigTask, Man};
pub(super) use self::search::{Extent, Search};
pub(super) use self::shared::{Form, Lang, Rules, SHARED, Shared, When, Width};
pub(super) use self::show::Show;
pub(super) use self::trend::Trend;
pub(super) use self::words::{
    Admitted, Collocates, Cutting, Keywords, Kind, Measure, Method, Phrases,
};

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

/// Explore long Chinese documents: the section tree, the text and the keyword
/// filter side by side.
///
/// Opens the explorer. Without PATH the embedded document is read. Where
/// standard output is not a terminal, the reading text is printed instead:
/// one line for each block, without markup.
#[derive(Debug, Parser)]
#[command(name = "gangmu", version, after_help = EXAMPLES)]
pub(in crate::cli) struct Arguments {
    /// Documents to open, or folders of them; `-` is standard input.
    #[arg(value_name = "PATH")]
    pub(in crate::cli) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(in crate::cli) files: Files,

    /// Open the guide.
    #[arg(long, conflicts_with = "paths")]
    pub(in crate::cli) guide: bool,

    #[command(flatten)]
    pub(in crate::cli) shared: Shared,

    #[command(flatten)]
    pub(in crate::cli) rules: Rules,

    #[command(subcommand)]
    pub(in crate::cli) command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    Outline(Outline),
    Search(Search),
    Show(Show),
    Check(Check),
    Compare(Compare),
    Figures(Figures),
    Keywords(Keywords),
    Phrases(Phrases),
    Collocates(Collocates),
    Config(Config),
    Completions(Completions),
    Man(Man),
    Notes(Notes),
    Export(Export),
    Trend(Trend),
}

impl Command {
    /// The rules typed behind it, where it reads documents.
    pub(in crate::cli) fn rules(&mut self) -> Option<&mut Rules> {
        Some(match self {
            Self::Outline(outline) => &mut outline.rules,
            Self::Search(search) => &mut search.rules,
            Self::Show(show) => &mut show.rules,
            Self::Check(check) => &mut check.rules,
            Self::Compare(compare) => &mut compare.rules,
            Self::Figures(figures) => &mut figures.rules,
            Self::Keywords(keywords) => &mut keywords.rules,
            Self::Phrases(phrases) => &mut phrases.rules,
            Self::Collocates(collocates) => &mut collocates.rules,
            Self::Notes(notes) => &mut notes.rules,
            Self::Export(export) => &mut export.rules,
            Self::Trend(trend) => &mut trend.rules,
            Self::Config(_) | Self::Completions(_) | Self::Man(_) => return None,
        })
    }
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
            error.contains("第(") && error.contains("not closed"),
            "{error}"
        );
    }

    #[test]
    fn an_unknown_encoding_is_refused_with_the_known_ones() {
        let error = Arguments::try_parse_from(["gangmu", "a", "--encoding", "klingon"]);
        assert!(error.unwrap_err().to_string().contains("gb18030"));
    }
}
