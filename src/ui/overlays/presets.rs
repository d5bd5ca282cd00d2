//! The list of the presets of the filter.

use ratatui::style::Style;

use crate::explorer::State;
use crate::explorer::language::Text;
use crate::explorer::pages::boxes;
use crate::explorer::pages::lists::presets::{PresetItem, summary};
use crate::explorer::pages::picker::Picker;
use crate::text::fit_ellipsis;

use super::super::paint::Pen;
use super::super::theme::Theme;
use super::popup::{frame, input, list};

/// Draws the list; gives the cell of the caret.
pub(in crate::ui) fn draw(
    pen: &mut Pen<'_>,
    theme: Theme,
    state: &State,
    picker: &Picker<PresetItem>,
) -> Option<(u16, u16)> {
    let language = state.language();
    let popup = boxes::picker(state.size(), picker.items().len());
    let foot = match state.presets() {
        None => Text::PresetsReading,
        Some(_) if picker.items().is_empty() => Text::PresetsNone,
        Some(_) => Text::PresetsFoot,
    };
    let title = Text::PresetsTitle.get(language);
    frame(pen, theme, &popup, title, &state.text(foot));
    list(pen, theme, &popup, picker, |pen, item, line| {
        let right = line.x.saturating_add(line.width);
        let (text, style) = match item {
            PresetItem::Keep(name) => (Text::PresetKeep.fill(language, &[name]), theme.mark()),
            PresetItem::Kept(at) => {
                let kept = state.presets().and_then(|all| all.get(*at));
                let name = kept.map_or("", |preset| preset.name.as_str());
                (name.to_owned(), Style::new())
            }
        };
        let fitted = fit_ellipsis(&text, usize::from(line.width), pen.ambiguous());
        let end = pen.text(line.x, line.y, right, &fitted, style);
        if let PresetItem::Kept(at) = item
            && let Some(preset) = state.presets().and_then(|all| all.get(*at))
        {
            let x = end.saturating_add(2);
            let room = usize::from(right.saturating_sub(x));
            let chips = summary(preset, language);
            let chips = fit_ellipsis(&chips, room, pen.ambiguous());
            pen.text(x, line.y, right, &chips, theme.faint());
        }
    });
    input(pen, theme, &popup, picker, Text::PresetsIdle.get(language))
}
