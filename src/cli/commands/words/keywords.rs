//! `gangmu keywords`: the words that matter most.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use crate::lexicon::measures::keywords::{frequency, keyness, text_rank, tf_idf};
use crate::lexicon::{IdfTable, Words};
use crate::source::Location;
use crate::text::{Ambiguous, cells};

use super::{admission, cut, padding, part, rounded, top, vocabulary};
use crate::cli::Status;
use crate::cli::args::{Keywords, Method};
use crate::cli::documents::load;
use crate::cli::failure::Failure;
use crate::cli::results::table::{Paint, Row, Table, field};
use crate::cli::settings::Settings;

#[derive(Serialize)]
struct Keyword<'a> {
    word: Cow<'a, str>,
    count: u32,
    weight: f64,
}

impl Row for Keyword<'_> {
    const COLUMNS: &'static [&'static str] = &["word", "count", "weight"];
}

/// Prints the keywords of each document.
pub(in crate::cli) fn run(
    arguments: &Keywords,
    locations: &[Location],
    settings: &Settings,
    out: impl Write,
) -> Result<Status, Failure> {
    let vocabulary = vocabulary(&arguments.cutting, settings)?;
    let admission = admission(&vocabulary, arguments.admitted);
    let paint = settings.paint();
    let mut table = Table::of_documents::<Keyword<'_>>(locations, settings.form, paint, out);
    let mut idf = None;
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
        let found = match arguments.method {
            Method::Frequency => frequency(&words, span, &admission),
            Method::Textrank => text_rank(&words, span, &admission),
            Method::Keyness => keyness(&words, span, &admission),
            Method::Tfidf => {
                let table = idf.get_or_insert_with(IdfTable::load);
                tf_idf(&words, span, &admission, &table.weigh(&words))
            }
        };
        let rows: Vec<Keyword<'_>> = top(found, arguments.top)
            .map(|keyword| Keyword {
                word: field(shown(&words, keyword.word)),
                count: keyword.count,
                weight: rounded(keyword.weight),
            })
            .collect();
        let wide = rows.iter().map(|row| cells(&row.word, Ambiguous::Narrow));
        let wide = wide.max().unwrap_or_default();
        let digits = rows.iter().map(|row| row.count).max().unwrap_or_default();
        let digits = digits.to_string().len();
        for row in &rows {
            table.row_of(&label, row, |out, paint| {
                line(out, paint, row, (wide, digits))
            })?;
        }
        Ok(!rows.is_empty())
    })?;
    table.finish()?;
    Ok(status)
}

fn shown(words: &Words, id: u32) -> &str {
    words.word(id).map_or("", |word| &word.shown)
}

fn line(
    out: &mut dyn Write,
    paint: Paint,
    row: &Keyword<'_>,
    (wide, digits): (usize, usize),
) -> io::Result<()> {
    let padding = padding(&row.word, wide);
    let word = paint.found(&row.word);
    let count = paint.number(&format!("{:>digits$}", row.count));
    writeln!(out, "{word}{padding}  {count}  {:.4}", row.weight)
}
