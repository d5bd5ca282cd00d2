//! The panel: its title, its columns, its rows.

use ratatui::style::Style;

use crate::document::{Document, Span};
use crate::explorer::State;
use crate::explorer::language::{Language, Text};
use crate::explorer::panel::{
    Cell, Column, Comparison, HitsOrder, Listing, Panel, Room, Side, Table,
};
use crate::explorer::panes::{Area, Pane};
use crate::search::concordance_line;
use crate::text::fit_ellipsis;

use super::paint::Pen;
use super::theme::Theme;

/// Cells between two columns.
const GAP: u16 = 2;

pub(super) fn draw(pen: &mut Pen<'_>, theme: Theme, state: &State, area: Area) {
    let Some(reader) = state.reader() else { return };
    let Some(panel) = reader.panel() else { return };
    pen.clear(area);
    let has_keys = state.focus() == Pane::Panel;
    draw_title(pen, theme, state, panel, area, has_keys);
    let body = Area {
        y: area.y.saturating_add(1),
        height: area.height.saturating_sub(1),
        ..area
    };
    let right = body.x.saturating_add(body.width);
    let Some(table) = panel.table().filter(|table| !table.is_empty()) else {
        let text = match panel.listing() {
            _ if panel.is_pending() => Text::PanelMaking,
            Listing::Hits(_) if reader.filter().hits().is_none() => Text::PanelNoFilter,
            Listing::Hits(_) => Text::NoHits,
        };
        let text = state.text(text);
        if body.height > 0 {
            pen.text(
                body.x.saturating_add(2),
                body.y,
                right,
                &text,
                theme.faint(),
            );
        }
        return;
    };
    let columns = layout(&table.columns(), body);
    for (row, line) in panel.list().seen().zip(0..body.height) {
        let y = body.y.saturating_add(line);
        let cells = table.cells(row, reader.document(), state.language());
        for (cell, column) in cells.iter().zip(&columns) {
            draw_cell(pen, theme, reader.document(), cell, *column, y);
        }
        if row == panel.list().cursor() {
            let line = Area {
                y,
                height: 1,
                ..body
            };
            pen.style(line, theme.chosen(has_keys));
            pen.text(body.x, y, right, ">", theme.mark());
        }
    }
}

fn draw_title(
    pen: &mut Pen<'_>,
    theme: Theme,
    state: &State,
    panel: &Panel,
    area: Area,
    has_keys: bool,
) {
    let language = state.language();
    let right = area.x.saturating_add(area.width);
    for x in area.x..right {
        pen.text(x, area.y, right, theme.lines().horizontal, theme.faint());
    }
    let count = panel.table().map_or(0, Table::len);
    let place = panel.list().cursor().saturating_add(1).min(count);
    let (name, way) = match panel.listing() {
        Listing::Hits(order) => (Text::HitsTitle, order_text(*order, language)),
    };
    let pending = if panel.is_pending() { " …" } else { "" };
    let title = format!(" {} {place}/{count}  {way}{pending} ", name.get(language));
    let room = usize::from(area.width.saturating_sub(2));
    let title = fit_ellipsis(&title, room, pen.ambiguous()).into_owned();
    let x = area.x.saturating_add(1);
    let end = pen.text(x, area.y, right, &title, theme.header(has_keys));
    let keys = format!(" {} ", Text::PanelKeys.get(language));
    let free = right.saturating_sub(end).saturating_sub(1);
    if has_keys && pen.cells(&keys) <= free {
        let last = right.saturating_sub(1);
        pen.text_at_right(end, area.y, last, &keys, theme.faint());
    }
}

fn order_text(order: HitsOrder, language: Language) -> String {
    let by = match order.by {
        Comparison::Pinyin => Text::InPinyin,
        Comparison::Frequency => Text::InFrequency,
        Comparison::Code => Text::InCode,
    };
    let unit = if order.words {
        Text::UnitWords
    } else {
        Text::UnitChars
    };
    let text = match order.side {
        Side::Place => return Text::ByPlace.get(language).to_owned(),
        Side::Right => Text::ByRight,
        Side::Left => Text::ByLeft,
    };
    let count = order.count.max(1);
    text.fill(language, &[&count, &unit.get(language), &by.get(language)])
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
        Cell::Text(text) if column.is_number => {
            pen.text_at_right(column.x, y, column.right, text, theme.count());
        }
        Cell::Text(text) => {
            let text = fit_ellipsis(text, usize::from(width), pen.ambiguous());
            pen.text(column.x, y, column.right, &text, Style::new());
        }
        Cell::Keyword(span) => draw_keyword(pen, theme, document, *span, column, y),
        Cell::Bar(share) => {
            for x in 0..filled(*share, width) {
                let x = column.x.saturating_add(x);
                pen.text(x, y, column.right, "=", theme.mark());
            }
        }
        Cell::Strip(parts) => draw_strip(pen, theme, parts, column, y),
    }
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

/// The marks of a strip, from nothing to the densest.
const DENSITY: [&str; 4] = [".", "-", "=", "#"];

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
        let level = filled(most, 3);
        let mark = DENSITY.get(usize::from(level)).copied().unwrap_or(".");
        let style = if level > 0 {
            theme.count()
        } else {
            theme.faint()
        };
        pen.text(x, y, column.right, mark, style);
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
    use crate::text::Ambiguous;

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

    #[test]
    fn marks_take_one_cell() {
        for mark in DENSITY {
            assert_eq!(crate::text::cells(mark, Ambiguous::Wide), 1);
        }
    }
}
