//! `gangmu trend`: how often terms stand in each document.

use std::io::{self, Write};

use serde::Serialize;

use crate::library::{Profile, Rate};
use crate::search::{self, Query};
use crate::source::Location;
use crate::text::{Ambiguous, cells};

use super::words::{padding, rounded};
use crate::cli::Status;
use crate::cli::args::{Form, Trend};
use crate::cli::documents::load;
use crate::cli::failure::{Complaint, Failure};
use crate::cli::results::table::{Paint, Row, Table, field};
use crate::cli::settings::Settings;

#[derive(Serialize)]
struct Point<'a> {
    document: &'a str,
    date: &'a str,
    term: &'a str,
    count: usize,
    per_10k: f64,
    low: f64,
    high: f64,
    sections: usize,
}

impl Row for Point<'_> {
    const COLUMNS: &'static [&'static str] = &[
        "document", "date", "term", "count", "per_10k", "low", "high", "sections",
    ];
}

/// What was counted in a document.
struct Counted {
    label: String,
    date: String,
    /// For each term how often, and in how many sections.
    terms: Vec<(Rate, usize)>,
}

/// Counts all terms in all documents.
pub(in crate::cli) fn run(
    arguments: &Trend,
    locations: &[Location],
    settings: &Settings,
    out: impl Write,
) -> Result<Status, Failure> {
    let queries = arguments.terms.iter().map(|term| {
        Query::parse_by(term, settings.search)
            .map_err(|error| Complaint::Query(term.clone(), error))
    });
    let queries: Vec<Query> = queries.collect::<Result<_, _>>()?;
    let open = |location: &Location| {
        let document = load::load(location, settings)?;
        let terms = queries.iter().map(|query| {
            let hits = search::find(&document, &[query], &|| false).unwrap_or_default();
            let rate = Rate {
                count: hits.len(),
                chars: document.chars(),
            };
            let mut sections: Vec<_> = hits
                .all()
                .iter()
                .map(|hit| document.section_at(hit.span.start))
                .collect();
            sections.dedup();
            (rate, sections.len())
        });
        Ok(Counted {
            label: location.label(),
            date: Profile::of(&document).date,
            terms: terms.collect(),
        })
    };
    let mut all = Vec::new();
    let status = load::each_small(locations, settings.messages, open, |_, counted: Counted| {
        let any = counted.terms.iter().any(|(rate, _)| rate.count > 0);
        all.push(counted);
        Ok(any)
    })?;
    // Those without a date stay in their order, in front.
    all.sort_by(|a, b| a.date.cmp(&b.date));
    let mut table = Table::new::<Point<'_>>(settings.form, settings.paint(), out);
    if settings.form == Form::Text {
        table.aside(|out, paint| to_read(out, paint, &arguments.terms, &all))?;
    } else {
        for counted in &all {
            for (term, &(rate, sections)) in arguments.terms.iter().zip(&counted.terms) {
                let (low, high) = rate.interval();
                let point = Point {
                    document: &counted.label,
                    date: &counted.date,
                    term,
                    count: rate.count,
                    per_10k: rounded(rate.per_10k()),
                    low: rounded(low),
                    high: rounded(high),
                    sections,
                };
                table.row(&point, |_, _| Ok(()))?;
            }
        }
    }
    table.finish()?;
    Ok(status)
}

/// A line for each document, with the count and the rate of each term below
/// its name.
fn to_read(out: &mut dyn Write, paint: Paint, terms: &[String], all: &[Counted]) -> io::Result<()> {
    const LEAST: usize = 12;
    let width = |text: &str| cells(text, Ambiguous::Narrow);
    let names: Vec<_> = all.iter().map(|counted| field(&counted.label)).collect();
    let widest = names.iter().map(|name| width(name)).max().unwrap_or(0);
    let heads: Vec<_> = terms.iter().map(|term| field(term)).collect();
    let columns: Vec<usize> = heads.iter().map(|head| width(head).max(LEAST)).collect();
    write!(out, "{:10}  {:widest$}", "", "")?;
    for (head, &column) in heads.iter().zip(&columns) {
        write!(out, "  {}{}", padding(head, column), paint.name(head))?;
    }
    writeln!(out)?;
    for (counted, name) in all.iter().zip(&names) {
        write!(out, "{:10}  ", counted.date)?;
        write!(out, "{}{}", paint.name(name), padding(name, widest))?;
        for ((rate, _), &column) in counted.terms.iter().zip(&columns) {
            let rate_told = format!("{:6.2}", rate.per_10k());
            let room = column.saturating_sub(rate_told.len().saturating_add(1));
            let count = paint.number(&format!("{:room$}", rate.count));
            write!(out, "  {count} {}", paint.plain(&rate_told))?;
        }
        writeln!(out)?;
    }
    Ok(())
}
