//! The palette of commands.

use ratatui::style::Style;

use crate::explorer::State;
use crate::explorer::desk::panes::Area;
use crate::explorer::language::Text;
use crate::explorer::pages::boxes;
use crate::explorer::pages::lists::palette::PaletteItem;
use crate::explorer::pages::picker::Picker;
use crate::explorer::pages::sheets::help;
use crate::setting::keys::command::Command;
use crate::text::fit_ellipsis;

use super::super::paint::Pen;
use super::super::theme::Theme;
use super::popup::{frame, input, list};

/// Draws it; gives the cell of the caret.
pub(in crate::ui) fn draw(
    pen: &mut Pen<'_>,
    theme: Theme,
    state: &State,
    picker: &Picker<PaletteItem>,
) -> Option<(u16, u16)> {
    let language = state.language();
    let popup = boxes::picker(state.size(), picker.items().len());
    let foot = if picker.items().is_empty() {
        Text::PaletteNone.get(language)
    } else {
        ""
    };
    frame(pen, theme, &popup, Text::PaletteTitle.get(language), foot);
    list(pen, theme, &popup, picker, |pen, item, line| {
        let right = line.x.saturating_add(line.width);
        match item {
            PaletteItem::Line(number) => {
                let text = Text::GoToLine.fill(language, &[number]);
                pen.text(line.x, line.y, right, &text, Style::new());
            }
            PaletteItem::Percent(number) => {
                let text = Text::GoToPercent.fill(language, &[number]);
                pen.text(line.x, line.y, right, &text, Style::new());
            }
            PaletteItem::Command(command) => draw_command(pen, theme, state, *command, line),
        }
    });
    input(pen, theme, &popup, picker, Text::PaletteIdle.get(language))
}

/// Draws a command: its keys, and what it does.
fn draw_command(pen: &mut Pen<'_>, theme: Theme, state: &State, command: Command, line: Area) {
    let Some(info) = command.info() else { return };
    let right = line.x.saturating_add(line.width);
    let keys = help::key_width(line.width);
    let middle = line.x.saturating_add(keys);
    let shown = fit_ellipsis(
        &state.keymap().shown(command),
        usize::from(keys.saturating_sub(1)),
        pen.ambiguous(),
    )
    .into_owned();
    pen.text(line.x, line.y, middle, &shown, theme.mark());
    let room = usize::from(right.saturating_sub(middle));
    let told = info.scope.told(state.language());
    let help = info.help(state.language(), &state.hint(command));
    let help = format!("{told}{help}");
    let help = fit_ellipsis(&help, room, pen.ambiguous());
    pen.text(middle, line.y, right, &help, Style::new());
}
