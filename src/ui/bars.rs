//! The lines above and below the panes: header, filter line, status line.

use std::ops::Range;

use ratatui::style::Style;

use crate::explorer::State;
use crate::explorer::desk::panes::{Area, Pane, Panes};
use crate::explorer::desk::views::front::Front;
use crate::explorer::filter::complaint;
use crate::explorer::filter::line::{ChipCell, FilterLine};
use crate::explorer::language::Text;
use crate::explorer::outline::tree::shown_title;
use crate::explorer::pages::page::Page;
use crate::setting::keys::command::Command;
use crate::setting::{Language, Told};
use crate::text::{Measure, cells, fit_ellipsis, rows};

use super::overlays::prompt;
use super::paint::Pen;
use super::theme::Theme;

/// Draws the header: the name of the tree, the way to the present section.
pub(super) fn header(pen: &mut Pen<'_>, theme: Theme, state: &State, panes: &Panes, area: Area) {
    let Some(front) = state.front() else { return };
    let right = area.x.saturating_add(area.width);
    if let Some(tree) = panes.tree {
        let style = theme.header(state.focus() == Pane::Tree);
        let end = tree.x.saturating_add(tree.width);
        pen.blank(tree.x, area.y, end, style);
        let mut count = front.document().sections().len().to_string();
        if front.tree().is_narrowed() {
            count = format!("{}/{count}", front.tree().shown_sections());
        }
        let mut title = format!("{} {count}", Text::Sections.get(state.language()));
        if state.is_shelf() {
            let (_, books) = state.rank();
            let documents = Text::Documents.get(state.language());
            let unread = state.stock().unread();
            let unread = match unread {
                0 => String::new(),
                _ => format!(
                    "  {}",
                    Text::UnreadDocuments.fill(state.language(), &[&unread])
                ),
            };
            title = format!("{documents} {books}{unread}  {title}");
        }
        pen.text(tree.x.saturating_add(1), area.y, end, &title, style);
    }
    if let Some(text) = panes.text {
        let style = theme.header(state.focus() == Pane::Text);
        pen.blank(text.x, area.y, right, style);
        let x = text.x.saturating_add(1);
        let room = usize::from(right.saturating_sub(x));
        let way = way_to_section(pen, front, state.language(), room);
        pen.text(x, area.y, right, &way, style);
    }
}

/// The titles around the reader's place, the innermost whole where it can be
/// and as many of the outer ones as have room.
fn way_to_section(pen: &Pen<'_>, front: Front<'_>, language: Language, room: usize) -> String {
    let document = front.document();
    let Some(here) = front.section() else {
        return document.meta().name.clone();
    };
    let mut way = String::new();
    for id in document.path(here).into_iter().rev() {
        let title = shown_title(document, id, language);
        let title = title.trim();
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
    for cell in &line.chips {
        draw_chip(pen, theme, cell);
    }
    if let Some((x, join)) = line.draft_join {
        pen.text(x, area.y, right, join, Style::new());
    }
    let style = if line.is_error {
        theme.error()
    } else {
        theme.count()
    };
    let least = right.saturating_sub(area.width / 2);
    pen.text_at_right(least, area.y, right, &line.right, style);
    match (state.page(), line.input) {
        (Some(Page::Filter(filter)), Some(input)) => {
            let error = state.front().and_then(|front| front.filter().error());
            let marked = error.map(|error| (error.at.clone(), theme.fault()));
            prompt::draw(pen, &filter.prompt, input, Style::new(), marked)
        }
        _ => None,
    }
}

/// Draws a chip: the terms in the colours that their hits have.
fn draw_chip(pen: &mut Pen<'_>, theme: Theme, cell: &ChipCell) {
    let Area { x, y, width, .. } = cell.area;
    let right = x.saturating_add(width);
    let base = match cell.terms.as_slice() {
        _ if !cell.is_on => theme.faint(),
        _ if cell.excludes => theme.excluded(),
        [(_, term)] => theme.hit(*term),
        _ => Style::new(),
    };
    pen.styled(x, y, right, &cell.text, |byte, at| {
        let of = |(place, _): &&(Range<usize>, usize)| place.contains(&(byte as usize));
        match cell.terms.iter().find(of) {
            Some((_, term)) if cell.is_on && !cell.excludes => theme.hit(*term),
            _ if at < x.saturating_add(cell.join) => Style::new(),
            _ => base,
        }
    });
}

/// Draws what is wrong with the query being typed, with a mark under the place
/// where it is; whether there is anything wrong.
fn fault(pen: &mut Pen<'_>, theme: Theme, state: &State, panes: &Panes) -> bool {
    let error = state.front().and_then(|front| front.filter().error());
    let line = panes.filter.map(|area| FilterLine::of(state, area));
    let (Some(error), Some(Page::Filter(filter)), Some(input)) =
        (error, state.page(), line.and_then(|line| line.input))
    else {
        return false;
    };
    let area = panes.status;
    let right = area.x.saturating_add(area.width);
    let style = theme.status().patch(theme.error());
    pen.blank(area.x, area.y, right, theme.status());
    let x = prompt::column(pen, &filter.prompt, input, error.at.start);
    let text = complaint::complaint(error, state);
    let behind = x.saturating_add(2);
    let before = x.saturating_sub(1);
    if pen.cells(&text) <= right.saturating_sub(behind) {
        pen.text(behind, area.y, right, &text, style);
    } else if pen.cells(&text) <= before {
        pen.text_at_right(area.x, area.y, before, &text, style);
    } else {
        // The mark tells the place.
        let reason = error.kind.told(state.language());
        let (from, to) = if right.saturating_sub(behind) > before {
            (behind, right)
        } else {
            (area.x, before)
        };
        let room = usize::from(to.saturating_sub(from));
        let reason = fit_ellipsis(&reason, room, pen.ambiguous());
        pen.text(from, area.y, to, &reason, style);
    }
    pen.text(x, area.y, right, "^", style);
    true
}

/// Draws the status line: what there is to say, else where the reader is; at
/// the right the document.
pub(super) fn status(pen: &mut Pen<'_>, theme: Theme, state: &State, panes: &Panes) {
    if state.message().is_none() && fault(pen, theme, state, panes) {
        return;
    }
    let area = panes.status;
    let language = state.language();
    let right = area.x.saturating_add(area.width);
    let style = theme.status();
    pen.blank(area.x, area.y, right, style);
    let left = match state.message() {
        Some(message) => message.text.clone(),
        None => state.front().map_or_else(String::new, |front| {
            let mut parts = match state.selection() {
                Some(selection) => {
                    let text = front.document().slice(selection.span(front.document()));
                    let feeds = text.bytes().filter(|&byte| byte == b'\n').count();
                    let chars = text.chars().count().saturating_sub(feeds);
                    vec![state.selection_hints(chars)]
                }
                None => place(state, front),
            };
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
    // What is typed and listed is not covered.
    let covers = state.page().is_none();
    if covers && state.message().is_some() && usize::from(pen.cells(&left)) > room {
        long_message(pen, panes, &left, style, left_style);
        return;
    }
    let left = fit_ellipsis(&left, room, pen.ambiguous());
    let end = pen.text(x, area.y, right, &left, left_style);
    let Some(front) = state.front() else { return };
    let meta = front.document().meta();
    let help = format!(
        "{} {}",
        state.hint(Command::Help),
        language.choose("帮助", "help")
    );
    let mut parts = vec![meta.name.clone()];
    if front.mending().is_some() {
        parts.push(Text::MendedTag.get(language).to_owned());
    }
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

/// Rows that a message may take: half of a small screen, and enough for a
/// path and what is wrong with it.
const MOST_ROWS: usize = 5;

/// Draws a message that is longer than the status line in rows that end there,
/// over what is above: the reason often stands last, behind a long path.
fn long_message(pen: &mut Pen<'_>, panes: &Panes, message: &str, ground: Style, style: Style) {
    let area = panes.status;
    let right = area.x.saturating_add(area.width);
    let x = area.x.saturating_add(u16::from(area.width > 20));
    let measure = Measure {
        width: right.saturating_sub(x),
        first_indent: 0,
        rest_indent: 0,
        ambiguous: pen.ambiguous(),
        hang: false,
        justify: false,
        preformatted: false,
    };
    let rows = rows(message, &measure);
    let most = usize::from(area.y.div_euclid(2))
        .saturating_add(1)
        .min(MOST_ROWS);
    let shown = rows.len().min(most);
    for (above, row) in (0u16..).zip(rows.iter().take(shown).rev()) {
        let y = area.y.saturating_sub(above);
        let cut = above == 0 && rows.len() > shown;
        let end = if cut {
            message.len()
        } else {
            row.shown_end as usize
        };
        let text = message.get(row.start as usize..end).unwrap_or_default();
        let text = fit_ellipsis(text, usize::from(measure.width), pen.ambiguous());
        pen.blank(area.x, y, right, ground);
        pen.text(x, y, right, &text, style);
    }
}

/// Where the reader is: the line of the source and the part of the text.
fn place(state: &State, front: Front<'_>) -> Vec<String> {
    let language = state.language();
    let document = front.document();
    let mut parts = Vec::new();
    if front.follows() {
        parts.push(Text::Arriving.get(language).to_owned());
    } else if let Some(percent) = front.loading() {
        parts.push(Text::Loading.fill(language, &[&percent]));
    }
    if !document.is_empty() {
        parts.push(front.place_in_words(language));
        let seen = u64::from(front.reading().seen().end);
        let length = u64::from(document.len()).max(1);
        parts.push(format!("{}%", seen.saturating_mul(100) / length));
    }
    if let Some(here) = front.section() {
        let number = here.saturating_add(1);
        let count = document.sections().len();
        parts.push(format!("{} {number}/{count}", Text::Sections.get(language)));
    }
    parts
}
