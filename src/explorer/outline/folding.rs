//! Folding the tree: one section, all, by depth.

use crate::explorer::desk::panes::Pane;
use crate::explorer::desk::state::State;
use crate::explorer::language::Text;
use crate::explorer::outline::tree::{Node, has_inside, levels};

impl State {
    /// The section that folding speaks of: the selected one in the tree, the
    /// one the reader is in otherwise.
    fn section_for_folding(&self) -> Option<u32> {
        let reader = self.reader()?;
        match self.focus {
            Pane::Tree => reader.tree.selected().and_then(Node::section),
            Pane::Text | Pane::Panel => reader.section(),
        }
    }

    pub(in crate::explorer) fn toggle_fold(&mut self) {
        let Some(id) = self.section_for_folding() else {
            self.say(Text::NothingInside);
            return;
        };
        let Some(reader) = self.reader_mut() else {
            return;
        };
        // A section with nothing inside stands for the one around it.
        let target = if has_inside(&reader.document, id) {
            Some(id)
        } else {
            reader.document.section(id).and_then(|s| s.parent)
        };
        match target {
            Some(target) if reader.tree.toggle(&reader.document, target).is_some() => {
                self.rebuild_tree();
            }
            _ => self.say(Text::NothingInside),
        }
    }

    pub(in crate::explorer) fn toggle_all_folds(&mut self) {
        let Some(reader) = self.reader_mut() else {
            return;
        };
        let unfold = reader.tree.any_folded(&reader.document);
        let level = if unfold { u32::MAX } else { 1 };
        reader.tree.show_level(&reader.document, level);
        self.rebuild_tree();
        self.say(if unfold {
            Text::AllUnfolded
        } else {
            Text::AllFolded
        });
    }

    pub(in crate::explorer) fn show_level(&mut self, level: u32) {
        let Some(reader) = self.reader_mut() else {
            return;
        };
        let level = level.max(1);
        reader.tree.show_level(&reader.document, level);
        self.rebuild_tree();
        self.say_with(Text::ShownLevel, &[&level]);
    }

    pub(in crate::explorer) fn step_shown_level(&mut self, by: i64) {
        let Some(reader) = self.reader() else { return };
        let shown = i64::from(reader.tree.shown_level(&reader.document));
        let deepest = levels(&reader.document).into_iter().max().unwrap_or(1);
        let level = shown.saturating_add(by).clamp(1, i64::from(deepest));
        self.show_level(u32::try_from(level).unwrap_or(1));
    }

    pub(in crate::explorer) fn collapse(&mut self) {
        let Some(id) = self.section_for_folding() else {
            self.say(Text::NoParent);
            return;
        };
        let Some(reader) = self.reader_mut() else {
            return;
        };
        let foldable = has_inside(&reader.document, id);
        if foldable && !reader.tree.is_folded(&reader.document, id) {
            reader.tree.set_folded(id, true);
            self.rebuild_tree();
            return;
        }
        match reader.document.section(id).and_then(|s| s.parent) {
            Some(parent) => {
                reader.tree.follow(&reader.document, Some(parent));
                self.read_selected();
            }
            None => self.say(Text::NoParent),
        }
    }

    pub(in crate::explorer) fn expand(&mut self) {
        let section = self.section_for_folding();
        let Some(reader) = self.reader_mut() else {
            return;
        };
        match section {
            Some(id) if reader.tree.is_folded(&reader.document, id) => {
                reader.tree.set_folded(id, false);
                self.rebuild_tree();
            }
            Some(id) if has_inside(&reader.document, id) && reader.tree.step(1) => {
                self.read_selected();
            }
            _ => self.focus = Pane::Text,
        }
    }
}
