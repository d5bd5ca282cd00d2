//! `gangmu phrases`: the set phrases of a document.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use crate::document::PlaceUnit;
use crate::lexicon::phrases::{Phrase, PhraseKind, phrases};
use crate::source::Location;

use super::{cut, padding, top, vocabulary};
use crate::cli::Status;
use crate::cli::args::{Kind, Phrases};
use crate::cli::documents::load;
use crate::cli::failure::Failure;
use crate::cli::results::place::PlaceValue;
use crate::cli::results::table::{Paint, Row, Table, field};
use crate::cli::settings::Settings;

#[derive(Serialize)]
struct PhraseRow<'a> {
    phrase: Cow<'a, str>,
    count: usize,
    kind: &'static str,
    line: PlaceValue,
}

impl Row for PhraseRow<'_> {
    const COLUMNS: &'static [&'static str] = &["phrase", "count", "kind", "line"];

    fn unit(&self) -> PlaceUnit {
        self.line.unit()
    }
}

/// Prints the phrases of each document.
pub(in crate::cli) fn run(
    arguments: &Phrases,
    locations: &[Location],
    settings: &Settings,
    out: impl Write,
) -> Result<Status, Failure> {
    let vocabulary = vocabulary(&arguments.cutting, settings)?;
    let paint = settings.paint();
    let mut table = Table::of_documents::<PhraseRow<'_>>(locations, settings.form, paint, out);
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
                let row = PhraseRow {
                    phrase: field(&phrase.text),
                    count: phrase.places.len(),
                    kind: settings.kind(phrase.kind.name(), phrase.kind.word(settings.messages)),
                    line: PlaceValue::of(document, place.start),
                };
                table.row_of(&label, &row, |out, paint| {
                    write_line(out, paint, &row, digits)
                })?;
            }
        }
        Ok(any)
    })?;
    table.finish()?;
    Ok(status)
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

fn write_line(
    out: &mut dyn Write,
    paint: Paint,
    row: &PhraseRow<'_>,
    digits: usize,
) -> io::Result<()> {
    let count = paint.number(&format!("{:>digits$}", row.count));
    let phrase = paint.found(&row.phrase);
    let gap = padding(row.kind, 8);
    writeln!(out, "{count}  {}{gap}  {phrase}  {}", row.kind, row.line)
}
