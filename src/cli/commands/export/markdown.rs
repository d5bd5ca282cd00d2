//! A document as Markdown (CommonMark with tables, strikethrough and
//! footnotes).

use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{self, Write};

use crate::cli::commands::show::paragraphs;
use crate::document::{Block, BlockId, BlockKind, Document, Link, Span, Style};
use crate::notes::{Mark, MarkId, PlacedMark};

use super::pieces::{Piece, numbered, pieces, split};

/// Writes the document with its marks: coloured and noted words in `<mark>`,
/// notes as footnotes, bookmarks as anchors.
pub(super) fn write(
    document: &Document,
    marks: &[PlacedMark],
    out: &mut impl Write,
) -> io::Result<()> {
    let numbers: HashMap<&MarkId, usize> = numbered(marks)
        .map(|(number, placed)| (&placed.mark.id, number))
        .collect();
    let depths: HashMap<BlockId, u16> = document
        .sections()
        .iter()
        .rev()
        .map(|section| (section.block, section.depth))
        .collect();
    let whole = Span::new(0, document.len());
    let mut before: Option<BlockKind> = None;
    for (block, span) in paragraphs(document, whole) {
        // Rows of a list and of a quotation stand together.
        let together = before == Some(block.kind)
            && matches!(block.kind, BlockKind::ListItem | BlockKind::Quote);
        if before.is_some() && !together {
            writeln!(out)?;
        } else if together && block.kind == BlockKind::Quote {
            writeln!(out, ">")?;
        }
        before = Some(block.kind);
        let depth = document
            .block_at(span.start)
            .and_then(|id| depths.get(&id).copied());
        let set = |span| inline(&pieces(document, marks, span), &numbers);
        write_block(document, block, span, depth, &set, out)?;
    }
    let notes: Vec<_> = numbered(marks).collect();
    if !notes.is_empty() {
        writeln!(out)?;
    }
    for (number, placed) in notes {
        // Lines that are indented belong to the footnote.
        let lines = note_lines(&placed.mark.text, "    ");
        writeln!(out, "[^{number}]: {lines}")?;
    }
    Ok(())
}

fn write_block(
    document: &Document,
    block: &Block,
    span: Span,
    depth: Option<u16>,
    set: &dyn Fn(Span) -> String,
    out: &mut impl Write,
) -> io::Result<()> {
    match block.kind {
        BlockKind::Heading => {
            let level = usize::from(depth.unwrap_or(1).clamp(1, 6));
            writeln!(out, "{} {}", "#".repeat(level), set(span).trim())
        }
        BlockKind::Paragraph => writeln!(out, "{}", guarded(set(span).trim_start())),
        BlockKind::ListItem => {
            let indent = "   ".repeat(usize::from(block.level.saturating_sub(1)));
            let text = set(span);
            let text = text.trim_start();
            // An item of an ordered list brings its number.
            match text.starts_with(|c: char| c.is_ascii_digit()) {
                true => writeln!(out, "{indent}{text}"),
                false => writeln!(out, "{indent}- {text}"),
            }
        }
        BlockKind::Quote => {
            let signs = "> ".repeat(usize::from(block.level.max(1)));
            writeln!(out, "{signs}{}", guarded(set(span).trim_start()))
        }
        BlockKind::Table => write_table(document, span, set, out),
        BlockKind::Code => {
            let text = document.slice(span);
            let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
            let fence = "`".repeat(longest.saturating_add(1).max(3));
            writeln!(out, "{fence}\n{text}\n{fence}")
        }
        BlockKind::Rule => writeln!(out, "---"),
    }
}

fn write_table(
    document: &Document,
    span: Span,
    set: &dyn Fn(Span) -> String,
    out: &mut impl Write,
) -> io::Result<()> {
    for (number, row) in split(document, span, '\n').enumerate() {
        let mut line = String::from("|");
        let mut columns = 0usize;
        for cell in split(document, row, '\t') {
            let text = set(cell).replace('|', "\\|");
            line.push_str(&format!(" {} |", text.trim()));
            columns = columns.saturating_add(1);
        }
        writeln!(out, "{line}")?;
        if number == 0 {
            writeln!(out, "|{}", " --- |".repeat(columns))?;
        }
    }
    Ok(())
}

/// What may be open at once, the outermost first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open<'a> {
    Mark(&'a Mark),
    Link(Link<'a>),
    Styled(Style),
}

impl Open<'_> {
    fn begin(self) -> String {
        match self {
            Self::Mark(mark) if mark.colour > 0 => format!("<mark class=\"c{}\">", mark.colour),
            Self::Mark(_) => "<mark>".to_owned(),
            Self::Link(_) => "[".to_owned(),
            Self::Styled(style) => sign(style).0.to_owned(),
        }
    }

    fn end(self) -> Cow<'static, str> {
        match self {
            Self::Mark(_) => "</mark>".into(),
            Self::Link(link) => format!("]({})", target(link.target)).into(),
            Self::Styled(style) => sign(style).1.into(),
        }
    }
}

/// What stands before and behind text that is set off.
const fn sign(style: Style) -> (&'static str, &'static str) {
    match style {
        Style::BOLD => ("**", "**"),
        Style::ITALIC => ("*", "*"),
        Style::CODE => ("`", "`"),
        Style::STRUCK => ("~~", "~~"),
        _ => ("", ""),
    }
}

/// The target of a link as it is written in its brackets.
fn target(target: &str) -> String {
    let mut written = String::with_capacity(target.len().saturating_add(2));
    written.push('<');
    for c in target.chars().filter(|c| !matches!(c, '\n' | '\r')) {
        if matches!(c, '<' | '>' | '\\') {
            written.push('\\');
        }
        written.push(c);
    }
    written.push('>');
    let plain = |c: char| c.is_ascii_alphanumeric() || "/:.-_#?&=%+~@,;".contains(c);
    match target.chars().all(plain) {
        true => target.to_owned(),
        false => written,
    }
}

/// The pieces of a block in one line.
fn inline(pieces: &[Piece<'_>], numbers: &HashMap<&MarkId, usize>) -> String {
    let mut text = String::new();
    let mut open: Vec<Open<'_>> = Vec::new();
    for piece in pieces {
        let mark = piece.mark.map(Open::Mark);
        let ways = [Style::BOLD, Style::ITALIC, Style::STRUCK, Style::CODE];
        let ways = ways.into_iter().filter(|&way| piece.style.contains(way));
        let outer = mark.into_iter().chain(piece.link.map(Open::Link));
        let wanted: Vec<Open<'_>> = outer.chain(ways.map(Open::Styled)).collect();
        let same = open.iter().zip(&wanted).take_while(|(a, b)| a == b).count();
        for one in open.drain(same..).rev() {
            text.push_str(&one.end());
        }
        for bookmark in &piece.bookmarks {
            let name = attribute(&bookmark.text);
            text.push_str(&format!("<a title=\"{name}\"></a>"));
        }
        for &one in wanted.iter().skip(same) {
            text.push_str(&one.begin());
            open.push(one);
        }
        // Inside code nothing is escaped.
        match piece.style.contains(Style::CODE) {
            true => text.push_str(piece.text),
            false => text.push_str(&escaped(piece.text)),
        }
        let notes = piece.ended.iter().filter_map(|mark| numbers.get(&mark.id));
        let notes: Vec<_> = notes.collect();
        if !notes.is_empty() {
            for one in open.drain(..).rev() {
                text.push_str(&one.end());
            }
        }
        for number in notes {
            text.push_str(&format!("[^{number}]"));
        }
    }
    for one in open.drain(..).rev() {
        text.push_str(&one.end());
    }
    text
}

/// Text in which nothing is markup; a line break is a space.
pub(in crate::cli) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' => {
                escaped.push('\\');
                escaped.push(c);
            }
            '\n' => escaped.push(' '),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// The lines of a note, each on its own, with `indent` before those behind the
/// first. None of them begins a list or a heading.
pub(in crate::cli) fn note_lines(text: &str, indent: &str) -> String {
    let begins = |line: &str| {
        // White space at its beginning would be none.
        let line = escaped(line.trim());
        let digits = line.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = line.split_at_checked(digits).unwrap_or(("", &line));
        let sign = match digits {
            0 => rest.starts_with(['#', '+', '-', '=']),
            _ => rest.starts_with(['.', ')']),
        };
        match sign {
            true => format!("{number}\\{rest}"),
            false => line,
        }
    };
    let lines: Vec<String> = text.lines().map(begins).collect();
    lines.join(&format!("\\\n{indent}"))
}

/// A value between quotes.
fn attribute(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('\n', " ")
}

/// A paragraph whose beginning cannot be taken for a heading, a list or a
/// rule.
fn guarded(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits).unwrap_or(("", text));
    let is_list = digits > 0 && rest.starts_with(['.', ')']);
    if is_list {
        format!("{number}\\{rest}")
    } else if text.starts_with(['#', '+', '-', '=', '|', ':']) {
        format!("\\{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Format, Meta};
    use crate::notes::MarkKind;
    use crate::structure::{Options, parse};

    fn document(text: &str) -> Document {
        let meta = Meta {
            format: Format::Markdown,
            ..Meta::default()
        };
        parse(text, meta, &Options::default()).unwrap()
    }

    fn written(document: &Document, marks: &[PlacedMark]) -> String {
        let mut out = Vec::new();
        write(document, marks, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn marked(document: &Document, kind: MarkKind, words: &str, text: &str) -> PlacedMark {
        let start = document.text().find(words).unwrap();
        let at = |byte: usize| u32::try_from(byte).unwrap();
        let end = match kind {
            MarkKind::Bookmark => start,
            _ => start + words.len(),
        };
        let span = Span::new(at(start), at(end));
        let mark = Mark::new(kind, document, span);
        let text = text.to_owned();
        PlacedMark {
            mark: Mark { text, ..mark },
            span: Some(span),
        }
    }

    #[test]
    fn what_is_written_is_read_as_it_was() {
        let source = "# 河工志\n\n## 一、修 *堤*\n\n春天 **修堤**，1 \\* 2 < 3。\n\n\
                      - 甲\n- 乙\n\n> 引文\n\n```\na * b\n\n```\n\n| 年 | 人 |\n| --- | --- |\n| 一 | 三 \\| 四 |\n\n\
                      1\\. 不是列表\n\n---\n\n末。\n";
        let first = document(source);
        let again = document(&written(&first, &[]));
        assert_eq!(again.text(), first.text());
        let kinds = |d: &Document| d.blocks().iter().map(|b| b.kind).collect::<Vec<_>>();
        assert_eq!(kinds(&again), kinds(&first));
        let all = Span::new(0, first.len());
        assert_eq!(again.styles_in(all), first.styles_in(all));
        assert_eq!(again.sections(), first.sections());
    }

    #[test]
    fn marks_stand_in_the_text_and_notes_below() {
        let document = document("春天 **修堤**，村人都来。\n");
        let marks = [
            marked(&document, MarkKind::Bookmark, "春天", "此处"),
            marked(&document, MarkKind::Note, "修堤，村人", "谁？"),
        ];
        assert_eq!(
            written(&document, &marks),
            "<a title=\"此处\"></a>春天 <mark>**修堤**，村人</mark>[^1]都来。\n\n[^1]: 谁？\n"
        );
    }

    #[test]
    fn a_copy_with_marks_reads_as_the_original() {
        let first = document("# 甲\n\n春天修堤，村人都来。\n");
        let marks = [marked(&first, MarkKind::Colour, "修堤", "")];
        let again = document(&written(&first, &marks));
        assert_eq!(again.text(), first.text());
    }
}
