//! Faults that readers of Chinese documents have met, each with a small
//! document that shows it and the test named after it.

mod formulas;
mod furniture;
mod held;
mod lines;
mod scanned;
mod words;

use gangmu::document::{Document, Format, Meta};
use gangmu::search::{Query, find};
use gangmu::structure::{Options, parse};

/// Reads a text as a file without a telling name.
fn plain(text: &str) -> Document {
    parse(text, Meta::default(), &Options::default()).unwrap()
}

/// Reads a text as a file that is called Markdown.
fn markdown(text: &str) -> Document {
    let meta = Meta {
        format: Format::Markdown,
        ..Meta::default()
    };
    parse(text, meta, &Options::default()).unwrap()
}

/// The hits of a query, as they stand in the reading text.
fn hits<'a>(document: &'a Document, query: &str) -> Vec<&'a str> {
    let query = Query::parse(query).unwrap();
    let found = find(document, &[&query], &|| false).unwrap();
    found
        .all()
        .iter()
        .map(|hit| document.slice(hit.span))
        .collect()
}

/// The text of each block.
fn paragraphs(document: &Document) -> Vec<&str> {
    let blocks = document.blocks().iter();
    blocks.map(|block| document.slice(block.span)).collect()
}
