//! `gangmu phrases`: the set phrases of a document.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use crate::document::Document;
use crate::lexicon::phrases::{Phrase, PhraseKind, phrases};
use crate::source::Location;

use super::args::{Kind, Phrases};
use super::output::{Paint, Row, Table, field};
use super::settings::Settings;
use super::words::{cut, top, vocabulary};
use super::{Status, load};

#[derive(Serialize)]
struct Line<'a, const NAMED: bool> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    phrase: Cow<'a, str>,
    count: usize,
    kind: &'static str,
    line: u32,
}

impl<const NAMED: bool> Row for Line<'_, NAMED> {
    const COLUMNS: &'static [&'static str] = if NAMED {
        &["file", "phrase", "count", "kind", "line"]
    } else {
        &["phrase", "count", "kind", "line"]
    };
}

/// Prints the phrases of each document.
pub(super) fn run(
    arguments: &Phrases,
    locations: &[Location],
    settings: &Settings,
    out: impl Write,
) -> anyhow::Result<Status> {
    if locations.len() > 1 {
        print::<true>(arguments, locations, settings, out)
    } else {
        print::<false>(arguments, locations, settings, out)
    }
}

fn print<const NAMED: bool>(
    arguments: &Phrases,
    locations: &[Location],
    settings: &Settings,
    out: impl Write,
) -> anyhow::Result<Status> {
    let vocabulary = vocabulary(&arguments.cutting, settings)?;
    let paint = Paint::new(settings.colour);
    let mut table = Table::new::<Line<'_, NAMED>>(settings.form, paint, out)?;
    let wanted = |phrase: &Phrase| {
        let mut kinds = arguments.kind.iter();
        arguments.kind.is_empty() || kinds.any(|&kind| kind_of(kind) == phrase.kind)
    };
    let status = load::each(locations, settings, |location, document| {
        let label = location.label();
        let words = cut(&vocabulary, document);
        let mut found = phrases(document, &words, arguments.min, &|| false).unwrap_or_default();
        found.retain(wanted);
        let any = !found.is_empty();
        let most = found.first().map_or(1, |phrase| phrase.places.len());
        let digits = most.to_string().len();
        for phrase in top(found, arguments.top) {
            let places = if arguments.places { usize::MAX } else { 1 };
            for place in phrase.places.iter().take(places) {
                let row = Line::<NAMED> {
                    file: NAMED.then_some(label.as_str()),
                    phrase: field(&phrase.text),
                    count: phrase.places.len(),
                    kind: phrase.kind.name(),
                    line: line_of(document, place.start),
                };
                table.row(&row, |out, paint| write_line(out, paint, &row, digits))?;
            }
        }
        Ok(any)
    })?;
    table.finish()?;
    Ok(status)
}

fn line_of(document: &Document, offset: u32) -> u32 {
    document.origin().line(offset)
}

const fn kind_of(kind: Kind) -> PhraseKind {
    match kind {
        Kind::Title => PhraseKind::Title,
        Kind::Slogan => PhraseKind::Slogan,
        Kind::Listed => PhraseKind::Listed,
        Kind::Quoted => PhraseKind::Quoted,
        Kind::Repeated => PhraseKind::Repeated,
    }
}

fn write_line<const NAMED: bool>(
    out: &mut dyn Write,
    paint: Paint,
    row: &Line<'_, NAMED>,
    digits: usize,
) -> io::Result<()> {
    if let Some(file) = row.file {
        write!(out, "{}:", paint.name(file))?;
    }
    let count = paint.number(&format!("{:>digits$}", row.count));
    let phrase = paint.found(&row.phrase);
    writeln!(out, "{count}  {:<8}  {phrase}  {}", row.kind, row.line)
}
