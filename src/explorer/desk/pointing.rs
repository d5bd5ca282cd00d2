//! The mouse: the wheel scrolls what it is over, a click goes there.

use crate::notes::MarkKind;

use crate::explorer::desk::action::{Effect, Mouse, MouseKind};
use crate::explorer::desk::panes::{Area, Pane, scroll_bar_part};
use crate::explorer::desk::state::{Mode, State};
use crate::explorer::filter::line::FilterLine;
use crate::explorer::outline::tree::Node;
use crate::explorer::pages::boxes::{self, Popup};
use crate::explorer::pages::picker::Picker;
use crate::explorer::reading::pane::Align;

/// Lines that one notch of the wheel scrolls.
const NOTCH: i64 = 3;

/// Where a popup with a list was pressed.
enum Pressed {
    /// On an item, which is chosen now.
    Item,
    /// On the popup, but on no item.
    Frame,
    /// Beside the popup.
    Outside,
}

/// Chooses the item of a list that was pressed; `place` says where a popup of
/// so many items lies on a screen of `size` cells.
fn press_list<T>(
    picker: &mut Picker<T>,
    place: fn((u16, u16), usize) -> Popup,
    size: (u16, u16),
    mouse: Mouse,
) -> Pressed {
    let popup = place(size, picker.items().len());
    let first = picker.first_seen(usize::from(popup.list.height));
    let row = usize::from(mouse.y.saturating_sub(popup.list.y));
    if popup.list.contains(mouse.x, mouse.y) && picker.select(first.saturating_add(row)) {
        Pressed::Item
    } else if popup.frame.contains(mouse.x, mouse.y) {
        Pressed::Frame
    } else {
        Pressed::Outside
    }
}

impl State {
    pub(in crate::explorer) fn mouse(&mut self, mouse: Mouse) -> Vec<Effect> {
        let wheel = match mouse.kind {
            MouseKind::WheelUp => -NOTCH,
            MouseKind::WheelDown => NOTCH,
            MouseKind::Press | MouseKind::DoublePress => return self.press(mouse),
            MouseKind::Drag => return self.drag(mouse),
        };
        self.message = None;
        match &mut self.mode {
            Mode::Jump(picker) => picker.step(wheel.signum()),
            Mode::Palette(picker) => picker.step(wheel.signum()),
            Mode::Findings(Some(picker)) => picker.step(wheel.signum()),
            Mode::Findings(None) => {}
            Mode::Encodings(picker) => picker.step(wheel.signum()),
            Mode::Structure(page) => page.rows.step(wheel.signum()),
            Mode::Presets(picker) => picker.step(wheel.signum()),
            Mode::Typography(picker) => picker.step(wheel.signum()),
            Mode::Help(top) => {
                let by = usize::try_from(wheel.abs()).unwrap_or(0);
                *top = if wheel > 0 {
                    top.saturating_add(by)
                } else {
                    top.saturating_sub(by)
                };
                self.clamp_help();
            }
            Mode::Info | Mode::Mark(_) => {}
            Mode::Normal | Mode::Filter(_) | Mode::Select(_) => self.wheel(mouse, wheel),
        }
        Vec::new()
    }

    fn wheel(&mut self, mouse: Mouse, lines: i64) {
        let panel = self.panes().panel;
        if panel.is_some_and(|a| a.contains(mouse.x, mouse.y)) {
            if let Some(panel) = self.reader_mut().and_then(|r| r.panel.as_mut()) {
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
        } else if let Some(reader) = self.reader_mut() {
            reader.tree.scroll(lines);
        }
    }

    fn press(&mut self, mouse: Mouse) -> Vec<Effect> {
        self.message = None;
        self.leave_selection();
        if let Some(reader) = self.reader_mut() {
            reader.dragged_from = None;
            reader.drags_scroll_bar = false;
        }
        let size = self.size;
        let pressed = match &mut self.mode {
            Mode::Jump(picker) => press_list(picker, boxes::picker, size, mouse),
            Mode::Palette(picker) => press_list(picker, boxes::picker, size, mouse),
            Mode::Encodings(picker) => press_list(picker, boxes::page, size, mouse),
            Mode::Presets(picker) => press_list(picker, boxes::picker, size, mouse),
            Mode::Findings(Some(picker)) => press_list(picker, boxes::page, size, mouse),
            Mode::Structure(page) => press_list(&mut page.rows, boxes::picker, size, mouse),
            Mode::Typography(picker) => press_list(picker, boxes::page, size, mouse),
            Mode::Findings(None) | Mode::Help(_) | Mode::Info => Pressed::Outside,
            Mode::Mark(_) => {
                self.press_mark_box(mouse);
                return Vec::new();
            }
            Mode::Normal | Mode::Filter(_) | Mode::Select(_) => return self.press_pane(mouse),
        };
        match (pressed, &self.mode) {
            (Pressed::Item, Mode::Jump(_)) => self.accept_jump(),
            (Pressed::Item, Mode::Palette(_)) => return self.accept_palette(),
            (Pressed::Item, Mode::Presets(_)) => return self.accept_preset(),
            (Pressed::Item, Mode::Encodings(_)) => return self.accept_encoding(),
            (Pressed::Item, Mode::Findings(_)) => self.accept_finding(),
            (Pressed::Item, Mode::Structure(page)) if page.pattern.is_none() => {
                return self.toggle_style();
            }
            (Pressed::Item, Mode::Typography(picker)) => {
                if let Some(&choice) = picker.choice() {
                    return self.change_typography(choice, 1);
                }
            }
            // A press beside the names leaves the encoding as it is.
            (Pressed::Frame, Mode::Encodings(_)) | (Pressed::Outside, _) => {
                self.mode = Mode::Normal;
            }
            (Pressed::Frame | Pressed::Item, _) => {}
        }
        Vec::new()
    }

    fn press_pane(&mut self, mouse: Mouse) -> Vec<Effect> {
        let panes = self.panes();
        if let Some(area) = panes.filter.filter(|a| a.contains(mouse.x, mouse.y)) {
            return self.press_filter_line(mouse, area);
        }
        if let Some(area) = panes.panel.filter(|a| a.contains(mouse.x, mouse.y)) {
            let panel = self.reader().and_then(|r| r.panel());
            let rows = panel.map_or(area, |panel| panel.rows(area));
            return match mouse.y.checked_sub(rows.y) {
                Some(row) => self.choose_row(usize::from(row)),
                None => Vec::new(),
            };
        }
        if let Some(area) = panes.scroll.filter(|a| a.contains(mouse.x, mouse.y)) {
            self.focus = Pane::Text;
            if let Some(reader) = self.reader_mut() {
                reader.drags_scroll_bar = true;
            }
            if let Some(offset) = self.scroll_bar_place(mouse.y, area) {
                self.jump_to(offset, Align::Top);
            }
            return Vec::new();
        }
        if let Some(area) = panes.tree.filter(|a| a.contains(mouse.x, mouse.y)) {
            self.press_tree(mouse, area);
        } else if let Some(area) = panes.text.filter(|a| a.contains(mouse.x, mouse.y)) {
            self.focus = Pane::Text;
            if let Some(reader) = self.reader_mut() {
                reader.reading.click(mouse.y.saturating_sub(area.y));
                reader.point_at(panes.column, mouse.x, mouse.y);
            }
            self.follow_in_tree();
            if mouse.kind == MouseKind::DoublePress && matches!(self.mode, Mode::Normal) {
                return self.filter_word();
            }
        }
        Vec::new()
    }

    /// The place of the text that a row of the scroll bar stands for: the
    /// first bookmark or hit of its part, else where that begins; of the last
    /// row the end.
    fn scroll_bar_place(&self, y: u16, area: Area) -> Option<u32> {
        let reader = self.reader()?;
        let last = area.height.checked_sub(1)?;
        let row = y.saturating_sub(area.y).min(last);
        let part = scroll_bar_part(reader.document.len(), row, area.height);
        let marks = reader.marks.in_span(part);
        let marks = marks.filter(|(mark, _)| mark.kind == MarkKind::Bookmark);
        let bookmark = marks.map(|(_, span)| span.start).min();
        let hits = reader.filter.hits();
        let hit = hits.and_then(|hits| Some(hits.in_span(part).first()?.span.start));
        let blank = match row == last {
            true => reader.document.len(),
            false => part.start,
        };
        let mut offset = bookmark.or(hit).unwrap_or(blank);
        let text = reader.document.text();
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
        if let Some(reader) = self.reader_mut() {
            reader.reading.go_to(&reader.document, offset, Align::Top);
        }
        self.follow_in_tree();
    }

    fn press_tree(&mut self, mouse: Mouse, area: Area) {
        self.focus = Pane::Tree;
        let Some(reader) = self.reader_mut() else {
            return;
        };
        let Some(row) = reader.tree.row_at(mouse.y.saturating_sub(area.y)) else {
            return;
        };
        let was_selected = reader.tree.cursor() == row;
        reader.tree.select_row(row);
        let section = reader.tree.selected().and_then(Node::section);
        let depth = section
            .and_then(|id| reader.document.section(id))
            .map_or(1, |s| s.depth);
        let mark = crate::explorer::outline::tree::indent(depth, area.width).saturating_add(area.x);
        let on_mark = mouse.x < mark.saturating_add(2);
        if let (Some(id), true) = (section, on_mark || was_selected)
            && reader.tree.toggle(&reader.document, id).is_some()
        {
            self.rebuild_tree();
        }
        self.read_selected();
    }

    fn press_filter_line(&mut self, mouse: Mouse, area: Area) -> Vec<Effect> {
        let line = FilterLine::of(self, area);
        let hit = line
            .chips
            .iter()
            .find(|cell| cell.area.contains(mouse.x, mouse.y));
        let Some(cell) = hit else {
            return match self.mode {
                Mode::Normal => self.open_filter(false),
                _ => Vec::new(),
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
