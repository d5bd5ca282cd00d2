//! Parts of the text, each paragraph in one line, with headings, list items
//! and hits marked by signs.

use std::borrow::Cow;

use crate::document::{Block, BlockId, BlockKind, Document, Span};
use crate::explorer::desk::views::front::Front;
use crate::explorer::reading::lines::PaneLine;
use crate::lexicon::sentence_ends;
use crate::setting::typography::Typography;
use crate::text::{rows, shown};

/// The longest part of the text that is told at once, in bytes: most of a
/// screen of hanzi. A paragraph that is longer is told to the end of a
/// sentence.
const LONGEST: usize = 2000;

/// What stands around a hit.
const HIT: (&str, &str) = ("[[", "]]");

/// A part of the text that was put into lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// The lines, each with its end.
    pub text: String,
    /// What of the document they hold.
    pub span: Span,
    /// Whether it begins with the title of a section.
    pub is_titled: bool,
}

/// How paragraphs are put into lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Manner {
    /// Whether they are broken to the measure; else each is one line.
    pub is_broken: bool,
    /// What the reader has chosen.
    pub typography: Typography,
}

/// What is on the screen that has not been told: from `heard` on. `None` where
/// all of it has been.
#[must_use]
pub fn unheard(front: Front<'_>, heard: u32, manner: Manner) -> Option<Passage> {
    let document = front.document();
    let mut passage = Passage {
        text: String::new(),
        span: Span::new(heard, heard),
        is_titled: false,
    };
    let mut last = None;
    for line in front.reading().screen() {
        let block = match line {
            PaneLine::Text(line) => line.block,
            PaneLine::Omitted(count) if !passage.text.is_empty() => {
                passage.text.push_str(&format!("… {count} …\n"));
                continue;
            }
            PaneLine::Omitted(_) | PaneLine::Blank => continue,
        };
        let paragraph = document.paragraph(block);
        if last == Some(paragraph) || paragraph.end <= heard || paragraph.is_empty() {
            continue;
        }
        last = Some(paragraph);
        let from = paragraph.start.max(heard);
        let to = end_of_part(document, Span::new(from, paragraph.end));
        let length = passage
            .text
            .len()
            .saturating_add(Span::new(from, to).range().len());
        if !passage.text.is_empty() && length > LONGEST {
            break;
        }
        if !passage.text.is_empty() && manner.typography.spaced_paragraphs {
            passage.text.push('\n');
        }
        let (line, is_titled) = paragraph_line(front, block, Span::new(from, to), manner);
        passage.is_titled |= is_titled && passage.text.is_empty();
        passage.text.push_str(&line);
        if passage.span.is_empty() {
            passage.span = Span::new(from, from);
        }
        passage.span = Span::new(passage.span.start, to);
        if to < paragraph.end {
            break;
        }
    }
    (!passage.text.is_empty()).then_some(passage)
}

/// The paragraph at an offset; where it is a heading, with the one behind it.
/// Of a long one that has been told already only the sentence.
#[must_use]
pub fn at(front: Front<'_>, offset: u32, told: Span, manner: Manner) -> Option<Passage> {
    let document = front.document();
    let block = document.block_at(offset)?;
    let paragraph = document.paragraph(block);
    let is_told = told.contains(offset) && told.start <= paragraph.start;
    let is_far = offset.saturating_sub(paragraph.start) as usize > LONGEST / 2;
    let from = if is_told || is_far {
        sentence_start(document, paragraph, offset)
    } else {
        paragraph.start
    };
    let to = if is_told {
        sentence_end(document, Span::new(offset.max(from), paragraph.end), 0)
    } else {
        end_of_part(document, Span::new(from, paragraph.end))
    };
    let (mut text, is_titled) = paragraph_line(front, block, Span::new(from, to), manner);
    let mut span = Span::new(from, to);
    let is_heading = document.block(block).map(|b| b.kind) == Some(BlockKind::Heading);
    let next = block.saturating_add(1);
    if let (true, Some(next_block)) = (is_heading, document.block(next))
        && next_block.kind != BlockKind::Heading
    {
        let paragraph = document.paragraph(next);
        let to = end_of_part(document, paragraph);
        if manner.typography.spaced_paragraphs {
            text.push('\n');
        }
        let part = Span::new(paragraph.start, to);
        text.push_str(&paragraph_line(front, next, part, manner).0);
        span = Span::new(span.start, to);
    }
    Some(Passage {
        text,
        span,
        is_titled,
    })
}

/// The start of the sentence at an offset.
#[must_use]
pub fn sentence_at(front: Front<'_>, offset: u32) -> u32 {
    let document = front.document();
    match document.block_at(offset) {
        Some(block) => sentence_start(document, document.paragraph(block), offset),
        None => offset,
    }
}

/// The start of the sentence of a paragraph that holds an offset.
fn sentence_start(document: &Document, paragraph: Span, offset: u32) -> u32 {
    let mut start = paragraph.start;
    sentence_ends(document.slice(paragraph), |end| {
        let end = u32::try_from(end).unwrap_or(u32::MAX);
        let end = paragraph.start.saturating_add(end);
        if end <= offset {
            start = end;
        }
    });
    start
}

/// The end of the first sentence that ends at least `least` bytes into a
/// span, or of the span.
fn sentence_end(document: &Document, span: Span, least: usize) -> u32 {
    let mut found = None;
    sentence_ends(document.slice(span), |end| {
        if end >= least.max(1) {
            found = found.or(Some(end));
        }
    });
    let end = found.and_then(|end| u32::try_from(end).ok());
    end.map_or(span.end, |end| span.start.saturating_add(end).min(span.end))
}

fn end_of_part(document: &Document, span: Span) -> u32 {
    if span.range().len() <= LONGEST {
        span.end
    } else {
        sentence_end(document, span, LONGEST)
    }
}

/// A part of a paragraph in a line: `## ` before a heading of depth 2 or a
/// paragraph that begins a section, `- ` before a list item, `> ` before a
/// quotation, hits in double brackets. With it whether it begins with the
/// title of a section.
fn paragraph_line(front: Front<'_>, block: BlockId, part: Span, manner: Manner) -> (String, bool) {
    let document = front.document();
    let paragraph = document.paragraph(block);
    let kind = document
        .block(block)
        .map_or(BlockKind::Paragraph, |b| b.kind);
    let mut line = String::new();
    if kind == BlockKind::Rule {
        return ("* * *\n".to_owned(), false);
    }
    let mut is_titled = false;
    if manner.typography.line_numbers {
        line.push_str(&format!("{} ", document.origin().told(part.start)));
    }
    if part.start == paragraph.start {
        let text = document.slice(paragraph);
        let spaces = text.len().saturating_sub(text.trim_start().len());
        let start = paragraph
            .start
            .saturating_add(u32::try_from(spaces).unwrap_or(0));
        let section = document
            .section_at(start)
            .and_then(|id| document.section(id));
        let begins = section.filter(|section| paragraph.contains(section.title.start));
        match (begins, kind) {
            (Some(section), _) => {
                is_titled = true;
                line.push_str(&"#".repeat(usize::from(section.depth)));
                line.push(' ');
            }
            (None, BlockKind::ListItem) if !text.starts_with(|c: char| c.is_ascii_digit()) => {
                line.push_str("- ");
            }
            (None, BlockKind::Quote) => line.push_str("> "),
            (None, _) => {}
        }
    }
    line.push_str(marked(front, part).trim());
    if let Some(block) = document.block(block).filter(|_| manner.is_broken) {
        let mut typography = manner.typography;
        let opens = part.start == paragraph.start && !is_titled && !typography.line_numbers;
        typography.indent &= opens;
        line = broken(document, block, &line, typography);
    }
    line.push('\n');
    (line, is_titled)
}

/// A line that was told of a block, broken to the measure.
fn broken(document: &Document, block: &Block, line: &str, typography: Typography) -> String {
    let width = typography.measure.saturating_mul(2);
    let mut measure = typography.measure_of(document, block, width);
    measure.justify = false;
    let rows = rows(line, &measure).into_iter().map(|row| {
        let text = line.get(row.start as usize..row.shown_end as usize);
        let indent = usize::from(row.indent);
        format!("{:indent$}{}", "", text.unwrap_or_default())
    });
    rows.collect::<Vec<_>>().join("\n")
}

/// A part of the text as it may be meant, with what is written: `{投人→投入}`.
fn with_written(front: Front<'_>, part: Span) -> String {
    let document = front.document();
    let piece = |from, to| shown_text(&document.with_struck_marked(Span::new(from, to)));
    let mut text = String::new();
    let mut at = part.start;
    let places = front.mending().into_iter();
    for (now, was) in places.flat_map(|mending| mending.in_span(part)) {
        if now.start < at || now.end > part.end {
            continue;
        }
        text.push_str(&piece(at, now.start));
        let meant = piece(now.start, now.end);
        text.push_str(&format!("{{{}→{meant}}}", shown_text(was)));
        at = now.end;
    }
    text.push_str(&piece(at, part.end));
    text
}

/// A part of the text with its hits marked, and what is not as it is written.
/// Of hits that overlap the first is.
#[must_use]
pub fn marked(front: Front<'_>, part: Span) -> String {
    let hits = front.filter().hits();
    let hits = hits.map_or(&[][..], |hits| hits.in_span(part));
    let mut text = String::new();
    let mut at = part.start;
    let piece = |from, to| with_written(front, Span::new(from, to));
    for hit in hits {
        let start = hit.span.start.max(part.start);
        let end = hit.span.end.min(part.end);
        if start < at || end <= start {
            continue;
        }
        text.push_str(&piece(at, start));
        text.push_str(HIT.0);
        text.push_str(&piece(start, end));
        text.push_str(HIT.1);
        at = end;
    }
    text.push_str(&piece(at, part.end));
    text
}

/// What a document holds must not act on the terminal; line ends stay.
fn shown_text(text: &str) -> String {
    let lines: Vec<Cow<'_, str>> = text.split('\n').map(shown).collect();
    lines.join("\n")
}
