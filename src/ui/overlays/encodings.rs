//! The list of encodings.

use ratatui::style::Style;

use crate::explorer::State;
use crate::explorer::language::Text;
use crate::explorer::pages::boxes;
use crate::explorer::pages::picker::Picker;
use crate::source::Encoding;

use super::super::paint::Pen;
use super::super::theme::Theme;
use super::popup::{frame, list};

/// Draws it.
pub(in crate::ui) fn draw(
    pen: &mut Pen<'_>,
    theme: Theme,
    state: &State,
    picker: &Picker<Option<Encoding>>,
) {
    let language = state.language();
    let popup = boxes::page(state.size(), picker.items().len());
    let found = state
        .front()
        .map_or("", |front| front.document().meta().encoding.as_str());
    frame(pen, theme, &popup, Text::EncodingTitle.get(language), found);
    list(pen, theme, &popup, picker, |pen, item, line| {
        let right = line.x.saturating_add(line.width);
        let name = item.map_or(Text::EncodingAuto.get(language), Encoding::name);
        pen.text(line.x, line.y, right, name, Style::new());
    });
}
