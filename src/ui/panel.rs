//! The panel: its title, its columns, its rows.

use ratatui::style::Style;

use crate::document::{Document, Span};
use crate::explorer::State;
use crate::explorer::desk::panes::{Area, Pane};
use crate::explorer::language::Text;
use crate::explorer::panel::{Cell, Column, Listing, Panel, Room, Table};
use crate::search::concordance_line;
use crate::text::fit_ellipsis;

use super::paint::Pen;
use super::theme::Theme;

/// Cells between two columns.
const GAP: u16 = 2;

pub(super) fn draw(pen: &mut Pen<'_>, theme: Theme, state: &State, area: Area) {
    let Some(front) = state.front() else { return };
    let Some(panel) = front.panel() else { return };
    let language = state.language();
    pen.clear(area);
    let has_keys = state.focus() == Pane::Panel;
    draw_title(pen, theme, state, panel, area);
    let rows = panel.rows(area);
    let right = rows.x.saturating_add(rows.width);
    let Some(table) = panel.table().filter(|table| !table.is_empty()) else {
        let text = match (panel.pending(), panel.listing()) {
            (Some(percent), _) => Text::PanelMaking.fill(language, &[&percent]),
            (None, listing) => {
                let no_filter = listing.needs_hits() && front.filter().hits().is_none();
                let text = match listing {
                    _ if no_filter => Text::PanelNoFilter,
                    Listing::Hits(_) => Text::NoHits,
                    Listing::Notes(_) if front.marks().list().is_empty() => Text::NotesNone,
                    Listing::Notes(_) => Text::NotesNotFound,
                    _ => Text::PanelEmpty,
                };
                state.text(text)
            }
        };
        if rows.height > 0 {
            pen.text(
                rows.x.saturating_add(2),
                rows.y,
                right,
                &text,
                theme.faint(),
            );
        }
        return;
    };
    let columns = table.columns();
    let places = layout(&columns, rows);
    if panel.has_heads(area) {
        for (column, place) in columns.iter().zip(&places) {
            let head = column.title.get(language);
            let y = rows.y.saturating_sub(1);
            draw_text(pen, head, *place, y, theme.faint());
        }
    }
    for (row, line) in panel.list().seen().zip(0..rows.height) {
        let y = rows.y.saturating_add(line);
        let cells = table.cells(row, front.document(), language);
        for (cell, place) in cells.iter().zip(&places) {
            draw_cell(pen, theme, front.document(), cell, *place, y);
        }
        if row == panel.list().cursor() {
            let line = Area {
                y,
                height: 1,
                ..rows
            };
            pen.style(line, theme.chosen(has_keys));
            pen.text(rows.x, y, right, ">", theme.mark());
        }
    }
}

/// The line above: what is listed, the row of the cursor, the way it is
/// listed and, where there is room, a strip or the keys.
fn draw_title(pen: &mut Pen<'_>, theme: Theme, state: &State, panel: &Panel, area: Area) {
    let language = state.language();
    let has_keys = state.focus() == Pane::Panel;
    let right = area.x.saturating_add(area.width);
    for x in area.x..right {
        pen.text(x, area.y, right, theme.lines().horizontal, theme.faint());
    }
    let count = panel.table().map_or(0, Table::len);
    let place = panel.list().cursor().saturating_add(1).min(count);
    let name = panel.listing().name().get(language);
    let way = panel.listing().way(language);
    let note = panel.table().and_then(Table::note);
    let note = note.map(|note| format!(" [{note}]")).unwrap_or_default();
    let pending = match panel.pending() {
        Some(0) => " …".to_owned(),
        Some(percent) => format!(" {percent}%"),
        None => String::new(),
    };
    let title = format!(" {name} {place}/{count}  {way}{note}{pending} ");
    let room = usize::from(area.width.saturating_sub(2));
    let title = fit_ellipsis(&title, room, pen.ambiguous()).into_owned();
    let x = area.x.saturating_add(1);
    let end = pen.text(x, area.y, right, &title, theme.header(has_keys));
    let last = right.saturating_sub(1);
    let keys = format!(" {} ", state.text(panel.listing().keys()));
    let wide = pen.cells(&keys);
    let mut free = end.saturating_add(1);
    if has_keys && wide <= last.saturating_sub(free) {
        pen.text_at_right(end, area.y, last, &keys, theme.faint());
    } else if wide <= last.saturating_sub(free) {
        free = free.saturating_add(1);
    }
    let strip = panel.table().and_then(Table::strip);
    let until = if has_keys {
        last.saturating_sub(wide)
    } else {
        last
    };
    if let Some(strip) = strip
        && until > free.saturating_add(8)
    {
        let place = Placed {
            x: free,
            right: until.saturating_sub(1),
            is_number: false,
        };
        draw_strip(pen, theme, strip, place, area.y);
    }
}

/// A column with its place on the screen.
#[derive(Clone, Copy)]
struct Placed {
    x: u16,
    right: u16,
    is_number: bool,
}

/// Places the columns: those of a fixed width first, the others share what is
/// left.
fn layout(columns: &[Column], area: Area) -> Vec<Placed> {
    let gaps = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(0);
    let mut rest = area
        .width
        .saturating_sub(gaps.saturating_mul(GAP))
        .saturating_sub(2);
    let mut shares = 0u16;
    for column in columns {
        match column.room {
            Room::Cells(cells) | Room::Number(cells) => rest = rest.saturating_sub(cells),
            Room::Share(weight) => shares = shares.saturating_add(weight),
        }
    }
    let end = area.x.saturating_add(area.width);
    let mut x = area.x.saturating_add(2);
    let mut placed = Vec::with_capacity(columns.len());
    for column in columns {
        let (width, is_number) = match column.room {
            Room::Cells(cells) => (cells, false),
            Room::Number(cells) => (cells, true),
            Room::Share(weight) => {
                let share = u32::from(rest).saturating_mul(u32::from(weight));
                let share = share / u32::from(shares.max(1));
                (u16::try_from(share).unwrap_or(rest), false)
            }
        };
        let right = x.saturating_add(width).min(end);
        placed.push(Placed {
            x: x.min(end),
            right,
            is_number,
        });
        x = right.saturating_add(GAP);
    }
    placed
}

fn draw_cell(
    pen: &mut Pen<'_>,
    theme: Theme,
    document: &Document,
    cell: &Cell,
    column: Placed,
    y: u16,
) {
    let width = column.right.saturating_sub(column.x);
    match cell {
        Cell::Text(text) => {
            let style = if column.is_number {
                theme.count()
            } else {
                Style::new()
            };
            draw_text(pen, text, column, y, style);
        }
        Cell::Keyword(span) => draw_keyword(pen, theme, document, *span, column, y),
        Cell::Bar(share) => {
            for x in 0..filled(*share, width) {
                let x = column.x.saturating_add(x);
                pen.text(x, y, column.right, theme.lines().bar, theme.mark());
            }
        }
        Cell::Strip(parts) => draw_strip(pen, theme, parts, column, y),
    }
}

fn draw_text(pen: &mut Pen<'_>, text: &str, column: Placed, y: u16, style: Style) {
    if column.is_number {
        pen.text_at_right(column.x, y, column.right, text, style);
        return;
    }
    let width = usize::from(column.right.saturating_sub(column.x));
    let text = one_line(text);
    let text = fit_ellipsis(&text, width, pen.ambiguous());
    pen.text(column.x, y, column.right, &text, style);
}

/// Cells of a bar: at least one for what is more than nothing.
fn filled(share: f64, width: u16) -> u16 {
    if share.is_nan() || share <= 0.0 {
        return 0;
    }
    let cells = (share.min(1.0) * f64::from(width)).round();
    // Between 0 and 65535, as the width is.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let cells = cells as u16;
    cells.max(1)
}

fn draw_strip(pen: &mut Pen<'_>, theme: Theme, parts: &[f64], column: Placed, y: u16) {
    let width = usize::from(column.right.saturating_sub(column.x));
    if width == 0 || parts.is_empty() {
        return;
    }
    for (cell, x) in (0..width).zip(column.x..) {
        // The parts that fall on this cell, at least one.
        let from = cell.saturating_mul(parts.len()) / width;
        let to = cell.saturating_add(1).saturating_mul(parts.len()) / width;
        let part = parts.get(from..to.max(from.saturating_add(1)));
        let most = part.unwrap_or_default().iter().copied().fold(0.0, f64::max);
        let level = u8::try_from(filled(most, 8)).unwrap_or(8);
        match theme.bar(level) {
            Some(bar) => pen.text(x, y, column.right, bar, theme.heat()),
            None => pen.text(x, y, column.right, ".", theme.faint()),
        };
    }
}

/// Draws a concordance line: the keyword begins a little left of the middle.
fn draw_keyword(
    pen: &mut Pen<'_>,
    theme: Theme,
    document: &Document,
    span: Span,
    column: Placed,
    y: u16,
) {
    let width = usize::from(column.right.saturating_sub(column.x));
    let left = width.saturating_mul(2) / 5;
    let right = width.saturating_sub(left);
    let line = concordance_line(document, span, left, right, pen.ambiguous());
    let indent = u16::try_from(line.indent).unwrap_or(0);
    let mut x = column.x.saturating_add(indent);
    for (part, style) in [
        (line.left, Style::new()),
        (line.keyword, theme.hit(0)),
        (line.right, Style::new()),
    ] {
        let text = one_line(document.slice(part));
        x = pen.text(x, y, column.right, &text, style);
    }
}

/// A text whose line breaks and tabs are spaces.
fn one_line(text: &str) -> String {
    let is_break = |c: char| matches!(c, '\n' | '\r' | '\t');
    text.chars()
        .map(|c| if is_break(c) { ' ' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_fill_the_width_and_stay_inside() {
        let columns = [
            Column {
                title: Text::ColumnLine,
                room: Room::Number(6),
            },
            Column {
                title: Text::ColumnContext,
                room: Room::Share(2),
            },
            Column {
                title: Text::ColumnContext,
                room: Room::Share(1),
            },
        ];
        for width in 0..120 {
            let area = Area {
                x: 3,
                y: 0,
                width,
                height: 1,
            };
            let placed = layout(&columns, area);
            assert!(
                placed
                    .iter()
                    .all(|c| c.x <= c.right && c.right <= 3 + width)
            );
            assert!(placed.windows(2).all(|w| w[0].right <= w[1].x));
        }
        let placed = layout(
            &columns,
            Area {
                x: 0,
                y: 0,
                width: 80,
                height: 1,
            },
        );
        assert!(placed[2].right >= 78, "{}", placed[2].right);
    }

    #[test]
    fn what_is_more_than_nothing_is_seen() {
        assert_eq!(filled(0.0, 10), 0);
        assert_eq!(filled(0.001, 10), 1);
        assert_eq!(filled(1.0, 10), 10);
        assert_eq!(filled(f64::NAN, 10), 0);
        assert_eq!(filled(7.0, 10), 10);
    }
}
