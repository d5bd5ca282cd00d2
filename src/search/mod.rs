//! Queries over a document: parsing, matching, hits, jumps by title.
//!
//! A [`Query`] is parsed once; [`find()`] evaluates one or several over a
//! [`Document`](crate::document::Document) and gives [`Hits`]: spans of the
//! reading text as it is. Folding is in [`crate::text::fold`]: no folded copy
//! of the text is ever made. [`combine()`] joins several by and, or and not.

mod amount;
mod charset;
mod combine;
mod concordance;
mod error;
mod find;
mod heading;
mod heat;
mod height;
mod hits;
mod letters;
mod look;
mod number;
mod paragraphs;
mod parser;
mod pasted;
mod pattern;
mod pinyin;
mod query;
mod readings;
mod rules;
mod snippet;
mod sorting;
mod surroundings;
mod tally;
mod term;
mod titles;

pub use combine::{Clause, Combined, Join, Within, combine, looks_for_something};
pub use concordance::{ConcordanceLine, concordance_line};
pub use error::{QueryError, QueryErrorKind};
pub use find::find;
pub use heat::{HEAT_LEVELS, Heat};
pub use hits::{Hit, Hits};
pub use pasted::{as_term, in_one_line};
pub use query::Query;
pub use rules::Rules;
pub use snippet::{Snippet, WordSnippets, snippet};
pub use sorting::{By, Context, MOST_UNITS, Sorting, Unit, sorted};
pub use tally::Tally;
pub use titles::{TitleIndex, TitleMatch};

/// Builds the tables of variants and readings ahead, so that the first query
/// does not wait for them (some milliseconds): for a worker that has nothing else to
/// do. The dictionary of words is not among them.
pub fn prepare() {
    let _ = crate::text::fold::variants('一');
    let _ = readings::readings();
}
