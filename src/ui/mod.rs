//! Drawing the explorer's state. Nothing here changes it.

mod bars;
mod comparing;
mod overlays;
mod paint;
mod palette;
mod panel;
mod shelf;
mod text;
mod theme;
mod tree;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::explorer::State;
use crate::explorer::pages::page::Page;

use paint::Pen;
use theme::Theme;

/// Draws the whole screen into an empty buffer of the state's size. Gives the
/// cell of the caret where an input box is open: there the hardware cursor
/// belongs.
#[must_use]
pub fn draw(buffer: &mut Buffer, state: &State) -> Option<Position> {
    let theme = Theme::of(state);
    let panes = state.panes();
    let mut pen = Pen::new(buffer, state.ambiguous());
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
        caret = text::draw(&mut pen, theme, state, &panes);
    }
    if let Some(area) = panes.panel {
        panel::draw(&mut pen, theme, state, area);
    }
    if let Some(area) = panes.filter {
        caret = bars::filter(&mut pen, theme, state, area).or(caret);
    }
    bars::status(&mut pen, theme, state, &panes);
    for page in state.pages() {
        caret = match page {
            Page::Filter(_) => caret,
            Page::Mark(page) => overlays::marks::draw(&mut pen, theme, state, page),
            Page::Jump(page) => overlays::jump_box::draw(&mut pen, theme, state, &page.picker),
            Page::Palette(page) => {
                overlays::command_palette::draw(&mut pen, theme, state, &page.picker)
            }
            Page::Structure(page) => overlays::structure::draw(&mut pen, theme, state, page),
            Page::Presets(page) => overlays::presets::draw(&mut pen, theme, state, &page.picker),
            Page::Odd(page) => {
                overlays::findings::draw(&mut pen, theme, state, page.list.as_ref());
                caret
            }
            Page::Encodings(page) => {
                overlays::encodings::draw(&mut pen, theme, state, &page.list);
                caret
            }
            Page::Typography(page) => {
                overlays::typography_page::draw(&mut pen, theme, state, &page.list);
                caret
            }
            Page::Help(page) => {
                overlays::help_page::draw(&mut pen, theme, state, page.top);
                caret
            }
            Page::Other(page) => overlays::other::draw(&mut pen, theme, state, &page.picker),
            Page::Compare(page) => {
                comparing::draw(&mut pen, theme, state, page);
                caret
            }
            Page::Info(_) => {
                overlays::info_page::draw(&mut pen, theme, state);
                caret
            }
        };
    }
    theme.finish(buffer);
    caret.map(|(x, y)| Position { x, y })
}
