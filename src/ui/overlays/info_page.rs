//! The page about the document.

use ratatui::style::Style;

use crate::explorer::State;
use crate::explorer::language::Text;
use crate::explorer::pages::boxes;
use crate::explorer::pages::sheets::info;
use crate::text::fit_ellipsis;

use super::super::paint::Pen;
use super::super::theme::Theme;
use super::popup::frame;

/// Draws it.
pub(in crate::ui) fn draw(pen: &mut Pen<'_>, theme: Theme, state: &State) {
    let language = state.language();
    let Some(front) = state.front() else { return };
    let lines = info::lines(front.document(), language);
    let popup = boxes::page(state.size(), lines.len());
    let title = Text::InfoTitle.get(language);
    frame(pen, theme, &popup, title, Text::InfoFoot.get(language));
    let area = popup.list;
    let right = area.x.saturating_add(area.width);
    let wide = lines.iter().map(|(name, _)| pen.cells(name)).max();
    let middle = area.x.saturating_add(wide.unwrap_or(0)).saturating_add(2);
    let middle = middle.min(right);
    for ((name, value), row) in lines.iter().zip(0..area.height) {
        let y = area.y.saturating_add(row);
        pen.text(area.x, y, middle, name, theme.mark());
        let room = usize::from(right.saturating_sub(middle));
        let value = fit_ellipsis(value, room, pen.ambiguous());
        pen.text(middle, y, right, &value, Style::new());
    }
}
