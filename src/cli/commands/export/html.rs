//! A document as one HTML page that needs nothing else.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use crate::cli::commands::show::paragraphs;
use crate::document::{Block, BlockId, BlockKind, Document, SectionId, Span, Style};
use crate::notes::{MarkId, MarkKind, PlacedMark};
use crate::setting::Language;

use super::pieces::{Piece, numbered, pieces, split};

const LOOK: &str = "\
body{max-width:42em;margin:2em auto;padding:0 1em;line-height:1.8}
p{text-indent:2em;margin:.4em 0}
nav ol{list-style:none;padding-left:1.2em}
table{border-collapse:collapse}
td,th{border:1px solid;padding:.2em .6em;text-align:left}
blockquote p{text-indent:0}
mark{background:none;color:inherit;text-decoration:underline}
mark.c1{background:#fd6}
mark.c2{background:#9e9}
mark.c3{background:#9cf}
mark.c4{background:#f9c}
.bookmark::before{content:\"\\2691\"}";

/// Writes the page: a table of contents, the text, the notes below it.
pub(super) fn write(
    document: &Document,
    marks: &[PlacedMark],
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let numbers: HashMap<&MarkId, usize> = numbered(marks)
        .map(|(number, placed)| (&placed.mark.id, number))
        .collect();
    let name = escaped(&document.meta().name);
    writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"zh\">\n<head>\n<meta charset=\"utf-8\">"
    )?;
    writeln!(
        out,
        "<title>{name}</title>\n<style>\n{LOOK}\n</style>\n</head>\n<body>"
    )?;
    write_contents(document, out)?;
    let mut headings: HashMap<BlockId, Vec<SectionId>> = HashMap::new();
    for (id, section) in (0..).zip(document.sections()) {
        headings.entry(section.block).or_default().push(id);
    }
    let whole = Span::new(0, document.len());
    let mut is_list = false;
    for (block, span) in paragraphs(document, whole) {
        let item = block.kind == BlockKind::ListItem;
        if item != is_list {
            writeln!(out, "{}", if item { "<ul>" } else { "</ul>" })?;
            is_list = item;
        }
        let here = document.block_at(span.start);
        let sections = here.and_then(|id| headings.get(&id));
        let sections = sections.map_or(&[][..], Vec::as_slice);
        let set = |span| inline(&pieces(document, marks, span), &numbers);
        write_block(document, block, span, sections, &set, out)?;
    }
    if is_list {
        writeln!(out, "</ul>")?;
    }
    write_notes(document, marks, language, out)?;
    writeln!(out, "</body>\n</html>")
}

/// The sections as nested lists.
fn write_contents(document: &Document, out: &mut impl Write) -> io::Result<()> {
    if document.sections().is_empty() {
        return Ok(());
    }
    writeln!(out, "<nav>\n<ol>")?;
    let mut around: Vec<SectionId> = Vec::new();
    for (id, section) in (0u32..).zip(document.sections()) {
        while around.last().copied() != section.parent && around.pop().is_some() {
            writeln!(out, "</ol></li>")?;
        }
        let title = escaped(document.slice(section.title).trim());
        write!(out, "<li><a href=\"#s{id}\">{title}</a>")?;
        if section.subtree_end > id.saturating_add(1) {
            writeln!(out, "<ol>")?;
            around.push(id);
        } else {
            writeln!(out, "</li>")?;
        }
    }
    for _ in around {
        writeln!(out, "</ol></li>")?;
    }
    writeln!(out, "</ol>\n</nav>")
}

fn write_block(
    document: &Document,
    block: &Block,
    span: Span,
    sections: &[SectionId],
    set: &dyn Fn(Span) -> String,
    out: &mut impl Write,
) -> io::Result<()> {
    let first = sections.first().and_then(|&id| document.section(id));
    let mut ids = String::new();
    for id in sections {
        let _ = write!(ids, "<a id=\"s{id}\"></a>");
    }
    match block.kind {
        BlockKind::Heading => {
            let level = first.map_or(1, |section| section.depth.clamp(1, 6));
            writeln!(out, "<h{level}>{ids}{}</h{level}>", set(span).trim())
        }
        BlockKind::Paragraph => writeln!(out, "<p>{ids}{}</p>", set(span).trim_start()),
        BlockKind::ListItem => writeln!(out, "<li>{ids}{}</li>", set(span).trim_start()),
        BlockKind::Quote => {
            writeln!(
                out,
                "<blockquote><p>{ids}{}</p></blockquote>",
                set(span).trim_start()
            )
        }
        BlockKind::Table => write_table(document, span, set, out),
        BlockKind::Code => writeln!(out, "<pre>{}</pre>", escaped(document.slice(span))),
        BlockKind::Rule => writeln!(out, "<hr>"),
    }
}

fn write_table(
    document: &Document,
    span: Span,
    set: &dyn Fn(Span) -> String,
    out: &mut impl Write,
) -> io::Result<()> {
    writeln!(out, "<table>")?;
    for (number, row) in split(document, span, '\n').enumerate() {
        let tag = if number == 0 { "th" } else { "td" };
        write!(out, "<tr>")?;
        for cell in split(document, row, '\t') {
            write!(out, "<{tag}>{}</{tag}>", set(cell).trim())?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</table>")
}

fn write_notes(
    document: &Document,
    marks: &[PlacedMark],
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let bookmarks = marks
        .iter()
        .filter(|placed| placed.mark.kind == MarkKind::Bookmark);
    let mut bookmarks = bookmarks.filter(|placed| placed.span.is_some()).peekable();
    if bookmarks.peek().is_some() {
        writeln!(
            out,
            "<hr>\n<p>{}</p>\n<ul>",
            language.choose("书签", "Bookmarks")
        )?;
        for placed in bookmarks {
            let start = placed.span.map_or(0, |span| span.start);
            let line = escaped(&document.origin().told(start));
            let id = escaped(placed.mark.id.as_str());
            let name = escaped(&placed.mark.text);
            writeln!(out, "<li><a href=\"#b{id}\">{name} ({line})</a></li>")?;
        }
        writeln!(out, "</ul>")?;
    }
    let mut notes = numbered(marks).peekable();
    if notes.peek().is_some() {
        writeln!(
            out,
            "<hr>\n<p>{}</p>\n<ol>",
            language.choose("笔记", "Notes")
        )?;
        for (number, placed) in notes {
            let text = escaped(&placed.mark.text).replace('\n', "<br>\n");
            writeln!(
                out,
                "<li id=\"n{number}\">{text} <a href=\"#r{number}\">^</a></li>"
            )?;
        }
        writeln!(out, "</ol>")?;
    }
    Ok(())
}

/// The pieces of a block; each is wrapped for itself, so that they nest.
fn inline(pieces: &[Piece<'_>], numbers: &HashMap<&MarkId, usize>) -> String {
    let mut text = String::new();
    for piece in pieces {
        for bookmark in &piece.bookmarks {
            let (id, name) = (escaped(bookmark.id.as_str()), escaped(&bookmark.text));
            let _ = write!(
                text,
                "<a class=\"bookmark\" id=\"b{id}\" title=\"{name}\"></a>"
            );
        }
        let mut inner = escaped(piece.text);
        for (way, _) in piece.style.ways() {
            let tag = match way {
                Style::BOLD => "strong",
                Style::ITALIC => "em",
                Style::CODE => "code",
                Style::STRUCK => "s",
                Style::INSERTED => "ins",
                Style::UNDERLINED => "u",
                Style::MARKED => "mark",
                Style::QUOTED => "q",
                _ => continue,
            };
            inner = format!("<{tag}>{inner}</{tag}>");
        }
        if let Some(link) = piece.link.filter(|link| leads_out(link.target)) {
            let target = escaped(link.target);
            inner = format!("<a href=\"{target}\">{inner}</a>");
        }
        match piece.mark {
            Some(mark) if mark.colour > 0 => {
                let _ = write!(text, "<mark class=\"c{}\">{inner}</mark>", mark.colour);
            }
            Some(_) => {
                let _ = write!(text, "<mark>{inner}</mark>");
            }
            None => text.push_str(&inner),
        }
        for mark in &piece.ended {
            if let Some(number) = numbers.get(&mark.id) {
                let _ = write!(
                    text,
                    "<sup id=\"r{number}\"><a href=\"#n{number}\">{number}</a></sup>"
                );
            }
        }
    }
    text
}

/// Whether a target is an address that a page may lead to: none that is a
/// script, and none inside the source.
fn leads_out(target: &str) -> bool {
    let schemes = ["http://", "https://", "ftp://", "mailto:"];
    let begins = |scheme: &str| {
        let head = target.get(..scheme.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(scheme))
    };
    schemes.into_iter().any(begins)
}

/// Text in which nothing is markup, fit for an attribute too.
pub(in crate::cli) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(c),
        }
    }
    escaped
}
