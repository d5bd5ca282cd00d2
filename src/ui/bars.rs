//! The lines above and below the panes: header, filter line, status line.

use ratatui::style::Style;

use crate::explorer::State;
use crate::explorer::command::Command;
use crate::explorer::filter_line::FilterLine;
use crate::explorer::language::Text;
use crate::explorer::panes::{Area, Pane, Panes};
use crate::explorer::state::{Mode, Reader};
use crate::text::{cells, fit_ellipsis};

use super::paint::Pen;
use super::prompt;
use super::theme::Theme;

/// Draws the header: the name of the tree, the way to the present section.
pub(super) fn header(pen: &mut Pen<'_>, theme: Theme, state: &State, panes: &Panes, area: Area) {
    let Some(reader) = state.reader() else { return };
    let right = area.x.saturating_add(area.width);
    if let Some(tree) = panes.tree {
        let style = theme.header(state.focus() == Pane::Tree);
        let end = tree.x.saturating_add(tree.width);
        pen.blank(tree.x, area.y, end, style);
        let count = reader.document().sections().len();
        let title = format!("{} {count}", Text::Sections.get(state.language()));
        pen.text(tree.x.saturating_add(1), area.y, end, &title, style);
    }
    if let Some(text) = panes.text {
        let style = theme.header(state.focus() == Pane::Text);
        pen.blank(text.x, area.y, right, style);
        let x = text.x.saturating_add(1);
        let room = usize::from(right.saturating_sub(x));
        let way = way_to_section(pen, reader, room);
        pen.text(x, area.y, right, &way, style);
    }
}

/// The titles around the reader's place, the innermost whole where it can be
/// and as many of the outer ones as have room.
fn way_to_section(pen: &Pen<'_>, reader: &Reader, room: usize) -> String {
    let document = reader.document();
    let Some(here) = reader.section() else {
        return document.meta().name.clone();
    };
    let mut way = String::new();
    for id in document.path(here).into_iter().rev() {
        let title = document.title(id).trim();
        if way.is_empty() {
            way = fit_ellipsis(title, room, pen.ambiguous()).into_owned();
            continue;
        }
        let longer = format!("{title} › {way}");
        if cells(&longer, pen.ambiguous()) > room {
            let shorter = format!("… › {way}");
            if cells(&shorter, pen.ambiguous()) <= room {
                way = shorter;
            }
            break;
        }
        way = longer;
    }
    way
}

/// Draws the filter line; gives the cell of the caret while a query is typed.
pub(super) fn filter(
    pen: &mut Pen<'_>,
    theme: Theme,
    state: &State,
    area: Area,
) -> Option<(u16, u16)> {
    let line = FilterLine::of(state, area);
    let right = area.x.saturating_add(area.width);
    let idle = line.chips.is_empty() && line.input.is_none() && line.right.is_empty();
    let label = if idle { theme.faint() } else { Style::new() };
    pen.text(area.x, area.y, right, &line.label, label);
    let filter = state.reader().map(Reader::filter);
    for cell in &line.chips {
        let style = if cell.is_on {
            theme.hit(filter.map_or(0, |filter| filter.chip_colour(cell.chip)))
        } else {
            theme.faint()
        };
        pen.text(cell.area.x, area.y, right, &cell.text, style);
    }
    let style = if line.is_error {
        theme.error()
    } else {
        theme.count()
    };
    let most = if line.is_error {
        area.width.saturating_mul(2) / 3
    } else {
        area.width / 2
    };
    pen.text_at_right(
        right.saturating_sub(most),
        area.y,
        right,
        &line.right,
        style,
    );
    match (state.mode(), line.input) {
        (Mode::Filter(filter), Some(input)) => {
            prompt::draw(pen, &filter.prompt, input, Style::new())
        }
        _ => None,
    }
}

/// Draws the status line: what there is to say, else where the reader is; at
/// the right the document.
pub(super) fn status(pen: &mut Pen<'_>, theme: Theme, state: &State, area: Area) {
    let language = state.language();
    let right = area.x.saturating_add(area.width);
    let style = theme.status();
    pen.blank(area.x, area.y, right, style);
    let left = match state.message() {
        Some(message) => message.text.clone(),
        None => state.reader().map_or_else(String::new, |reader| {
            let mut parts = place(state, reader);
            if let Some(count) = state.count() {
                parts.insert(0, count.to_string());
            }
            parts.join("  ")
        }),
    };
    let left_style = if state.message().is_some_and(|message| message.is_error) {
        style.patch(theme.error())
    } else {
        style
    };
    let x = area.x.saturating_add(u16::from(area.width > 20));
    let room = usize::from(right.saturating_sub(x));
    let left = fit_ellipsis(&left, room, pen.ambiguous());
    let end = pen.text(x, area.y, right, &left, left_style);
    let Some(reader) = state.reader() else { return };
    let meta = reader.document().meta();
    let help = format!(
        "{} {}",
        Command::Help.first_key(),
        language.choose("帮助", "help")
    );
    let mut parts = vec![meta.name.clone()];
    let (rank, open) = state.rank();
    if open > 1 {
        parts.push(format!("{rank}/{open}"));
    }
    if !meta.encoding.is_empty() {
        parts.push(meta.encoding.clone());
    }
    parts.push(help);
    // What has no room is left out from the left, help last.
    let room = right.saturating_sub(end).saturating_sub(3);
    while !parts.is_empty() && pen.cells(&parts.join("  ")) > room {
        parts.remove(0);
    }
    let edge = right.saturating_sub(u16::from(area.width > 20));
    pen.text_at_right(end, area.y, edge, &parts.join("  "), style);
}

/// Where the reader is: the line of the source and the part of the text.
fn place(state: &State, reader: &Reader) -> Vec<String> {
    let language = state.language();
    let document = reader.document();
    let mut parts = Vec::new();
    if let Some(percent) = reader.loading() {
        parts.push(Text::Loading.fill(language, &[&percent]));
    }
    let cursor = reader.reading().cursor();
    if !document.is_empty() {
        let line = document.origin().line(cursor);
        let lines = document.meta().lines.max(line);
        parts.push(Text::Line.fill(language, &[&line, &lines]));
        let seen = u64::from(reader.reading().seen().end);
        let length = u64::from(document.len()).max(1);
        parts.push(format!("{}%", seen.saturating_mul(100) / length));
    }
    if let Some(here) = reader.section() {
        let number = here.saturating_add(1);
        let count = document.sections().len();
        parts.push(format!("{} {number}/{count}", Text::Sections.get(language)));
    }
    parts
}
