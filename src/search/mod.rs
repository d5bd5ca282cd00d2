//! Queries over a document: parsing, matching, hits, jumps by title.
//!
//! A [`Query`] is parsed once; [`find()`] evaluates one or several over a
//! [`Document`](crate::document::Document) and gives [`Hits`]: spans of the
//! reading text as it is. Folding is in [`crate::text::fold`]: no folded copy
//! of the text is ever made. [`combine()`] joins several by and, or and not.
//! How many hits a section has is [`Hits::count_in`]; [`Tally`] counts in files
//! of which no document is made (`search --count`).

mod combine;
mod find;
mod language;
mod matching;
mod paragraphs;
mod results;
mod tally;
mod titles;

pub use combine::{Clause, Combined, Join, Within, combine, looks_for_something};
pub use find::find;
pub use language::error::{QueryError, QueryErrorKind};
pub use language::pasted::{as_term, in_one_line};
pub use language::query::Query;
pub use language::rules::Rules;
pub use results::concordance::{ConcordanceLine, concordance_line};
pub use results::heat::{HEAT_LEVELS, Heat};
pub use results::hits::{Hit, Hits};
pub use results::snippet::{Snippet, WordSnippets, snippet};
pub use results::sorting::{By, Context, ContextUnit, MOST_UNITS, Sorting, sorted};
pub use tally::Tally;
pub use titles::{TitleIndex, TitleMatch};

/// Builds the tables of variants and readings ahead, so that the first query
/// does not wait for them (some milliseconds): for a worker that has nothing else to
/// do. The dictionary of words is not among them.
pub fn prepare() {
    let _ = crate::text::fold::variants('一');
    let _ = matching::readings::readings();
}
