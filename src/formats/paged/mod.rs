//! What is laid out on pages: text at places, from which lines, columns, tables
//! and paragraphs are read in the order in which a person reads them.
//!
//! Formats of pages (PDF, OFD) say what stands where ([`Page`]); all that
//! follows is the same for them.
//!
//! | file | what it does |
//! | --- | --- |
//! | `page` | what stands on a page: pieces of text, drawn lines |
//! | `lines` | pieces that stand in one line, and the text they make |
//! | `ruled` | tables by their drawn lines |
//! | `columns` | in which order the lines of a page are read |
//! | `aligned` | tables without lines: cells one below the other |
//! | `edges` | running heads and page numbers, by their place |
//! | `written` | pages as lines of text, with what is known of them |

mod aligned;
mod columns;
mod edges;
mod lines;
mod page;
mod ruled;
#[cfg(test)]
mod tests;
mod written;

use std::borrow::Cow;

use crate::document::PlaceUnit;

use super::draft::Draft;
use super::manner::{Manner, Unread};
use super::plain;

pub(super) use page::{Page, Ruling, Turn};
use written::Written;

/// Reads pages as they come; what is on one is dropped when it has been set in
/// order. Places are pages, from 1. Linear but for sorting what is on a page.
///
/// # Errors
/// As [`Unread`] says.
pub(super) fn read(pages: impl Iterator<Item = Page>, manner: Manner<'_>) -> Result<Draft, Unread> {
    let mut laid = Vec::new();
    for page in pages {
        super::manner::go_on(manner.stop)?;
        laid.push(written::laid(page));
    }
    let heads = edges::find(&laid, manner.whole_pages);
    let Written {
        text,
        marks,
        labels,
    } = written::write(laid, &heads);
    let mut draft = plain::read_marked(vec![Cow::Owned(text)], marks, manner)?;
    draft.builder.count_in(PlaceUnit::Page);
    for (number, label) in labels {
        draft.builder.label(number, &label);
    }
    Ok(draft)
}
