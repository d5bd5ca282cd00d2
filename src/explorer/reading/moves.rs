//! Moving: by lines and pages, by sections, by history.

use crate::document::SectionId;

use crate::explorer::desk::events::effect::Effect;
use crate::explorer::desk::panes::Pane;
use crate::explorer::desk::state::State;
use crate::explorer::language::Text;
use crate::explorer::outline::tree::Node;
use crate::explorer::reading::pane::Align;

impl State {
    pub(in crate::explorer) fn move_by(&mut self, lines: i64) {
        match self.focus {
            Pane::Text => self.scroll(lines),
            Pane::Tree => self.step_in_tree(lines),
            Pane::Panel => self.step_in_panel(lines),
        }
    }

    /// Moves by a part of a page of the pane with the keys.
    pub(in crate::explorer) fn move_by_pages(&mut self, pages: i64, parts: i64) {
        match self.focus {
            Pane::Text => self.scroll_pages(pages, parts),
            Pane::Tree => {
                let height = self
                    .shelf
                    .front()
                    .map_or(1, |(_, view)| view.outline.height());
                let page = i64::from(height).saturating_sub(1) / parts.max(1);
                self.step_in_tree(pages.saturating_mul(page.max(1)));
            }
            Pane::Panel => {
                let panel = self.shelf.front().and_then(|(_, view)| view.panel.as_ref());
                let height = panel.map_or(1, |panel| panel.list().height());
                let page = i64::try_from(height).unwrap_or(1).saturating_sub(1) / parts.max(1);
                self.step_in_panel(pages.saturating_mul(page.max(1)));
            }
        }
    }

    /// Scrolls the text by a part of a page. A whole page keeps two lines, so
    /// that the eye finds its place.
    pub(in crate::explorer) fn scroll_pages(&mut self, pages: i64, parts: i64) {
        let height = i64::from(
            self.shelf
                .front()
                .map_or(1, |(_, view)| view.reading.height()),
        );
        let page = if parts > 1 {
            height / parts
        } else if height > 6 {
            height.saturating_sub(2)
        } else {
            height
        };
        self.scroll(pages.saturating_mul(page.max(1)));
    }

    pub(in crate::explorer) fn scroll(&mut self, lines: i64) {
        let Some((book, view)) = self.shelf.front_mut() else {
            return;
        };
        let moved = view.reading.scroll(book.document(), lines);
        view.follow(book.document());
        if !moved {
            self.say(if lines > 0 {
                Text::AtBottom
            } else {
                Text::AtTop
            });
        }
    }

    /// Moves the cursor of the tree; the text goes with it.
    fn step_in_tree(&mut self, rows: i64) {
        let Some((_, view)) = self.shelf.front_mut() else {
            return;
        };
        if view.outline.step(rows) {
            self.read_selected();
        } else {
            self.say(if rows > 0 {
                Text::AtBottom
            } else {
                Text::AtTop
            });
        }
    }

    /// Shows in the text what is selected in the tree.
    pub(in crate::explorer) fn read_selected(&mut self) {
        let front = self.shelf.front();
        let selected = front.and_then(|(_, view)| view.outline.selected());
        if let Some(node) = selected.filter(|node| !node.is_inside()) {
            self.tell_row(node);
            return;
        }
        let front = self.shelf.front();
        let offset = front.and_then(|(book, view)| match view.outline.selected()? {
            Node::Folder(_) | Node::Book(_) => None,
            Node::Front => Some(0),
            Node::Section(id) => book.document().section(id).map(|s| s.span.start),
        });
        let Some(offset) = offset else {
            return;
        };
        self.leave_here(offset);
        if let Some((book, view)) = self.shelf.front_mut() {
            view.reading.go_to(book.document(), offset, Align::Top);
        }
    }

    pub(in crate::explorer) fn go_to_top(&mut self) {
        match self.focus {
            Pane::Tree => self.step_in_tree(i64::MIN),
            Pane::Panel => self.step_in_panel(i64::MIN),
            Pane::Text => self.jump_to(0, Align::Top),
        }
    }

    pub(in crate::explorer) fn go_to_bottom(&mut self) {
        match self.focus {
            Pane::Tree => return self.step_in_tree(i64::MAX),
            Pane::Panel => return self.step_in_panel(i64::MAX),
            Pane::Text => {}
        }
        let Some((book, _)) = self.shelf.front() else {
            return;
        };
        let end = book.document().blocks().last().map_or(0, |b| b.span.end);
        self.jump_to(end, Align::Near);
    }

    pub(in crate::explorer) fn go_to_line(&mut self, line: u32) {
        let Some((book, _)) = self.shelf.front() else {
            return;
        };
        let document = book.document();
        let offset = document.origin().offset_of(line);
        let offset = offset.unwrap_or_else(|| document.len());
        self.jump_to(offset, Align::Top);
    }

    pub(in crate::explorer) fn go_to_percent(&mut self, percent: u32) {
        let Some((book, _)) = self.shelf.front() else {
            return;
        };
        let length = u64::from(book.document().len());
        let at = length.saturating_mul(u64::from(percent.min(100))) / 100;
        let mut offset = usize::try_from(at).unwrap_or(0);
        while !book.document().text().is_char_boundary(offset) {
            offset = offset.saturating_sub(1);
        }
        self.jump_to(u32::try_from(offset).unwrap_or(0), Align::Top);
    }

    fn go_to_section(&mut self, id: SectionId) {
        let front = self.shelf.front();
        let start = front
            .and_then(|(book, _)| book.document().section(id))
            .map(|s| s.span.start);
        if let Some(start) = start {
            self.jump_to(start, Align::Top);
        }
    }

    /// Goes on or back by sections of any depth. Going back first goes to the
    /// start of the section the reader is in.
    pub(in crate::explorer) fn go_by_sections(&mut self, by: i64) {
        let Some((book, view)) = self.shelf.front() else {
            return;
        };
        let count = i64::try_from(book.document().sections().len()).unwrap_or(i64::MAX);
        let here = view.section(book.document());
        let index = here.map_or(-1, i64::from);
        let inside = here
            .and_then(|id| book.document().section(id))
            .is_some_and(|s| view.reading.cursor() > s.title.start);
        let start = if by < 0 && inside {
            index.saturating_add(1)
        } else {
            index
        };
        let target = start.saturating_add(by);
        if by > 0 && index.saturating_add(1) >= count {
            self.say(Text::NoNextSection);
        } else if by < 0 && start <= 0 {
            self.say(Text::NoPreviousSection);
        } else {
            let target = target.clamp(0, count.saturating_sub(1));
            self.go_to_section(u32::try_from(target).unwrap_or(0));
        }
    }

    /// Goes on or back by sections of the same depth, out of the section
    /// around where need be: after the last article of a chapter comes the
    /// first of the next.
    pub(in crate::explorer) fn go_by_siblings(&mut self, by: i64) {
        let Some((book, view)) = self.shelf.front() else {
            return;
        };
        let Some(here) = view.section(book.document()) else {
            self.go_by_sections(by);
            return;
        };
        let sections = book.document().sections();
        let at = here as usize;
        let depth = sections.get(at).map(|s| s.depth);
        let is_level = |index: &usize| sections.get(*index).map(|s| s.depth) == depth;
        let times = usize::try_from(by.unsigned_abs()).unwrap_or(usize::MAX);
        let target = if by > 0 {
            let later = at.saturating_add(1)..sections.len();
            later.filter(is_level).take(times).last()
        } else {
            (0..at).rev().filter(is_level).take(times).last()
        };
        match target.and_then(|index| u32::try_from(index).ok()) {
            Some(target) => self.go_to_section(target),
            None if by > 0 => self.say(Text::NoNextSibling),
            None => self.say(Text::NoPreviousSibling),
        }
    }

    pub(in crate::explorer) fn go_to_parent(&mut self, levels: i64) {
        let Some((book, view)) = self.shelf.front() else {
            return;
        };
        let mut here = view.section(book.document());
        for _ in 0..levels {
            let parent = here
                .and_then(|id| book.document().section(id))
                .and_then(|s| s.parent);
            match parent {
                Some(parent) => here = Some(parent),
                None => break,
            }
        }
        if here == view.section(book.document()) {
            self.say(Text::NoParent);
        } else if let Some(parent) = here {
            self.go_to_section(parent);
        }
    }

    pub(in crate::explorer) fn go_back(&mut self, times: i64) -> Vec<Effect> {
        self.walk_history(times, true)
    }

    pub(in crate::explorer) fn go_forward(&mut self, times: i64) -> Vec<Effect> {
        self.walk_history(times, false)
    }

    fn walk_history(&mut self, times: i64, back: bool) -> Vec<Effect> {
        let mut place = None;
        for _ in 0..times {
            let Some(here) = place.or_else(|| self.here()) else {
                break;
            };
            let there = if back {
                self.history.back(here)
            } else {
                self.history.forward(here)
            };
            let Some(there) = there else { break };
            place = Some(there);
        }
        let Some(place) = place else {
            self.say(if back {
                Text::NoHistoryBack
            } else {
                Text::NoHistoryForward
            });
            return Vec::new();
        };
        self.go_to(place, Align::Near)
    }
}
