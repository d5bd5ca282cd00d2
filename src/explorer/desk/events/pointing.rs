//! The mouse: the wheel scrolls what it is over, a click goes there.

use crate::notes::MarkKind;

use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::panes::{Area, Pane, scroll_bar_part};
use crate::explorer::desk::state::State;
use crate::explorer::filter::line::FilterLine;
use crate::explorer::keys::mouse::{Mouse, MouseKind};
use crate::explorer::outline::tree::Node;
use crate::explorer::reading::pane::Align;

/// Lines that one notch of the wheel scrolls.
const NOTCH: i64 = 3;

impl State {
    pub(in crate::explorer) fn mouse(&mut self, mouse: Mouse) -> Vec<Effect> {
        let wheel = match mouse.kind {
            MouseKind::WheelUp => -NOTCH,
            MouseKind::WheelDown => NOTCH,
            MouseKind::Press | MouseKind::DoublePress => return self.press(mouse),
            MouseKind::Drag => return self.drag(mouse),
        };
        self.message = None;
        let effects = self.on_page(|page, around| page.wheel(wheel, around));
        effects.unwrap_or_else(|| {
            self.wheel(mouse, wheel);
            Vec::new()
        })
    }

    fn wheel(&mut self, mouse: Mouse, lines: i64) {
        let panel = self.panes().panel;
        if panel.is_some_and(|a| a.contains(mouse.x, mouse.y)) {
            if let Some(panel) = self
                .shelf
                .front_mut()
                .and_then(|(_, view)| view.panel.as_mut())
            {
                panel.scroll(lines);
            }
            return;
        }
        let over_tree = self
            .panes()
            .tree
            .is_some_and(|a| a.contains(mouse.x, mouse.y));
        if !over_tree {
            self.scroll(lines);
        } else if let Some((_, view)) = self.shelf.front_mut() {
            view.outline.scroll(lines);
        }
    }

    fn press(&mut self, mouse: Mouse) -> Vec<Effect> {
        self.message = None;
        self.leave_selection();
        if let Some((_, view)) = self.shelf.front_mut() {
            view.pointer.dragged_from = None;
            view.pointer.drags_scroll_bar = false;
        }
        let effects = self.on_page(|page, around| page.press(mouse, around));
        effects.unwrap_or_else(|| self.press_pane(mouse))
    }

    fn press_pane(&mut self, mouse: Mouse) -> Vec<Effect> {
        let panes = self.panes();
        if let Some(area) = panes.filter.filter(|a| a.contains(mouse.x, mouse.y)) {
            return self.press_filter_line(mouse, area);
        }
        if let Some(area) = panes.panel.filter(|a| a.contains(mouse.x, mouse.y)) {
            let panel = self.shelf.front().and_then(|(_, view)| view.panel.as_ref());
            let rows = panel.map_or(area, |panel| panel.rows(area));
            return match mouse.y.checked_sub(rows.y) {
                Some(row) => self.choose_row(usize::from(row)),
                None => Vec::new(),
            };
        }
        if let Some(area) = panes.scroll.filter(|a| a.contains(mouse.x, mouse.y)) {
            self.focus = Pane::Text;
            if let Some((_, view)) = self.shelf.front_mut() {
                view.pointer.drags_scroll_bar = true;
            }
            if let Some(offset) = self.scroll_bar_place(mouse.y, area) {
                self.jump_to(offset, Align::Top);
            }
            return Vec::new();
        }
        if let Some(area) = panes.tree.filter(|a| a.contains(mouse.x, mouse.y)) {
            return self.press_tree(mouse, area);
        } else if let Some(area) = panes.text.filter(|a| a.contains(mouse.x, mouse.y)) {
            self.focus = Pane::Text;
            if let Some((book, view)) = self.shelf.front_mut() {
                view.reading.click(mouse.y.saturating_sub(area.y));
                view.point_at(book.document(), panes.column, mouse.x, mouse.y);
                view.follow(book.document());
            }
            if mouse.kind == MouseKind::DoublePress && self.is_free() {
                return self.filter_word();
            }
        }
        Vec::new()
    }

    /// The place of the text that a row of the scroll bar stands for: the
    /// first bookmark or hit of its part, else where that begins; of the last
    /// row the end.
    fn scroll_bar_place(&self, y: u16, area: Area) -> Option<u32> {
        let (book, view) = self.shelf.front()?;
        let last = area.height.checked_sub(1)?;
        let row = y.saturating_sub(area.y).min(last);
        let part = scroll_bar_part(book.document().len(), row, area.height);
        let marks = book.marks().in_span(part);
        let marks = marks.filter(|(mark, _)| mark.kind == MarkKind::Bookmark);
        let bookmark = marks.map(|(_, span)| span.start).min();
        let hits = view.filter.hits();
        let hit = hits.and_then(|hits| Some(hits.in_span(part).first()?.span.start));
        let blank = match row == last {
            true => book.document().len(),
            false => part.start,
        };
        let mut offset = bookmark.or(hit).unwrap_or(blank);
        let text = book.document().text();
        while !text.is_char_boundary(offset as usize) {
            offset = offset.saturating_sub(1);
        }
        Some(offset)
    }

    /// The text follows the mouse that holds the scroll bar. The history knows
    /// only where it was taken up.
    pub(in crate::explorer) fn drag_scroll_bar(&mut self, mouse: Mouse) {
        let area = self.panes().scroll;
        let Some(offset) = area.and_then(|area| self.scroll_bar_place(mouse.y, area)) else {
            return;
        };
        if let Some((book, view)) = self.shelf.front_mut() {
            view.go_to(book.document(), offset, Align::Top);
        }
    }

    fn press_tree(&mut self, mouse: Mouse, area: Area) -> Vec<Effect> {
        self.focus = Pane::Tree;
        let Some((book, view)) = self.shelf.front_mut() else {
            return Vec::new();
        };
        let Some(row) = view.outline.row_at(mouse.y.saturating_sub(area.y)) else {
            return Vec::new();
        };
        let was_selected = view.outline.cursor() == row;
        view.outline.select_row(row);
        let selected = view.outline.selected();
        if selected.is_some_and(|node| !node.is_inside()) {
            if was_selected {
                return self.toggle_row().unwrap_or_default();
            }
            self.read_selected();
            return Vec::new();
        }
        let section = selected.and_then(Node::section);
        let around = view.outline.depth();
        let depth = section
            .and_then(|id| book.document().section(id))
            .map_or(1, |s| s.depth)
            .saturating_add(around);
        let mark = crate::explorer::outline::tree::indent(depth, area.width).saturating_add(area.x);
        let on_mark = mouse.x < mark.saturating_add(2);
        if let (Some(id), true) = (section, on_mark || was_selected)
            && view.outline.toggle(book.document(), id).is_some()
        {
            view.rebuild_outline(book.document());
        }
        self.read_selected();
        Vec::new()
    }

    fn press_filter_line(&mut self, mouse: Mouse, area: Area) -> Vec<Effect> {
        let line = FilterLine::of(self, area);
        let hit = line
            .chips
            .iter()
            .find(|cell| cell.area.contains(mouse.x, mouse.y));
        let Some(cell) = hit else {
            return match self.is_free() {
                true => self.open_filter(false),
                false => Vec::new(),
            };
        };
        let number = u32::try_from(cell.chip.saturating_add(1)).ok();
        if mouse.x < cell.area.x.saturating_add(cell.join) {
            return self.cycle_join(number);
        }
        let from_right = cell
            .area
            .x
            .saturating_add(cell.area.width)
            .saturating_sub(mouse.x);
        if from_right <= 2 {
            self.remove_chip(number)
        } else {
            self.toggle_chip(number)
        }
    }
}
