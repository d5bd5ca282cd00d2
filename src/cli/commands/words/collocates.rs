//! `gangmu collocates`: what stands beside a word.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use crate::document::Span;
use crate::lexicon;
use crate::lexicon::{Window, occurrences};
use crate::lexicon::{collocates, dispersion};
use crate::source::Location;
use crate::text::{Ambiguous, cells};

use super::{admission, cut, padding, part, rounded, top, vocabulary};
use crate::cli::Status;
use crate::cli::args::{Collocates, Measure};
use crate::cli::documents::load;
use crate::cli::failure::Failure;
use crate::cli::results::table::{Paint, Row, Table, field};
use crate::cli::settings::Settings;

/// Words on each side where nothing is said.
const WINDOW: usize = 5;

/// Parts of the document in the plot of where the word lies.
const PARTS: usize = 40;

#[derive(Serialize)]
struct CollocateRow<'a> {
    collocate: Cow<'a, str>,
    left: u32,
    right: u32,
    score: f64,
}

impl Row for CollocateRow<'_> {
    const COLUMNS: &'static [&'static str] = &["collocate", "left", "right", "score"];
}

/// Prints the collocates in each document.
pub(in crate::cli) fn run(
    arguments: &Collocates,
    locations: &[Location],
    settings: &Settings,
    out: impl Write,
) -> Result<Status, Failure> {
    let vocabulary = vocabulary(&arguments.cutting, settings)?;
    let admission = admission(&vocabulary, arguments.admitted);
    let how = (measure(arguments.measure), arguments.min);
    let paint = settings.paint();
    let mut table = Table::of_documents::<CollocateRow<'_>>(locations, settings.form, paint, out);
    let status = load::each(locations, settings, |location, document| {
        let label = location.label();
        let Some(span) = part(
            document,
            &label,
            arguments.section.as_deref(),
            settings.messages,
        ) else {
            return Ok(false);
        };
        let words = cut(&vocabulary, document);
        let mut places = occurrences(document, &words, &arguments.word);
        places.retain(|place| span.contains(place.start));
        if !places.is_empty() {
            let whole = Span::new(0, document.len());
            let word = arguments.word.as_str();
            table.aside_of(&label, |out, paint| {
                write_plot(out, paint, word, &places, whole)
            })?;
        }
        let found = collocates(
            document,
            &words,
            &places,
            window(arguments),
            &admission,
            how,
        );
        let rows: Vec<CollocateRow<'_>> = top(found, arguments.top)
            .map(|collocate| CollocateRow {
                collocate: field(words.word(collocate.word).map_or("", |word| &word.shown)),
                left: collocate.left,
                right: collocate.right,
                score: rounded(collocate.score),
            })
            .collect();
        let wide = rows
            .iter()
            .map(|row| cells(&row.collocate, Ambiguous::Narrow));
        let wide = wide.max().unwrap_or_default();
        for row in &rows {
            table.row_of(&label, row, |out, paint| write_line(out, paint, row, wide))?;
        }
        Ok(!rows.is_empty())
    })?;
    table.finish()?;
    Ok(status)
}

const fn window(arguments: &Collocates) -> Window {
    let words = match arguments.window {
        None if !arguments.sentence => Some(WINDOW),
        words => words,
    };
    Window {
        words,
        in_sentence: arguments.sentence,
    }
}

const fn measure(measure: Measure) -> lexicon::Measure {
    match measure {
        Measure::Ll => lexicon::Measure::LogLikelihood,
        Measure::Mi => lexicon::Measure::MutualInformation,
    }
}

fn write_plot(
    out: &mut dyn Write,
    paint: Paint,
    word: &str,
    places: &[Span],
    whole: Span,
) -> io::Result<()> {
    let spread = dispersion(places, whole, PARTS);
    let word = paint.found(word);
    let count = paint.number(&places.len().to_string());
    let plot = spread.plot();
    writeln!(out, "{word}  {count}  {plot}  {:.2}", spread.evenness)
}

fn write_line(
    out: &mut dyn Write,
    paint: Paint,
    row: &CollocateRow<'_>,
    wide: usize,
) -> io::Result<()> {
    let padding = padding(&row.collocate, wide);
    let word = paint.found(&row.collocate);
    let (left, right) = (row.left, row.right);
    writeln!(
        out,
        "{word}{padding}  {left:>4}  {right:>4}  {:>9.2}",
        row.score
    )
}
