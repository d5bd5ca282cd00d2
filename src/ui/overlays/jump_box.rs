//! The jump box.

use ratatui::style::Style;

use crate::document::Document;
use crate::explorer::State;
use crate::explorer::desk::panes::Area;
use crate::explorer::language::Text;
use crate::explorer::outline::tree::indent;
use crate::explorer::pages::boxes;
use crate::explorer::pages::picker::Picker;
use crate::search::TitleMatch;
use crate::text::fit_ellipsis;

use super::super::paint::Pen;
use super::super::theme::Theme;
use super::popup::{frame, input, list};

/// Draws it; gives the cell of the caret.
pub(in crate::ui) fn draw(
    pen: &mut Pen<'_>,
    theme: Theme,
    state: &State,
    picker: &Picker<TitleMatch>,
) -> Option<(u16, u16)> {
    let language = state.language();
    let front = state.front()?;
    let document = front.document();
    let popup = boxes::picker(state.size(), picker.items().len());
    let found = picker.items().len();
    let foot = if !front.has_titles() {
        Text::JumpIndexing.get(language).to_owned()
    } else if found == 0 {
        Text::JumpNone.get(language).to_owned()
    } else {
        format!("{}/{found}", picker.selected().saturating_add(1))
    };
    frame(pen, theme, &popup, Text::JumpTitle.get(language), &foot);
    list(pen, theme, &popup, picker, |pen, item, line| {
        draw_match(pen, theme, document, item, line);
    });
    input(pen, theme, &popup, picker, Text::JumpIdle.get(language))
}

/// Draws a title with the matching characters marked, under its depth.
fn draw_match(pen: &mut Pen<'_>, theme: Theme, document: &Document, item: &TitleMatch, line: Area) {
    let right = line.x.saturating_add(line.width);
    let Some(id) = document.section_at(item.place) else {
        return;
    };
    let depth = document.section(id).map_or(1, |s| s.depth);
    let x = line
        .x
        .saturating_add(indent(depth, line.width))
        .saturating_sub(1);
    let title = document.title(id);
    let room = usize::from(right.saturating_sub(x));
    let shown = fit_ellipsis(title, room, pen.ambiguous());
    pen.styled(x, line.y, right, &shown, |byte, _| {
        match item.marked.binary_search(&byte).is_ok() {
            true => theme.count(),
            false => Style::new(),
        }
    });
}
