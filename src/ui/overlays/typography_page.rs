//! The page on which the reader chooses how text is set.

use ratatui::style::Style;

use crate::explorer::State;
use crate::explorer::language::Text;
use crate::explorer::pages::boxes;
use crate::explorer::pages::picker::Picker;
use crate::setting::typography::Choice;
use crate::text::fit_ellipsis;

use super::super::paint::Pen;
use super::super::theme::Theme;
use super::popup::{frame, list};

/// Draws it.
pub(in crate::ui) fn draw(pen: &mut Pen<'_>, theme: Theme, state: &State, picker: &Picker<Choice>) {
    let language = state.language();
    let popup = boxes::page(state.size(), picker.items().len());
    let title = Text::TypographyTitle.get(language);
    frame(
        pen,
        theme,
        &popup,
        title,
        Text::TypographyFoot.get(language),
    );
    list(pen, theme, &popup, picker, |pen, choice, line| {
        let right = line.x.saturating_add(line.width);
        let name = choice.label(language);
        let value = match state.typography().is_on(*choice) {
            None => state.typography().measure.to_string(),
            Some(true) => Text::On.get(language).to_owned(),
            Some(false) => Text::Off.get(language).to_owned(),
        };
        let at = pen.text_at_right(line.x, line.y, right, &value, theme.count());
        let room = usize::from(at.saturating_sub(line.x).saturating_sub(1));
        let name = fit_ellipsis(name, room, pen.ambiguous());
        pen.text(line.x, line.y, at, &name, Style::new());
    });
}
