//! The text pane: lines with their styles, hits, seams, and the scroll bar.

use ratatui::style::{Modifier, Style};

use crate::document::{BlockKind, Document, Span};
use crate::explorer::State;
use crate::explorer::desk::panes::{Area, GUTTER, HANG, Panes, scroll_bar_part};
use crate::explorer::desk::views::front::Front;
use crate::explorer::language::Text;
use crate::explorer::reading::lines::{PaneLine, TextLine};
use crate::notes::{Mark, MarkKind};
use crate::text::{COLUMN_GAP, graphemes};

use super::paint::Pen;
use super::theme::Theme;

/// A style that lies over a part of the text.
struct Overlay {
    span: Span,
    style: Style,
}

/// Draws the text; gives the cell of the end of the selection that moves.
pub(super) fn draw(
    pen: &mut Pen<'_>,
    theme: Theme,
    state: &State,
    panes: &Panes,
) -> Option<(u16, u16)> {
    let front = state.front()?;
    let column = panes.column;
    let right = column.x.saturating_add(column.width);
    if front.document().is_empty() && front.loading().is_none() {
        let text = match front.is_unread() {
            true => Text::NotOpened,
            false => Text::EmptyDocument,
        };
        let text = text.get(state.language());
        pen.text(column.x, column.y, right, text, theme.faint());
        return None;
    }
    for (line, y) in front.reading().screen().iter().zip(column.y..) {
        let at = Area {
            y,
            height: 1,
            ..column
        };
        match line {
            PaneLine::Blank => {}
            PaneLine::Omitted(count) => {
                let text = Text::Omitted.fill(state.language(), &[count]);
                let x = right.saturating_sub(column.width / 2);
                let x = x.saturating_sub(pen.cells(&text) / 2).max(column.x);
                pen.text(x, y, right, &text, theme.faint());
            }
            PaneLine::Text(line) => {
                draw_line(pen, theme, state, front, line, at);
                draw_sign(pen, theme, front, line, at);
            }
        }
    }
    if state.typography().line_numbers {
        draw_line_numbers(pen, theme, front, column);
    }
    if let Some(line) = front.reading().cursor_line()
        && column.x >= 2
    {
        let y = column.y.saturating_add(line);
        let x = column.x.saturating_sub(2);
        pen.text(x, y, column.x, "›", theme.mark());
    }
    if let Some(area) = panes.scroll {
        draw_scroll_bar(pen, theme, front, area);
    }
    let selection = state.selection()?;
    front.cell_on_screen(column, selection.head())
}

/// The sign of a mark in one cell.
const fn sign(mark: &Mark) -> &'static str {
    match (mark.kind, mark.colour) {
        (MarkKind::Bookmark, _) => "+",
        (MarkKind::Note, _) => "*",
        (MarkKind::Colour, 2) => "2",
        (MarkKind::Colour, 3) => "3",
        (MarkKind::Colour, 4) => "4",
        (MarkKind::Colour, _) => "1",
    }
}

/// Draws the sign of the marks that begin in a line left of it: of a bookmark
/// before that of a note, and that before a colour.
fn draw_sign(pen: &mut Pen<'_>, theme: Theme, front: Front<'_>, line: &TextLine, at: Area) {
    let row = Span::new(line.span.start, line.end.max(line.span.end));
    let marks = front.marks().in_span(row);
    let begins = marks.filter(|(_, span)| row.contains(span.start) || row == *span);
    let first = begins
        .map(|(mark, _)| mark)
        .min_by_key(|mark| mark.kind as u8);
    if let (Some(mark), Some(x)) = (first, at.x.checked_sub(1)) {
        let style = match mark.kind {
            MarkKind::Colour => theme.marked(mark.kind, mark.colour),
            _ => theme.mark(),
        };
        let style = style.remove_modifier(Modifier::UNDERLINED);
        pen.text(x, at.y, at.x, sign(mark), style);
    }
}

/// Draws the line of the source left of each paragraph.
fn draw_line_numbers(pen: &mut Pen<'_>, theme: Theme, front: Front<'_>, column: Area) {
    let right = column.x.saturating_sub(GUTTER);
    for (line, y) in front.reading().screen().iter().zip(column.y..) {
        if let PaneLine::Text(text) = line
            && text.first
        {
            let number = front.document().origin().told(text.span.start);
            pen.text_at_right(0, y, right, &number, theme.faint());
        }
    }
}

fn draw_line(
    pen: &mut Pen<'_>,
    theme: Theme,
    state: &State,
    front: Front<'_>,
    line: &TextLine,
    at: Area,
) {
    let document = front.document();
    let Some(block) = document.block(line.block) else {
        return;
    };
    let hang = if state.typography().hang { HANG } else { 0 };
    let right = at.x.saturating_add(at.width).saturating_add(hang);
    let x = at.x.saturating_add(line.indent);
    if block.kind == BlockKind::Rule {
        for x in at.x..at.x.saturating_add(at.width) {
            pen.text(x, at.y, right, theme.lines().horizontal, theme.faint());
        }
        return;
    }
    let mark = match block.kind {
        // An item of an ordered list brings its number.
        BlockKind::ListItem if line.first && !starts_with_number(document, line) => {
            Some(theme.lines().bullet)
        }
        BlockKind::Quote => Some(theme.lines().quote),
        _ => None,
    };
    if let Some(mark) = mark
        && line.indent >= 2
    {
        pen.text(x.saturating_sub(2), at.y, x, mark, theme.faint());
    }
    let base = match block.kind {
        BlockKind::Heading => theme.heading(),
        BlockKind::Code => theme.code(),
        _ => Style::new(),
    };
    let overlays = overlays(theme, state, front, line.span);
    let base = match front.reading().columns(line.block) {
        Some(_) if line.first => theme.run_in(),
        _ => base,
    };
    let style = |offset: u32| {
        overlays
            .iter()
            .filter(|overlay| overlay.span.contains(offset))
            .fold(base, |style, overlay| style.patch(overlay.style))
    };
    if let Some(widths) = front.reading().columns(line.block) {
        let row = TableRow {
            text: document.slice(line.span),
            start: line.span.start,
            widths,
            shift: front.reading().shift(),
        };
        let area = Area {
            x,
            width: right.saturating_sub(x),
            ..at
        };
        draw_table_row(pen, theme, area, &row, &style);
        return;
    }
    let mut x = x;
    let mut before = base;
    for grapheme in graphemes(document.slice(line.span), pen.ambiguous()) {
        let offset = line.span.start.saturating_add(grapheme.offset);
        let style = style(offset);
        let gap = line.gaps.before(offset);
        if gap > 0 {
            // What lies over both sides lies over the gap.
            let over = if before == style { style } else { base };
            let behind = x.saturating_add(gap).min(right);
            pen.blank(x, at.y, behind, over);
            x = behind;
        }
        x = pen.grapheme(x, at.y, right, &grapheme, style);
        before = style;
    }
}

/// A row of a table, to be drawn scrolled sideways.
struct TableRow<'a> {
    text: &'a str,
    /// Byte offset of the text in the document.
    start: u32,
    widths: &'a [u16],
    shift: u16,
}

/// Draws the cells of a row in their columns, with a line between columns, and
/// marks at the edges beyond which the table goes on.
fn draw_table_row(
    pen: &mut Pen<'_>,
    theme: Theme,
    at: Area,
    row: &TableRow<'_>,
    style: &dyn Fn(u32) -> Style,
) {
    let edge = at.x.saturating_add(at.width);
    let wide = row.widths.iter().fold(0u16, |sum, width| {
        sum.saturating_add(*width).saturating_add(COLUMN_GAP)
    });
    let seen = row
        .shift
        .saturating_add(at.width)
        .saturating_add(COLUMN_GAP);
    let goes_on = wide > seen;
    let right = edge.saturating_sub(u16::from(goes_on));
    let left = u16::from(row.shift > 0);
    let mut column = 0u16;
    let mut offset = row.start;
    for (index, cell) in row.text.split('\t').enumerate() {
        if index > 0 {
            let line = column.saturating_sub(COLUMN_GAP.saturating_sub(1));
            if let Some(x) = line.checked_sub(row.shift).filter(|&x| x >= left) {
                let x = at.x.saturating_add(x);
                let glyph = theme.lines().vertical;
                pen.text(x, at.y, right, glyph, theme.faint());
            }
        }
        let mut x = column;
        let indent = cell.len().saturating_sub(cell.trim_start().len());
        let skipped = u32::try_from(indent).unwrap_or(0);
        let begin = offset.saturating_add(skipped);
        for grapheme in graphemes(cell.trim(), pen.ambiguous()) {
            let behind = x.saturating_add(grapheme.cells);
            let style = style(begin.saturating_add(grapheme.offset));
            if let Some(seen) = x.checked_sub(row.shift).filter(|&x| x >= left) {
                let seen = at.x.saturating_add(seen);
                pen.grapheme(seen, at.y, right, &grapheme, style);
            } else if behind > row.shift {
                // The left edge cuts the glyph.
                let seen = at.x.saturating_add(behind.saturating_sub(row.shift));
                pen.blank(at.x, at.y, seen.min(right), style);
            }
            x = behind;
        }
        let width = row.widths.get(index).copied().unwrap_or(0);
        column = column
            .saturating_add(width)
            .saturating_add(COLUMN_GAP)
            .max(x.saturating_add(1));
        let length = u32::try_from(cell.len()).unwrap_or(u32::MAX);
        offset = offset.saturating_add(length).saturating_add(1);
    }
    if left > 0 {
        pen.text(at.x, at.y, edge, "‹", theme.mark());
    }
    if goes_on {
        pen.text(right, at.y, edge, "›", theme.mark());
    }
}

fn starts_with_number(document: &Document, line: &TextLine) -> bool {
    document
        .slice(line.span)
        .starts_with(|c: char| c.is_ascii_digit())
}

/// All that lies over a part of the text, the uppermost last.
fn overlays(theme: Theme, state: &State, front: Front<'_>, span: Span) -> Vec<Overlay> {
    let document = front.document();
    let mut overlays = Vec::new();
    overlays.extend(document.styles_in(span).iter().map(|styled| Overlay {
        span: styled.span,
        style: theme.set_off(styled.style),
    }));
    let formulas = document.formulas_in(span).iter();
    overlays.extend(formulas.filter(|f| !f.said).map(|formula| Overlay {
        span: formula.span,
        style: theme.faint(),
    }));
    overlays.extend(document.titles_in(span).map(|title| Overlay {
        span: title,
        style: theme.heading(),
    }));
    let notes = document.continuations_in(span).iter();
    overlays.extend(notes.map(|note| Overlay {
        span: note.span,
        style: theme.faint(),
    }));
    if state.typography().seams {
        overlays.extend(seams_in(document, span).map(|seam| Overlay {
            span: seam,
            style: theme.seam(),
        }));
    }
    let mending = front.mending().into_iter();
    overlays.extend(
        mending
            .flat_map(|m| m.in_span(span))
            .map(|(now, _)| Overlay {
                span: beside(document, now),
                style: theme.mended(),
            }),
    );
    let links = front.links().iter();
    overlays.extend(links.filter(|link| link.span.overlaps(span)).map(|link| {
        let style = if front.link() == Some(link.span) {
            theme.chosen(true)
        } else {
            theme.link()
        };
        Overlay {
            span: link.span,
            style,
        }
    }));
    overlays.extend(front.marks().in_span(span).map(|(mark, at)| Overlay {
        span: at,
        style: theme.marked(mark.kind, mark.colour),
    }));
    let filter = front.filter();
    if let Some(hits) = filter.hits() {
        overlays.extend(hits.in_span(span).iter().map(|hit| Overlay {
            span: hit.span,
            style: theme.hit(usize::from(hit.term)),
        }));
        let current = filter.current().and_then(|index| hits.all().get(index));
        if let Some(hit) = current.filter(|hit| hit.span.overlaps(span)) {
            overlays.push(Overlay {
                span: hit.span,
                style: theme.current_hit(usize::from(hit.term)),
            });
        }
    }
    if let Some(selection) = state.selection() {
        overlays.push(Overlay {
            span: selection.span(document),
            style: theme.selected(),
        });
    }
    overlays
}

/// A place of the text that can be marked: where it lies between two
/// characters, the one before.
fn beside(document: &Document, span: Span) -> Span {
    if !span.is_empty() {
        return span;
    }
    let before = document.text().get(..span.start as usize);
    let last = before.and_then(|text| text.chars().next_back());
    let back = u32::try_from(last.map_or(0, char::len_utf8)).unwrap_or(0);
    Span::new(span.start.saturating_sub(back), span.end)
}

/// The characters on both sides of each closed seam in a part of the text.
fn seams_in(document: &Document, span: Span) -> impl Iterator<Item = Span> {
    // A seam right behind the part marks its last character.
    let around = Span::new(span.start, span.end.saturating_add(1));
    document.seams_in(around).iter().map(|&seam| {
        let before = document.text().get(..seam as usize).unwrap_or_default();
        let after = document.text().get(seam as usize..).unwrap_or_default();
        let width = |c: Option<char>| c.map_or(0, char::len_utf8);
        let back = u32::try_from(width(before.chars().next_back())).unwrap_or(0);
        let on = u32::try_from(width(after.chars().next())).unwrap_or(0);
        Span::new(seam.saturating_sub(back), seam.saturating_add(on))
    })
}

/// Marks of a row of the scroll bar by how many hits its part of the text has,
/// against the part with the most.
const STRIP: [&str; 3] = ["-", "=", "#"];

/// The scroll bar: a block where the screen is, marks where hits are, signs
/// where bookmarks are.
fn draw_scroll_bar(pen: &mut Pen<'_>, theme: Theme, front: Front<'_>, area: Area) {
    let document = front.document();
    if document.is_empty() {
        return;
    }
    let length = document.len();
    let parts = (0..area.height).map(|row| scroll_bar_part(length, row, area.height));
    let filter = front.filter();
    let count = |part: Span| filter.hits().map_or(0, |hits| hits.count_in(part));
    let most = parts.clone().map(count).max().unwrap_or(0).max(1);
    let current = filter.current().and_then(|at| filter.hits()?.get(at));
    let all = Span::new(0, document.len().saturating_add(1));
    let marks = front.marks().in_span(all);
    let bookmarks = marks.filter(|(mark, _)| mark.kind == MarkKind::Bookmark);
    let bookmarks: Vec<u32> = bookmarks.map(|(_, span)| span.start).collect();
    let seen = front.reading().seen();
    let right = area.x.saturating_add(1);
    for (part, y) in parts.zip(area.y..) {
        let here = part.overlaps(seen) || (seen.is_empty() && part.contains(seen.start));
        let level = count(part).saturating_mul(STRIP.len()).div_ceil(most);
        let mark = level.checked_sub(1).and_then(|level| STRIP.get(level));
        let style = if current.is_some_and(|hit| part.contains(hit.span.start)) {
            theme.mark()
        } else if mark.is_some() {
            theme.count()
        } else {
            theme.faint()
        };
        let style = if here { style.reversed() } else { style };
        let is_marked = bookmarks.iter().any(|&start| part.contains(start));
        let style = if is_marked {
            style.patch(theme.mark())
        } else {
            style
        };
        let mark = if is_marked { Some(&"+") } else { mark };
        pen.text(area.x, y, right, mark.copied().unwrap_or(" "), style);
    }
}
