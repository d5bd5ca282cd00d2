//! The box in which a document to compare with is chosen.

use ratatui::style::Style;

use crate::explorer::State;
use crate::explorer::comparing::choosing::OtherItem;
use crate::explorer::language::Text;
use crate::explorer::pages::boxes;
use crate::explorer::pages::picker::Picker;
use crate::text::fit_ellipsis;

use super::super::paint::Pen;
use super::super::theme::Theme;
use super::popup::{frame, input, list};

/// Draws the box; gives the cell of the caret.
pub(in crate::ui) fn draw(
    pen: &mut Pen<'_>,
    theme: Theme,
    state: &State,
    picker: &Picker<OtherItem>,
) -> Option<(u16, u16)> {
    let language = state.language();
    let popup = boxes::picker(state.size(), picker.items().len());
    let foot = match picker.items().is_empty() {
        true => Text::CompareNone,
        false => Text::CompareFoot,
    };
    let title = Text::CompareChoose.get(language);
    frame(pen, theme, &popup, title, foot.get(language));
    list(pen, theme, &popup, picker, |pen, item, line| {
        let right = line.x.saturating_add(line.width);
        let (text, style) = match item {
            OtherItem::Book(_, name) => (name.clone(), Style::new()),
            OtherItem::Path(path) => (Text::ComparePath.fill(language, &[path]), theme.mark()),
        };
        let fitted = fit_ellipsis(&text, usize::from(line.width), pen.ambiguous());
        pen.text(line.x, line.y, right, &fitted, style);
    });
    input(pen, theme, &popup, picker, Text::CompareIdle.get(language))
}
