//! `gangmu search --count`: how many hits each document has, and
//! all of them where there are several.

use std::io::Write;

use serde::Serialize;

use crate::formats::verbatim::Verbatim;
use crate::open::{How, Known};
use crate::search::{self, Query, Tally};
use crate::source::{self, Encoding, Location};

use crate::cli::Status;
use crate::cli::documents::load;
use crate::cli::failure::Failure;
use crate::cli::results::table::{Row, Table};
use crate::cli::settings::Settings;

#[derive(Serialize)]
struct Count<'a> {
    file: &'a str,
    count: usize,
}

impl Row for Count<'_> {
    const COLUMNS: &'static [&'static str] = &["file", "count"];
}

/// Counts in all documents; for a reader, not for a machine, with their sum.
pub(in crate::cli) fn run(
    query: &Query,
    locations: &[Location],
    settings: &Settings,
    out: impl Write,
) -> Result<Status, Failure> {
    let paint = settings.paint();
    let named = locations.len() > 1;
    let mut table = Table::new::<Count<'_>>(settings.form, paint, out);
    let how = settings.how();
    let open = |location: &Location| {
        let known = Known::of(location, &how);
        if let Some(count) = in_lines(query, location, &known, &how) {
            return Ok(count);
        }
        let document = load::load_known(location, known, query.needs_titles(), settings)?;
        let hits = search::find(&document, &[query], &|| false);
        Ok(hits.map_or(0, |hits| hits.len()))
    };
    let mut total = 0usize;
    let status = load::each_small(locations, settings.messages, open, |location, count| {
        total = total.saturating_add(count);
        let label = location.label();
        let row = Count {
            file: &label,
            count,
        };
        table.row(&row, |out, paint| {
            let count = paint.number(&count.to_string());
            match named {
                true => writeln!(out, "{}:{count}", paint.name(&label)),
                false => writeln!(out, "{count}"),
            }
        })?;
        Ok(count > 0)
    })?;
    if named {
        let word = settings.messages.choose("合计", "total");
        table.aside(|out, paint| writeln!(out, "{word}:{}", paint.number(&total.to_string())))?;
    }
    table.finish()?;
    Ok(status)
}

/// The number of hits in the lines of a file, where that is the number in its
/// document: the file is gone through once and nothing made of it. Of what is
/// kept only the encoding matters: one term is found whatever the sections are.
fn in_lines(query: &Query, location: &Location, known: &Known, how: &How) -> Option<usize> {
    let utf8 = known.encoding(how).is_none_or(|e| e == Encoding::UTF_8);
    // Whether a style that is switched off is there is told by the document.
    if !utf8 || known.is_at_fault() || !how.parse.corrections.is_empty() {
        return None;
    }
    let tally = Tally::new(query)?;
    let counts = source::scan(
        location.path()?,
        |head| Some(Verbatim::of(head.text, location.format())),
        |verbatim, stretch| {
            let edges = (stretch.begins, stretch.ends);
            tally.count(stretch.text, stretch.lines.clone(), edges, verbatim)
        },
    )?;
    let count = counts.into_iter().sum();
    let done = count > 0 || !tally.may_be_pinyin();
    done.then_some(count)
}
