//! `gangmu notes`: what the reader has marked.

use std::borrow::Cow;
use std::io::{self, BufWriter, Write};

use serde::Serialize;

use crate::document::{Document, PlaceUnit};
use crate::notes::{Kept, PlacedMark};
use crate::setting::Language;
use crate::source::Location;

use crate::cli::Status;
use crate::cli::args::Form;
use crate::cli::documents::load;
use crate::cli::failure::Failure;
use crate::cli::results::place::PlaceValue;
use crate::cli::results::table::{Paint, Row, Table, field};
use crate::cli::settings::Settings;

#[derive(Serialize)]
struct Note<'a> {
    file: &'a str,
    line: Option<PlaceValue>,
    kind: &'static str,
    colour: Option<u8>,
    section: Cow<'a, str>,
    words: Cow<'a, str>,
    text: Cow<'a, str>,
    /// The lines of the text behind the first.
    #[serde(skip)]
    more: Vec<&'a str>,
}

impl Row for Note<'_> {
    const COLUMNS: &'static [&'static str] =
        &["file", "line", "kind", "colour", "section", "words", "text"];

    fn unit(&self) -> PlaceUnit {
        self.line
            .as_ref()
            .map_or_else(PlaceUnit::default, PlaceValue::unit)
    }
}

/// The most characters of the words of a mark in text to read.
const SHOWN: usize = 40;

/// Prints the marks of each document.
pub(in crate::cli) fn run(
    locations: &[Location],
    settings: &Settings,
    mut out: impl Write,
) -> Result<Status, Failure> {
    let open = |location: &Location| load::load_kept(location, settings);
    if settings.form == Form::Md {
        let mut out = BufWriter::new(&mut out);
        let status = load::each_by(locations, settings.messages, open, |_, (document, kept)| {
            let marks = placed(&kept, &document);
            markdown(&document, &marks, settings.messages, &mut out)?;
            Ok(!marks.is_empty())
        })?;
        out.flush()?;
        return Ok(status);
    }
    let mut table = Table::new::<Note<'_>>(settings.form, settings.paint(), out);
    let several = locations.len() > 1;
    let status = load::each_by(
        locations,
        settings.messages,
        open,
        |location, (document, kept)| {
            let marks = placed(&kept, &document);
            let label = location.label();
            for mark in &marks {
                let row = row(mark, &document, &label, settings);
                table.row(&row, |out, paint| print(&row, several, out, paint))?;
            }
            Ok(!marks.is_empty())
        },
    )?;
    table.finish()?;
    Ok(status)
}

fn placed(kept: &Kept, document: &Document) -> Vec<PlacedMark> {
    let marks = kept.placed_marks(document, &|| false);
    marks.unwrap_or_default()
}

fn row<'a>(
    placed: &'a PlacedMark,
    document: &'a Document,
    file: &'a str,
    settings: &Settings,
) -> Note<'a> {
    let written = placed.mark.text.as_str();
    let mut lines = written.lines();
    let first = lines.next().unwrap_or_default();
    let section = placed.span.and_then(|span| document.section_at(span.start));
    Note {
        file,
        line: placed.span.map(|span| PlaceValue::of(document, span.start)),
        kind: settings.kind(
            placed.mark.kind.name(),
            placed.mark.kind.word(settings.messages),
        ),
        colour: Some(placed.mark.colour).filter(|&colour| colour > 0),
        section: section.map_or_else(Cow::default, |id| field(document.title(id))),
        words: field(words(placed, document)),
        text: match settings.form {
            // A string of JSON holds line breaks.
            Form::Json => Cow::Borrowed(written),
            Form::Text => field(first),
            _ => field(written),
        },
        more: lines.collect(),
    }
}

/// The words of a mark as they stand now; of a place, and where they are gone,
/// what is known of them.
fn words<'a>(placed: &'a PlacedMark, document: &'a Document) -> &'a str {
    match placed.span {
        Some(span) if !span.is_empty() => document.slice(span),
        _ => {
            let words = placed.mark.at.words();
            words.split('\n').next().unwrap_or_default()
        }
    }
}

/// A line for a reader: where, what is written, the words.
fn print(note: &Note<'_>, several: bool, out: &mut dyn Write, paint: Paint) -> io::Result<()> {
    if several {
        write!(out, "{}:", paint.name(note.file))?;
    }
    let line = note
        .line
        .as_ref()
        .map_or_else(|| "-".to_owned(), PlaceValue::to_string);
    let colour = note
        .colour
        .map_or_else(String::new, |colour| colour.to_string());
    write!(out, "{}: {}{colour}", paint.number(&line), note.kind)?;
    if !note.text.is_empty() {
        write!(out, "  {}", paint.found(&note.text))?;
    }
    let words: String = note.words.trim().chars().take(SHOWN).collect();
    let more = if note.words.trim().chars().count() > SHOWN {
        "…"
    } else {
        ""
    };
    writeln!(out, "  {}{more}", paint.plain(&words))?;
    for line in &note.more {
        writeln!(out, "    {}", paint.found(&field(line)))?;
    }
    Ok(())
}

/// A page of notes: under each section the marks in it, the words quoted.
fn markdown(
    document: &Document,
    marks: &[PlacedMark],
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    if marks.is_empty() {
        return Ok(());
    }
    let name = super::export::markdown::escaped(&document.meta().name);
    writeln!(out, "# {name}\n")?;
    let mut last = None;
    for placed in marks {
        let section = placed.span.map(|span| document.section_at(span.start));
        if last != Some(section) {
            last = Some(section);
            let title = match section {
                Some(Some(id)) => document.title(id).trim(),
                Some(None) => "…",
                None => "?",
            };
            writeln!(out, "## {}\n", super::export::markdown::escaped(title))?;
        }
        let line = placed.span.map(|span| PlaceValue::of(document, span.start));
        let line = line.map_or_else(|| "-".to_owned(), |line| line.to_string());
        let colour = match placed.mark.colour {
            0 => String::new(),
            colour => colour.to_string(),
        };
        write!(
            out,
            "**{line}** {}{colour}",
            placed.mark.kind.word(language)
        )?;
        let mut lines = placed.mark.text.lines().peekable();
        let first = lines.next().unwrap_or_default();
        if lines.peek().is_none() {
            if !first.is_empty() {
                write!(out, " {}", super::export::markdown::escaped(first))?;
            }
            writeln!(out, "\n")?;
        } else {
            writeln!(
                out,
                "\n\n> {}",
                super::export::markdown::note_lines(&placed.mark.text, "> ")
            )?;
            writeln!(out)?;
        }
        for line in words(placed, document).trim().lines() {
            writeln!(out, "> {}", super::export::markdown::escaped(line))?;
        }
        writeln!(out)?;
    }
    Ok(())
}
