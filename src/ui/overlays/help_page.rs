//! The help page.

use ratatui::style::Style;

use crate::explorer::State;
use crate::explorer::language::Text;
use crate::explorer::pages::boxes;
use crate::explorer::pages::sheets::help::{self, HelpRow};

use super::super::paint::Pen;
use super::super::theme::Theme;
use super::popup::frame;

/// Draws it from line `top` on.
pub(in crate::ui) fn draw(pen: &mut Pen<'_>, theme: Theme, state: &State, top: usize) {
    let language = state.language();
    let rows = help::rows(&state.around());
    let popup = boxes::page(state.size(), rows.len());
    let title = Text::HelpTitle.get(language);
    frame(pen, theme, &popup, title, Text::HelpFoot.get(language));
    let area = popup.list;
    let right = area.x.saturating_add(area.width);
    let middle = area.x.saturating_add(help::key_width(area.width));
    for (row, at) in rows.iter().skip(top).zip(0..area.height) {
        let y = area.y.saturating_add(at);
        match row {
            HelpRow::Blank => {}
            HelpRow::Group(title) => {
                pen.text(area.x, y, right, title, theme.heading());
            }
            HelpRow::Command(keys, meaning) => {
                pen.text(area.x, y, middle, keys, theme.mark());
                pen.text(middle, y, right, meaning, Style::new());
            }
            HelpRow::Query(form, meaning) => {
                pen.text(area.x, y, middle, form, theme.count());
                pen.text(middle, y, right, meaning, Style::new());
            }
        }
    }
}
