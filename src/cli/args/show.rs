//! The options of `gangmu show`.

use clap::Args;

use super::{OneDocument, Rules};

const EXAMPLES: &str = "\
WHICH is the title or its beginning (第三章), the number in any writing (120.1,
120条之一, 第12章), a path of them (第二编 / 第一章), or a part or the pinyin initials of the title.
Where several sections fit, the first is shown and the others are named.

Columns of tsv, csv and json: file, line (of the source, from 1), kind, text;
one row for each paragraph.

Examples:
  gangmu show law.md --section 第一百二十条之一
  gangmu show law.md --section '第二编 / 第一章' --width 60
  gangmu show report.md --line 33";

/// Print one section as plain text.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(in crate::cli) struct Show {
    #[command(flatten)]
    pub(in crate::cli) document: OneDocument,

    #[command(flatten)]
    pub(in crate::cli) place: PlaceArgs,

    /// Width of the text in cells, of which a hanzi takes two; 0 keeps each
    /// paragraph in one line.
    #[arg(long, value_name = "CELLS", default_value_t = 80)]
    pub(in crate::cli) width: u16,

    /// Write radicals and compatibility codes that stand for hanzi, as in text
    /// taken out of a PDF (⼀, ⻓), in their ordinary form (一, 长).
    #[arg(long)]
    pub(in crate::cli) ordinary: bool,

    #[command(flatten)]
    pub(in crate::cli) rules: Rules,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
pub(in crate::cli) struct PlaceArgs {
    /// The section; see below.
    #[arg(long, value_name = "WHICH")]
    pub(in crate::cli) section: Option<String>,

    /// The innermost section at this line of the source, from 1.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(in crate::cli) line: Option<u32>,
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use crate::cli::args::Arguments;

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
