//! A document as one JSON object.

use std::io::{self, Write};
use std::path::Path;

use serde::Serialize as Derived;
use serde::ser::{Serialize, Serializer};

use crate::cli::commands::show::kind_name;
use crate::cli::failure::Failure;
use crate::cli::results::place::PlaceValue;
use crate::cli::results::table::Keys;
use crate::document::{Block, Document, Section, SectionKind, Span, StyleSpan};
use crate::notes::PlacedMark;

/// A list that is made while it is written.
struct Listed<F>(F);

impl<F, I, T> Serialize for Listed<F>
where
    F: Fn() -> I,
    I: Iterator<Item = T>,
    T: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0())
    }
}

#[derive(Derived)]
struct Whole<'a, S, B, T, M> {
    name: &'a str,
    path: Option<&'a Path>,
    format: &'static str,
    encoding: &'a str,
    bytes: u64,
    lines: u32,
    chars: u32,
    sections: S,
    blocks: B,
    styles: T,
    seams: &'a [u32],
    marks: M,
}

#[derive(Derived)]
struct OneSection<'a> {
    id: u32,
    parent: Option<u32>,
    depth: u16,
    kind: SectionKind,
    number: Option<String>,
    title: &'a str,
    line: PlaceValue,
    start: u32,
    end: u32,
    chars: u32,
    confidence: u8,
}

#[derive(Derived)]
struct OneBlock<'a> {
    kind: &'static str,
    level: u8,
    continues: bool,
    section: Option<u32>,
    line: PlaceValue,
    start: u32,
    end: u32,
    text: &'a str,
}

#[derive(Derived)]
struct OneStyle {
    style: &'static str,
    start: u32,
    end: u32,
}

#[derive(Derived)]
struct OneMark<'a> {
    kind: &'static str,
    colour: Option<u8>,
    text: &'a str,
    words: &'a str,
    line: Option<PlaceValue>,
    start: Option<u32>,
    end: Option<u32>,
    made: u64,
}

/// Writes the document: its sections, blocks with their text, styles, closed
/// seams and marks. `start` and `end` count bytes of the reading text, which
/// is the texts of the blocks with a line feed between them, none before one
/// that `continues`.
pub(super) fn write(
    document: &Document,
    marks: &[PlacedMark],
    out: &mut impl Write,
) -> Result<(), Failure> {
    let meta = document.meta();
    let whole = Whole {
        name: &meta.name,
        path: meta.path.as_deref(),
        format: meta.format.name(),
        encoding: &meta.encoding,
        bytes: meta.bytes,
        lines: meta.lines,
        chars: document.chars(),
        sections: Listed(|| {
            (0..)
                .zip(document.sections())
                .map(|(id, s)| section(document, id, s))
        }),
        blocks: Listed(|| document.blocks().iter().map(|b| block(document, b))),
        styles: Listed(|| {
            let all = Span::new(0, document.len());
            document.styles_in(all).iter().flat_map(styles)
        }),
        seams: document.seams(),
        marks: Listed(|| marks.iter().map(|placed| mark(document, placed))),
    };
    let keys = Keys::new(document.origin().unit());
    let mut serializer = serde_json::Serializer::with_formatter(&mut *out, keys);
    whole.serialize(&mut serializer).map_err(io::Error::from)?;
    out.write_all(b"\n")?;
    Ok(())
}

fn section<'a>(document: &'a Document, id: u32, section: &'a Section) -> OneSection<'a> {
    OneSection {
        id,
        parent: section.parent,
        depth: section.depth,
        kind: section.kind,
        number: section.number().map(|number| number.to_string()),
        title: document.slice(section.title),
        line: PlaceValue::of(document, section.title.start),
        start: section.span.start,
        end: section.span.end,
        chars: section.chars,
        confidence: section.confidence,
    }
}

fn block<'a>(document: &'a Document, block: &Block) -> OneBlock<'a> {
    OneBlock {
        kind: kind_name(block.kind),
        level: block.level,
        continues: block.continues,
        section: document.section_at(block.span.start),
        line: PlaceValue::of(document, block.span.start),
        start: block.span.start,
        end: block.span.end,
        text: document.slice(block.span),
    }
}

fn styles(run: &StyleSpan) -> impl Iterator<Item = OneStyle> {
    let Span { start, end } = run.span;
    let ways = run.style.ways();
    ways.map(move |(_, style)| OneStyle { style, start, end })
}

fn mark<'a>(document: &'a Document, placed: &'a PlacedMark) -> OneMark<'a> {
    let words = placed.span.filter(|span| !span.is_empty());
    OneMark {
        kind: placed.mark.kind.name(),
        colour: Some(placed.mark.colour).filter(|&colour| colour > 0),
        text: &placed.mark.text,
        words: words.map_or(placed.mark.at.words(), |span| document.slice(span)),
        line: placed.span.map(|span| PlaceValue::of(document, span.start)),
        start: placed.span.map(|span| span.start),
        end: placed.span.map(|span| span.end),
        made: placed.mark.made,
    }
}
