//! `gangmu search --kwic`: hits as concordance lines.

use std::io::Write;

use crate::search::{self, concordance_line};
use crate::text::{Ambiguous, cells};

use super::searched::{Searched, Snippets};
use crate::cli::args::Search;
use crate::cli::failure::Failure;
use crate::cli::results::table::Table;

/// Cells of a line besides its number, its context and its keyword: a colon
/// and a space behind the number, a space on each side of the keyword.
const MARKS: usize = 4;

/// Prints the lines of one document in the order that was asked for.
pub(in crate::cli) fn lines<W: Write>(
    searched: &Searched<'_>,
    arguments: &Search,
    ambiguous: Ambiguous,
    table: &mut Table<W>,
) -> Result<(), Failure> {
    let document = searched.document;
    let hits = searched.hits;
    let sorting = arguments.kwic.sorting();
    let order = search::sorted(document, hits, sorting, &|| false).unwrap_or_default();
    let digits = searched.digits();
    let room = usize::from(arguments.kwic.width).saturating_sub(digits.saturating_add(MARKS));
    let lengths = hits.all().iter().map(|hit| {
        let keyword = document.slice(hit.span);
        cells(keyword, ambiguous)
    });
    // One long keyword must not take the context of all.
    let longest = lengths.max().unwrap_or_default().min(room / 3);
    let left = room.saturating_sub(longest) / 2;
    let mut snippets = Snippets::new(document, arguments.context);
    for index in order {
        let Some(hit) = hits.get(index as usize) else {
            continue;
        };
        let row = searched.row(hit.span, &snippets.of(hit.span));
        table.row(&row, |out, paint| {
            let keyword = document.slice(hit.span);
            let right = room
                .saturating_sub(left)
                .saturating_sub(cells(keyword, ambiguous));
            let line = concordance_line(document, hit.span, left, right, ambiguous);
            writeln!(
                out,
                "{}{:number$}{}: {:indent$}{} {} {}",
                searched.prefix,
                "",
                paint.number(&row.line.to_string()),
                "",
                paint.plain(document.slice(line.left)),
                paint.found(keyword),
                paint.plain(document.slice(line.right)),
                number = digits.saturating_sub(row.line.width()),
                indent = line.indent,
            )
        })?;
    }
    Ok(())
}
