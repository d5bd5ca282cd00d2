//! `gangmu outline`: the section tree.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use crate::document::{Document, PlaceUnit, SectionKind};

use crate::cli::Status;
use crate::cli::args::Outline;
use crate::cli::documents::load;
use crate::cli::failure::Failure;
use crate::cli::results::place::PlaceValue;
use crate::cli::results::table::{Paint, Row, Table, field};
use crate::cli::settings::Settings;
use crate::source::Location;
use crate::structure::corrections::{Corrections, styles};
use crate::text::cells;

#[derive(Serialize)]
struct Section<'a> {
    depth: u16,
    line: PlaceValue,
    kind: SectionKind,
    number: Option<String>,
    title: Cow<'a, str>,
    chars: u32,
}

impl Row for Section<'_> {
    const COLUMNS: &'static [&'static str] = &["depth", "line", "kind", "number", "title", "chars"];

    fn unit(&self) -> PlaceUnit {
        self.line.unit()
    }
}

#[derive(Serialize)]
struct Style<'a> {
    style: Cow<'a, str>,
    count: usize,
    depth: u16,
    example: Cow<'a, str>,
}

impl Row for Style<'_> {
    const COLUMNS: &'static [&'static str] = &["style", "count", "depth", "example"];
}

pub(in crate::cli) fn run(
    arguments: &Outline,
    location: &Location,
    settings: &Settings,
    out: impl Write,
) -> Result<Status, Failure> {
    let opened = load::load_whole(location, settings)?;
    let document = opened.document;
    if arguments.styles {
        return list_styles(&document, &opened.recalled.corrections, settings, out);
    }
    let table = Table::new::<Section<'_>>(settings.form, settings.paint(), out);
    let last = document.sections().last();
    let digits = last.map_or(1, |s| PlaceValue::of(&document, s.title.start).width());
    table.rows(
        document.sections(),
        |section| Section {
            depth: section.depth,
            line: PlaceValue::of(&document, section.title.start),
            kind: section.kind,
            number: section.number().map(|number| number.to_string()),
            title: field(document.slice(section.title)),
            chars: section.chars,
        },
        |out, paint, row| write_line(out, paint, row, digits),
    )?;
    Ok(Status::found(!document.sections().is_empty()))
}

fn list_styles(
    document: &Document,
    corrections: &Corrections,
    settings: &Settings,
    out: impl Write,
) -> Result<Status, Failure> {
    let mut styles = styles(document, corrections);
    styles.retain(|style| style.is_on);
    let mut table = Table::new::<Style<'_>>(settings.form, settings.paint(), out);
    let width = |name: &str| cells(name, settings.ambiguous);
    let widest = styles.iter().map(|style| width(&style.name)).max();
    let counts = styles.iter().map(|style| style.count.to_string().len());
    let digits = counts.max().unwrap_or(1);
    for style in &styles {
        let row = Style {
            style: field(&style.name),
            count: style.count,
            depth: style.depth,
            example: field(&style.example),
        };
        let gap = widest.unwrap_or(0).saturating_sub(width(&style.name));
        table.row(&row, |out, paint| {
            let count = paint.number(&format!("{:>digits$}", row.count));
            let name = paint.plain(&row.style);
            let example = paint.plain(&row.example);
            writeln!(out, "{name}{:gap$}  {count}  {}  {example}", "", row.depth)
        })?;
    }
    table.finish()?;
    Ok(Status::found(!styles.is_empty()))
}

fn write_line(
    out: &mut dyn Write,
    paint: Paint,
    row: &Section<'_>,
    digits: usize,
) -> io::Result<()> {
    let line = paint.number(&format!("{:>digits$}", row.line));
    let indent = usize::from(row.depth).saturating_sub(1).saturating_mul(2);
    writeln!(out, "{line}  {:indent$}{}", "", paint.plain(&row.title))
}
