//! Folding the tree: one section, all, by depth.

use crate::explorer::desk::panes::Pane;
use crate::explorer::desk::state::State;
use crate::explorer::language::Text;
use crate::explorer::outline::tree::{Node, has_inside, levels};

impl State {
    /// The section that folding speaks of: the selected one in the tree, the
    /// one the reader is in otherwise.
    fn section_for_folding(&self) -> Option<u32> {
        let (book, view) = self.shelf.front()?;
        match self.focus {
            Pane::Tree => view.outline.selected().and_then(Node::section),
            Pane::Text | Pane::Panel => view.section(book.document()),
        }
    }

    pub(in crate::explorer) fn toggle_fold(&mut self) {
        let Some(id) = self.section_for_folding() else {
            self.say(Text::NothingInside);
            return;
        };
        let Some((book, view)) = self.shelf.front_mut() else {
            return;
        };
        // A section with nothing inside stands for the one around it.
        let target = if has_inside(book.document(), id) {
            Some(id)
        } else {
            book.document().section(id).and_then(|s| s.parent)
        };
        match target {
            Some(target) if view.outline.toggle(book.document(), target).is_some() => {
                view.rebuild_outline(book.document());
            }
            _ => self.say(Text::NothingInside),
        }
    }

    pub(in crate::explorer) fn toggle_all_folds(&mut self) {
        let Some((book, view)) = self.shelf.front_mut() else {
            return;
        };
        let unfold = view.outline.any_folded(book.document());
        let level = if unfold { u32::MAX } else { 1 };
        view.outline.show_level(book.document(), level);
        view.rebuild_outline(book.document());
        self.say(if unfold {
            Text::AllUnfolded
        } else {
            Text::AllFolded
        });
    }

    pub(in crate::explorer) fn show_level(&mut self, level: u32) {
        let Some((book, view)) = self.shelf.front_mut() else {
            return;
        };
        let level = level.max(1);
        view.outline.show_level(book.document(), level);
        view.rebuild_outline(book.document());
        self.say_with(Text::ShownLevel, &[&level]);
    }

    pub(in crate::explorer) fn step_shown_level(&mut self, by: i64) {
        let Some((book, view)) = self.shelf.front() else {
            return;
        };
        let shown = i64::from(view.outline.shown_level(book.document()));
        let deepest = levels(book.document()).into_iter().max().unwrap_or(1);
        let level = shown.saturating_add(by).clamp(1, i64::from(deepest));
        self.show_level(u32::try_from(level).unwrap_or(1));
    }

    pub(in crate::explorer) fn collapse(&mut self) {
        let Some(id) = self.section_for_folding() else {
            if !self.go_to_row_of_front() {
                self.say(Text::NoParent);
            }
            return;
        };
        let Some((book, view)) = self.shelf.front_mut() else {
            return;
        };
        let foldable = has_inside(book.document(), id);
        if foldable && !view.outline.is_folded(book.document(), id) {
            view.outline.set_folded(id, true);
            view.rebuild_outline(book.document());
            return;
        }
        match book.document().section(id).and_then(|s| s.parent) {
            Some(parent) => {
                view.outline.follow(book.document(), Some(parent));
                self.read_selected();
            }
            None if self.go_to_row_of_front() => {}
            None => self.say(Text::NoParent),
        }
    }

    pub(in crate::explorer) fn expand(&mut self) {
        let section = self.section_for_folding();
        let Some((book, view)) = self.shelf.front_mut() else {
            return;
        };
        match section {
            Some(id) if view.outline.is_folded(book.document(), id) => {
                view.outline.set_folded(id, false);
                view.rebuild_outline(book.document());
            }
            Some(id) if has_inside(book.document(), id) && view.outline.step(1) => {
                self.read_selected();
            }
            _ => self.focus = Pane::Text,
        }
    }
}
