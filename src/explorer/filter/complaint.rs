//! What is wrong with a query, said to the reader.

use crate::search::QueryError;

use crate::explorer::desk::state::State;
use crate::explorer::pages::page::Page;

/// The complaint about a wrong query, with the place in it (in characters,
/// from 1), in the language of the interface.
#[must_use]
pub fn complaint(error: &QueryError, state: &State) -> String {
    let query = match state.page() {
        Some(Page::Filter(page)) => page.prompt.text(),
        _ => "",
    };
    error.in_query(query, state.language())
}
