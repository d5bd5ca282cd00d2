//! Drawing the explorer's state. Nothing here changes it.

mod bars;
mod canvas;
mod paint;
mod popups;
mod prompt;
mod text;
mod theme;
mod tree;

use ratatui::Frame;
use ratatui::layout::Position;

use crate::explorer::State;
use crate::explorer::state::Mode;

pub use canvas::Canvas;

use paint::Pen;
use theme::Theme;

/// Draws the whole screen, and puts the hardware cursor at the caret where an
/// input box is open. `canvas` is the same for all frames of a terminal.
pub fn draw(frame: &mut Frame<'_>, state: &State, canvas: &mut Canvas) {
    let theme = Theme::new(state.is_colourless(), state.ambiguous());
    let panes = state.panes();
    let mut pen = Pen::new(frame.buffer_mut(), state.ambiguous());
    let mut caret = None;
    if let Some(area) = panes.header {
        bars::header(&mut pen, theme, state, &panes, area);
    }
    if let Some(area) = panes.tree {
        tree::draw(&mut pen, theme, state, area);
    }
    if let Some(area) = panes.divider {
        let right = area.x.saturating_add(area.width);
        for y in area.y..area.y.saturating_add(area.height) {
            pen.text(area.x, y, right, theme.lines().vertical, theme.faint());
        }
    }
    if panes.text.is_some() {
        text::draw(&mut pen, theme, state, &panes);
    }
    if let Some(area) = panes.filter {
        caret = bars::filter(&mut pen, theme, state, area);
    }
    bars::status(&mut pen, theme, state, panes.status);
    match state.mode() {
        Mode::Normal | Mode::Filter(_) => {}
        Mode::Jump(picker) => caret = popups::jump(&mut pen, theme, state, picker),
        Mode::Palette(picker) => caret = popups::palette(&mut pen, theme, state, picker),
        Mode::Help(top) => popups::help(&mut pen, theme, state, *top),
        Mode::Info => popups::info(&mut pen, theme, state),
    }
    canvas.finish(frame.buffer_mut());
    if let Some((x, y)) = caret {
        frame.set_cursor_position(Position { x, y });
    }
}
