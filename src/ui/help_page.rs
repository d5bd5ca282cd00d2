//! The help page.

use ratatui::style::Style;

use crate::explorer::State;
use crate::explorer::boxes;
use crate::explorer::help::{self, HelpLine};
use crate::explorer::language::Text;
use crate::explorer::panes::Area;
use crate::text::fit_ellipsis;

use super::command_palette::{KEYS, draw_command};
use super::paint::Pen;
use super::popup::frame;
use super::theme::Theme;

/// Draws it from line `top` on.
pub(super) fn draw(pen: &mut Pen<'_>, theme: Theme, state: &State, top: usize) {
    let language = state.language();
    let lines = help::lines(language);
    let popup = boxes::page(state.size(), lines.len());
    let title = Text::HelpTitle.get(language);
    frame(pen, theme, &popup, title, Text::HelpFoot.get(language));
    let area = popup.list;
    let right = area.x.saturating_add(area.width);
    for (line, row) in lines.iter().skip(top).zip(0..area.height) {
        let y = area.y.saturating_add(row);
        let line_area = Area {
            y,
            height: 1,
            ..area
        };
        match line {
            HelpLine::Blank => {}
            HelpLine::Group(group) => {
                pen.text(area.x, y, right, group.title(language), theme.heading());
            }
            HelpLine::Command(info) => draw_command(pen, theme, state, info.command, line_area),
            HelpLine::Query(form, meaning) => {
                let keys = KEYS.min(area.width / 3);
                let middle = area.x.saturating_add(keys);
                let x = area.x.saturating_add(2);
                pen.text(x, y, middle, form, theme.count());
                let room = usize::from(right.saturating_sub(middle));
                let meaning = fit_ellipsis(meaning, room, pen.ambiguous());
                pen.text(middle, y, right, &meaning, Style::new());
            }
        }
    }
}
