//! The structure page.

use ratatui::style::Style;

use crate::document::Document;
use crate::explorer::State;
use crate::explorer::desk::panes::Area;
use crate::explorer::language::Text;
use crate::explorer::pages::boxes;
use crate::explorer::pages::sheets::row::StructureRow;
use crate::explorer::pages::sheets::structure::{PatternBox, StructurePage};
use crate::setting::{Language, Told};
use crate::structure::corrections::{Proposal, StyleSummary};
use crate::text::fit_ellipsis;

use super::super::paint::Pen;
use super::super::theme::Theme;
use super::popup::{frame, list};
use super::prompt;

/// The most cells for the name of a style.
const NAME: u16 = 16;

/// Draws the page; gives the cell of the caret while a pattern is typed.
pub(in crate::ui) fn draw(
    pen: &mut Pen<'_>,
    theme: Theme,
    state: &State,
    page: &StructurePage,
) -> Option<(u16, u16)> {
    let language = state.language();
    let document = state.front()?.document();
    let popup = boxes::picker(state.size(), page.rows.items().len());
    let title = Text::StructureTitle.get(language);
    let foot = match &page.pattern {
        Some(typed) => match &typed.found {
            None => Text::PatternFoot.get(language).to_owned(),
            Some(Ok(found)) => Text::PatternFound.fill(language, &[&found.count]),
            Some(Err(error)) => error.told(language),
        },
        None if !page.is_known => Text::Reviewing.get(language).to_owned(),
        None if page.rows.items().is_empty() => Text::StructureNone.get(language).to_owned(),
        None if page.proposes => Text::StructureProposed.get(language).to_owned(),
        None => Text::StructureFoot.get(language).to_owned(),
    };
    frame(pen, theme, &popup, title, &foot);
    let right = popup.input.x.saturating_add(popup.input.width);
    let Some(typed) = &page.pattern else {
        draw_heads(pen, theme, language, popup.input);
        list(pen, theme, &popup, &page.rows, |pen, row, line| match row {
            StructureRow::Style(style) => draw_style(pen, theme, style, line),
            StructureRow::Proposed(proposal) => draw_proposal(pen, theme, proposal, line),
            StructureRow::Made(count) => {
                draw_lines(pen, theme, Text::StructureMade.get(language), *count, line);
            }
            StructureRow::Dropped(count) => {
                let name = Text::StructureDropped.get(language);
                draw_lines(pen, theme, name, *count, line);
            }
        });
        return None;
    };
    draw_preview(pen, theme, document, typed, popup.list);
    let caret = prompt::draw(pen, &typed.prompt, popup.input, Style::new(), None);
    if typed.prompt.text().is_empty() {
        let idle = Text::PatternIdle.get(language);
        let x = popup.input.x.saturating_add(1);
        pen.text(x, popup.input.y, right, idle, theme.faint());
    }
    caret
}

/// Where the columns of the list begin or, of numbers, end.
struct Columns {
    name: u16,
    count: u16,
    level: u16,
    first: u16,
    right: u16,
}

impl Columns {
    fn of(line: Area) -> Self {
        let right = line.x.saturating_add(line.width);
        let at = |x: u16, cells: u16| x.saturating_add(cells).min(right);
        let name = at(line.x, 4);
        let count = at(name, NAME.min(line.width / 3).saturating_add(6));
        let level = at(count, 3);
        Self {
            name,
            count,
            level,
            first: at(level, 2),
            right,
        }
    }
}

fn draw_heads(pen: &mut Pen<'_>, theme: Theme, language: Language, line: Area) {
    let columns = Columns::of(line);
    let style = theme.faint();
    let name = Text::ColumnStyle.get(language);
    pen.text(columns.name, line.y, columns.count, name, style);
    let count = Text::ColumnCount.get(language);
    pen.text_at_right(columns.name, line.y, columns.count, count, style);
    let level = Text::ColumnLevel.get(language);
    pen.text_at_right(columns.count, line.y, columns.level, level, style);
    let first = Text::ColumnFirst.get(language);
    pen.text(columns.first, line.y, columns.right, first, style);
}

fn draw_style(pen: &mut Pen<'_>, theme: Theme, style: &StyleSummary, line: Area) {
    let columns = Columns::of(line);
    let mark = if style.is_on { "[x]" } else { "[ ]" };
    pen.text(line.x, line.y, columns.right, mark, theme.mark());
    let count = style.count.to_string();
    let x = pen.text_at_right(columns.name, line.y, columns.count, &count, theme.count());
    let room = usize::from(x.saturating_sub(columns.name).saturating_sub(1));
    let name = fit_ellipsis(&style.name, room, pen.ambiguous());
    pen.text(columns.name, line.y, x, &name, Style::new());
    let depth = style.depth.to_string();
    pen.text_at_right(columns.count, line.y, columns.level, &depth, theme.count());
    let room = usize::from(columns.right.saturating_sub(columns.first));
    let example = fit_ellipsis(&style.example, room, pen.ambiguous());
    pen.text(
        columns.first,
        line.y,
        columns.right,
        &example,
        theme.faint(),
    );
}

/// Draws a pattern that may be taken: it has no level yet.
fn draw_proposal(pen: &mut Pen<'_>, theme: Theme, proposal: &Proposal, line: Area) {
    let columns = Columns::of(line);
    pen.text(line.x, line.y, columns.right, " + ", theme.mark());
    let count = proposal.count.to_string();
    let x = pen.text_at_right(columns.name, line.y, columns.count, &count, theme.count());
    let room = usize::from(x.saturating_sub(columns.name).saturating_sub(1));
    let name = fit_ellipsis(&proposal.pattern.regex, room, pen.ambiguous());
    pen.text(columns.name, line.y, x, &name, Style::new());
    let room = usize::from(columns.right.saturating_sub(columns.first));
    let example = fit_ellipsis(&proposal.example, room, pen.ambiguous());
    pen.text(
        columns.first,
        line.y,
        columns.right,
        &example,
        theme.faint(),
    );
}

fn draw_lines(pen: &mut Pen<'_>, theme: Theme, name: &str, count: usize, line: Area) {
    let right = line.x.saturating_add(line.width);
    let x = pen.text(line.x, line.y, right, name, Style::new());
    let count = format!(" {count}");
    pen.text(x, line.y, right, &count, theme.count());
}

/// The first places that the pattern being typed finds.
fn draw_preview(
    pen: &mut Pen<'_>,
    theme: Theme,
    document: &Document,
    typed: &PatternBox,
    area: Area,
) {
    let Some(Ok(found)) = &typed.found else {
        return;
    };
    let right = area.x.saturating_add(area.width);
    for (&block, row) in found.first.iter().zip(0..area.height) {
        let Some(block) = document.block(block) else {
            continue;
        };
        let y = area.y.saturating_add(row);
        let number = document.origin().told(block.span.start).into_owned();
        let middle = area.x.saturating_add(6).min(right);
        pen.text_at_right(area.x, y, middle, &number, theme.faint());
        let x = middle.saturating_add(1);
        let room = usize::from(right.saturating_sub(x));
        let text = document.slice(block.span).trim_start();
        let text = text.split('\n').next().unwrap_or_default();
        let text = fit_ellipsis(text, room, pen.ambiguous());
        pen.text(x, y, right, &text, Style::new());
    }
}
