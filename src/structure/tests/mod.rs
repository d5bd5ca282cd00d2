//! Structure recognition on small documents, one kind of rule each.

mod bars;
mod corrections;
mod documents;
mod formats;
mod headings;
mod html;
mod markdown;
mod pages;
mod scanned;
mod seams;
mod totality;

use super::{Options, parse};
use crate::document::{Document, Format, Meta, SectionId};

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

/// Depth, source line and title of each section.
fn outline(document: &Document) -> Vec<(u16, u32, &str)> {
    (0..)
        .zip(document.sections())
        .map(|(id, s): (SectionId, _)| {
            let line = document.origin().number(s.title.start);
            (s.depth, line, document.title(id))
        })
        .collect()
}

/// The text of each block.
fn blocks(document: &Document) -> Vec<&str> {
    document
        .blocks()
        .iter()
        .map(|b| document.slice(b.span))
        .collect()
}

/// A paragraph of body text of about a hundred characters.
const BODY: &str = "各有关单位要提高认识，加强领导，明确分工，落实责任，把各项措施落到实处。\
    要坚持问题导向，定期检查，及时总结，防止走过场，确保全年任务按时完成，让群众得到实实在在的好处。";
