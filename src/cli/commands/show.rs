//! `gangmu show`, and the reading text printed plainly.

use std::borrow::Cow;
use std::io::{self, BufWriter, Write};

use serde::Serialize;

use crate::document::{Block, BlockKind, Document, PlaceUnit, Span};
use crate::setting::typography::Typography;
use crate::source::Location;
use crate::text::{rows, shown};

use crate::cli::Status;
use crate::cli::args::{Form, Show};
use crate::cli::documents::{load, select};
use crate::cli::failure::Failure;
use crate::cli::results::ordinary::Ordinary;
use crate::cli::results::place::PlaceValue;
use crate::cli::results::table::{Row, Table, field};
use crate::cli::settings::Settings;

#[derive(Serialize)]
struct Paragraph<'a> {
    file: &'a str,
    line: PlaceValue,
    kind: &'static str,
    text: Cow<'a, str>,
}

impl Row for Paragraph<'_> {
    const COLUMNS: &'static [&'static str] = &["file", "line", "kind", "text"];

    fn unit(&self) -> PlaceUnit {
        self.line.unit()
    }
}

/// Prints one section.
pub(in crate::cli) fn run(
    arguments: &Show,
    location: &Location,
    settings: &Settings,
    out: impl Write,
) -> Result<Status, Failure> {
    let document = load::load(location, settings)?;
    let out = Ordinary::new(out, arguments.ordinary);
    let label = location.label();
    let chosen = match (&arguments.place.section, arguments.place.line) {
        (Some(which), _) => select::section(&document, &label, which, settings.messages),
        (None, line) => {
            let found = line.and_then(|line| select::by_line(&document, line));
            if found.is_none() {
                select::tell_of_none(&label, settings.messages);
            }
            found
        }
    };
    let Some(span) = chosen else {
        return Ok(Status::Nothing);
    };
    if settings.form == Form::Text {
        let mut out = BufWriter::new(out);
        set(&document, span, arguments.width, settings, &mut out)?;
        out.flush()?;
    } else {
        let mut table = Table::new::<Paragraph<'_>>(settings.form, settings.paint(), out);
        tabulate(&document, &label, span, &mut table)?;
        table.finish()?;
    }
    Ok(Status::Done)
}

/// Prints whole documents, one behind the other. The readings of ruby are left
/// out, so that words are whole for whoever looks for them in what is printed.
pub(in crate::cli) fn print(
    locations: &[Location],
    settings: &Settings,
    mut out: impl Write,
) -> Result<Status, Failure> {
    if settings.form == Form::Text {
        let status = load::each(locations, settings, |_, document| {
            let mut from = 0;
            for aside in document.asides() {
                let part = Span::new(from, aside.span.start);
                out.write_all(document.with_struck_marked(part).as_bytes())?;
                from = aside.span.end;
            }
            let rest = Span::new(from, document.len());
            out.write_all(document.with_struck_marked(rest).as_bytes())?;
            if !document.is_empty() {
                out.write_all(b"\n")?;
            }
            Ok(true)
        })?;
        out.flush()?;
        return Ok(status);
    }
    let mut table = Table::new::<Paragraph<'_>>(settings.form, settings.paint(), out);
    let status = load::each(locations, settings, |location, document| {
        let whole = Span::new(0, document.len());
        tabulate(document, &location.label(), whole, &mut table)?;
        Ok(true)
    })?;
    table.finish()?;
    Ok(status)
}

/// The paragraphs of `span`, each with the first of its blocks and what of it
/// lies in `span`.
pub(in crate::cli) fn paragraphs(
    document: &Document,
    span: Span,
) -> impl Iterator<Item = (&Block, Span)> {
    let first = document.block_at(span.start).unwrap_or_default();
    let blocks = (first..).map_while(|id| document.block(id).map(|block| (id, block)));
    blocks
        .take_while(move |(_, block)| block.span.start < span.end)
        .filter(move |&(id, block)| id == first || !block.continues)
        .map(move |(id, block)| {
            let paragraph = document.paragraph(id);
            let start = paragraph.start.max(span.start);
            (block, Span::new(start, paragraph.end.min(span.end)))
        })
}

fn tabulate<W: Write>(
    document: &Document,
    label: &str,
    span: Span,
    table: &mut Table<W>,
) -> io::Result<()> {
    for (block, part) in paragraphs(document, span) {
        let row = Paragraph {
            file: label,
            line: PlaceValue::of(document, part.start),
            kind: kind_name(block.kind),
            text: field(document.slice(part)),
        };
        table.row(&row, |out, _| writeln!(out, "{}", row.text))?;
    }
    Ok(())
}

/// Writes `span` as the explorer would set it, in rows of `width` cells; with
/// a width of 0 each paragraph in one line.
fn set(
    document: &Document,
    span: Span,
    width: u16,
    settings: &Settings,
    out: &mut impl Write,
) -> io::Result<()> {
    let typography = Typography {
        ambiguous: settings.ambiguous,
        ..Typography::default()
    };
    let mut before = None;
    for (block, part) in paragraphs(document, span) {
        let marked = document.with_struck_marked(part);
        let text = &*marked;
        if width == 0 {
            writeln!(out, "{}", printed(text, settings.on_terminal))?;
            continue;
        }
        for _ in 0..typography.space_before(before, block) {
            writeln!(out)?;
        }
        before = Some(block);
        let measure = typography.measure_of(document, block, width);
        for row in rows(text, &measure) {
            let row_text = text.get(row.start as usize..row.shown_end as usize);
            let row_text = printed(row_text.unwrap_or_default(), settings.on_terminal);
            writeln!(out, "{:1$}{row_text}", "", usize::from(row.indent))?;
        }
    }
    Ok(())
}

/// What a document holds must not act on the terminal.
fn printed(text: &str, on_terminal: bool) -> Cow<'_, str> {
    match on_terminal {
        true => shown(text),
        false => Cow::Borrowed(text),
    }
}

/// The name of a kind in the `kind` column.
pub(in crate::cli) const fn kind_name(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Paragraph => "paragraph",
        BlockKind::Heading => "heading",
        BlockKind::ListItem => "item",
        BlockKind::Quote => "quote",
        BlockKind::Table => "table",
        BlockKind::Code => "code",
        BlockKind::Rule => "rule",
    }
}
