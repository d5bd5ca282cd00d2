//! `gangmu search`: every place where a query holds.

pub(super) mod count;
pub(super) mod kwic;
pub(super) mod searched;

use std::borrow::Cow;
use std::io::Write;

use serde::Serialize;

use crate::document::PlaceUnit;
use crate::search::{self, Query};
use crate::source::Location;
use crate::text::{Ambiguous, cells};

use crate::cli::Status;
use crate::cli::args::{Extent, Search};
use crate::cli::documents::{load, select};
use crate::cli::failure::{Complaint, Failure};
use crate::cli::results::place::PlaceValue;
use crate::cli::results::table::{Row, Table, field};
use crate::cli::settings::Settings;
use searched::{HitRow, Searched, Snippets};

#[derive(Serialize)]
struct SectionCount<'a> {
    file: &'a str,
    line: PlaceValue,
    section: String,
    own: usize,
    subtree: usize,
}

impl Row for SectionCount<'_> {
    const COLUMNS: &'static [&'static str] = &["file", "line", "section", "own", "subtree"];

    fn unit(&self) -> PlaceUnit {
        self.line.unit()
    }
}

/// Searches all documents.
pub(in crate::cli) fn run(
    arguments: &Search,
    locations: &[Location],
    settings: &Settings,
    out: impl Write,
) -> Result<Status, Failure> {
    let query = Query::parse_by(&arguments.query, arguments.rules_of(settings.search))
        .map_err(|error| Complaint::Query(arguments.query.clone(), error))?;
    let named = locations.len() > 1;
    let paint = settings.paint();
    if arguments.count {
        return count::run(&query, locations, settings, out);
    }
    let each = |use_hits: &mut dyn FnMut(&Searched<'_>) -> Result<(), Failure>| {
        load::each(locations, settings, |location, document| {
            let hits = search::find(document, &[&query], &|| false).unwrap_or_default();
            let label = location.label();
            use_hits(&Searched {
                file: &label,
                prefix: if named {
                    format!("{}:", paint.name(&label))
                } else {
                    String::new()
                },
                document,
                hits: &hits,
            })?;
            Ok(!hits.is_empty())
        })
    };
    let status;
    if arguments.by_section {
        let mut table = Table::new::<SectionCount<'_>>(settings.form, paint, out);
        status = each(&mut |searched| by_section(searched, &mut table))?;
        table.finish()?;
    } else {
        let mut table = Table::new::<HitRow<'_>>(settings.form, paint, out);
        let ambiguous = settings.ambiguous;
        status = each(&mut |searched| match arguments.kwic.kwic {
            true => kwic::lines(searched, arguments, ambiguous, &mut table),
            false => lines(searched, arguments.context, ambiguous, &mut table),
        })?;
        table.finish()?;
    }
    Ok(status)
}

fn by_section<W: Write>(searched: &Searched<'_>, table: &mut Table<W>) -> Result<(), Failure> {
    let document = searched.document;
    let digits = searched.hits.len().to_string().len();
    let front = searched.hits.count_in(document.front());
    let front = (front > 0).then(|| (None, document.front().start, 0, front, front));
    let sections = (0u32..)
        .zip(document.sections())
        .filter_map(|(id, section)| {
            let subtree = searched.hits.count_in(section.span);
            let own = searched.hits.count_in(document.own_span(id));
            (subtree > 0).then_some((Some(id), section.title.start, section.depth, own, subtree))
        });
    for (id, start, depth, own, subtree) in front.into_iter().chain(sections) {
        let row = SectionCount {
            file: searched.file,
            line: searched.line(start),
            section: select::titles(document, id),
            own,
            subtree,
        };
        table.row(&row, |out, paint| {
            let own = paint.number(&format!("{own:>digits$}"));
            let subtree = paint.number(&format!("{subtree:>digits$}"));
            let indent = usize::from(depth).saturating_sub(1).saturating_mul(2);
            let title = id.map_or(Cow::Borrowed("(front matter)"), |id| {
                field(document.title(id))
            });
            let title = paint.plain(&title);
            writeln!(
                out,
                "{}{own} {subtree}  {:indent$}{title}",
                searched.prefix, ""
            )
        })?;
    }
    Ok(())
}

fn lines<W: Write>(
    searched: &Searched<'_>,
    context: Extent,
    ambiguous: Ambiguous,
    table: &mut Table<W>,
) -> Result<(), Failure> {
    let digits = searched.digits();
    let mut snippets = Snippets::new(searched.document, context);
    // A hanzi takes two cells; most words are of two.
    let room = match context {
        Extent::Chars(count) => count.saturating_mul(2),
        Extent::Words(count) => count.saturating_mul(4),
    };
    for hit in searched.hits.all() {
        let row = searched.row(hit.span, &snippets.of(hit.span));
        table.row(&row, |out, paint| {
            let line = row.line.to_string();
            let left = paint.plain(&row.left);
            let before = room.saturating_add(digits);
            let taken = cells(&left, ambiguous).saturating_add(line.len());
            let blank = before.saturating_sub(taken);
            let line = paint.number(&line);
            let found = paint.found(&row.found);
            let right = paint.plain(&row.right);
            let prefix = &searched.prefix;
            writeln!(out, "{prefix}{line}: {:blank$}{left} {found} {right}", "")
        })?;
    }
    Ok(())
}
