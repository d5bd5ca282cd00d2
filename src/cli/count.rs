//! `gangmu search --count`: how many hits each document has.

use std::io::Write;

use serde::Serialize;

use crate::formats::verbatim::Verbatim;
use crate::search::{self, Query, Tally};
use crate::source::{self, Encoding, Location};

use super::failure::Failure;
use super::output::{Row, Table};
use super::settings::Settings;
use super::{Status, load};

#[derive(Serialize)]
struct Count<'a> {
    file: &'a str,
    count: usize,
}

impl Row for Count<'_> {
    const COLUMNS: &'static [&'static str] = &["file", "count"];
}

/// Counts in all documents.
pub(super) fn run(
    query: &Query,
    locations: &[Location],
    settings: &Settings,
    out: impl Write,
) -> Result<Status, Failure> {
    let paint = settings.paint();
    let named = locations.len() > 1;
    let mut table = Table::new::<Count<'_>>(settings.form, paint, out);
    let open = |location: &Location| match in_lines(query, location, settings) {
        Some(count) => Ok(count),
        None => {
            let document = match query.needs_titles() {
                true => load::load(location, settings)?,
                false => load::load_text(location, settings)?,
            };
            let hits = search::find(&document, &[query], &|| false);
            Ok(hits.map_or(0, |hits| hits.len()))
        }
    };
    let status = load::each_by(locations, settings.messages, open, |location, count| {
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
    table.finish()?;
    Ok(status)
}

/// The number of hits in the lines of a file, where that is the number in its
/// document: the file is gone through once and nothing made of it.
fn in_lines(query: &Query, location: &Location, settings: &Settings) -> Option<usize> {
    let utf8 = settings.encoding.is_none_or(|e| e == Encoding::UTF_8);
    if !utf8 || !settings.corrections().is_empty() {
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
